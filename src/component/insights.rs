//! The insights of a discussion, as they stand in a page.

use super::following::use_discussion;
use crate::discussion::{Action, Discussion};
use crate::insights::{Choice, summary};
use crate::ui::{InsightsProps, Words, insights};
use std::rc::Rc;
use yew::prelude::*;

/// What the insights of a discussion need.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PickedProps {
    /// The discussion.
    pub discussion: Discussion,
    /// The choices.
    pub choices: Rc<Vec<Choice>>,
    /// What ids begin with.
    pub uid: AttrValue,
    /// The widget's own words.
    pub words: Words,
}

/// The insights of a discussion.
#[component]
pub(super) fn Insights(props: &PickedProps) -> Html {
    let PickedProps { discussion, choices, uid, words } = props;
    let state = use_discussion(discussion);
    let on_action =
        use_callback(discussion.clone(), |action: Action, discussion| discussion.dispatch(action));
    let tallied = summary(choices, &state.tally.insights, &state.tally.counts, &state.picked);
    let props = InsightsProps {
        state,
        choices: Rc::new(tallied),
        on_action,
        uid: uid.clone(),
        words: *words,
    };
    insights(&props)
}
