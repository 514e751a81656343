//! A discussion as a component follows it: its state, and where the focus is to go.

use crate::discussion::{Discussion, Focus, State};
use crate::platform;
use crate::ui::ByPointer;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The state of a discussion, now and whenever it changes.
#[hook]
pub(super) fn use_discussion(discussion: &Discussion) -> Rc<State> {
    let state = use_state_eq(|| ByPointer(discussion.state()));
    platform::about_to_draw();
    {
        // (A handle would keep what it has seen.)
        let setter = state.setter();
        use_effect_with(discussion.clone(), move |discussion| {
            setter.set(ByPointer(discussion.state()));
            let subscription = discussion.subscribe(move |now| setter.set(ByPointer(now.clone())));
            move || drop(subscription)
        });
    }
    Rc::clone(&state.0)
}

/// A focus that found nothing for so long would only surprise, in milliseconds.
const PATIENCE: f64 = 2_000.0;

/// Moves the focus to what a discussion names, as soon as it is drawn below `root`.
#[hook]
pub(super) fn use_focus(discussion: &Discussion, root: &NodeRef) {
    let waiting = use_mut_ref(|| None::<(Focus, f64)>);
    let update = use_force_update();
    {
        let waiting = waiting.clone();
        use_effect_with(discussion.clone(), move |discussion| {
            let subscription = discussion.subscribe_focus(move |focus| {
                *waiting.borrow_mut() = Some((*focus, platform::now()));
                update.force_update();
            });
            move || drop(subscription)
        });
    }
    let root = root.clone();
    // After every drawing: what is to get the focus may have been drawn just now.
    use_effect(move || move_focus(&root, &waiting));
}

fn move_focus(root: &NodeRef, waiting: &RefCell<Option<(Focus, f64)>>) {
    let waits = *waiting.borrow();
    let Some((root, (focus, since))) = root.get().zip(waits) else { return };
    let is_late = platform::now() - since > PATIENCE;
    if is_late || platform::focus_marked(&root, &focus.mark()) {
        waiting.borrow_mut().take();
    }
}
