//! The phrases, the choice of a language, and the filling of a phrase's gaps.

use super::languages::LANGUAGES;

/// Declares [`Messages`]: one field per phrase, and the list of all of them.
macro_rules! messages {
    ($($(#[$doc:meta])+ $phrase:ident,)+) => {
        /// The phrases of one language. A gap is a name in braces; [`fill`] fills it.
        #[derive(Debug, PartialEq, Eq)]
        pub struct Messages {
            /// The language, as a BCP 47 tag.
            pub language: &'static str,
            /// Whether it is written from right to left.
            pub rtl: bool,
            $($(#[$doc])+ pub $phrase: &'static str,)+
        }

        impl Messages {
            /// Every phrase with the name of its field.
            pub fn phrases(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
                [$((stringify!($phrase), self.$phrase)),+].into_iter()
            }
        }
    };
}

messages! {
    /// Heading and label of the outline.
    outline,
    /// The link that leads past the outline.
    outline_skip,
    /// The reading time: `{minutes}`.
    reading_time,
    /// The reading time below half a minute.
    reading_time_under,
    /// The range that most adults fall in: `{low}` and `{high}` minutes.
    reading_range,
    /// The range where both ends are the same: `{minutes}`.
    reading_range_same,
    /// The time left: `{minutes}`.
    time_left,
    /// The time left below half a minute.
    time_left_under,
    /// The time of a section: `{minutes}`.
    section_time,
    /// Stands before the date of publication.
    published,
    /// `{time}`, a date or a relative time.
    updated,
    /// Makes a relative time from `Intl` (`{time}`) a rough one, where that can be said around it.
    about_time,
    /// Label of the tags.
    tags,
    /// Heading of the words about the author: `{name}`.
    about_author,
    /// Label of the links to the author's or publication's places elsewhere.
    links_social,
    /// Label of further links.
    links_more,
    /// Label of the box of a task that is done.
    task_done,
    /// Label of the box of a task that is not done.
    task_open,
    /// Label of a table that scrolls inside itself.
    table_scrolls,
    /// Label of code that scrolls inside itself.
    code_scrolls,
    /// Label of the link from a footnote back to its place.
    footnote_return,
    /// Shown while an article is being fetched.
    loading,
    /// Shown in place of an article without words.
    empty,
    /// Heading of an error: the article could not be fetched.
    error_fetch,
    /// The server answered with an error: `{url}`, `{status}`.
    error_status,
    /// No answer: `{url}`.
    error_network,
    /// No answer in time: `{url}`.
    error_timeout,
    /// More than is read: `{url}`, `{limit}` in megabytes.
    error_too_long,
    /// Heading of an error: the format is not one that is read.
    error_format,
    /// What came instead: `{came}`, a media type.
    error_format_came,
    /// Heading of an error: JSON or front matter is wrong.
    error_parse,
    /// Where it is wrong and what was expected there: `{place}`, `{expected}` (in English).
    error_parse_at,
    /// A place in a text: `{line}`, from 1.
    place_line,
    /// A place in a text: `{path}` to a field.
    place_field,
    /// The widget's program could not be started.
    error_wasm,
    /// Label of the button that fetches again.
    try_again,
}

/// The messages for a language, given as a BCP 47 tag: those of exactly this tag, else those of
/// the tag without its last part, and so on; else English.
pub fn messages(language: &str) -> &'static Messages {
    let mut tag = language.trim();
    loop {
        let found = LANGUAGES.iter().find(|messages| messages.language.eq_ignore_ascii_case(tag));
        if let Some(messages) = found {
            return messages;
        }
        match tag.rsplit_once(['-', '_']) {
            Some((shorter, _)) => tag = shorter,
            None => return super::languages::ENGLISH,
        }
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
    use std::collections::BTreeSet;

    fn gaps(phrase: &str) -> BTreeSet<&str> {
        phrase.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect()
    }

    #[test]
    fn every_language_has_every_phrase_with_the_gaps_of_english() {
        assert_eq!(LANGUAGES.len(), 16);
        for messages in LANGUAGES {
            for ((name, english), (_, phrase)) in
                super::super::languages::ENGLISH.phrases().zip(messages.phrases())
            {
                let place = format!("{name} in {}", messages.language);
                assert!(!phrase.is_empty() && phrase.trim() == phrase, "{place}");
                assert_eq!(gaps(phrase), gaps(english), "{place}");
                assert_eq!(phrase.matches('{').count(), phrase.matches('}').count(), "{place}");
            }
        }
    }

    #[test]
    fn languages_are_translated_not_copied() {
        let english: Vec<_> = super::super::languages::ENGLISH.phrases().collect();
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
