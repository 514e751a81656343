//! The byline: who, when, and how long it takes.

use super::initials::initials;
use super::moment::moment;
use super::shared::{Tongue, Words, id};
use super::time_text;
use crate::article::Author;
use crate::reading_time::ReadingTime;
use crate::session::{Dates, Moment, Story};
use yew::prelude::*;

/// The row under the headline.
pub fn byline(story: &Story, dates: &Dates, tongue: &Tongue, uid: &str, words: Words) -> Html {
    let author = story.metadata.author.as_ref().filter(|_| !story.metadata.without_byline);
    let time = story.time();
    html! {
        <div class="rw-byline">
            if let Some(author) = author { { portrait(author) } }
            <div class="rw-facts">
                if let Some(author) = author { { name(author, tongue) } }
                <div class="rw-row">
                if let Some(published) = &dates.published {
                    <span class="rw-fact" part="published">
                            <span class="rw-hidden">{ words.published }{ " " }</span>
                            { moment(published) }
                        </span>
                }
                if let Some(updated) = &dates.updated {
                    <span class="rw-fact rw-updated">{ around(words.updated, updated) }</span>
                }
                if time.seconds > 0.0 { { reading_time(time, uid, words) } }
                </div>
            </div>
        </div>
    }
}

/// The portrait, or the initials.
pub fn portrait(author: &Author) -> Html {
    match &author.picture {
        Some(src) => html! {
            <img
                class="rw-portrait"
                referrerpolicy="no-referrer"
                src={src.clone()}
                alt=""
                width="96"
                height="96"
                decoding="async"
            />
        },
        None => html! {
            <span class="rw-portrait rw-initials" aria-hidden="true">
                { initials(&author.name) }
            </span>
        },
    }
}

/// The author's name, linked where there is a page about the person.
pub fn name(author: &Author, tongue: &Tongue) -> Html {
    let Tongue { lang, dir } = tongue.clone();
    html! {
        <span class="rw-author" part="byline" {lang} {dir}>
            if let Some(href) = &author.href {
                <a rel="author" href={href.clone()}>{ &author.name }</a>
            } else {
                { &author.name }
            }
        </span>
    }
}

/// "Updated {time}", with a real `<time>` in the gap.
fn around(phrase: &'static str, when: &Moment) -> Html {
    let (before, after) = phrase.split_once("{time}").unwrap_or((phrase, ""));
    html! { <>{ before }{ moment(when) }{ after }</> }
}

fn reading_time(time: &ReadingTime, uid: &str, words: Words) -> Html {
    let range_id = id(uid, "range");
    let range = time_text::range(words, time);
    html! {
        <span
            class="rw-fact rw-reading-time"
            part="reading-time"
            title={range.clone()}
            aria-describedby={range_id.clone()}
        >
            { time_text::read(words, time) }
            <span class="rw-hidden" id={range_id}>{ " (" }{ range }{ ")" }</span>
        </span>
    }
}
