//! What stands above the body.

use super::byline::byline;
use super::hero::hero;
use super::shared::{Tongue, Words};
use crate::article::{Mark, Metadata};
use crate::session::{Dates, Story};
use yew::prelude::*;

/// Mark, headline, standfirst, byline and picture. What the article does not give leaves no box.
/// Around the page's own article little is left to say: it is one slim row then.
///
/// It is a plain `<div>`: a `<header>` would be a banner, and the page has its own.
pub fn header(story: &Story, dates: &Dates, uid: &str, words: Words) -> Html {
    let Metadata { title, standfirst, mark, image, .. } = &story.metadata;
    let tongue = Tongue::of(story);
    let Tongue { lang, dir } = tongue.clone();
    html! {
        <div class="rw-header" part="header">
            if let Some(mark) = mark { { publication(mark) } }
            if let Some(title) = title {
                <h1 class="rw-title" part="title" lang={lang.clone()} {dir}>{ title }</h1>
            }
            if let Some(standfirst) = standfirst {
                <p class="rw-standfirst" part="standfirst" {lang} {dir}>{ standfirst }</p>
            }
            { byline(story, dates, &tongue, uid, words) }
            if let Some(image) = image { { hero(image, &tongue) } }
        </div>
    }
}

/// The publication's logo.
fn publication(mark: &Mark) -> Html {
    let image = html! {
        <img
            class="rw-mark-image"
            referrerpolicy="no-referrer"
            src={mark.src.clone()}
            alt={mark.alt.clone()}
        />
    };
    html! {
        <div class="rw-mark" part="mark">
            if let Some(href) = &mark.href { <a href={href.clone()}>{ image }</a> } else { { image } }
        </div>
    }
}
