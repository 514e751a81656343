//! [`Reading`]: what a reader makes of a text, whatever its format.

use super::Metadata;
use crate::markup::{MAX_DEPTH, Markup};
use std::fmt;

/// The formats that an article may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CommonMark with GitHub's tables, strikethrough, task lists and footnotes, and YAML front
    /// matter.
    Markdown,
    /// HTML: a whole page or a fragment.
    Html,
    /// Text as people paste it from a web page.
    Text,
    /// The JSON article (`static/article.schema.json`).
    Json,
}

impl Format {
    /// The format with the name that the attribute `format` and the JSON field use.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            "text" => Format::Text,
            "json" => Format::Json,
            _ => return None,
        })
    }

    /// The format of a media type, parameters and case aside.
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        Some(match essence.as_str() {
            "text/markdown" | "text/x-markdown" => Format::Markdown,
            "text/html" | "application/xhtml+xml" => Format::Html,
            "text/plain" => Format::Text,
            "application/json" | "text/json" => Format::Json,
            other if other.ends_with("+json") => Format::Json,
            _ => return None,
        })
    }

    /// The format of a file by the extension of its URL's path.
    pub fn from_url(url: &str) -> Option<Self> {
        let path = url.split(['?', '#']).next().unwrap_or("");
        let name = path.rsplit('/').next().unwrap_or("");
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::Html,
            "txt" | "text" => Format::Text,
            "json" => Format::Json,
            _ => return None,
        })
    }

    /// The name that the attribute `format` and the JSON field use.
    pub fn name(self) -> &'static str {
        match self {
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Text => "text",
            Format::Json => "json",
        }
    }
}

/// The body of an article that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Safe content, ready to be surveyed and built.
    Markup(Markup),
    /// HTML that nobody has looked at: it must be parsed by a browser into an inert document and
    /// cleaned before anything is done with it.
    Foreign(String),
}

/// What a reader makes of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What the text says about itself.
    pub metadata: Metadata,
    /// The words.
    pub body: Body,
    /// What was odd and what was done about it, one sentence each, for the console.
    pub notices: Vec<String>,
}

/// Where in a text something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line, from 1.
    Line(usize),
    /// A path to a field, such as `sections[2].level`.
    Path(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(line) => write!(f, "line {line}"),
            Place::Path(path) => write!(f, "“{path}”"),
        }
    }
}

/// Why a text could not be read: where it is wrong, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {expected}")]
pub struct ReadError {
    /// Where it is wrong.
    pub place: Place,
    /// What is wrong or was expected, as a phrase.
    pub expected: String,
}

/// What is said of content that nested too deep, where it did.
pub fn cut_notice(markup: &Markup) -> Option<String> {
    let depth = MAX_DEPTH.to_string();
    let notice = ["It nests deeper than ", &depth, " levels: what is deeper keeps its words only."];
    markup.was_cut().then(|| notice.concat())
}

/// Reads a text. Only JSON and front matter can be wrong; all else is read as it is.
///
/// HTML comes back as [`Body::Foreign`]: a browser has to parse it.
#[cfg(feature = "readers")]
pub fn read(format: Format, text: &str) -> Result<Reading, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = match format {
        Format::Markdown => super::markdown::read(text)?,
        Format::Text => super::plain_text::read(text),
        Format::Json => super::json::read(text)?,
        Format::Html => Reading {
            metadata: Metadata::default(),
            body: Body::Foreign(text.to_owned()),
            notices: Vec::new(),
        },
    };
    reading.metadata.tidy();
    super::title::take_title(&mut reading);
    if let Body::Markup(markup) = &reading.body {
        reading.notices.extend(cut_notice(markup));
    }
    Ok(reading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_name_media_type_and_extension() {
        for format in [Format::Markdown, Format::Html, Format::Text, Format::Json] {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_media_type("Text/Markdown; charset=utf-8"), Some(Format::Markdown));
        assert_eq!(Format::from_media_type("application/ld+json"), Some(Format::Json));
        assert_eq!(Format::from_media_type("application/pdf"), None);
        assert_eq!(
            Format::from_url("https://a.example/x/story.MD?v=1#top"),
            Some(Format::Markdown)
        );
        assert_eq!(Format::from_url("https://a.example/story"), None);
        assert_eq!(Format::from_url("https://a.example"), None);
    }
}
