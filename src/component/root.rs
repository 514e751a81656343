//! Where a view stands: in the shell's frame, or in an element of its own.

use crate::platform::{Frame, Node};
use yew::NodeRef;

/// What is around all that a view draws.
#[derive(Clone, PartialEq)]
pub(super) struct Root {
    /// The frame, if the article stands in one.
    pub frame: Option<Frame>,
    /// The view's own element, if not.
    pub own: NodeRef,
}

impl Root {
    /// The node, once it is there.
    pub fn get(&self) -> Option<Node> {
        self.frame.as_ref().map(Frame::around).or_else(|| self.own.get())
    }
}
