//! What was changed is found as it was, whatever was done and whatever was told of it.

use proptest::prelude::*;
use reading_widget::rewind::{Change, Places};

/// A tree that tells of its changes as a browser does.
#[derive(Clone, Debug, PartialEq)]
struct Tree {
    children: Vec<Vec<usize>>,
}

impl Tree {
    fn parent(&self, node: usize) -> Option<usize> {
        self.children.iter().position(|children| children.contains(&node))
    }

    fn holds(&self, node: usize, other: usize) -> bool {
        std::iter::successors(Some(other), |&at| self.parent(at)).any(|at| at == node)
    }

    fn take(&mut self, node: usize, told: &mut Vec<Change>) {
        let Some(target) = self.parent(node) else { return };
        let at = self.children[target].iter().position(|child| *child == node).unwrap();
        self.children[target].remove(at);
        told.push(Change {
            target,
            removed: vec![node],
            added: Vec::new(),
            previous: at.checked_sub(1).map(|at| self.children[target][at]),
            next: self.children[target].get(at).copied(),
        });
    }

    /// Puts nodes in before the child at an index; what they stood in tells that they went.
    fn put(&mut self, target: usize, at: usize, nodes: &[usize], told: &mut Vec<Change>) {
        let nodes: Vec<_> =
            nodes.iter().copied().filter(|node| !self.holds(*node, target)).collect();
        nodes.iter().for_each(|node| self.take(*node, told));
        let at = at.min(self.children[target].len());
        let change = Change {
            target,
            removed: Vec::new(),
            previous: at.checked_sub(1).map(|at| self.children[target][at]),
            next: self.children[target].get(at).copied(),
            added: nodes.clone(),
        };
        self.children[target].splice(at..at, nodes);
        told.push(change);
    }

    /// Puts a node in the place of a child, which is told of at once, with the neighbours as they were
    /// before the node was taken from where it stood.
    fn replace(&mut self, target: usize, child: usize, node: usize, told: &mut Vec<Change>) {
        let at = self.children[target].iter().position(|it| *it == child);
        let Some(at) = at.filter(|_| node != child && !self.holds(node, target)) else { return };
        let previous = at.checked_sub(1).map(|at| self.children[target][at]);
        let next = self.children[target].get(at + 1).copied();
        let next = match next.filter(|next| *next == node) {
            Some(_) => self.children[target].get(at + 2).copied(),
            None => next,
        };
        self.take(node, told);
        let at = self.children[target].iter().position(|it| *it == child).unwrap();
        self.children[target][at] = node;
        told.push(Change { target, removed: vec![child], added: vec![node], previous, next });
    }

    /// Puts others in the place of all children, which are told of at once.
    fn replace_all(&mut self, target: usize, told: &mut Vec<Change>) {
        let removed = std::mem::take(&mut self.children[target]);
        told.push(Change { target, removed, added: Vec::new(), previous: None, next: None });
    }
}

const NODES: usize = 24;

proptest! {
    #[test]
    fn whatever_was_changed_is_found_as_it_was(
        parents in proptest::collection::vec(any::<prop::sample::Index>(), NODES),
        steps in proptest::collection::vec((0..5usize, 0..NODES, 0..NODES, 0..4usize), 0..60),
    ) {
        let mut tree = Tree { children: vec![Vec::new(); NODES] };
        // The last few stand nowhere yet.
        for (node, parent) in parents.iter().enumerate().take(NODES - 5).skip(1) {
            tree.children[parent.index(node)].push(node);
        }
        let before = tree.clone();
        let mut told = Vec::new();
        for (kind, node, other, at) in steps {
            match kind {
                0 => tree.take(node, &mut told),
                1 => tree.put(other, at, &[node], &mut told),
                2 => {
                    let turned: Vec<_> = tree.children[node].iter().rev().copied().collect();
                    tree.put(node, at, &turned, &mut told);
                }
                3 => {
                    let child = tree.children[other].get(at).copied();
                    child.into_iter().for_each(|it| tree.replace(other, it, node, &mut told));
                }
                _ => tree.replace_all(node, &mut told),
            }
        }
        let mut places = Places::default();
        for target in 0..NODES {
            places.set_children(target, &tree.children[target]);
        }
        places.undo(&told);
        for target in 0..NODES {
            let children: Vec<_> = places.children(target).collect();
            prop_assert_eq!(&children, &before.children[target]);
            prop_assert!(children.iter().all(|child| places.parent(*child) == Some(target)));
        }
    }
}

#[test]
fn what_was_told_wrongly_ends_and_loses_no_child() {
    let mut places = Places::default();
    places.set_children(0, &[1, 2]);
    let change =
        |removed, previous, next| Change { target: 0, removed, added: vec![9], previous, next };
    places.undo(&[
        change(vec![3], Some(8), Some(2)),
        change(vec![2, 2], Some(7), Some(7)),
        change(vec![4], None, Some(1)),
    ]);
    let mut children: Vec<_> = places.children(0).take(9).collect();
    children.sort();
    assert_eq!(children, [1, 2, 3, 4]);
}
