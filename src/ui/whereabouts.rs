//! Where the reader is in the article: the bar at the foot of narrow widgets, which names the section,
//! and the progress. Everything else stands still while the reader scrolls.

use super::outline_bar::outline_bar;
use super::progress::{left, progress};
use super::shared::{Words, id};
use crate::session::{Action, Scene, State};
use yew::prelude::*;

/// Says it. `outline_button` becomes the button of the bar.
pub fn whereabouts(
    state: &State,
    uid: &str,
    outline_button: &NodeRef,
    on_action: &Callback<Action>,
) -> Html {
    let Some(story) = state.readable() else { return Html::default() };
    let words = Words::of(state.language());
    let left = has_progress(state).then(|| left(words, state.seconds_left()));
    html! {
        <>
            if has_outline(state) {
                {
                    outline_bar(
                        state,
                        story,
                        left.clone(),
                        &outline_id(uid),
                        words,
                        outline_button.clone(),
                        on_action,
                    )
                }
            }
            if let Some(left) = left { { progress(state.position.progress, left) } }
        </>
    }
}

/// Whether there is anything to say: an outline, or a progress.
pub fn has_whereabouts(scene: &Scene) -> bool {
    has_outline(scene) || has_progress(scene)
}

/// Whether the article has an outline that is wanted.
pub fn has_outline(scene: &Scene) -> bool {
    scene.options.outline
        && scene.readable().is_some_and(|story| !story.outline.sections.is_empty())
}

/// The id of the outline.
pub fn outline_id(uid: &str) -> AttrValue {
    id(uid, "outline")
}

fn has_progress(scene: &Scene) -> bool {
    scene.options.progress && scene.readable().is_some_and(|story| story.time().seconds > 0.0)
}
