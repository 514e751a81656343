//! The platform: thin adapters between the widget and the browser. Each holds what it started
//! (listeners, observers, timers, style sheets) in a value that undoes it on drop; none decides
//! anything that could be decided by a pure function. Nothing above this room, but the store
//! adapters and the element, names a browser type.

mod chance;
mod content;
mod dates;
mod fetch;
mod fields;
mod follower;
mod frame;
mod guard;
mod host;
mod keys;
mod labels;
mod linked_data;
mod listen;
mod marks;
mod page;
mod readers;
mod scroll;
mod sharing;
mod sheets;
mod surroundings;
mod tree;

pub use chance::{persist, random};
pub use content::{Content, Manner, Read, read_page, read_pieces};
pub use dates::{IsoDate, full, iso, moment, now, read_date, relative};
pub use fetch::{Fetched, fetch_text};
pub use fields::{Field, chosen_file, fill, focus_marked, reload, step_comment, value_of};
pub use follower::{Follower, Told};
pub use frame::Frame;
pub use guard::{Guard, about_to_draw};
pub use host::Host;
pub use keys::{Steps, watch_steps};
pub use labels::PartLabels;
pub use listen::{Later, Watch};
pub use marks::mark_outline;
pub use readers::Readers;
pub use sharing::{Sent, copy, save_file, send};
pub use sheets::Sheets;
pub use surroundings::Surroundings;
/// A place in the page, for those who hand it on and do not touch it.
pub use web_sys::Node;

/// The number that a text begins with, as CSS writes numbers; NaN where there is none. The browser
/// reads it: the tables of a second reader would be ten kilobytes for everyone.
#[cfg(target_family = "wasm")]
fn number(text: &str) -> f64 {
    js_sys::parse_float(text)
}

/// The same, where there is no browser.
#[cfg(not(target_family = "wasm"))]
fn number(text: &str) -> f64 {
    text.trim_end_matches(|last: char| !last.is_ascii_digit()).parse().unwrap_or(f64::NAN)
}

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

/// The page's hash, with its sign; empty where there is none.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// The page's address with another hash.
pub fn address_with_hash(hash: &str) -> String {
    let address = page::document().url().unwrap_or_default();
    let address = address.split('#').next().unwrap_or_default();
    [address, "#", hash].concat()
}

/// What has to come before a fragment for a link to stay in the page: nothing, or the page's address
/// where its links are resolved against another.
pub fn before_fragment() -> String {
    let document = page::document();
    let without = |url: String| url.split('#').next().unwrap_or_default().to_owned();
    let address = without(document.url().unwrap_or_default());
    let base = document.base_uri().ok().flatten().map(without);
    if base.is_none_or(|base| base == address) { String::new() } else { address }
}

/// Calls back with the page's hash when it changes.
pub fn watch_hash(callback: impl Fn(&str) + 'static) -> Option<Watch> {
    let window = web_sys::window()?;
    Some(Watch::event(&window, "hashchange", move |_| callback(&hash())))
}

/// Calls back when the page may be about to go: it is hidden, or left.
pub fn watch_leaving(callback: impl Fn() + 'static) -> Vec<Watch> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let callback = std::rc::Rc::new(callback);
    let hidden = callback.clone();
    vec![
        Watch::event(&window, "pagehide", move |_| callback()),
        Watch::event(&page::document(), "visibilitychange", move |_| {
            if page::document().hidden() {
                hidden();
            }
        }),
    ]
}

/// Calls back when somebody comes back to the page, which the browser had put aside. Of what happened
/// meanwhile nothing was told.
pub fn watch_return(callback: impl Fn() + 'static) -> Option<Watch> {
    let window = web_sys::window()?;
    Some(Watch::event(&window, "pageshow", move |event| {
        let persisted = js_sys::Reflect::get(event, &"persisted".into());
        if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
            callback();
        }
    }))
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

/// The name of an error that the browser threw.
fn name_of(error: &wasm_bindgen::JsValue) -> String {
    let name = js_sys::Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}

/// What an error that the browser threw says.
fn message_of(error: &wasm_bindgen::JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok();
    message.and_then(|message| message.as_string()).unwrap_or_else(|| "unknown".to_owned())
}
