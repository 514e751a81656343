//! Where nodes stood before they were moved, by what an observer was told.

use super::nodes;
use crate::rewind::{Change, Places};
use js_sys::{Map, WeakSet};
use wasm_bindgen::prelude::*;
use web_sys::{MutationRecord, Node};

/// The tree as it was before some changes.
#[derive(Default)]
pub struct Former {
    /// Each node that was met by its number, and the other way round.
    nodes: Vec<Node>,
    numbers: Map,
    places: Places,
    /// Whose children changed.
    targets: Vec<Node>,
    are_targets: WeakSet,
    /// What came somewhere.
    came: WeakSet,
    /// What went from somewhere.
    gone: WeakSet,
}

impl Former {
    /// What was before the changes that were told, in their order, in a tree to which nothing else
    /// has happened since.
    pub fn of(records: &[MutationRecord]) -> Self {
        let mut former = Former::default();
        let mut changes = Vec::new();
        for record in records {
            let Some(target) = record.target() else { continue };
            if !former.are_targets.has(&target) {
                former.are_targets.add(&target);
                former.targets.push(target.clone());
            }
            nodes(record.added_nodes()).for_each(|node| drop(former.came.add(&node)));
            nodes(record.removed_nodes()).for_each(|node| drop(former.gone.add(&node)));
            changes.push(Change {
                removed: former.all(nodes(record.removed_nodes())),
                added: former.all(nodes(record.added_nodes())),
                previous: record.previous_sibling().map(|node| former.number(&node)),
                next: record.next_sibling().map(|node| former.number(&node)),
                target: former.number(&target),
            });
        }
        for target in former.targets.clone() {
            let children = former.all(nodes(target.child_nodes()));
            let target = former.number(&target);
            former.places.set_children(target, &children);
        }
        former.places.undo(&changes);
        former
    }

    /// Whose children changed.
    pub fn targets(&self) -> &[Node] {
        &self.targets
    }

    /// The children of one whose children changed.
    pub fn children(&self, target: &Node) -> Vec<Node> {
        let children = self.known(target).map(|target| self.places.children(target));
        children.into_iter().flatten().filter_map(|child| self.nodes.get(child).cloned()).collect()
    }

    /// What a node stood in.
    pub fn parent(&self, node: &Node) -> Option<Node> {
        match self.known(node).map(|known| self.places.parent(known)) {
            Some(Some(parent)) => self.nodes.get(parent).cloned(),
            // What came from nowhere had no place; what never moved has the one that it had.
            _ => node.parent_node().filter(|_| !self.came.has(node)),
        }
    }

    /// Whether a node went from somewhere, wherever it is now.
    pub fn has_gone(&self, node: &Node) -> bool {
        self.gone.has(node)
    }

    fn known(&self, node: &Node) -> Option<usize> {
        Some(self.numbers.get(node).as_f64()? as usize)
    }

    fn number(&mut self, node: &Node) -> usize {
        self.known(node).unwrap_or_else(|| {
            let number = self.nodes.len();
            self.nodes.push(node.clone());
            self.numbers.set(node, &JsValue::from(number as u32));
            number
        })
    }

    fn all(&mut self, nodes: impl Iterator<Item = Node>) -> Vec<usize> {
        nodes.map(|node| self.number(&node)).collect()
    }
}
