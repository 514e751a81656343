//! Where the reader is, as a component of its own: scrolling draws nothing else.

use super::root::Root;
use super::seeing::use_seen;
use crate::platform;
use crate::session::{Action, Session, State};
use crate::ui;
use std::rc::Rc;
use yew::prelude::*;

/// What a [`Whereabouts`] shows.
#[derive(PartialEq, Properties)]
pub(super) struct WhereaboutsProps {
    /// The session.
    pub session: Option<Session>,
    /// What is around the view, with the outline.
    pub root: Root,
    /// What the ids in the widget begin with.
    pub uid: AttrValue,
    /// Becomes the button that opens the outline.
    pub outline_button: NodeRef,
    /// What the reader wants.
    pub on_action: Callback<Action>,
}

/// The bar and the progress; and the marks of the outline, which is not drawn anew.
#[component]
pub(super) fn Whereabouts(props: &WhereaboutsProps) -> Html {
    let WhereaboutsProps { session, root, uid, outline_button, on_action } = props;
    let state = use_seen(session, State::clone);
    {
        let outline = state.readable().filter(|_| ui::has_outline(&state));
        let outline = outline.map(|story| Rc::as_ptr(&story.outline));
        let root = root.clone();
        use_effect_with((state.lit(), outline, state.outline_open), move |(lit, _, _)| {
            let brought = root.get().and_then(|root| platform::mark_outline(&root, *lit));
            move || drop(brought)
        });
    }
    ui::whereabouts(&state, uid, outline_button, on_action)
}
