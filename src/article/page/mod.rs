//! What a page says about its article: JSON-LD first, then `<meta>` and Open Graph, then the
//! markup itself.
//!
//! What one source leaves out, the next one fills. Parts that belong together (an author's name
//! and link, a picture and its size) are only filled from a source that means the same author or
//! picture.

mod json;
mod json_ld;
mod metas;
mod shown;

use super::title::squeeze;
use super::{Author, Image, Metadata};
pub use json::Json;
pub use shown::without_shown;

/// What a browser found in a page, as plain values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageFacts {
    /// Each `<script type="application/ld+json">`, or what is wrong with it.
    pub json_ld: Vec<Result<Json, String>>,
    /// Each `<meta>`: its `name` or `property` in lower case, and its content.
    pub metas: Vec<(String, String)>,
    /// The `lang` of the page.
    pub language: Option<String>,
    /// The text of `<title>`.
    pub page_title: Option<String>,
    /// The text of the first `<h1>` of the article.
    pub heading: Option<String>,
    /// The text of the first `<h1>` that the page shows outside of the article.
    pub heading_around: Option<String>,
    /// The text of the article's byline (`[rel~=author]`, `[itemprop=author]`, `.byline`,
    /// `.author`), and its link.
    pub byline: Option<(String, Option<String>)>,
    /// The `datetime` of the article's first `<time datetime>`.
    pub time: Option<String>,
    /// The URLs of the images that the article shows.
    pub images: Vec<String>,
    /// The URLs of the images that the page shows around the article.
    pub images_around: Vec<String>,
}

/// The article's metadata as the page gives it, and what was odd.
pub fn metadata(facts: &PageFacts) -> (Metadata, Vec<String>) {
    let (mut metadata, notices) = json_ld::read(&facts.json_ld);
    // A language that the page states for its words is surer than the one in its social cards,
    // which many publishing tools leave at American English.
    metadata.lang = metadata.lang.or_else(|| facts.language.clone());
    let metas = metas::read(&facts.metas);
    for other in [metas.metadata, markup(facts, metas.site.as_deref())] {
        metadata = fill(metadata, other);
    }
    if let (Some(mark), Some(site)) = (&mut metadata.mark, metas.site)
        && mark.alt.trim().is_empty()
    {
        mark.alt = site;
    }
    if metadata.updated == metadata.published {
        metadata.updated = None;
    }
    metadata.tidy();
    (metadata, notices)
}

/// What the markup shows by itself.
fn markup(facts: &PageFacts, site: Option<&str>) -> Metadata {
    Metadata {
        title: filled(facts.heading.as_deref())
            .or_else(|| Some(without_site(&squeeze(facts.page_title.as_deref()?), site))),
        author: facts.byline.as_ref().and_then(|(text, href)| {
            let name = squeeze(text);
            let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by "));
            let name = name.map_or_else(|| squeeze(text), str::to_owned);
            (!name.is_empty()).then(|| Author { name, href: href.clone(), ..Author::default() })
        }),
        published: facts.time.clone(),
        ..Metadata::default()
    }
}

/// Fills what is missing in `metadata`, and what is missing about the same author and picture.
fn fill(mut metadata: Metadata, other: Metadata) -> Metadata {
    if let (Some(author), Some(same)) = (&mut metadata.author, &other.author)
        && squeeze(&author.name).to_lowercase() == squeeze(&same.name).to_lowercase()
    {
        let Author { name: _, href, picture, bio } = same.clone();
        author.href = author.href.take().or(href);
        author.picture = author.picture.take().or(picture);
        author.bio = author.bio.take().or(bio);
    }
    if let (Some(image), Some(same)) = (&mut metadata.image, &other.image)
        && shown::is_same_file(&image.src, &same.src)
    {
        let Image { src: _, alt, caption, credit, width, height } = same.clone();
        if image.alt.is_empty() {
            image.alt = alt;
        }
        if image.width.is_none() || image.height.is_none() {
            (image.width, image.height) = (width, height);
        }
        image.caption = image.caption.take().or(caption);
        image.credit = image.credit.take().or(credit);
    }
    metadata.or(other)
}

/// A page's title without the name of its site, which most pages put behind or before it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = filled(site) else { return title.to_owned() };
    let is_separator = |c: char| "|-–—·•:»«".contains(c);
    for rest in [title.strip_suffix(site.as_str()), title.strip_prefix(site.as_str())] {
        let rest = rest.unwrap_or("").trim();
        let bare = rest.trim_matches(|c: char| c.is_whitespace() || is_separator(c));
        if bare.len() < rest.len() && !bare.is_empty() {
            return bare.to_owned();
        }
    }
    title.to_owned()
}

/// The words with single spaces between them, where there are any.
fn filled(text: Option<&str>) -> Option<String> {
    text.map(squeeze).filter(|text| !text.is_empty())
}
