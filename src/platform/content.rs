//! Content: an article's nodes in the page, and how they are read or made.

use super::labels::PartLabels;
use super::{Host, page, tree};
use crate::article::page::PageFacts;
use crate::article::{Direction, Document, anchors, survey};
use crate::markup::{Markup, clean};
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Node};

/// What was read of the page's own article.
pub struct Read {
    /// What is known of its body.
    pub document: Document,
    /// What the page says about it.
    pub facts: PageFacts,
    /// The language that it inherits.
    pub language: Option<String>,
    /// Its nodes.
    pub content: Content,
}

/// An article's nodes.
pub struct Content {
    pub(super) headings: Vec<Element>,
    /// What the parts of a built article are called.
    pub(super) labels: Option<PartLabels>,
    place: Place,
}

enum Place {
    /// The host's own children: they stay where they are.
    Own,
    /// Built, and not in the page yet.
    Pending(Built),
    /// Built, and in the page.
    Installed(Element),
}

/// What was built: its nodes, and what their element is to say of them.
pub struct Built {
    nodes: DocumentFragment,
    manner: Manner,
}

/// How an article is to be built.
pub struct Manner {
    /// What relative URLs are resolved against, where it is not the page.
    pub base: Option<String>,
    /// The language of the words, where it is known.
    pub language: Option<String>,
    /// The direction of the writing, where it is told.
    pub direction: Option<Direction>,
    /// What its parts are called.
    pub labels: PartLabels,
}

impl Read {
    /// Reads a host's own children, and gives the headings that have none an id.
    pub(super) fn own(host: &Host) -> Read {
        let (raw, headings) = tree::read_own(&host.element);
        #[cfg(feature = "faults")]
        crate::fault::point("parsing");
        let mut document = survey::survey_page(&raw);
        for (ordinal, id) in anchors::anchor_document(&mut document, &page::ids(None)) {
            if let Some(heading) = headings.get(ordinal) {
                heading.set_id(&id);
            }
        }
        let root = page::document().document_element();
        let root = root.unwrap_or_else(|| host.element.clone().into());
        Read {
            document,
            // The name of the page's window is no headline: it would stand there for the first time.
            facts: PageFacts { page_title: None, ..page::facts(&root, &host.element) },
            language: page::language_of(&host.element),
            content: Content { headings, labels: None, place: Place::Own },
        }
    }
}

impl Content {
    /// Builds safe content: its ids are made unique in the page, its headings get theirs.
    pub fn build(host: &Host, markup: &Markup, manner: Manner) -> (Document, Content) {
        let taken = page::ids(built_article(host).as_ref());
        let (markup, document) = anchors::anchored(markup, &taken);
        let (nodes, headings) = tree::build(&markup, manner.base.as_deref());
        let labels = Some(manner.labels);
        (document, Content { headings, labels, place: Place::Pending(Built { nodes, manner }) })
    }

    /// Puts the nodes in their place: into the host's built article, or, for the page's own, just
    /// takes a built one away. Returns the element that holds the words.
    pub(super) fn install(&mut self, host: &Host) -> Element {
        match &self.place {
            Place::Own => {
                remove_built(host);
                host.element.clone().into()
            }
            Place::Installed(article) => article.clone(),
            Place::Pending(Built { nodes, manner }) => {
                let Ok(article) = page::document().create_element("article") else {
                    return host.element.clone().into();
                };
                article.set_class_name("reading-widget-prose");
                let _ = article.set_attribute("slot", "article");
                if let Some(language) = &manner.language {
                    let _ = article.set_attribute("lang", language);
                }
                if let Some(direction) = manner.direction {
                    let _ = article.set_attribute("dir", direction.name());
                }
                let _ = article.append_child(nodes);
                manner.labels.name_parts(&article);
                remove_built(host);
                let _ = host.element.append_child(&article);
                self.place = Place::Installed(article.clone());
                article
            }
        }
    }
}

/// Whether a node is an article that a widget built.
pub(super) fn is_built(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| {
        element.local_name() == "article"
            && element.get_attribute("slot").as_deref() == Some("article")
    })
}

/// Takes away the article that a widget built.
pub(super) fn remove_built(host: &Host) {
    if let Some(article) = built_article(host) {
        article.remove();
    }
}

pub(super) fn built_article(host: &Host) -> Option<Element> {
    host.element.query_selector(":scope > article[slot=article]").ok().flatten()
}

/// Reads an HTML document that comes from elsewhere: it is parsed into an inert document, the article
/// is found in it, read and cleaned. With what the document says about itself.
pub fn read_page(html: &str) -> Option<(Markup, PageFacts)> {
    let root = parse(html)?;
    let article = page::find_article(&root)?;
    let facts = page::facts(&root, &article);
    Some((clean(&tree::read_foreign(&article)), facts))
}

/// The same for pieces of HTML within another text: all of them are the article, and what they say of
/// themselves is not about it.
pub fn read_pieces(html: &str) -> Option<Markup> {
    let body = page::body_of(&parse(html)?)?;
    Some(clean(&tree::read_foreign(&body)))
}

fn parse(html: &str) -> Option<Element> {
    let root = tree::parse_inert(html)?;
    #[cfg(feature = "faults")]
    crate::fault::point("parsing");
    Some(root)
}
