//! The keys of a reader who goes from one to the next: `j` and `k` through the sections, `n` and `p`
//! through the comments.

use super::listen::Watch;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

/// Two keys: for the next, and for the previous.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    next: &'static str,
    previous: &'static str,
}

impl Steps {
    /// From section to section.
    pub const SECTIONS: Steps = Steps { next: "j", previous: "k" };
    /// From comment to comment.
    pub const COMMENTS: Steps = Steps { next: "n", previous: "p" };
}

/// Calls back with 1 or -1 when a key asks for the next or the previous one while the focus is
/// below `root`. Keys that are typed into a field, or pressed with another key, ask for nothing.
pub fn watch_steps(root: &Node, steps: Steps, callback: impl Fn(i32) + 'static) -> Option<Watch> {
    let root = root.dyn_ref::<Element>()?;
    Some(Watch::event(root, "keydown", move |event| {
        if let Some(step) = step_of(event, steps) {
            callback(step);
        }
    }))
}

fn step_of(event: &Event, steps: Steps) -> Option<i32> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return None;
    }
    let key = event.key();
    let step = match key.as_str() {
        key if key == steps.next => 1,
        key if key == steps.previous => -1,
        _ => return None,
    };
    // What the event says to us is its target; where it really began, only its path tells.
    let origin = event.composed_path().get(0);
    let is_typing = origin.dyn_ref::<Element>().is_some_and(|element| {
        let fields = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
        element.closest(fields).ok().flatten().is_some()
    });
    (!is_typing).then_some(step)
}
