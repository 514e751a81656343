//! JSON-LD: the first article that the page describes, with what it refers to.

use super::Json;
use super::filled;
use super::metas::{is_url, push_label};
use crate::article::{Author, Image, Label, Mark, Metadata};
use std::collections::HashMap;

/// Nodes of a page's JSON-LD that are looked at. Real pages have a few dozen.
const MOST_NODES: usize = 10_000;

/// Reads the scripts of a page. One that is no JSON is named in a notice and left out.
pub(super) fn read(scripts: &[Result<Json, String>]) -> (Metadata, Vec<String>) {
    let said = |error| ["The page’s JSON-LD is left out, it cannot be read: ", error].concat();
    let notices = scripts.iter().filter_map(|script| Some(said(script.as_ref().err()?)));
    let notices = notices.collect();
    let values: Vec<_> = scripts.iter().filter_map(|script| script.as_ref().ok()).collect();
    let nodes = Nodes::collect(&values);
    let metadata = nodes.article.map(|article| nodes.metadata(article)).unwrap_or_default();
    (metadata, notices)
}

/// The nodes of a page: its article, and those that others refer to by their `@id`.
struct Nodes<'a> {
    article: Option<&'a Json>,
    by_id: HashMap<&'a str, &'a Json>,
}

impl<'a> Nodes<'a> {
    /// Walks through lists, graphs and main entities, in document order.
    fn collect(values: &[&'a Json]) -> Self {
        let mut nodes = Nodes { article: None, by_id: HashMap::new() };
        let mut left: Vec<&Json> = values.iter().rev().copied().collect();
        for _ in 0..MOST_NODES {
            let Some(value) = left.pop() else { break };
            match value {
                Json::List(items) => left.extend(items.iter().rev()),
                Json::Object(fields) => {
                    if nodes.article.is_none() && is_article(value) {
                        nodes.article = Some(value);
                    }
                    // A node with nothing but its id is a reference, not a description.
                    if let Some(id) = text(value, "@id").filter(|_| fields.len() > 1) {
                        nodes.by_id.entry(id).or_insert(value);
                    }
                    let inner = ["mainEntityOfPage", "mainEntity", "@graph"];
                    left.extend(inner.iter().filter_map(|name| value.get(name)));
                }
                _ => {}
            }
        }
        nodes
    }

    fn metadata(&self, article: &'a Json) -> Metadata {
        let words = |name| text(article, name).and_then(|text| filled(Some(text)));
        Metadata {
            title: words("headline").or_else(|| words("name")),
            standfirst: words("description"),
            mark: self.all(article, "publisher").iter().find_map(|node| self.mark(node)),
            author: self.author(article),
            published: words("datePublished"),
            updated: words("dateModified"),
            image: self.all(article, "image").iter().find_map(|node| self.image(node)),
            lang: self.all(article, "inLanguage").iter().find_map(|node| {
                node.as_str()
                    .or_else(|| text(node, "alternateName"))
                    .filter(|tag| is_tag(tag))
                    .map(str::to_owned)
            }),
            tags: self.tags(article),
            copyright: words("copyrightNotice").or_else(|| self.copyright(article)),
            ..Metadata::default()
        }
    }

    fn mark(&self, publisher: &Json) -> Option<Mark> {
        let logo = self.all(publisher, "logo").iter().find_map(|node| self.image(node))?;
        Some(Mark {
            src: logo.src,
            alt: filled(text(publisher, "name")).unwrap_or_default(),
            href: text(publisher, "url").map(str::to_owned),
        })
    }

    /// One author with all that is known; several by their names.
    fn author(&self, article: &Json) -> Option<Author> {
        let people = self.all(article, "author");
        let mut authors = people.iter().filter_map(|node| {
            if let Some(name) = node.as_str() {
                let name = filled(Some(name)).filter(|name| !is_url(name))?;
                return Some(Author { name, ..Author::default() });
            }
            Some(Author {
                name: filled(text(node, "name"))?,
                href: text(node, "url").map(str::to_owned),
                picture: self.all(node, "image").iter().find_map(|n| self.image(n)).map(|i| i.src),
                bio: filled(text(node, "description")),
            })
        });
        let first = authors.next()?;
        let Some(second) = authors.next() else { return Some(first) };
        let mut name = first.name;
        for author in std::iter::once(second).chain(authors) {
            name.push_str(", ");
            name.push_str(&author.name);
        }
        Some(Author { name, ..Author::default() })
    }

    fn image(&self, node: &Json) -> Option<Image> {
        if let Some(src) = node.as_str() {
            return Some(Image { src: src.to_owned(), ..Image::default() });
        }
        Some(Image {
            src: text(node, "url").or_else(|| text(node, "contentUrl"))?.to_owned(),
            alt: String::new(),
            caption: filled(text(node, "caption")),
            credit: filled(text(node, "creditText")),
            width: pixels(node.get("width")),
            height: pixels(node.get("height")),
        })
    }

    fn tags(&self, article: &Json) -> Vec<Label> {
        let mut tags = Vec::new();
        for node in self.all(article, "keywords") {
            match node.as_str() {
                Some(list) => list.split(',').for_each(|label| push_label(&mut tags, label)),
                None => push_label(&mut tags, text(node, "name").unwrap_or("")),
            }
        }
        tags
    }

    fn copyright(&self, article: &Json) -> Option<String> {
        let holder = self
            .all(article, "copyrightHolder")
            .iter()
            .find_map(|node| filled(node.as_str().or_else(|| text(node, "name"))));
        let year = match article.get("copyrightYear") {
            Some(Json::Number(year)) => Some((*year as u64).to_string()),
            Some(Json::Text(year)) => filled(Some(year)),
            _ => None,
        };
        match (year, holder) {
            (Some(year), Some(holder)) => Some(["©", &year, &holder].join(" ")),
            (None, Some(holder)) => Some(["©", &holder].join(" ")),
            _ => None,
        }
    }

    /// The values of a field: one or a list of them, references followed.
    fn all(&self, node: &'a Json, field: &str) -> Vec<&'a Json> {
        let values = match node.get(field) {
            Some(Json::List(values)) => values.as_slice(),
            Some(value) => std::slice::from_ref(value),
            None => &[],
        };
        values
            .iter()
            .take(MOST_NODES)
            .map(|value| text(value, "@id").and_then(|id| self.by_id.get(id)).map_or(value, |v| *v))
            .collect()
    }
}

/// Schema.org's `Article` and its kinds.
fn is_article(node: &Json) -> bool {
    let is_kind = |kind: &Json| {
        let name = kind.as_str().unwrap_or("");
        let name = name.rsplit(['/', '#', ':']).next().unwrap_or("");
        name.ends_with("Article")
            || matches!(
                name,
                "BlogPosting"
                    | "LiveBlogPosting"
                    | "SocialMediaPosting"
                    | "DiscussionForumPosting"
                    | "Report"
                    | "APIReference"
            )
    };
    match node.get("@type") {
        Some(Json::List(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

/// A field that is text, or a list whose first item is.
fn text<'a>(node: &'a Json, field: &str) -> Option<&'a str> {
    let value = node.get(field)?;
    value.as_str().or_else(|| value.items()?.first()?.as_str())
}

/// A length in pixels: a number, a text ("640", "640px") or a quantity.
fn pixels(value: Option<&Json>) -> Option<u32> {
    let value = value?;
    let value = value.get("value").unwrap_or(value);
    match value {
        Json::Number(number) => Some(*number as u64),
        Json::Text(text) => text.trim().trim_end_matches("px").trim_end().parse().ok(),
        _ => None,
    }
    .and_then(|pixels| u32::try_from(pixels).ok())
    .filter(|&pixels| pixels > 0)
}

/// Whether it looks like a BCP 47 tag rather than the name of a language.
fn is_tag(tag: &str) -> bool {
    tag.split('-').next().is_some_and(|first| matches!(first.len(), 2 | 3))
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
