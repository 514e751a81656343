//! What a page says about its article: JSON-LD first, then `<meta>` and Open Graph, then the
//! markup itself.

use super::Metadata;

/// What a browser found in a page, as plain values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageFacts {
    /// The text of each `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
    /// Each `<meta>`: its `name` or `property` in lower case, and its content.
    pub metas: Vec<(String, String)>,
    /// The `lang` of the page.
    pub language: Option<String>,
    /// The text of `<title>`.
    pub page_title: Option<String>,
    /// The text of the first `<h1>` of the article.
    pub heading: Option<String>,
    /// The text of the article's byline (`[rel~=author]`, `[itemprop=author]`, `.byline`,
    /// `.author`), and its link.
    pub byline: Option<(String, Option<String>)>,
    /// The `datetime` of the article's first `<time datetime>`.
    pub time: Option<String>,
    /// The URLs of the images that the page shows.
    pub images: Vec<String>,
}

/// The article's metadata as the page gives it, and what was odd.
pub fn metadata(facts: &PageFacts) -> (Metadata, Vec<String>) {
    let _ = facts;
    (Metadata::default(), Vec::new())
}

/// Leaves out what the article itself already shows: its title, its byline, its dates, its
/// pictures. `text` is the plain text of the article.
pub fn without_shown(metadata: Metadata, facts: &PageFacts, text: &str) -> Metadata {
    let _ = (facts, text);
    metadata
}
