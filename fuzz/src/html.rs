//! HTML text as another parser reads it: html5ever, by the algorithm of the standard, in the way in
//! which a browser reads what is put into a page's body.

use html5ever::tendril::TendrilSink;
use html5ever::{LocalName, ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// One step of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element begins: its name, and its attributes as they are written.
    Open(String, Vec<(String, String)>),
    /// Words.
    Text(String),
    /// The innermost open element ends.
    Close,
    /// A comment, or anything else that nobody writes.
    Other,
}

/// The tree of an HTML fragment, flat.
pub fn parsed(html: &str) -> Vec<Step> {
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), body, vec![], true).one(html);
    let mut steps = Vec::new();
    // The parser puts the fragment into an element of its own.
    let root = dom.document.children.borrow().first().cloned();
    let mut todo: Vec<Option<Handle>> = root.iter().flat_map(children_last_first).collect();
    while let Some(node) = todo.pop() {
        let Some(node) = node else {
            steps.push(Step::Close);
            continue;
        };
        match &node.data {
            NodeData::Text { contents } => steps.push(Step::Text(contents.borrow().to_string())),
            NodeData::Element { name, attrs, .. } => {
                let attributes = attrs.borrow();
                let attributes = attributes.iter().map(|a| (named(&a.name), a.value.to_string()));
                steps.push(Step::Open(named(name), attributes.collect()));
                todo.push(None);
                todo.extend(children_last_first(&node));
            }
            _ => steps.push(Step::Other),
        }
    }
    steps
}

fn children_last_first(node: &Handle) -> Vec<Option<Handle>> {
    node.children.borrow().iter().rev().cloned().map(Some).collect()
}

/// A name, with the namespace where it is not that of HTML (or of attributes).
fn named(name: &QualName) -> String {
    let local: &LocalName = &name.local;
    if name.ns == ns!(html) || name.ns == ns!() {
        local.to_string()
    } else {
        format!("{}:{local}", name.ns)
    }
}
