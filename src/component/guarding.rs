//! The guard of what a component draws.

use crate::platform::{self, Guard};
use yew::prelude::*;

/// Says that a component is about to be drawn, and guards what it draws, where nothing else does.
#[hook]
pub(super) fn use_guard(root: &NodeRef, wanted: bool) {
    platform::about_to_draw();
    let root = root.clone();
    use_effect_with(wanted, move |wanted| {
        let guard = root.get().filter(|_| *wanted).and_then(|root| Guard::of(&root));
        move || drop(guard)
    });
}
