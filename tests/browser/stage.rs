//! A place in the page for one test: it leaves with its test.

use reading_widget::platform::Host;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, Window};

/// An element at the end of the page, with some HTML in it, until this is dropped.
pub struct Stage(pub HtmlElement);

impl Stage {
    pub fn new(html: &str) -> Self {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        element.set_inner_html(html);
        document().body().unwrap().append_child(&element).unwrap();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        Stage(element)
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).unwrap()
    }

    /// The element that a selector finds, which has to be there.
    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.0.query_selector_all(selector).unwrap().length()
    }

    /// The stage itself as a host.
    pub fn host(&self) -> Host {
        Host::new(self.0.clone())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

pub fn window() -> Window {
    web_sys::window().unwrap()
}

pub fn document() -> Document {
    window().document().unwrap()
}

/// Takes the page's hash away. (Not by going back: while the tests run the page has not loaded
/// completely, and then browsers make no entry in the history to come back from.)
pub fn forget_hash() {
    js("history.replaceState(null, '', location.pathname)");
}

/// What a piece of JavaScript gives.
pub fn js(code: &str) -> JsValue {
    js_sys::eval(code).unwrap()
}

/// Waits, in milliseconds.
pub async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits until something holds; fails when it does not within some seconds.
pub async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..200 {
        if holds() {
            return;
        }
        pause(20).await;
    }
    panic!("it did not come to this: {what}");
}
