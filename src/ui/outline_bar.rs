//! The slim bar at the foot of narrow widgets: where the reader is, and the way to the whole
//! outline.

use super::icon::chevron;
use super::shared::{Tongue, Words};
use crate::session::{Action, State, Story};
use yew::prelude::*;

/// One button: it names the current section and opens the outline, which has the id `controls`,
/// above itself. Where progress is not shown, nothing is `left`.
pub fn outline_bar(
    state: &State,
    story: &Story,
    left: Option<AttrValue>,
    controls: &AttrValue,
    words: Words,
    button: NodeRef,
    on_action: &Callback<Action>,
) -> Html {
    let is_open = state.outline_open;
    let section = state.lit().and_then(|index| story.section(index));
    let Tongue { lang, dir } = Tongue::of(story);
    let opens = !is_open;
    let onclick = on_action.reform(move |_| Action::OutlineToggled(opens));
    html! {
        <div class="rw-bar" part="outline-bar">
            <button
                ref={button}
                type="button"
                class="rw-toggle"
                aria-expanded={if is_open { "true" } else { "false" }}
                aria-controls={controls}
                {onclick}
            >
                if let Some(section) = section {
                    <span class="rw-hidden">{ words.outline }{ ": " }</span>
                    <span class="rw-now" {lang} {dir}>{ &section.title }</span>
                } else {
                    <span class="rw-now">{ words.outline }</span>
                }
                if let Some(left) = left { <span class="rw-bar-left">{ left }</span> }
                { chevron() }
            </button>
        </div>
    }
}
