//! The element's events: all bubble, all cross shadow boundaries, with plain data in `detail`.

use super::values::object;
use crate::session::Signal;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Article and outline are usable.
pub const READY: &str = "reading-widget-ready";
/// Something went wrong: `{code, message}`.
pub const ERROR: &str = "reading-widget-error";
/// Another section is being read: `{id, title}`.
pub const SECTION: &str = "reading-widget-section";
/// The reader got further, or back: `{progress, minutesLeft}`.
pub const PROGRESS: &str = "reading-widget-progress";

/// Tells the page.
pub(super) fn tell(host: &HtmlElement, signal: &Signal) {
    let (name, detail) = match signal {
        Signal::Loading => return,
        Signal::Ready => (READY, JsValue::NULL),
        Signal::Error(trouble) => (
            ERROR,
            object(&[("code", trouble.code().into()), ("message", trouble.to_string().into())]),
        ),
        Signal::Section { id, title } => {
            (SECTION, object(&[("id", id.into()), ("title", title.into())]))
        }
        Signal::Progress { progress, minutes_left } => (
            PROGRESS,
            object(&[("progress", (*progress).into()), ("minutesLeft", (*minutes_left).into())]),
        ),
    };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}
