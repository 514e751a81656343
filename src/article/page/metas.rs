//! `<meta>` and Open Graph.

use super::filled;
use crate::article::{Author, Image, Label, Metadata};

/// What the metas say.
pub(super) struct Metas {
    pub metadata: Metadata,
    /// The name of the site.
    pub site: Option<String>,
}

pub(super) fn read(metas: &[(String, String)]) -> Metas {
    let first = |names: &[&str]| {
        names.iter().find_map(|name| {
            let (_, content) = metas.iter().find(|(n, c)| n == name && !c.trim().is_empty())?;
            filled(Some(content))
        })
    };
    let tags = metas.iter().filter(|(name, _)| name == "article:tag");
    let mut metadata = Metadata {
        title: first(&["og:title", "twitter:title"]),
        standfirst: first(&["og:description", "description", "twitter:description"]),
        author: author(metas),
        published: first(&["article:published_time"]),
        updated: first(&["article:modified_time", "og:updated_time"]),
        image: image(metas),
        lang: first(&["og:locale"]).map(|locale| locale.replace('_', "-")),
        ..Metadata::default()
    };
    for (_, content) in tags {
        push_label(&mut metadata.tags, content);
    }
    Metas { metadata, site: first(&["og:site_name", "application-name"]) }
}

/// Adds a label that is not there yet.
pub(super) fn push_label(labels: &mut Vec<Label>, words: &str) {
    let Some(label) = filled(Some(words)) else { return };
    // More would be a list of search words, and no help to a reader.
    const MOST: usize = 30;
    let known = |known: &Label| known.label.to_lowercase() == label.to_lowercase();
    if labels.len() < MOST && !labels.iter().any(known) {
        labels.push(Label { label, href: None });
    }
}

/// Whether it is a link rather than a name.
pub(super) fn is_url(text: &str) -> bool {
    text.contains("://") || text.starts_with('/')
}

/// `article:author` is a name on some sites and a profile's URL on others.
fn author(metas: &[(String, String)]) -> Option<Author> {
    let values = |wanted: &'static str| {
        metas.iter().filter(move |(name, _)| name == wanted).map(|(_, content)| content.trim())
    };
    let name =
        values("article:author").chain(values("author")).find(|v| !v.is_empty() && !is_url(v))?;
    let href = values("article:author").find(|v| is_url(v)).map(str::to_owned);
    Some(Author { name: filled(Some(name))?, href, ..Author::default() })
}

/// The first picture, with the properties that follow it up to the next one.
fn image(metas: &[(String, String)]) -> Option<Image> {
    let mut image: Option<Image> = None;
    for (name, content) in metas {
        let content = content.trim();
        match (name.as_str(), &mut image) {
            ("og:image", Some(_)) => break,
            ("og:image" | "og:image:url" | "og:image:secure_url", None) if !content.is_empty() => {
                image = Some(Image { src: content.to_owned(), ..Image::default() });
            }
            ("og:image:alt", Some(image)) => image.alt = content.to_owned(),
            ("og:image:width", Some(image)) => image.width = content.parse().ok(),
            ("og:image:height", Some(image)) => image.height = content.parse().ok(),
            _ => {}
        }
    }
    let value = |wanted: &[&str]| {
        let (_, content) = metas.iter().find(|(name, _)| wanted.contains(&name.as_str()))?;
        filled(Some(content))
    };
    image.or_else(|| {
        let src = value(&["twitter:image", "twitter:image:src"])?;
        let alt = value(&["twitter:image:alt"]).unwrap_or_default();
        Some(Image { src, alt, ..Image::default() })
    })
}
