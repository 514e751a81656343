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

/// A name as it is kept: on one line, with single spaces, and without the marks that would turn the
/// direction of what stands around it.
pub fn tidy_name(name: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_space = |c: char| c.is_whitespace() || c.is_control();
    let name: String = name.chars().filter(|c| !turns(c)).collect();
    name.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether there is anything to see in a text.
pub(crate) fn has_words(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(c))
}

fn check_words(text: &str, limit: usize) -> Result<(), Problem> {
    if text.chars().nth(limit).is_some() {
        return Err(Problem::TooLong);
    }
    if has_words(text) { Ok(()) } else { Err(Problem::Empty) }
}

/// Characters that show nothing by themselves: those that Unicode lets a font ignore
/// (Default_Ignorable_Code_Point), the empty Braille pattern, and marks of annotation.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a link begins with a web's scheme and the name of a host, and has nothing in it that
/// nobody sees.
fn is_web_address(link: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = link.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let is_unseen = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !link.contains(is_unseen)
        && allowed_url(link, UrlUse::Link).is_some()
}
