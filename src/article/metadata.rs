//! What is said about an article beside its body. Every part is optional: what a source does not
//! give leaves no empty box.
//!
//! The field names are the ones of the JSON article, of Markdown front matter and of the published
//! schema (`static/article.schema.json`). What can be said with one word may be: an author by the
//! name, a picture by its URL, a tag by its label.

use super::friendly;
use crate::markup::{UrlUse, allowed_url};
use serde::Deserialize;

/// What is said about an article beside its body.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// The headline, as plain text.
    pub title: Option<String>,
    /// The sentence under the headline, as plain text.
    #[serde(alias = "description", alias = "summary")]
    pub standfirst: Option<String>,
    /// The publication's logo.
    #[serde(deserialize_with = "friendly::one")]
    pub mark: Option<Mark>,
    /// The person behind the article.
    #[serde(deserialize_with = "friendly::one")]
    pub author: Option<Author>,
    /// Whether the article shows its byline itself, and only the words about its author are wanted.
    #[serde(skip)]
    pub without_byline: bool,
    /// When it was published, as ISO 8601: a date, or a date and time.
    #[serde(alias = "date")]
    pub published: Option<String>,
    /// When it was last changed, as ISO 8601.
    pub updated: Option<String>,
    /// The picture above the body.
    #[serde(deserialize_with = "friendly::one")]
    pub image: Option<Image>,
    /// The language of the article, as a BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of the article's writing.
    pub dir: Option<Direction>,
    /// What the article is about.
    #[serde(deserialize_with = "friendly::many")]
    pub tags: Vec<Label>,
    /// Links for the footer.
    #[serde(deserialize_with = "friendly::object")]
    pub links: Links,
    /// The copyright line, as plain text.
    pub copyright: Option<String>,
}

/// A publication's logo.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Mark {
    /// The URL of the image.
    pub src: String,
    /// The alternative text: the publication's name.
    #[serde(default)]
    pub alt: String,
    /// Where the logo leads.
    #[serde(default)]
    pub href: Option<String>,
}

/// A person.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Author {
    /// The name, as it is shown.
    pub name: String,
    /// The person's page.
    #[serde(default)]
    pub href: Option<String>,
    /// The URL of a portrait.
    #[serde(default)]
    pub picture: Option<String>,
    /// A few words about the person, as plain text.
    #[serde(default)]
    pub bio: Option<String>,
}

/// A picture with what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Image {
    /// The URL of the image.
    pub src: String,
    /// The alternative text; empty for a decorative picture.
    #[serde(default)]
    pub alt: String,
    /// The words under the picture, as plain text.
    #[serde(default)]
    pub caption: Option<String>,
    /// Who made the picture, as plain text.
    #[serde(default)]
    pub credit: Option<String>,
    /// The width of the file, in pixels. With the height, its space is reserved.
    #[serde(default)]
    pub width: Option<u32>,
    /// The height of the file, in pixels.
    #[serde(default)]
    pub height: Option<u32>,
}

/// A word or two, with a link where there is one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Label {
    /// The words.
    pub label: String,
    /// Where they lead.
    #[serde(default)]
    pub href: Option<String>,
}

/// Links for the footer.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Links {
    /// The author's or the publication's places elsewhere.
    #[serde(deserialize_with = "friendly::many")]
    pub social: Vec<Label>,
    /// Whatever else there is to read.
    #[serde(deserialize_with = "friendly::many")]
    pub more: Vec<Label>,
}

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl Metadata {
    /// Passes every URL through `map`; where it gives nothing, the link or the picture goes and
    /// the words stay.
    pub fn map_urls(&mut self, map: impl Fn(&str, UrlUse) -> Option<String>) {
        let link =
            |href: &mut Option<String>| *href = href.take().and_then(|url| map(&url, UrlUse::Link));
        if let Some(mut mark) = self.mark.take() {
            link(&mut mark.href);
            self.mark = map(&mark.src, UrlUse::Image).map(|src| Mark { src, ..mark });
        }
        if let Some(mut image) = self.image.take() {
            self.image = map(&image.src, UrlUse::Image).map(|src| {
                image.src = src;
                image
            });
        }
        if let Some(author) = &mut self.author {
            link(&mut author.href);
            author.picture = author.picture.take().and_then(|url| map(&url, UrlUse::Image));
        }
        for label in self.tags.iter_mut().chain(&mut self.links.social).chain(&mut self.links.more)
        {
            link(&mut label.href);
        }
    }

    /// Leaves out every URL that the policy refuses, and every part that is only white space.
    pub fn tidy(&mut self) {
        self.map_urls(allowed_url);
        for text in [
            &mut self.title,
            &mut self.standfirst,
            &mut self.published,
            &mut self.updated,
            &mut self.lang,
            &mut self.copyright,
        ] {
            *text = text.take().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        }
        self.author = self.author.take().filter(|author| !author.name.trim().is_empty());
        for list in [&mut self.tags, &mut self.links.social, &mut self.links.more] {
            list.retain(|label| !label.label.trim().is_empty());
        }
    }

    /// Fills what is missing here from `other`.
    pub fn or(self, other: Metadata) -> Metadata {
        Metadata {
            title: self.title.or(other.title),
            standfirst: self.standfirst.or(other.standfirst),
            mark: self.mark.or(other.mark),
            author: self.author.or(other.author),
            without_byline: self.without_byline || other.without_byline,
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
            image: self.image.or(other.image),
            lang: self.lang.or(other.lang),
            dir: self.dir.or(other.dir),
            tags: if self.tags.is_empty() { other.tags } else { self.tags },
            links: Links {
                social: if self.links.social.is_empty() {
                    other.links.social
                } else {
                    self.links.social
                },
                more: if self.links.more.is_empty() { other.links.more } else { self.links.more },
            },
            copyright: self.copyright.or(other.copyright),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_that_acts_goes_and_the_words_stay() {
        let mut metadata = Metadata {
            author: Some(Author {
                name: "Ada".into(),
                href: Some("javascript:alert(1)".into()),
                picture: Some("data:text/html,x".into()),
                bio: None,
            }),
            tags: vec![Label { label: "craft".into(), href: Some("vbscript:x".into()) }],
            image: Some(Image { src: "file:///x".into(), ..Image::default() }),
            title: Some("  ".into()),
            ..Metadata::default()
        };
        metadata.tidy();
        assert_eq!(metadata.author, Some(Author { name: "Ada".into(), ..Author::default() }));
        assert_eq!(metadata.tags, [Label { label: "craft".into(), href: None }]);
        assert_eq!(metadata.image, None);
        assert_eq!(metadata.title, None);
    }

    #[test]
    fn what_is_missing_is_filled_and_what_is_there_stays() {
        let first = Metadata { title: Some("one".into()), ..Metadata::default() };
        let second =
            Metadata { title: Some("two".into()), lang: Some("en".into()), ..Metadata::default() };
        let both = first.or(second);
        assert_eq!(both.title.as_deref(), Some("one"));
        assert_eq!(both.lang.as_deref(), Some("en"));
    }
}
