//! What the article itself already shows is not said a second time.
//!
//! Words are compared without case, punctuation and white space, so that curly quotes or a line
//! break make no difference.

use super::PageFacts;
use crate::article::Metadata;
use std::cell::LazyCell;

/// How far into an article its own title and byline stand, and how far from its end its tags, in
/// bytes of words.
const EDGE: usize = 600;

/// Leaves out what the article itself already shows: its title, its byline, its dates, its
/// pictures. `text` is the plain text of the article.
///
/// An author whose byline is shown but whose bio is not stays, with
/// [`Metadata::without_byline`] set.
pub fn without_shown(mut metadata: Metadata, facts: &PageFacts, text: &str) -> Metadata {
    // Few articles have to be searched from end to end, and a long one takes a while.
    let shown = LazyCell::new(|| Words::of(text));
    let has_heading = facts.heading.is_some() || facts.heading_around.is_some();
    metadata.title =
        metadata.title.filter(|title| !has_heading && !opens_with_title(text, &Words::of(title)));
    // Under a headline of its own the page has put what it wants there: descriptions that are
    // meant for search engines stay with them.
    metadata.standfirst = metadata.standfirst.filter(|standfirst| {
        if has_heading {
            return false;
        }
        // Descriptions are often the first sentences, cut off.
        let bare = standfirst.trim_end_matches(['…', '.', ']', '[', ' ']);
        !shown.contain(&Words::of(bare))
    });
    if let Some(author) = &mut metadata.author {
        author.bio = author.bio.take().filter(|bio| !shown.contain(&Words::of(bio)));
        let byline = facts.byline.is_some() || shown.contain(&Words::of(&author.name));
        metadata.without_byline = byline && author.bio.is_some();
        if byline && author.bio.is_none() {
            metadata.author = None;
        }
    }
    if facts.time.is_some() {
        (metadata.published, metadata.updated) = (None, None);
    }
    // A page whose article has pictures has chosen them: the one for its social cards stays there.
    metadata.image = metadata.image.filter(|_| facts.images.is_empty());
    metadata.mark = metadata.mark.filter(|mark| {
        let mut images = facts.images.iter().chain(&facts.images_around);
        !images.any(|image| is_same_file(image, &mark.src))
    });
    let labels: Vec<_> = metadata.tags.iter().map(|tag| Words::of(&tag.label)).collect();
    if !labels.is_empty() && shown.close_with(&labels) {
        metadata.tags.clear();
    }
    metadata
}

/// Whether two URLs name the same file: scheme, query and fragment aside, and one of them perhaps
/// relative to its host.
pub(super) fn is_same_file(one: &str, other: &str) -> bool {
    let (one, other) = (place(one), place(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    match long.strip_suffix(short) {
        Some("") => true,
        // The host must be all that is missing.
        Some(host) => {
            short.starts_with('/')
                && !short.starts_with("//")
                && host.starts_with("//")
                && !host.trim_start_matches('/').contains('/')
        }
        None => false,
    }
}

/// A URL without its scheme, query and fragment.
fn place(url: &str) -> &str {
    let url = url.trim().split(['?', '#']).next().unwrap_or("");
    url.strip_prefix("https:").or_else(|| url.strip_prefix("http:")).unwrap_or(url)
}

/// Words in lower case with one space before, between and after them, without punctuation.
struct Words(String);

impl Words {
    fn of(text: &str) -> Self {
        Words::opening(text, usize::MAX)
    }

    /// The first of them: at least so many bytes, where there are as many.
    fn opening(text: &str, length: usize) -> Self {
        let mut words = String::with_capacity(length.min(text.len() + 2));
        words.push(' ');
        for c in text.chars() {
            if words.len() > length {
                break;
            }
            if c.is_ascii_alphanumeric() {
                words.push(c.to_ascii_lowercase());
            } else if c.is_alphanumeric() {
                words.extend(c.to_lowercase());
            } else if !matches!(c, '\'' | '’' | '\u{ad}') && !words.ends_with(' ') {
                words.push(' ');
            }
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
        Words(words)
    }

    /// Whether these words stand there in this order. Scripts that put no space between words are
    /// searched by character.
    fn contain(&self, other: &Words) -> bool {
        contains(&self.0, other)
    }

    /// Whether all of these stand near the end.
    fn close_with(&self, labels: &[Words]) -> bool {
        let length = EDGE + labels.iter().map(|label| label.0.len()).sum::<usize>();
        let from = self.0.floor_char_boundary(self.0.len().saturating_sub(length));
        let end = self.0.get(from..).unwrap_or("");
        labels.iter().all(|label| contains(end, label))
    }
}

/// Whether an article opens with this title: with nothing before it, or with little before it where
/// the title is too long to stand there by chance.
fn opens_with_title(text: &str, title: &Words) -> bool {
    let bare = title.0.trim();
    if bare.is_empty() {
        return false;
    }
    let length = EDGE + bare.len();
    let words = Words::opening(text, length).0;
    let opening = words.get(..words.floor_char_boundary(length)).unwrap_or("");
    let is_long = bare.split(' ').count() >= 3 || spaceless(bare) && bare.chars().count() >= 6;
    opening.starts_with(&title.0) || is_long && contains(opening, title)
}

fn contains(text: &str, words: &Words) -> bool {
    let bare = words.0.trim();
    !bare.is_empty() && text.contains(if spaceless(bare) { bare } else { &words.0 })
}

/// Whether the words are of a script that puts no spaces between them.
fn spaceless(words: &str) -> bool {
    words.chars().any(|c| {
        matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{a4cf}')
            || matches!(c, '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
    })
}
