//! From words to options: [`Attributes`] are the raw words of the element, [`Options`] what they
//! mean. The words are read strictly, once, here; what makes no sense gets its safe default and a
//! notice.

use crate::article::Format;
use std::ops::RangeInclusive;

/// The element's attributes, in the order of the README.
pub const ATTRIBUTES: &[&str] = &[
    "src",
    "format",
    "article-id",
    "comments-src",
    "lang",
    "theme",
    "words-per-minute",
    "outline-depth",
    "outline-hash",
    "without-header",
    "without-outline",
    "without-progress",
    "without-insights",
    "without-comments",
    "without-footer",
];

/// The speeds that `words-per-minute` takes: below 20 nobody reads, above 2,000 nobody understands.
pub const SPEEDS: RangeInclusive<f64> = 20.0..=2000.0;

/// The raw words of the attributes that are there.
pub type Attributes = Vec<(String, String)>;

/// What the attributes mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Where the article is fetched from.
    pub src: Option<String>,
    /// Its format, where it is told.
    pub format: Option<Format>,
    /// The key under which a reader's words are kept.
    pub article_id: Option<String>,
    /// Where the author's comments are fetched from.
    pub comments_src: Option<String>,
    /// The language of the widget's own words, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Light, dark, or as the system and the page are.
    pub theme: Theme,
    /// The reading speed that overrides the table, in words per minute.
    pub words_per_minute: Option<f64>,
    /// How many levels of nesting the outline shows, 1 to 6.
    pub outline_depth: u8,
    /// Whether scrolling replaces the page's hash.
    pub outline_hash: bool,
    /// Which parts are shown.
    pub header: bool,
    /// Whether the outline is shown.
    pub outline: bool,
    /// Whether progress is shown.
    pub progress: bool,
    /// Whether insights are shown.
    pub insights: bool,
    /// Whether comments are shown.
    pub comments: bool,
    /// Whether the footer is shown.
    pub footer: bool,
}

/// Which colours the widget wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system and the page are.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where the article comes from. (With `Eq` two pointers to one source are equal without a look at
/// its text.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The element's own children.
    Page,
    /// A file, by URL.
    Url {
        /// As written; relative to the page.
        url: String,
        /// The format, where it is told.
        format: Option<Format>,
    },
    /// Text that is at hand: an inline script, the property `article`, a Yew prop.
    Text {
        /// The format.
        format: Format,
        /// The text.
        text: String,
    },
}

impl Default for Options {
    fn default() -> Self {
        Self {
            src: None,
            format: None,
            article_id: None,
            comments_src: None,
            lang: None,
            theme: Theme::Auto,
            words_per_minute: None,
            outline_depth: 6,
            outline_hash: false,
            header: true,
            outline: true,
            progress: true,
            insights: true,
            comments: true,
            footer: true,
        }
    }
}

impl Options {
    /// Reads the attributes. Total: what makes no sense gets its default, and a notice that names
    /// the attribute, the value and what is accepted.
    pub fn read(attributes: &Attributes) -> (Options, Vec<String>) {
        let mut options = Options::default();
        let mut notices = Vec::new();
        for (name, value) in attributes {
            let word = value.trim();
            let understood = match name.as_str() {
                "src" => set(&mut options.src, non_empty(word)),
                "article-id" => set(&mut options.article_id, non_empty(word)),
                "comments-src" => set(&mut options.comments_src, non_empty(word)),
                "lang" => set(&mut options.lang, language_tag(word)),
                "format" => set(&mut options.format, Format::from_name(word)),
                "theme" => set(&mut options.theme, theme(word)),
                "words-per-minute" => set(&mut options.words_per_minute, speed(word)),
                "outline-depth" => set(&mut options.outline_depth, depth(word)),
                "outline-hash" => set(&mut options.outline_hash, boolean(name, word)),
                "without-header" => set_not(&mut options.header, boolean(name, word)),
                "without-outline" => set_not(&mut options.outline, boolean(name, word)),
                "without-progress" => set_not(&mut options.progress, boolean(name, word)),
                "without-insights" => set_not(&mut options.insights, boolean(name, word)),
                "without-comments" => set_not(&mut options.comments, boolean(name, word)),
                "without-footer" => set_not(&mut options.footer, boolean(name, word)),
                _ => true,
            };
            if !understood {
                notices.push(notice(name, value));
            }
        }
        (options, notices)
    }
}

fn notice(name: &str, value: &str) -> String {
    let accepted = match name {
        "format" => "markdown, html, text or json",
        "theme" => "auto, light or dark",
        "words-per-minute" => "a whole number from 20 to 2000",
        "outline-depth" => "a whole number from 1 to 6",
        "lang" => "a BCP 47 language tag such as en or pt-BR",
        "src" => "the URL of an article",
        "article-id" => "a name for the article",
        "comments-src" => "the URL of a file of comments",
        _ => "nothing: its presence is enough, and leaving it out means no",
    };
    [
        "<reading-widget>: ",
        name,
        "=\"",
        value,
        "\" makes no sense and is ignored; it takes ",
        accepted,
        ".",
    ]
    .concat()
}

