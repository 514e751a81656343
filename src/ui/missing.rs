//! What is said where comments and insights could not be loaded.

use super::icon::again;
use super::shared::Words;
use yew::prelude::*;

/// Says it, with what can be done about it.
pub fn missing(words: Words, on_again: &Callback<()>) -> Html {
    html! {
        <div class="rw-notice rw-trouble" role="alert">
            <p class="rw-trouble-title">{ words.wrong_comments }</p>
            <button type="button" class="rw-button" onclick={on_again.reform(|_| ())}>
                { again() }{ words.try_again }
            </button>
        </div>
    }
}
