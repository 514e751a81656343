//! What assistive technology says when something has happened.

use crate::discussion::{Said, State};
use crate::i18n::{Messages, fill};
use crate::store::Sort;
use crate::ui::shared::Words;
use yew::prelude::*;

/// A region that is always there: what comes into it is said, once. Each thing said is an element of
/// its own, so that the same words are said again when it happens again. Where nothing else on the
/// page shows what happened, the words are in sight, too, for some seconds.
pub fn said(state: &State, words: Words) -> Html {
    let (serial, said) = &state.said;
    let is_seen = matches!(said, Some(Said::Copied | Said::NotCopied | Said::Saved));
    html! {
        <div class={if is_seen { "rw-told" } else { "rw-hidden" }} role="status">
            if let Some(sentence) = said.as_ref().and_then(|said| sentence(&words, said)) {
                <p key={*serial}>{ sentence }</p>
            }
        </div>
    }
}

fn sentence(words: &Messages, said: &Said) -> Option<String> {
    let phrase = match said {
        Said::Sent => words.said_sent,
        Said::Edited => words.said_edited,
        Said::Deleted => words.said_deleted,
        Said::Restored => words.said_restored,
        Said::Liked => words.said_liked,
        Said::Unliked => words.said_unliked,
        Said::Copied => words.said_copied,
        Said::NotCopied => words.said_not_copied,
        Said::More(count) => {
            return Some(fill(words.said_more, &[("count", &count.to_string())]));
        }
        Said::Sorted(sort) => {
            return Some(fill(words.said_sorted, &[("order", sort_name(words, *sort))]));
        }
        Said::SignedIn(name) => return Some(fill(words.signed_in, &[("name", name)])),
        // It is said where the insights are, which know its words.
        Said::Picked(_) | Said::Unpicked(_) => return None,
        Said::Saved => words.said_saved,
        Said::SignedOut => words.said_signed_out,
        Said::DraftFound => words.draft_found,
    };
    Some(phrase.to_owned())
}

/// The name of an order.
pub fn sort_name(words: &Messages, sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => words.sort_newest,
        Sort::Oldest => words.sort_oldest,
        Sort::MostLiked => words.sort_most_liked,
    }
}