/// Takes the value over where there is one; says whether there was.
fn set<T, V: Into<T>>(place: &mut T, value: Option<V>) -> bool {
    value.map(|value| *place = value.into()).is_some()
}

fn set_not(place: &mut bool, value: Option<bool>) -> bool {
    set(place, value.map(|value| !value))
}

fn non_empty(word: &str) -> Option<String> {
    (!word.is_empty()).then(|| word.to_owned())
}

/// A boolean attribute is on when it is there: bare, or with its own name as HTML has it. Words
/// such as `false` make no sense, and what makes no sense is off.
fn boolean(name: &str, word: &str) -> Option<bool> {
    (word.is_empty() || word.eq_ignore_ascii_case(name)).then_some(true)
}

fn theme(word: &str) -> Option<Theme> {
    Some(match word {
        "auto" => Theme::Auto,
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => return None,
    })
}

fn speed(word: &str) -> Option<f64> {
    whole_number(word).map(f64::from).filter(|speed| SPEEDS.contains(speed))
}

fn depth(word: &str) -> Option<u8> {
    whole_number(word)
        .and_then(|depth| u8::try_from(depth).ok())
        .filter(|depth| (1..=6).contains(depth))
}

fn whole_number(word: &str) -> Option<u32> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

/// Well-formed enough for `Intl`, which throws on anything else.
fn language_tag(word: &str) -> Option<String> {
    let mut parts = word.split('-');
    let primary = parts.next().unwrap_or("");
    let valid = (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    valid.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (Options, Vec<String>) {
        let attributes =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Options::read(&attributes)
    }

    #[test]
    fn each_attribute_means_what_the_readme_says() {
        let (options, notices) = read(&[
            ("src", " story.md "),
            ("format", "text"),
            ("article-id", "a"),
            ("comments-src", "comments.json"),
            ("lang", "pt-BR"),
            ("theme", "dark"),
            ("words-per-minute", "300"),
            ("outline-depth", "2"),
            ("outline-hash", ""),
            ("without-header", ""),
            ("without-outline", "without-outline"),
            ("without-progress", ""),
            ("without-insights", ""),
            ("without-comments", ""),
            ("without-footer", ""),
        ]);
        assert!(notices.is_empty(), "{notices:?}");
        assert_eq!(
            options,
            Options {
                src: Some("story.md".into()),
                format: Some(Format::Text),
                article_id: Some("a".into()),
                comments_src: Some("comments.json".into()),
                lang: Some("pt-BR".into()),
                theme: Theme::Dark,
                words_per_minute: Some(300.0),
                outline_depth: 2,
                outline_hash: true,
                header: false,
                outline: false,
                progress: false,
                insights: false,
                comments: false,
                footer: false,
            }
        );
    }

    #[test]
    fn a_value_that_makes_no_sense_has_its_default_and_one_notice_that_names_it() {
        for (name, value) in [
            ("src", ""),
            ("format", "pdf"),
            ("article-id", " "),
            ("comments-src", ""),
            ("lang", "english!"),
            ("theme", "Dark"),
            ("words-per-minute", "fast"),
            ("words-per-minute", "0"),
            ("words-per-minute", "1e3"),
            ("words-per-minute", "99999999999"),
            ("outline-depth", "7"),
            ("outline-depth", "-1"),
            ("outline-hash", "false"),
            ("without-header", "true"),
            ("without-outline", "no"),
            ("without-progress", "0"),
            ("without-insights", "1"),
            ("without-comments", "false"),
            ("without-footer", "yes"),
        ] {
            let (options, notices) = read(&[(name, value)]);
            assert_eq!(options, Options::default(), "{name}={value}");
            assert_eq!(notices.len(), 1, "{name}={value}");
            assert!(notices[0].contains(name) && notices[0].contains(value), "{}", notices[0]);
        }
    }

    #[test]
    fn the_shell_observes_exactly_the_attributes_of_the_list() {
        let shell = include_str!("../element/reading-widget.js");
        let (_, list) = shell.split_once("observedAttributes = [").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        let observed: Vec<_> = list.split('"').skip(1).step_by(2).collect();
        assert_eq!(observed, ATTRIBUTES);
    }

    #[test]
    fn every_attribute_of_the_list_is_read() {
        for name in ATTRIBUTES {
            let (_, notices) = read(&[(name, "\u{0}")]);
            let free = ["src", "article-id", "comments-src"].contains(name);
            assert_eq!(notices.is_empty(), free, "{name}");
        }
    }
}
