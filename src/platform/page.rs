//! What a page says: about its article (as plain [`PageFacts`], judged elsewhere), its ids, its
//! language.

use super::linked_data;
use crate::article::page::PageFacts;
use std::collections::HashSet;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, Node};

/// The page's document.
pub(super) fn document() -> Document {
    // Without a document there is no page to be a widget in, and nothing to save.
    web_sys::window().and_then(|window| window.document()).unwrap_throw()
}

/// Every element that a selector finds.
pub(super) fn all(root: &Node, selector: &str) -> Vec<Element> {
    let found = match root.dyn_ref::<Element>() {
        Some(element) => element.query_selector_all(selector),
        None => root.unchecked_ref::<Document>().query_selector_all(selector),
    };
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)).map(JsCast::unchecked_into).collect()
}

/// The ids that are taken in the page, but for those inside of `except` (an article that is about
/// to be replaced).
pub(super) fn ids(except: Option<&Element>) -> HashSet<String> {
    let is_elsewhere = |e: &Element| except.is_none_or(|except| !except.contains(Some(e)));
    all(&document(), "[id]").into_iter().filter(is_elsewhere).map(|element| element.id()).collect()
}

/// What a document says about an article in it.
pub(super) fn facts(document: &Document, article: &Element) -> PageFacts {
    let attribute = |name: &'static str| move |e: Element| e.get_attribute(name);
    let meta = |element: Element| {
        let name = element.get_attribute("property").or_else(|| element.get_attribute("name"))?;
        Some((name.to_lowercase(), element.get_attribute("content")?))
    };
    let first = |selector: &str| article.query_selector(selector).ok().flatten();
    let byline = "[rel~=author], [itemprop~=author], .byline, .author, .p-author";
    PageFacts {
        json_ld: all(document, "script[type='application/ld+json']")
            .into_iter()
            .filter_map(|script| script.text_content())
            .filter(|script| !script.trim().is_empty())
            .map(|script| linked_data::read(&script))
            .collect(),
        metas: all(document, "meta[content]").into_iter().filter_map(meta).collect(),
        language: document.document_element().and_then(attribute("lang")),
        page_title: Some(document.title()).filter(|title| !title.is_empty()),
        heading: first("h1").map(|heading| words(&heading)).filter(|words| !words.is_empty()),
        heading_around: all(document, "h1")
            .into_iter()
            .filter(|heading| !article.contains(Some(heading)))
            .map(|heading| words(&heading))
            .find(|words| !words.is_empty()),
        byline: first(byline).map(|element| {
            let link = element
                .closest("a")
                .ok()
                .flatten()
                .or_else(|| element.query_selector("a[href]").ok().flatten());
            (words(&element), link.and_then(attribute("href")))
        }),
        time: first("time[datetime]").and_then(attribute("datetime")),
        images: all(article, "img[src]").into_iter().filter_map(attribute("src")).collect(),
        images_around: all(document, "body img[src]")
            .into_iter()
            .filter(|image| !article.contains(Some(image)))
            .filter_map(attribute("src"))
            .collect(),
    }
}

/// The article of a document that came from elsewhere: its only `<article>`, else `<main>`, else
/// all of it.
pub(super) fn find_article(document: &Document) -> Option<Element> {
    let articles = all(document, "article");
    let outermost: Vec<_> = articles
        .iter()
        .filter(|a| a.parent_element().and_then(|p| p.closest("article").ok().flatten()).is_none())
        .collect();
    let main = || document.query_selector("main, [role=main]").ok().flatten();
    match outermost.as_slice() {
        [article] => Some((*article).clone()),
        _ => main().or_else(|| document.body().map(Into::into)),
    }
}

/// The language that an element inherits, across shadow roots.
pub(super) fn language_of(element: &Element) -> Option<String> {
    let mut element = Some(element.clone());
    while let Some(current) = element {
        if let Ok(Some(holder)) = current.closest("[lang]") {
            return holder.get_attribute("lang").filter(|lang| !lang.is_empty());
        }
        element =
            current.get_root_node().dyn_into::<web_sys::ShadowRoot>().ok().map(|root| root.host());
    }
    None
}

/// The canonical link, else the page's URL without query and fragment.
pub(super) fn default_article_id() -> String {
    let document = document();
    let canonical = document.query_selector("link[rel~=canonical][href]").ok().flatten();
    canonical
        .and_then(|link| link.dyn_into::<web_sys::HtmlLinkElement>().ok())
        .map(|link| link.href())
        .unwrap_or_else(|| {
            let url = document.url().unwrap_or_default();
            url.split(['?', '#']).next().unwrap_or_default().to_owned()
        })
}

fn words(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
