//! The end of a view. Yew (0.23) draws in turns of 16 ms, and passes over the end of what it has not
//! begun: it would begin that later, for good. So such an end waits.

use crate::component::{Presence, View};
use crate::platform::Later;
use std::rc::Rc;
use yew::AppHandle;

/// How long Yew is given to begin, in milliseconds, before it is looked at again.
const SOON: u32 = 20;

/// Ends a view, at once or as soon as it has begun.
pub(super) fn end(app: AppHandle<View>, presence: Rc<Presence>) {
    presence.is_over.set(true);
    if presence.has_begun.get() {
        app.destroy();
    } else {
        Later::new(SOON, || end(app, presence)).keep();
    }
}
