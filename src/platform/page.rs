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
/// to be replaced). So are the names by which a page's scripts and links find elements: an element
/// with the same id would stand in their way.
pub(super) fn ids(except: Option<&Element>) -> HashSet<String> {
    let is_elsewhere = |e: &Element| except.is_none_or(|except| !except.contains(Some(e)));
    let of = |selector: &str, attribute: &str| {
        let found = all(&document(), selector).into_iter().filter(is_elsewhere);
        found.filter_map(|element| element.get_attribute(attribute)).collect::<Vec<_>>()
    };
    let named = "a[name], embed[name], form[name], iframe[name], img[name], object[name]";
    of("[id]", "id").into_iter().chain(of(named, "name")).collect()
}

/// What a document says about an article in it. Nothing is asked of forms: their fields may bear the
/// name of whatever is asked.
pub(super) fn facts(root: &Element, article: &Element) -> PageFacts {
    let attribute = |name: &'static str| move |e: Element| e.get_attribute(name);
    let meta = |element: Element| {
        let name = element.get_attribute("property").or_else(|| element.get_attribute("name"))?;
        Some((name.to_lowercase(), element.get_attribute("content")?))
    };
    let first = |selector: &str| article.query_selector(selector).ok().flatten();
    let byline = ":is([rel~=author], [itemprop~=author], .byline, .author, .p-author):not(form)";
    PageFacts {
        json_ld: all(root, "script[type='application/ld+json']")
            .into_iter()
            .filter_map(|script| script.text_content())
            .filter(|script| !script.trim().is_empty())
            .map(|script| linked_data::read(&script))
            .collect(),
        metas: all(root, "meta[content]").into_iter().filter_map(meta).collect(),
        language: root.get_attribute("lang"),
        page_title: root
            .query_selector("head > title")
            .ok()
            .flatten()
            .map(|title| words(&title))
            .filter(|title| !title.is_empty()),
        heading: first("h1").map(|heading| words(&heading)).filter(|words| !words.is_empty()),
        heading_around: all(root, "h1")
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
        images_around: all(root, "body img[src]")
            .into_iter()
            .filter(|image| !article.contains(Some(image)))
            .filter_map(attribute("src"))
            .collect(),
    }
}

/// The article of a document that came from elsewhere: its only `<article>`, else `<main>`, else
/// all of it.
pub(super) fn find_article(root: &Element) -> Option<Element> {
    let nested = all(root, "article article").len();
    let articles = all(root, "article");
    match articles.as_slice() {
        // The first one in a document's order lies in no other.
        [article, ..] if articles.len() == nested + 1 => Some(article.clone()),
        _ => root
            .query_selector("main, [role=main]:not(form)")
            .ok()
            .flatten()
            .or_else(|| body_of(root)),
    }
}

/// The body of a document that came from elsewhere.
pub(super) fn body_of(root: &Element) -> Option<Element> {
    root.query_selector("body").ok().flatten()
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
