//! The host: the element whose children the article is.

use super::content::{self, Read, is_built};
use super::listen::Watch;
use super::page;
use crate::article::Format;
use crate::session::{ATTRIBUTES, Attributes, Source};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The element whose children the article is: `<reading-widget>`, or a container in a Yew app.
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    pub(super) element: HtmlElement,
}

impl Host {
    /// Takes an element as host.
    pub fn new(element: HtmlElement) -> Self {
        Host { element }
    }

    /// Takes a node as host, where it is an element.
    pub fn of_node(node: web_sys::Node) -> Option<Self> {
        node.dyn_into().ok().map(Host::new)
    }

    /// The words of its attributes.
    pub fn attributes(&self) -> Attributes {
        let value = |name: &&str| Some(((*name).to_owned(), self.element.get_attribute(name)?));
        ATTRIBUTES.iter().filter_map(value).collect()
    }

    /// The text of an inline `<script>` of Markdown, plain text or JSON among the children.
    pub fn inline_text(&self) -> Option<Source> {
        let scripts = self.element.query_selector_all(":scope > script[type]").ok()?;
        (0..scripts.length()).find_map(|index| {
            let script: Element = scripts.get(index)?.unchecked_into();
            // Not by media type: JSON-LD and import maps are JSON too, and no articles.
            let format = match script.get_attribute("type")?.trim() {
                "text/markdown" => Format::Markdown,
                "text/plain" => Format::Text,
                "application/json" => Format::Json,
                _ => return None,
            };
            // `</script>` cannot stand in a script: authors write `<\/script>`.
            let text = script.text_content()?.replace("<\\/script", "</script");
            Some(Source::Text { format, text: outdented(&text) })
        })
    }

    /// Reads the children as they stand.
    pub fn read_children(&self) -> Read {
        Read::own(self)
    }

    /// The key under which a reader's words are kept where none is named: the canonical link, else
    /// the page's URL without query and fragment.
    pub fn default_article_id(&self) -> String {
        page::default_article_id()
    }

    /// Calls back when the children change, but for what the widget itself builds.
    pub fn watch_children(&self, callback: impl Fn() + 'static) -> Option<Watch> {
        let host_node: web_sys::Node = self.element.clone().into();
        Watch::mutations(&self.element, true, &[], move |records| {
            let is_foreign = |record: &web_sys::MutationRecord| {
                let Some(target) = record.target() else { return false };
                if target == host_node {
                    let any = |nodes: web_sys::NodeList| {
                        (0..nodes.length()).any(|i| nodes.get(i).is_some_and(|n| !is_built(&n)))
                    };
                    return any(record.added_nodes()) || any(record.removed_nodes());
                }
                let mut node = Some(target);
                while let Some(current) = node {
                    if is_built(&current) {
                        return false;
                    }
                    node = current.parent_node().filter(|parent| *parent != host_node);
                }
                true
            };
            if records.iter().any(is_foreign) {
                callback();
            }
        })
    }

    /// Whether there are words or pictures to see among the children.
    pub fn has_words(&self) -> bool {
        let children = self.element.child_nodes();
        (0..children.length()).filter_map(|index| children.get(index)).any(|child| {
            let name = child.node_name();
            let is_script = ["script", "noscript"].iter().any(|it| name.eq_ignore_ascii_case(it));
            let is_comment = child.node_type() == web_sys::Node::COMMENT_NODE;
            let has_words = || child.text_content().is_some_and(|text| !text.trim().is_empty());
            let is_picture =
                || child.dyn_ref::<Element>().is_some_and(|e| !page::all(e, "img").is_empty());
            // (An article that a widget built is one from before its module failed.)
            !is_script && !is_comment && (has_words() || is_picture())
        })
    }

    /// The language that the element inherits.
    pub fn language(&self) -> Option<String> {
        page::language_of(&self.element)
    }

    /// Takes away the article that the widget built.
    pub fn remove_built(&self) {
        content::remove_built(self);
    }

    /// Whether it is in a document.
    pub fn is_connected(&self) -> bool {
        self.element.is_connected()
    }
}

/// Text that stands indented in a page's source, without that indentation.
fn outdented(text: &str) -> String {
    let text = text.trim_start_matches(['\n', '\r']).trim_end();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let common = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    text.lines().map(|line| line.get(common..).unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::outdented;

    #[test]
    fn a_text_that_stands_indented_in_a_page_loses_its_common_indentation() {
        assert_eq!(outdented("\n    # A\n\n      code\n    text\n  "), "# A\n\n  code\ntext");
        assert_eq!(outdented("plain"), "plain");
    }
}
