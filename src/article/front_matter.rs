//! Front matter: YAML between a line `---` at the very start of a text and a line `---` or `...`.
//!
//! A text may also begin with a thematic break that looks the same. It is front matter when its
//! first line is a field and a field that we know is among its lines, or when all of it is YAML;
//! else it is left to Markdown, and nothing is lost.

use super::{Metadata, Place, ReadError, json, yaml};

/// A text without its front matter.
#[derive(Debug, PartialEq)]
pub(super) struct FrontMatter<'a> {
    /// What the front matter says.
    pub(super) metadata: Metadata,
    /// What stands behind it.
    pub(super) body: &'a str,
    /// What was odd.
    pub(super) notices: Vec<String>,
}

/// The fields of the front matter. Others are the business of other tools.
const FIELDS: [&str; 15] = [
    "title",
    "standfirst",
    "description",
    "summary",
    "mark",
    "author",
    "published",
    "date",
    "updated",
    "image",
    "lang",
    "dir",
    "tags",
    "links",
    "copyright",
];

/// Takes the front matter off a text.
pub(super) fn read(text: &str) -> Result<FrontMatter<'_>, ReadError> {
    let mut nothing =
        FrontMatter { metadata: Metadata::default(), body: text, notices: Vec::new() };
    let Some((_, rest)) = text.split_once('\n').filter(|(line, _)| line.trim_end() == "---") else {
        return Ok(nothing);
    };
    let Some((yaml, body)) = split_at_fence(rest) else {
        if has_known_field(rest.split("\n\n").next().unwrap_or("")) {
            nothing.notices.push(
                "The text begins like front matter, but no line “---” ends it. It is read as \
                 Markdown."
                    .to_owned(),
            );
        }
        return Ok(nothing);
    };
    if !yaml.trim().is_empty() && !begins_with_field(yaml) {
        return Ok(nothing);
    }
    match parse(yaml) {
        Ok(metadata) => Ok(FrontMatter { metadata, body, notices: Vec::new() }),
        Err(error) if has_known_field(yaml) => Err(error),
        Err(_) => Ok(nothing),
    }
}

fn parse(yaml: &str) -> Result<Metadata, ReadError> {
    // The fence is line 1 of the text.
    let at = |line: usize| Place::Line(line + 1);
    let json = yaml::to_json(yaml, &FIELDS)
        .map_err(|wrong| ReadError { place: at(wrong.line), expected: wrong.expected })?;
    match json::parse(&json, &mut Vec::new()) {
        Ok(article) => Ok(article.into()),
        Err(ReadError { place: Place::Path(path), expected }) => Err(ReadError {
            place: at(yaml::line_of(yaml, &FIELDS, &path)),
            expected: ["“", &path, "”: ", &expected].concat(),
        }),
        Err(ReadError { expected, .. }) => Err(ReadError { place: at(1), expected }),
    }
}

/// What stands before the closing fence and what stands behind it.
fn split_at_fence(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(..at)?, text.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// Whether the line behind the fence is a field (comments aside). A blank line is not: there the
/// fence is a thematic break.
fn begins_with_field(yaml: &str) -> bool {
    let line = yaml.lines().find(|line| !line.trim_start().starts_with('#')).unwrap_or("");
    let line = line.trim();
    // Prose that begins with a word and a colon begins with a capital.
    line.starts_with('{')
        || field(line).is_some_and(|name| {
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
        })
}

fn has_known_field(yaml: &str) -> bool {
    yaml.lines().filter_map(field).any(|name| FIELDS.contains(&name))
}

/// The name of the field on a line.
fn field(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    let begins = value.is_empty() || value.starts_with([' ', '\t', '\r']);
    let name = name.trim_matches(['"', '\'']);
    (begins && !name.is_empty()).then_some(name)
}
