//! The children that nodes had before they were changed, found from what was told of the changes, as
//! a browser tells it: whose children changed, which went and which came, and between which two.
//!
//! A node is a number here, and the numbers are small: 0, 1, 2, in the order in which they are met.

/// One change to the children of a node.
#[derive(Clone, Debug)]
pub struct Change {
    /// Whose children changed.
    pub target: usize,
    /// Those that went, in their order.
    pub removed: Vec<usize>,
    /// Those that came, in their order.
    pub added: Vec<usize>,
    /// The child before them.
    pub previous: Option<usize>,
    /// The child behind them.
    pub next: Option<usize>,
}

/// Where nodes stand.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<Place>);

#[derive(Clone, Debug, Default)]
struct Place {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
}

impl Places {
    /// Says which children a node has now. All that follows is about nodes of which this was said.
    pub fn set_children(&mut self, target: usize, children: &[usize]) {
        let mut previous = None;
        for &child in children {
            self.link(target, child, previous);
            previous = Some(child);
        }
    }

    /// Undoes changes, the last first.
    pub fn undo(&mut self, changes: &[Change]) {
        for change in changes.iter().rev() {
            for &child in change.added.iter().chain(&change.removed) {
                self.unlink(child);
            }
            let is_here = |child: &usize| self.parent(*child) == Some(change.target);
            let mut previous = change.previous.filter(is_here).or_else(|| {
                match change.next.filter(is_here) {
                    Some(next) => self.0.get(next)?.previous,
                    // The one before was itself put in the place: then they were the last.
                    None => change.previous.and_then(|_| self.children(change.target).last()),
                }
            });
            for &child in &change.removed {
                if self.parent(child).is_none() {
                    self.link(change.target, child, previous);
                    previous = Some(child);
                }
            }
        }
    }

    /// Whose child a node is, if it is one's of those whose children are known.
    pub fn parent(&self, child: usize) -> Option<usize> {
        self.0.get(child)?.parent
    }

    /// The children of a node, in their order.
    pub fn children(&self, target: usize) -> impl Iterator<Item = usize> {
        let first = self.0.get(target).and_then(|place| place.first);
        std::iter::successors(first, |&child| self.0.get(child)?.next)
    }

    fn place(&mut self, node: usize) -> Option<&mut Place> {
        if self.0.len() <= node {
            self.0.resize_with(node + 1, Place::default);
        }
        self.0.get_mut(node)
    }

    /// Sets what comes behind a child, or first if there is none before.
    fn set_next(
        &mut self,
        target: usize,
        previous: Option<usize>,
        next: Option<usize>,
    ) -> Option<usize> {
        let place = self.place(previous.unwrap_or(target))?;
        let next_of = if previous.is_some() { &mut place.next } else { &mut place.first };
        std::mem::replace(next_of, next)
    }

    fn link(&mut self, target: usize, child: usize, previous: Option<usize>) {
        let next = self.set_next(target, previous, Some(child));
        if let Some(next) = next.and_then(|next| self.place(next)) {
            next.previous = Some(child);
        }
        if let Some(place) = self.place(child) {
            place.parent = Some(target);
            place.previous = previous;
            place.next = next;
        }
    }

    fn unlink(&mut self, child: usize) {
        let Some(place) = self.place(child) else { return };
        let Some(target) = place.parent.take() else { return };
        let (previous, next) = (place.previous.take(), place.next.take());
        self.set_next(target, previous, next);
        if let Some(next) = next.and_then(|next| self.place(next)) {
            next.previous = previous;
        }
    }
}
