//! A session as a component sees it: the part of its state that the component shows, and no drawing for
//! anything else.

use crate::platform;
use crate::session::{Session, State};
use yew::prelude::*;

/// What `pick` leaves of a session's state, now and whenever that changes. Without a session, of a
/// state in which nothing has happened.
#[hook]
pub(super) fn use_seen(
    session: &Option<Session>,
    pick: fn(&State) -> State,
) -> UseStateHandle<State> {
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

fn of(session: &Option<Session>, pick: fn(&State) -> State) -> State {
    pick(&session.as_ref().map(Session::state).unwrap_or_default())
}
