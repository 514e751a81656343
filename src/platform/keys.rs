//! The keys of a reader who goes from section to section: `j` to the next, `k` to the previous.

use super::listen::Watch;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

/// Calls back with 1 or -1 when a key asks for the next or the previous section while the focus is
/// below `root`. Keys that are typed into a field, or pressed with another key, ask for nothing.
pub fn watch_steps(root: &Node, callback: impl Fn(i32) + 'static) -> Option<Watch> {
    let root = root.dyn_ref::<Element>()?;
    Some(Watch::event(root, "keydown", move |event| {
        if let Some(step) = step_of(event) {
            callback(step);
        }
    }))
}

fn step_of(event: &Event) -> Option<i32> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return None;
    }
    let step = match event.key().as_str() {
        "j" => 1,
        "k" => -1,
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
