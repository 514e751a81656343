//! What stands around a story on a web page and is copied along with it: bylines, dates, credits
//! of pictures, buttons. None of it is dropped; it must only not be taken for a heading.

use super::Author;

/// The words that open a byline, in lower case. Those of other languages that are also common
/// words ask for a name of two words.
const OPENINGS: [&str; 10] =
    ["written by", "words by", "story by", "by", "von", "par", "por", "door", "بقلم", "מאת"];

/// Words within a name that have no capital, and those between names.
const PARTICLES: [&str; 31] = [
    "and", "&", "de", "del", "della", "der", "den", "di", "da", "dos", "du", "van", "von", "vom",
    "la", "le", "el", "al", "bin", "ibn", "y", "e", "und", "et", "en", "with", "ten", "ter", "zu",
    "af", "av",
];

/// Words that lead from a name to a place or an employer.
const LINKS: [&str; 4] = ["in", "at", "for", "from"];

/// The longest byline, in bytes.
const LONGEST: usize = 160;

/// The author whom a byline names, and what else stands on the line.
pub(super) fn byline(line: &str) -> Option<(Author, &str)> {
    let line = line.trim();
    if line.len() > LONGEST {
        return None;
    }
    let opening = OPENINGS.iter().find(|opening| {
        let (start, rest) = line.split_at_checked(opening.len()).unwrap_or(("", ""));
        start.eq_ignore_ascii_case(opening) && rest.starts_with([' ', ':', '\u{a0}'])
    })?;
    let rest = line.get(opening.len()..)?.trim_start_matches([' ', ':', '\u{a0}']);
    let (who, rest) = [" | ", " · ", " • ", " — "]
        .iter()
        .filter_map(|mark| rest.split_once(mark))
        .min_by_key(|(who, _)| who.len())
        .unwrap_or((rest, ""));
    let author = author(who)?;
    let is_word = opening.is_ascii() && !opening.ends_with("by");
    (!is_word || author.name.contains(' ')).then_some((author, rest.trim()))
}

/// Whether a line is a byline.
pub(super) fn is_byline(line: &str) -> bool {
    byline(line).is_some()
}

/// The author whom words name: “Ada Byron”, or “Ada Byron, science editor”.
pub(super) fn author(words: &str) -> Option<Author> {
    let words = words.trim();
    if is_name(words) {
        return Some(Author { name: words.to_owned(), ..Author::default() });
    }
    let (name, bio) = words.split_once(", ").filter(|(name, _)| is_name(name))?;
    let is_role = bio.chars().next().is_some_and(char::is_alphabetic)
        && bio.split_whitespace().count() <= 8
        && !bio.ends_with('.');
    is_role.then(|| Author {
        name: name.to_owned(),
        bio: Some(bio.to_owned()),
        ..Author::default()
    })
}

fn is_name(words: &str) -> bool {
    let mut count = 0;
    for word in words.split_whitespace() {
        count += 1;
        let bare = word.trim_end_matches([',', '.']);
        let small = word.starts_with(|c: char| c.is_lowercase() || c == '&');
        let fits = !bare.is_empty()
            && bare.chars().all(|c| c.is_alphabetic() || "'’-.&\u{301}".contains(c))
            // A full stop belongs to an initial, not to the end of a sentence.
            && (!word.ends_with('.') || bare.chars().count() <= 3)
            && (!small || PARTICLES.contains(&word) || (count > 2 && LINKS.contains(&word)));
        if !fits {
            return false;
        }
    }
    let first_is_particle = words.split_whitespace().next().is_some_and(|word| word == "and");
    (1..=12).contains(&count) && !first_is_particle
}

