//! What stands below everything.

use super::shared::{Tongue, Words, label};
use crate::article::{Label, Metadata};
use crate::session::Story;
use yew::prelude::*;

/// Links to other places and the copyright line. Nothing where there is neither.
///
/// It is a plain `<div>`: a `<footer>` would be the page's.
pub fn footer(story: &Story, words: Words) -> Html {
    let Metadata { links, copyright, .. } = &story.metadata;
    if links.social.is_empty() && links.more.is_empty() && copyright.is_none() {
        return Html::default();
    }
    let Tongue { lang, dir } = Tongue::of(story);
    html! {
        <div class="rw-section rw-footer" part="footer" {lang} {dir}>
            { list(&links.more, words.links_more, "rw-more") }
            { list(&links.social, words.links_social, "rw-social") }
            if let Some(copyright) = copyright {
                <p class="rw-copyright">{ copyright }</p>
            }
        </div>
    }
}

fn list(labels: &[Label], name: &'static str, class: &'static str) -> Html {
    if labels.is_empty() {
        return Html::default();
    }
    html! {
        <ul {class} aria-label={name}>
            { for labels.iter().map(|it| html! { <li>{ label(it, "rw-link") }</li> }) }
        </ul>
    }
}
