//! A session as a component sees it: what it picks of the state, and no drawing for anything else.

use crate::platform;
use crate::session::{Session, State};
use yew::prelude::*;

/// What `pick` says of a session's state, now and whenever that changes. Without a session, of a
/// state in which nothing has happened.
#[hook]
pub(super) fn use_seen<T: PartialEq + 'static>(
    session: &Option<Session>,
    pick: fn(&State) -> T,
) -> UseStateHandle<T> {
    let seen = use_state_eq(|| of(session, pick));
    platform::about_to_draw();
    {
        // (A handle would keep what it has seen.)
        let setter = seen.setter();
        use_effect_with(session.clone(), move |session| {
            // What happened between the first drawing and now.
            setter.set(of(session, pick));
            let subscription = session
                .as_ref()
                .map(|session| session.subscribe(move |state| setter.set(pick(state))));
            move || drop(subscription)
        });
    }
    seen
}

fn of<T>(session: &Option<Session>, pick: fn(&State) -> T) -> T {
    pick(&session.as_ref().map(Session::state).unwrap_or_default())
}
