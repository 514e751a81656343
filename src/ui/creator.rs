//! About the creator.

use super::byline::portrait;
use super::shared::{Tongue, Words, id};
use crate::i18n::fill;
use crate::session::Story;
use yew::prelude::*;

/// The person behind the article: name, picture and words. Without words about the person it is
/// left out, since the byline says all the rest.
pub fn creator(story: &Story, uid: &str, words: Words) -> Html {
    let author = story.metadata.author.as_ref();
    let Some((author, bio)) = author.and_then(|author| Some((author, author.bio.as_ref()?))) else {
        return Html::default();
    };
    let Tongue { lang, dir } = Tongue::of(story);
    let about = fill(words.about_author, &[("name", &author.name)]);
    html! {
        <div
            class="rw-section rw-creator"
            part="creator"
            role="group"
            aria-labelledby={id(uid, "creator")}
        >
            { portrait(author) }
            <div class="rw-creator-words">
                <h2 class="rw-creator-name" id={id(uid, "creator")}>
                    if let Some(href) = &author.href {
                        <a rel="author" href={href.clone()}>{ about }</a>
                    } else {
                        { about }
                    }
                </h2>
                <p class="rw-bio" {lang} {dir}>{ bio }</p>
            </div>
        </div>
    }
}
