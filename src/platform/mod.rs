//! The platform: thin adapters between the widget and the browser. Each holds what it started
//! (listeners, observers, timers, style sheets) in a value that undoes it on drop; none decides
//! anything that could be decided by a pure function. Nothing above this room, but the store
//! adapters and the element, names a browser type.

mod content;
mod dates;
mod fetch;
mod follower;
mod host;
mod keys;
mod labels;
mod listen;
mod marks;
mod page;
mod readers;
mod scroll;
mod sheets;
mod surroundings;
mod tree;

pub use content::{Content, Manner, Read, read_html};
pub use dates::{IsoDate, full, iso, moment, now, read_date, relative};
pub use fetch::{Fetched, fetch_text};
pub use follower::{Follower, Told};
pub use host::Host;
pub use keys::watch_steps;
pub use labels::PartLabels;
pub use listen::{Later, Watch};
pub use marks::mark_outline;
pub use readers::Readers;
pub use sheets::Sheets;
pub use surroundings::Surroundings;

/// Runs a future to its end, in the background.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Waits until what is due now has had its turn.
pub async fn next_turn() {
    let now = js_sys::Promise::resolve(&wasm_bindgen::JsValue::UNDEFINED);
    let _ = wasm_bindgen_futures::JsFuture::from(now).await;
}

/// A URL resolved against another; as it is where that cannot be done.
pub fn resolve(url: &str, base: &str) -> String {
    web_sys::Url::new_with_base(url, base).map_or_else(|_| url.to_owned(), |url| url.href())
}

/// Replaces the page's hash without an entry in the history.
pub fn replace_hash(id: &str) {
    let Some(window) = web_sys::window() else { return };
    let hash = ["#", &String::from(js_sys::encode_uri_component(id))].concat();
    if window.location().hash().is_ok_and(|now| now == hash) {
        return;
    }
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        // A document of an opaque origin may not: then the hash stays as it is.
        let _ = history.replace_state_with_url(&state, "", Some(&hash));
    }
}

/// Moves the focus to a node, where it is an element that can take it.
pub fn focus(node: &web_sys::Node) {
    use wasm_bindgen::JsCast;
    if let Some(element) = node.dyn_ref() {
        scroll::focus(element);
    }
}

/// Says a sentence in the console, as a warning.
pub fn warn(sentence: &str) {
    web_sys::console::warn_1(&sentence.into());
}

/// Says a sentence in the console, as an error.
pub fn error(sentence: &str) {
    web_sys::console::error_1(&sentence.into());
}

/// What an error that the browser threw says.
fn message_of(error: &wasm_bindgen::JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok();
    message.and_then(|message| message.as_string()).unwrap_or_else(|| "unknown".to_owned())
}
