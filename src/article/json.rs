//! The JSON article: metadata, and a body as one text or as sections.
//!
//! `static/article.schema.json` describes the same shape for editors; a test holds the two
//! together. Fields that are not part of it are ignored, with a notice that names them.

use super::footnotes::Ids;
use super::markdown::Part;
use super::sink::Sink;
use super::{
    Author, Direction, Format, Image, Label, Links, Mark, Metadata, Place, ReadError, Reading,
    complaint, friendly, plain_text,
};
use crate::markup::Tag;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde_ignored::Path as Ignored;
use serde_json::error::Category;
use std::fmt;

/// A JSON article. Every field may be left out or be null; texts are plain unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(default)]
pub struct ArticleJson {
    /// The headline.
    pub title: Option<String>,
    /// The sentence under the headline.
    #[serde(alias = "description", alias = "summary")]
    pub standfirst: Option<String>,
    /// The publication's logo, or its URL.
    #[serde(deserialize_with = "friendly::one")]
    pub mark: Option<Mark>,
    /// The person behind the article, or the name alone.
    #[serde(deserialize_with = "friendly::one")]
    pub author: Option<Author>,
    /// When it was published, as ISO 8601.
    #[serde(alias = "date")]
    pub published: Option<String>,
    /// When it was last changed, as ISO 8601.
    pub updated: Option<String>,
    /// The picture above the body, or its URL.
    #[serde(deserialize_with = "friendly::one")]
    pub image: Option<Image>,
    /// The language of the article, as a BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of its writing.
    pub dir: Option<Direction>,
    /// What it is about: words, or words with links.
    #[serde(deserialize_with = "friendly::many")]
    pub tags: Vec<Label>,
    /// Links for the footer.
    #[serde(deserialize_with = "friendly::object")]
    pub links: Links,
    /// The copyright line.
    pub copyright: Option<String>,
    /// What `body` is; Markdown where it is not said.
    pub format: Option<BodyFormat>,
    /// The body.
    pub body: Option<String>,
    /// The sections, behind the body where there are both.
    #[serde(deserialize_with = "friendly::objects")]
    pub sections: Vec<SectionJson>,
}

/// A section of a JSON article.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(default)]
pub struct SectionJson {
    /// Its heading.
    pub title: Option<String>,
    /// The level of its heading; 2 where it is not said.
    pub level: Option<Level>,
    /// What `body` is; that of the article where it is not said.
    pub format: Option<BodyFormat>,
    /// What stands under the heading.
    pub body: Option<String>,
}

/// The format of a body within a JSON article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BodyFormat {
    /// Markdown.
    #[default]
    Markdown,
    /// HTML.
    Html,
    /// Plain text: paragraphs, lists and headings, no title.
    Text,
}

/// The level of a heading, 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level(u8);

impl Level {
    /// The level, where it is one.
    pub fn new(level: u8) -> Option<Self> {
        (1..=6).contains(&level).then_some(Self(level))
    }

    /// 1 to 6.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for BodyFormat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FormatName)
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LevelNumber)
    }
}

/// Reads a JSON article.
pub(super) fn read(text: &str) -> Result<Reading, ReadError> {
    let mut ignored = Vec::new();
    let article = parse(text, &mut ignored)?;
    let body = body(&article);
    let notices = if ignored.is_empty() {
        Vec::new()
    } else {
        vec![
            ["Fields that are not part of an article are ignored: ", &ignored.join(", "), "."]
                .concat(),
        ]
    };
    Ok(Reading { metadata: article.into(), body, notices })
}

/// Reads the fields; the paths of those that are not known are added to `ignored`.
pub(super) fn parse(text: &str, ignored: &mut Vec<String>) -> Result<ArticleJson, ReadError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let article: Result<friendly::Object<ArticleJson>, _> =
        serde_ignored::deserialize(tracked, |path| ignored.push(shown(&path)));
    let mut end = |article| json.end().map(|()| article);
    let (article, path) = match article {
        Ok(friendly::Object(article)) => (end(article), None),
        Err(error) => (Err(error), Some(track.path().to_string())),
    };
    article.map_err(|error| ReadError {
        expected: describe(&error),
        place: match path {
            Some(path) if error.classify() == Category::Data && path != "." => Place::Path(path),
            _ => Place::Line(error.line().max(1)),
        },
    })
}

