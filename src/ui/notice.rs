//! What is said where there is no article to show.

use super::icon::again;
use super::shared::Words;
use crate::article::Place;
use crate::i18n::fill;
use crate::session::{Action, Phase, Scene};
use crate::trouble::{FetchCause, Trouble};
use yew::prelude::*;

/// Says it, in the reader's language, with what can be done about it. `has_fallback`: the page put
/// something to read into the element until the article is there.
pub fn notice(
    scene: &Scene,
    has_fallback: bool,
    words: Words,
    on_action: &Callback<Action>,
) -> Html {
    match &scene.phase {
        Phase::Loading(None) => html! {
            <div class="rw-notice rw-loading" part="notice" role="status">
                <p class="rw-later">{ words.loading }</p>
                if !has_fallback {
                    <div class="rw-ghost" aria-hidden="true">
                        { for (0..9).map(|_| html! { <i class="rw-ghost-line" /> }) }
                    </div>
                }
            </div>
        },
        Phase::Ready(story) if story.document.is_empty() => html! {
            <div class="rw-notice" part="notice" role="status"><p>{ words.empty }</p></div>
        },
        Phase::Failed(trouble) => html! {
            <div class="rw-notice rw-trouble" part="notice" role="alert">
                <p class="rw-trouble-title">{ what(words, trouble) }</p>
                if let Some(detail) = detail(words, trouble) {
                    <p class="rw-trouble-detail">{ detail }</p>
                }
                if matches!(**trouble, Trouble::Fetch { .. } | Trouble::Wasm { .. }) {
                    <button
                        type="button"
                        class="rw-button"
                        onclick={on_action.reform(|_| Action::RetryAsked)}
                    >
                        { again() }{ words.try_again }
                    </button>
                }
            </div>
        },
        _ => Html::default(),
    }
}

/// What happened.
fn what(words: Words, trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Fetch { .. } => words.error_fetch,
        Trouble::Format { .. } => words.error_format,
        Trouble::Parse { .. } => words.error_parse,
        Trouble::Wasm { .. } => words.error_wasm,
    }
}

/// Where and why. What a browser says about itself is for the console.
fn detail(words: Words, trouble: &Trouble) -> Option<String> {
    Some(match trouble {
        Trouble::Fetch { url, cause } => {
            let (phrase, value) = match cause {
                FetchCause::Status(status) => (words.error_status, status.to_string()),
                FetchCause::Network | FetchCause::Scheme => (words.error_network, String::new()),
                FetchCause::TimedOut(_) => (words.error_timeout, String::new()),
                FetchCause::TooLong(bytes) => {
                    (words.error_too_long, (bytes / 1_000_000).to_string())
                }
            };
            fill(phrase, &[("url", url), ("status", &value), ("limit", &value)])
        }
        Trouble::Format { came, .. } => fill(words.error_format_came, &[("came", came)]),
        Trouble::Parse { error, .. } => {
            let place = match &error.place {
                Place::Line(line) => fill(words.place_line, &[("line", &line.to_string())]),
                Place::Path(path) => fill(words.place_field, &[("path", path)]),
            };
            let expected = error.expected.trim_end_matches('.');
            fill(words.error_parse_at, &[("place", &place), ("expected", expected)])
        }
        Trouble::Wasm { .. } => return None,
    })
}
