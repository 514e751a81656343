//! Neighbours: Yew apps of other modules that an element stands in. Yew marks elements with the
//! number of their app, from 1 on in every module, and an app takes the events of all elements that
//! bear its number. So an element gets a number that no app around it has.

use super::ending;
use crate::component::{View, ViewProps};
use crate::insights::Choice;
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node, ShadowRoot};
use yew::{Html, Renderer};

/// What Yew calls the number.
const NUMBER: &str = "__yew_subtree_id";
/// An app around with a number above this would have opened so many dialogs.
const MOST: u32 = 1_000;

/// Uses up the numbers of the apps around an element, so that the next app has another.
pub(super) fn keep_apart(element: &HtmlElement) {
    let around = std::iter::successors(Some(Node::from(element.clone())), parent);
    let Some(highest) = around.filter_map(|node| number(&node)).max() else { return };
    let document = element.owner_document();
    let Some(Ok(place)) = document.map(|document| document.create_element("div")) else { return };
    while number(&place).unwrap_or(0) < highest.min(MOST) {
        let nothing = ViewProps {
            session: None,
            frame: None,
            body: Html::default(),
            has_fallback: false,
            discussion: None,
            choices: Rc::new(Vec::<Choice>::new()),
            is_guarded: true,
            presence: Rc::default(),
        };
        let presence = nothing.presence.clone();
        let used = Renderer::<View>::with_root_and_props(place.clone(), nothing).render();
        ending::end(used, presence);
    }
}

fn number(node: &Node) -> Option<u32> {
    Some(Reflect::get(node, &NUMBER.into()).ok()?.as_f64()? as u32)
}

fn parent(node: &Node) -> Option<Node> {
    node.parent_node().or_else(|| Some(node.dyn_ref::<ShadowRoot>()?.host().into()))
}
