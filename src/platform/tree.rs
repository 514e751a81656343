//! Trees of nodes and tapes: each way in one crossing of the border (see `tree.js`).

use crate::markup::{Attribute, Markup, RawTape, Tag};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, Element, Node};

#[wasm_bindgen(module = "/src/platform/tree.js")]
extern "C" {
    type ReadTree;
    #[wasm_bindgen(method, getter)]
    fn tape(this: &ReadTree) -> String;
    #[wasm_bindgen(method, getter)]
    fn headings(this: &ReadTree) -> Array;
    #[wasm_bindgen(js_name = readTree)]
    fn read_tree(root: &Node, own: bool) -> ReadTree;

    type BuiltTree;
    #[wasm_bindgen(method, getter)]
    fn fragment(this: &BuiltTree) -> DocumentFragment;
    #[wasm_bindgen(method, getter)]
    fn headings(this: &BuiltTree) -> Array;
    #[wasm_bindgen(js_name = buildTree)]
    fn build_tree(bytes: &[u8], tags: &Array, attributes: &Array, base: Option<&str>) -> BuiltTree;

    #[wasm_bindgen(catch, js_name = parseInert)]
    fn parse_inert_js(html: &str) -> Result<Element, JsValue>;
}

/// Reads the page's own article: what is shown of it, and its headings in the order of the tape.
pub(super) fn read_own(root: &Node) -> (RawTape, Vec<Element>) {
    let read = read_tree(root, true);
    (RawTape::new(read.tape()), elements(&read.headings()))
}

/// Reads every element and attribute below a node of an inert document.
pub(super) fn read_foreign(root: &Node) -> RawTape {
    RawTape::new(read_tree(root, false).tape())
}

/// Builds the nodes of a tape; relative URLs are resolved against `base`. Gives them with their
/// headings in the order of the tape.
pub(super) fn build(markup: &Markup, base: Option<&str>) -> (DocumentFragment, Vec<Element>) {
    thread_local! {
        static TAGS: Array = Tag::ALL.iter().map(|tag| JsValue::from_str(tag.name())).collect();
        static ATTRIBUTES: Array =
            Attribute::ALL.iter().map(|attribute| JsValue::from_str(attribute.name())).collect();
    }
    let built = TAGS.with(|tags| {
        ATTRIBUTES.with(|attributes| build_tree(markup.as_bytes(), tags, attributes, base))
    });
    let headings = elements(&built.headings());
    (built.fragment(), headings)
}

/// Parses HTML into a document in which nothing runs and nothing loads, and gives its root. Not the
/// document itself: a picture in it may bear the name of any of a document's methods.
pub(super) fn parse_inert(html: &str) -> Option<Element> {
    parse_inert_js(html).ok()
}

fn elements(array: &Array) -> Vec<Element> {
    array.iter().map(JsCast::unchecked_into).collect()
}
