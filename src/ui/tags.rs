//! What the article is about.

use super::shared::{ByPointer, Tongue, Words, label};
use crate::session::Story;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TagsProps {
    pub story: ByPointer<Story>,
    pub words: Words,
}

/// The tags, as links where they lead somewhere. Nothing where there are none.
#[component]
pub fn Tags(props: &TagsProps) -> Html {
    let tags = &props.story.metadata.tags;
    if tags.is_empty() {
        return Html::default();
    }
    let Tongue { lang, dir } = Tongue::of(&props.story);
    html! {
        <div class="rw-section">
            <ul class="rw-tags" part="tags" aria-label={props.words.tags} {lang} {dir}>
                { for tags.iter().map(|tag| html! { <li part="tag">{ label(tag, "rw-tag") }</li> }) }
            </ul>
        </div>
    }
}
