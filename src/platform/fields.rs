//! Fields, and what bears a mark in a view: the value and selection of a text field, a file that
//! was chosen, the element that is to have the focus, the comments as they stand.

use super::{page, scroll, tree};
use crate::comments::Selection;
use crate::markup::Markup;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node};

#[wasm_bindgen]
extern "C" {
    /// A file, as far as we read it.
    type ChosenFile;
    #[wasm_bindgen(method, catch)]
    async fn text(this: &ChosenFile) -> Result<JsValue, JsValue>;
}

/// What stands in the field that an event is about.
pub fn value_of(event: &Event) -> String {
    // The target tells it to whoever listens outside of a shadow root as the host.
    let field = event.composed_path().get(0);
    Reflect::get(&field, &"value".into())
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// The text of the file that was chosen in the field that an event is about. The field is empty
/// again afterwards, so that the same file can be chosen twice.
pub fn chosen_file(event: &Event) -> Option<impl Future<Output = Option<String>> + use<>> {
    let field: HtmlInputElement = event.composed_path().get(0).dyn_into().ok()?;
    let files = Reflect::get(&field, &"files".into()).ok()?;
    let file = Reflect::get_u32(&files, 0).ok().filter(|file| !file.is_undefined())?;
    let file: ChosenFile = file.unchecked_into();
    Some(async move {
        let text = file.text().await.ok().and_then(|text| text.as_string());
        field.set_value("");
        text
    })
}

/// A text field in a view, by its mark.
pub struct Field(HtmlTextAreaElement);

impl Field {
    /// The field that bears this mark below `root`.
    pub fn find(root: &Node, mark: &str) -> Option<Self> {
        marked(root, mark)?.dyn_into().ok().map(Field)
    }

    /// Its text, and what of it is selected.
    pub fn text(&self) -> (String, Selection) {
        let end = |end: Result<Option<u32>, JsValue>| end.ok().flatten().unwrap_or(0) as usize;
        let (start, end) = (end(self.0.selection_start()), end(self.0.selection_end()));
        (self.0.value(), Selection { start, end })
    }

    /// Puts another text into it, as if it had been typed: it can be undone. Says whether the
    /// browser did; where not, whoever holds the text has to.
    pub fn replace(&self, text: &str) -> bool {
        let _ = self.0.focus();
        self.0.select();
        let document = page::document();
        let command = Reflect::get(&document, &"execCommand".into()).ok();
        let command = command.and_then(|command| command.dyn_into::<js_sys::Function>().ok());
        let done = command.and_then(|command| {
            command.call3(&document, &"insertText".into(), &false.into(), &text.into()).ok()
        });
        done.is_some_and(|done| done.is_truthy()) && self.0.value() == text
    }

    /// Selects a part of it, and moves the focus to it.
    pub fn select(&self, selection: Selection) {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let _ = self.0.focus();
        let _ = self.0.set_selection_range(place(selection.start), place(selection.end));
    }
}

/// Moves the focus to what bears this mark below `root`, and into view; says whether it is there.
pub fn focus_marked(root: &Node, mark: &str) -> bool {
    let Some(element) = marked(root, mark) else { return false };
    scroll::focus(&element);
    scroll::bring_into_view(&element);
    true
}

/// Moves the focus to the comment behind (1) or before (-1) the one that has it; to the first one,
/// where none has.
pub fn step_comment(root: &Node, step: i32) {
    let comments = page::all(root, "[data-comment]");
    let active = match root.get_root_node().dyn_into::<web_sys::ShadowRoot>() {
        Ok(shadow) => shadow.active_element(),
        Err(_) => page::document().active_element(),
    };
    let current = active.and_then(|active| active.closest("[data-comment]").ok().flatten());
    let at = current.and_then(|current| comments.iter().position(|comment| *comment == current));
    let next = match at {
        Some(at) => at.checked_add_signed(step as isize),
        None => (step > 0).then_some(0),
    };
    if let Some(comment) = next.and_then(|next| comments.get(next)) {
        scroll::focus(comment);
        scroll::bring_into_view(comment);
    }
}

/// Puts the nodes of a comment's words into an element, in place of what is there.
pub fn fill(node: &Node, markup: &Markup) {
    let Some(element) = node.dyn_ref::<HtmlElement>() else { return };
    super::about_to_draw();
    let (nodes, _) = tree::build(markup, None);
    element.set_text_content(None);
    let _ = element.append_child(&nodes);
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

fn marked(root: &Node, mark: &str) -> Option<Element> {
    let root = root.dyn_ref::<Element>()?;
    root.query_selector(&["[data-focus=\"", mark, "\"]"].concat()).ok().flatten()
}
