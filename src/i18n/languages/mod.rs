//! The languages, one file each. English is always there. With the feature `parts` each of the
//! others is a part of its own, which is loaded for readers of that language.

use super::Messages;

mod en;

/// The language for readers whose own is not here.
pub(super) const ENGLISH: &Messages = &en::MESSAGES;

/// Declares the languages beside English, where each is a part, a file of its own: what is loaded
/// of them, and how.
#[cfg(feature = "parts")]
macro_rules! languages {
    ($($language:ident,)+) => {
        $(mod $language;)+

        /// The tags of the languages that can be loaded.
        const TAGS: &[&str] = &[$(stringify!($language)),+];

        /// Loads a language by its place among the tags.
        async fn fetch(place: usize) -> Option<&'static Messages> {
            let mut places = 0..;
            $(
                if places.next() == Some(place) {
                    return doors::$language().await.ok();
                }
            )+
            None
        }

        mod doors {
            use crate::i18n::Messages;
            use wasm_split_helpers::SplitLoaderError;

            $(
                #[wasm_split_helpers::wasm_split($language, fallible)]
                pub(super) fn $language() -> Result<&'static Messages, SplitLoaderError> {
                    Ok(&super::$language::MESSAGES)
                }
            )+
        }
    };
}

/// Declares the languages beside English, where all of them are here.
#[cfg(not(feature = "parts"))]
macro_rules! languages {
    ($($language:ident,)+) => {
        $(mod $language;)+

        /// All languages.
        pub(super) const LANGUAGES: &[&Messages] = &[ENGLISH, $(&$language::MESSAGES),+];
    };
}

languages! { ar, de, es, fr, he, it, ja, ko, nl, pl, pt, ru, tr, uk, zh, }

/// The messages of exactly this language, where they are here.
#[cfg(not(feature = "parts"))]
pub(super) fn here(tag: &str) -> Option<&'static Messages> {
    LANGUAGES.iter().find(|messages| messages.language.eq_ignore_ascii_case(tag)).copied()
}

/// Where exactly this language can be loaded from, where it is not here yet.
#[cfg(not(feature = "parts"))]
pub(super) fn elsewhere(_: &str) -> Option<usize> {
    None
}

/// Loads a language; nothing where that failed.
#[cfg(not(feature = "parts"))]
pub(super) async fn load(_: usize) -> bool {
    false
}

#[cfg(feature = "parts")]
pub(super) use parts::{elsewhere, here, load};

#[cfg(feature = "parts")]
mod parts {
    use super::{ENGLISH, Messages, TAGS, fetch};
    use std::cell::Cell;

    thread_local! {
        static LOADED: Cell<[Option<&'static Messages>; TAGS.len()]> =
            const { Cell::new([None; TAGS.len()]) };
    }

    /// The messages of exactly this language, where they are here.
    pub fn here(tag: &str) -> Option<&'static Messages> {
        if ENGLISH.language.eq_ignore_ascii_case(tag) {
            return Some(ENGLISH);
        }
        LOADED.get().get(place(tag)?).copied().flatten()
    }

    /// Where exactly this language can be loaded from, where it is not here yet.
    pub fn elsewhere(tag: &str) -> Option<usize> {
        place(tag).filter(|_| here(tag).is_none())
    }

    /// Loads a language; says whether it came.
    pub async fn load(place: usize) -> bool {
        let Some(messages) = fetch(place).await else { return false };
        let mut loaded = LOADED.get();
        if let Some(slot) = loaded.get_mut(place) {
            *slot = Some(messages);
        }
        LOADED.set(loaded);
        true
    }

    fn place(tag: &str) -> Option<usize> {
        TAGS.iter().position(|known| known.eq_ignore_ascii_case(tag))
    }
}
