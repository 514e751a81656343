//! What the article is about.

use super::shared::{Tongue, Words, label};
use crate::session::Story;
use yew::prelude::*;

/// The tags, as links where they lead somewhere. Nothing where there are none.
pub fn tags(story: &Story, words: Words) -> Html {
    let tags = &story.metadata.tags;
    if tags.is_empty() {
        return Html::default();
    }
    let Tongue { lang, dir } = Tongue::of(story);
    html! {
        <div class="rw-section">
            <ul class="rw-tags" part="tags" aria-label={words.tags} {lang} {dir}>
                { for tags.iter().map(|tag| html! { <li part="tag">{ label(tag, "rw-tag") }</li> }) }
            </ul>
        </div>
    }
}
