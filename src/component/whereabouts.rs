//! Where the reader is, as a component of its own: a step of a scroll draws nothing else.

use super::seeing::use_seen;
use crate::session::{Action, Session, State};
use crate::ui;
use yew::prelude::*;

/// What a [`Whereabouts`] shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WhereaboutsProps {
    /// The session.
    pub session: Option<Session>,
    /// What the ids in the widget begin with.
    pub uid: AttrValue,
    /// Becomes the button that opens the outline.
    pub outline_button: NodeRef,
    /// What the reader wants.
    pub on_action: Callback<Action>,
}

/// The bar and the progress.
#[component]
pub(super) fn Whereabouts(props: &WhereaboutsProps) -> Html {
    let WhereaboutsProps { session, uid, outline_button, on_action } = props;
    let state = use_seen(session, State::clone);
    ui::whereabouts(&state, uid, outline_button, on_action)
}
