//! Children in their order.

use super::remove;
use js_sys::WeakSet;
use web_sys::Node;

/// Puts children into their order, with what stands between them where it is. Those that have not
/// gone anywhere stay where they are, and keep the focus. Says whether there was something to do.
pub fn put_in_order(target: &Node, children: &[Node], has_gone: impl Fn(&Node) -> bool) -> bool {
    let are_children = WeakSet::new();
    children.iter().for_each(|child| drop(are_children.add(child)));
    let is_here = |child: &Node| child.parent_node().as_ref() == Some(target);
    let is_before = |child: &Node, behind: Option<&Node>| {
        let next = std::iter::successors(child.next_sibling(), Node::next_sibling)
            .find(|next| are_children.has(next));
        is_here(child) && next.as_ref() == behind
    };
    let behind = children.iter().skip(1).map(Some).chain([None]);
    if children.iter().zip(behind).all(|(child, behind)| is_before(child, behind)) {
        return false;
    }
    children.iter().filter(|child| is_here(child) && has_gone(child)).for_each(remove);
    let mut behind = None;
    for child in children.iter().rev() {
        // The page may have made it so that a node takes none, and Yew is not asked to then.
        if is_before(child, behind) || target.insert_before(child, behind).is_ok() {
            behind = Some(child);
        }
    }
    true
}
