//! The frame: what the shell has laid out around the article before the widget was there. The view
//! is drawn into it, before the article and after it, and the article's slot stays where it is: in
//! another place the browser would lay the whole article out a second time.

use web_sys::{Element, HtmlElement, Node};

/// The elements of the shell that the view is drawn into.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    around: Element,
    before: Element,
    body: Element,
    after: Element,
}

impl Frame {
    /// The frame that a mount stands in. Behind it come the article's body and the place for what
    /// follows the article.
    pub fn of(mount: &HtmlElement) -> Option<Self> {
        let around = mount.closest(".rw").ok().flatten()?;
        let body = mount.next_element_sibling()?;
        let after = body.next_element_sibling()?;
        Some(Frame { around, before: mount.clone().into(), body, after })
    }

    /// What nobody else is to take away.
    pub fn parts(&self) -> Vec<Node> {
        [&self.before, &self.body, &self.after].map(|part| part.clone().into()).into()
    }

    /// The place for what follows the article.
    pub fn after(&self) -> Element {
        self.after.clone()
    }

    /// What stands around everything.
    pub fn around(&self) -> Node {
        self.around.clone().into()
    }

    /// Dresses it as the view wants it, in the same go in which that is drawn: nothing has to be kept
    /// free for it any more.
    pub fn dress(&self, classes: &str, language: &str, direction: &str) {
        for (name, value) in [("class", classes), ("lang", language), ("dir", direction)] {
            if self.around.get_attribute(name).as_deref() != Some(value) {
                let _ = self.around.set_attribute(name, value);
            }
        }
        if let Some(reserve) = self.around.query_selector(".rw-reserve").ok().flatten() {
            reserve.remove();
        }
    }

    /// Leaves it as it was without the view.
    pub fn end(&self) {
        self.around.set_class_name("rw");
        for name in ["lang", "dir"] {
            let _ = self.around.remove_attribute(name);
        }
    }
}
