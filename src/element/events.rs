//! The element's events: all bubble, all cross shadow boundaries, with plain data in `detail`.

use super::values::object;
use crate::discussion;
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

/// The reader did something to a comment: `{action, id}`.
pub const COMMENT: &str = "reading-widget-comment";
/// The reader picked an insight, or took it back: `{id, on}`.
pub const INSIGHT: &str = "reading-widget-insight";

/// Tells the page of its article.
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
    dispatch(host, name, &detail);
}

/// Tells the page of what is said about its article.
pub(super) fn tell_discussed(host: &HtmlElement, signal: &discussion::Signal) {
    let (name, detail) = match signal {
        discussion::Signal::Comment { act, id } => {
            (COMMENT, object(&[("action", act.name().into()), ("id", id.to_string().into())]))
        }
        discussion::Signal::Insight { id, on } => {
            (INSIGHT, object(&[("id", id.into()), ("on", (*on).into())]))
        }
    };
    dispatch(host, name, &detail);
}

fn dispatch(host: &HtmlElement, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}
