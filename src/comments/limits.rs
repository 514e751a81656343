//! What a person may write here: how long, and what makes no comment.

use crate::markup::{UrlUse, allowed_url};

/// The most characters (Unicode scalar values) of a comment.
pub const BODY_LIMIT: usize = 10_000;

/// The most characters of a display name.
pub const NAME_LIMIT: usize = 80;

/// The most characters of a link.
pub const LINK_LIMIT: usize = 2_000;

/// Why something that a person wrote cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There are no words.
    #[error("it is empty")]
    Empty,
    /// There are too many.
    #[error("it is too long")]
    TooLong,
    /// The link leads nowhere that a link may lead.
    #[error("the link is none: give an address that begins with https:// or http://")]
    Link,
}

/// Whether a text can be a comment.
pub fn check_body(text: &str) -> Result<(), Problem> {
    check_words(text, BODY_LIMIT)
}

/// Whether a name and a link can stand under a comment.
pub fn check_profile(name: &str, link: Option<&str>) -> Result<(), Problem> {
    check_words(name, NAME_LIMIT)?;
    match link {
        Some(link) if link.chars().nth(LINK_LIMIT).is_some() => Err(Problem::TooLong),
        Some(link) if !is_web_address(link) => Err(Problem::Link),
        _ => Ok(()),
    }
}

fn check_words(text: &str, limit: usize) -> Result<(), Problem> {
    if text.chars().nth(limit).is_some() {
        return Err(Problem::TooLong);
    }
    let is_word = |c: char| !c.is_whitespace() && !c.is_control() && !is_invisible(c);
    if text.chars().any(is_word) { Ok(()) } else { Err(Problem::Empty) }
}

/// Characters that show nothing: zero-width spaces and joiners, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_web_address(link: &str) -> bool {
    let has_scheme = ["https://", "http://"].iter().any(|scheme| {
        link.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    has_scheme && allowed_url(link, UrlUse::Link).is_some()
}
