//! The way past the outline, for those who go by keyboard.

use super::shared::Words;
use crate::session::Action;
use yew::prelude::*;

/// The first thing that the focus meets; seen only then. It is a button, since a link cannot lead
/// out of a shadow root.
pub fn skip_link(words: Words, on_action: &Callback<Action>) -> Html {
    let onclick = on_action.reform(|_| Action::SkipAsked);
    html! { <button type="button" class="rw-skip" {onclick}>{ words.outline_skip }</button> }
}
