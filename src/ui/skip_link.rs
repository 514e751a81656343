//! The way past the outline, for those who go by keyboard.

use super::shared::Words;
use crate::session::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SkipLinkProps {
    pub words: Words,
    pub on_action: Callback<Action>,
}

/// The first thing that the focus meets; seen only then. It is a button, since a link cannot lead
/// out of a shadow root.
#[component]
pub fn SkipLink(props: &SkipLinkProps) -> Html {
    let onclick = props.on_action.reform(|_| Action::SkipAsked);
    html! { <button type="button" class="rw-skip" {onclick}>{ props.words.outline_skip }</button> }
}