/// A path as places are shown: `sections[2].level`.
fn shown(mut path: &Ignored<'_>) -> String {
    let mut parts = Vec::new();
    loop {
        path = match path {
            Ignored::Root => break,
            Ignored::Seq { parent, index } => {
                parts.push(["[", &index.to_string(), "]"].concat());
                parent
            }
            Ignored::Map { parent, key } => {
                parts.push([".", key].concat());
                parent
            }
            Ignored::Some { parent }
            | Ignored::NewtypeStruct { parent }
            | Ignored::NewtypeVariant { parent } => parent,
        };
    }
    parts.reverse();
    let whole = parts.concat();
    whole.strip_prefix('.').unwrap_or(&whole).to_owned()
}

fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(words, _)| words);
    match error.classify() {
        Category::Data => complaint::translate(message),
        Category::Eof => "the JSON ends too early: a bracket or a quote is not closed".to_owned(),
        _ => ["expected JSON (", message, ")"].concat(),
    }
}

impl From<ArticleJson> for Metadata {
    fn from(article: ArticleJson) -> Self {
        Metadata {
            title: article.title,
            standfirst: article.standfirst,
            mark: article.mark,
            author: article.author,
            published: article.published,
            updated: article.updated,
            image: article.image,
            lang: article.lang,
            dir: article.dir,
            tags: article.tags,
            links: article.links,
            copyright: article.copyright,
            without_byline: false,
        }
    }
}

/// A piece of the article's body.
enum Piece<'a> {
    Heading(Tag, &'a str),
    Markdown(Part<'a>),
    Html(&'a str),
    Text { text: &'a str, title: Option<&'a str> },
}

fn piece<'a>(format: Option<BodyFormat>, text: &'a str, title: Option<&'a str>) -> Piece<'a> {
    match format.unwrap_or_default() {
        BodyFormat::Markdown => Piece::Markdown(Part::new(text)),
        BodyFormat::Html => Piece::Html(text),
        BodyFormat::Text => Piece::Text { text, title },
    }
}

/// One part with HTML in it makes HTML of them all: they go one way together.
fn body(article: &ArticleJson) -> super::Body {
    let mut pieces = Vec::new();
    if let Some(text) = &article.body {
        pieces.push(piece(article.format, text, article.title.as_deref()));
    }
    for section in &article.sections {
        if let Some(title) = section.title.as_deref().filter(|title| !title.trim().is_empty()) {
            let level = section.level.map_or(2, Level::get);
            pieces.push(Piece::Heading(Tag::heading(level), title.trim()));
        }
        if let Some(text) = &section.body {
            pieces.push(piece(section.format.or(article.format), text, section.title.as_deref()));
        }
    }
    let foreign = pieces.iter().any(|piece| match piece {
        Piece::Markdown(part) => part.has_html(),
        Piece::Html(_) => true,
        Piece::Heading(..) | Piece::Text { .. } => false,
    });
    let mut sink = Sink::new(foreign);
    let mut ids = Ids::default();
    for piece in &pieces {
        match piece {
            Piece::Heading(tag, title) => sink.element(*tag, title),
            Piece::Markdown(part) => part.write(&mut sink, &mut ids),
            Piece::Html(html) => sink.html(html),
            Piece::Text { text, title } => plain_text::write_body(text, *title, &mut sink),
        }
    }
    sink.finish()
}

struct FormatName;

impl Visitor<'_> for FormatName {
    type Value = BodyFormat;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("markdown, html or text")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<BodyFormat, E> {
        match Format::from_name(name) {
            Some(Format::Markdown) => Ok(BodyFormat::Markdown),
            Some(Format::Html) => Ok(BodyFormat::Html),
            Some(Format::Text) => Ok(BodyFormat::Text),
            Some(Format::Json) | None => {
                Err(E::invalid_value(serde::de::Unexpected::Str(name), &self))
            }
        }
    }
}

struct LevelNumber;

impl Visitor<'_> for LevelNumber {
    type Value = Level;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a heading level from 1 to 6")
    }

    fn visit_u64<E: Error>(self, level: u64) -> Result<Level, E> {
        u8::try_from(level)
            .ok()
            .and_then(Level::new)
            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Unsigned(level), &self))
    }
}
