//! What a built article's parts are called by those who do not see them: boxes of tasks, ways back
//! from footnotes, and tables and code that scroll inside themselves, which the keyboard has to
//! reach. The words come from above, in the article's own language.

use super::page;
use web_sys::Element;

/// The words for an article's parts, in its language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartLabels {
    /// A task that is done.
    pub task_done: &'static str,
    /// A task that is not done.
    pub task_open: &'static str,
    /// The way back from a footnote.
    pub footnote_return: &'static str,
    /// Code that scrolls inside itself.
    pub code_scrolls: &'static str,
    /// A table that scrolls inside itself.
    pub table_scrolls: &'static str,
}

impl PartLabels {
    /// Names the parts of an article that was just built.
    pub(super) fn name_parts(&self, article: &Element) {
        for input in page::all(article, "input") {
            let word = if input.has_attribute("checked") { self.task_done } else { self.task_open };
            let _ = input.set_attribute("aria-label", word);
        }
        for link in page::all(article, "a.footnote-return") {
            let number = link.get_attribute("aria-label").unwrap_or_default();
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let label = [self.footnote_return, " ", &digits].concat();
            let _ = link.set_attribute("aria-label", label.trim());
        }
    }

    /// Lets the keyboard reach what scrolls inside itself at this width, and only that.
    pub(super) fn mark_scrollers(&self, article: &Element) {
        for element in page::all(article, "pre, table") {
            if element.scroll_width() <= element.client_width() + 1 {
                let _ = element.remove_attribute("tabindex");
                continue;
            }
            let is_code = element.local_name() == "pre";
            let label = if is_code { self.code_scrolls } else { self.table_scrolls };
            let _ = element.set_attribute("tabindex", "0");
            let _ = element.set_attribute("aria-label", label);
            if is_code {
                let _ = element.set_attribute("role", "group");
            }
        }
    }
}
