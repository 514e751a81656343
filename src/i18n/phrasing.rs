//! The choice of a language, and the filling of a phrase's gaps.

use super::Messages;
use super::languages::{self, ENGLISH};

/// The messages for a language, given as a BCP 47 tag: those of exactly this tag, else those of
/// the tag without its last part, and so on; else English. A language that was not loaded yet
/// ([`load`]) is not found.
pub fn messages(language: &str) -> &'static Messages {
    shortened(language, languages::here).unwrap_or(ENGLISH)
}

/// Whether the messages for a language are still to be loaded.
pub fn is_elsewhere(language: &str) -> bool {
    place_of(language).is_some()
}

/// Loads the messages for a language, where they are not here yet; says whether they came.
pub async fn load(language: &str) -> bool {
    match place_of(language) {
        Some(place) => languages::load(place).await,
        None => false,
    }
}

/// Where the closest language is loaded from, unless it is here.
fn place_of(language: &str) -> Option<usize> {
    shortened(language, |tag| match languages::here(tag) {
        Some(_) => Some(None),
        None => languages::elsewhere(tag).map(Some),
    })?
}

/// What there is for a tag, else for the tag without its last part, and so on.
fn shortened<T>(language: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut tag = language.trim();
    loop {
        if let Some(found) = find(tag) {
            return Some(found);
        }
        (tag, _) = tag.rsplit_once(['-', '_'])?;
    }
}

/// Fills the gaps of a phrase. What is filled in is not looked at again; gaps without a value stay.
pub fn fill(template: &str, pairs: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let gap = behind.split_once('}').and_then(|(name, after)| {
            let (_, value) = pairs.iter().find(|(known, _)| *known == name)?;
            Some((*value, after))
        });
        match gap {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = behind;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::languages::LANGUAGES;
    use std::collections::BTreeSet;

    fn gaps(phrase: &str) -> BTreeSet<&str> {
        phrase.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect()
    }

    #[test]
    fn every_language_has_every_phrase_with_the_gaps_of_english() {
        assert_eq!(LANGUAGES.len(), 16);
        for messages in LANGUAGES {
            for ((name, english), (_, phrase)) in ENGLISH.phrases().zip(messages.phrases()) {
                let place = format!("{name} in {}", messages.language);
                assert!(!phrase.is_empty() && phrase.trim() == phrase, "{place}");
                assert_eq!(gaps(phrase), gaps(english), "{place}");
                assert_eq!(phrase.matches('{').count(), phrase.matches('}').count(), "{place}");
            }
        }
    }

    #[test]
    fn languages_are_translated_not_copied() {
        let english: Vec<_> = ENGLISH.phrases().collect();
        for messages in LANGUAGES.iter().filter(|messages| messages.language != "en") {
            let same = messages.phrases().filter(|phrase| english.contains(phrase)).count();
            assert!(same <= 4, "{} phrases are English in {}", same, messages.language);
        }
    }

    #[test]
    fn what_is_written_from_right_to_left_says_so() {
        let rtl: Vec<_> = LANGUAGES.iter().filter(|m| m.rtl).map(|m| m.language).collect();
        assert_eq!(rtl, ["ar", "he"]);
    }

    #[test]
    fn a_language_is_found_by_its_tag_or_a_shorter_one() {
        for (tag, expect) in [
            ("en", "en"),
            ("de-AT", "de"),
            ("PT-br", "pt"),
            ("zh-Hant-TW", "zh"),
            ("pt_BR", "pt"),
            (" ja ", "ja"),
            ("ar-EG-u-nu-latn", "ar"),
            ("sw", "en"),
            ("", "en"),
            ("-", "en"),
            ("deutsch", "en"),
        ] {
            assert_eq!(messages(tag).language, expect, "{tag:?}");
        }
    }

    #[test]
    fn gaps_are_filled_once() {
        for (template, expect) in [
            ("{minutes} min read", "5 min read"),
            ("{low}–{minutes}", "{minutes}–5"),
            ("no gap", "no gap"),
            ("{unknown} {minutes}", "{unknown} 5"),
            ("open { and {minutes", "open { and {minutes"),
            ("{{minutes}}", "{5}"),
            ("", ""),
        ] {
            assert_eq!(fill(template, &[("minutes", "5"), ("low", "{minutes}")]), expect);
        }
    }
}
