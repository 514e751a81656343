//! What went wrong, in the reader's language, with what can be done about it.

use super::CommentsProps;
use crate::comments::wire::{FILE_LIMIT, FileError};
use crate::comments::{BODY_LIMIT, Problem};
use crate::discussion::{Action, Error};
use crate::i18n::{Messages, fill};
use crate::store::StoreError;
use yew::prelude::*;

/// Why something was not done.
pub fn reason(words: &Messages, error: &Error) -> String {
    let phrase = match error {
        Error::SignedOut => words.wrong_signed_out,
        Error::Problem(Problem::Empty) => words.wrong_empty,
        Error::Problem(Problem::TooLong) => return too_long(words, BODY_LIMIT),
        Error::Problem(Problem::Link) => words.wrong_link,
        Error::NotFound => words.wrong_gone,
        Error::NotYours => words.wrong_not_yours,
        Error::Store(error) => store_reason(words, error),
        Error::File(FileError::TooLong) => return too_long(words, FILE_LIMIT),
        Error::File(FileError::Version) => words.wrong_file_version,
        Error::File(_) => words.wrong_file,
    };
    phrase.to_owned()
}

/// Why the store did not do what it was asked. What a browser says about itself is for the console.
pub fn store_reason(words: &Messages, error: &StoreError) -> &'static str {
    match error {
        StoreError::Quota => words.wrong_quota,
        StoreError::Outdated => words.wrong_outdated,
        StoreError::Blocked | StoreError::Busy => words.wrong_blocked,
        StoreError::Failed(_) => words.wrong_storage,
    }
}

/// There are more characters than allowed.
pub fn too_long(words: &Messages, limit: usize) -> String {
    fill(words.wrong_too_long, &[("limit", &limit.to_string())])
}

/// The comments could not be read, and how to try again.
pub fn unread(props: &CommentsProps, error: &StoreError) -> Html {
    let words = props.words;
    html! {
        <div class="rw-alert" role="alert">
            <p class="rw-alert-title">{ words.wrong_comments }</p>
            <p class="rw-alert-words">{ store_reason(&words, error) }</p>
            <div class="rw-choices">
                { props.button("rw-action", words.try_again, Action::RetryAsked) }
            </div>
        </div>
    }
}