/// Whether a short line is a page's own: a button, a date with its verb, a reading time, a credit.
pub(super) fn is_furniture(line: &str) -> bool {
    let line = line.to_lowercase();
    let has_digit = line.bytes().any(|b| b.is_ascii_digit());
    is_credit(&line)
        || line.starts_with("listen to this")
        || matches!(
            line.as_str(),
            "share"
                | "save"
                | "print"
                | "comment"
                | "comments"
                | "advertisement"
                | "advert"
                | "ad"
                | "skip advertisement"
                | "story continues below"
                | "read more"
                | "copy link"
                | "listen"
                | "follow"
                | "subscribe"
                | "sign up"
                | "log in"
                | "related"
                | "view comments"
                | "share this article"
                | "share this story"
                | "opens in new tab"
                | "story continues below advertisement"
                | "article continues below"
                | "continue reading"
                | "bookmark"
                | "email"
                | "facebook"
                | "whatsapp"
                | "more"
                | "link copied"
        )
        || (has_digit
            && ([
                "published",
                "updated",
                "last updated",
                "posted",
                "first published",
                "last modified",
            ]
            .iter()
            .any(|start| line.starts_with(start))
                || [
                    "min read",
                    "minute read",
                    "minutes read",
                    "mins read",
                    "comments",
                    "ago",
                    "shares",
                ]
                .iter()
                .any(|end| line.ends_with(end))))
}

/// Whether a line in lower case says where a picture is from.
pub(super) fn is_credit(line: &str) -> bool {
    let starts = [
        "image source",
        "image caption",
        "image:",
        "image credit",
        "photo:",
        "photo by",
        "photograph by",
        "photos by",
        "credit:",
        "source:",
        "caption:",
        "illustration by",
        "illustration:",
        "picture:",
        "pictures:",
        "getty images",
        "file photo",
    ];
    let holds = ["photograph:", "photo:", "getty images", "©", "/afp", "/reuters", "credit..."];
    starts.iter().any(|start| line.starts_with(start))
        || holds.iter().any(|words| line.contains(words))
}

/// Whether a short line is a date or a time: it names the hour, or a number and a month or a year.
pub(super) fn is_date(line: &str) -> bool {
    let line = line.to_lowercase();
    let months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words = || line.split(|c: char| !c.is_alphanumeric());
    let numbers = words().filter(|word| word.bytes().any(|b| b.is_ascii_digit())).count();
    numbers > 0
        && words().any(|word| {
            let is_year = word.len() == 4
                && (word.starts_with("19") || word.starts_with("20"))
                && word.bytes().all(|b| b.is_ascii_digit());
            matches!(word, "am" | "pm" | "gmt" | "utc")
                || months.iter().any(|month| word.starts_with(month))
                || (is_year && numbers > 1)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_names_its_author() {
        for (line, name, bio, rest) in [
            ("By Ada Byron", "Ada Byron", None, ""),
            ("BY ADA BYRON", "ADA BYRON", None, ""),
            ("by Ada de la Cruz and J. R. Hill", "Ada de la Cruz and J. R. Hill", None, ""),
            ("By Ada Byron, science editor", "Ada Byron", Some("science editor"), ""),
            ("By Ada Byron in Leith", "Ada Byron in Leith", None, ""),
            ("By Ada Byron | 3 March 2026", "Ada Byron", None, "3 March 2026"),
            ("By: Ada Byron · 5 min read", "Ada Byron", None, "5 min read"),
            ("Written by Renée O’Hara-Smith", "Renée O’Hara-Smith", None, ""),
            ("Von Anna Weiß", "Anna Weiß", None, ""),
            ("بقلم سارة", "سارة", None, ""),
            ("By Reuters", "Reuters", None, ""),
        ] {
            let (author, found) = byline(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((author.name.as_str(), author.bio.as_deref(), found), (name, bio, rest));
        }
    }

    #[test]
    fn a_sentence_that_begins_with_by_is_no_byline() {
        for line in [
            "By the sea",
            "By noon the rain had stopped",
            "By Monday, the water had risen to the second step.",
            "By 2030",
            "By",
            "Bypass",
            "Von hier",
            "By and large",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn furniture_is_known_and_headings_are_not_taken_for_it() {
        for line in [
            "Share",
            "5 min read",
            "Published 3 March 2026",
            "Image source, Getty Images",
            "12 comments",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["Share prices fall", "Published and damned", "How we read", "The long ago"] {
            assert!(!is_furniture(line), "{line}");
        }
        for line in ["Tuesday 3 March 2026", "14:05 GMT", "3. März 2026", "2026-03-03"] {
            assert!(is_date(line), "{line}");
        }
        assert!(!is_date("Chapter 3") && !is_date("The summer of 1987"));
    }
}
