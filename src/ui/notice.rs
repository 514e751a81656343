//! What is said where there is no article to show.

use super::icon::again;
use super::shared::Words;
use crate::session::{Action, Phase, State};
use crate::trouble::Trouble;
use std::rc::Rc;
use yew::prelude::*;

/// What there is to say.
#[derive(Clone, Debug)]
pub enum Matter {
    /// The article is on its way. Whether something else stands in its place meanwhile.
    Loading {
        /// The page put something to read into the element for the time being.
        has_fallback: bool,
    },
    /// It is not coming.
    Trouble(Rc<Trouble>),
    /// It is here, and there is not a word in it.
    Empty,
}

impl PartialEq for Matter {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Matter::Loading { has_fallback: a }, Matter::Loading { has_fallback: b }) => a == b,
            (Matter::Trouble(a), Matter::Trouble(b)) => Rc::ptr_eq(a, b),
            (Matter::Empty, Matter::Empty) => true,
            _ => false,
        }
    }
}

impl Matter {
    /// What there is to say in a state, if anything.
    pub fn of(state: &State, has_fallback: bool) -> Option<Self> {
        match &state.phase {
            Phase::Loading(None) => Some(Matter::Loading { has_fallback }),
            Phase::Failed(trouble) => Some(Matter::Trouble(Rc::clone(trouble))),
            Phase::Ready(story) if story.document.is_empty() => Some(Matter::Empty),
            _ => None,
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    pub matter: Option<Matter>,
    pub words: Words,
    pub on_action: Callback<Action>,
}

/// Says it, in the reader's language, with what can be done about it.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let NoticeProps { matter, words, on_action } = props;
    match matter {
        None => Html::default(),
        Some(Matter::Loading { has_fallback }) => html! {
            <div class="rw-notice rw-loading" part="notice" role="status">
                <p class="rw-later">{ words.loading }</p>
                if !has_fallback {
                    <div class="rw-ghost" aria-hidden="true">
                        { for (0..9).map(|_| html! { <i class="rw-ghost-line" /> }) }
                    </div>
                }
            </div>
        },
        Some(Matter::Empty) => html! {
            <div class="rw-notice" part="notice" role="status"><p>{ words.empty }</p></div>
        },
        Some(Matter::Trouble(trouble)) => html! {
            <div class="rw-notice rw-trouble" part="notice" role="alert">
                <p class="rw-trouble-title">{ what(*words, trouble) }</p>
                <p class="rw-trouble-detail" lang="en" dir="ltr">{ trouble.to_string() }</p>
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
    }
}

fn what(words: Words, trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Fetch { .. } => words.error_fetch,
        Trouble::Format { .. } => words.error_format,
        Trouble::Parse { .. } => words.error_parse,
        Trouble::Wasm { .. } => words.error_wasm,
    }
}
