//! Markdown becomes safe content, and what stands beside the hostile part is still there.

use super::input;
use super::safety::{assert_clean, assert_text_means_the_tape, markup_of, words};
use reading_widget::article::{Body, markdown_body};

/// Words that no input has by chance.
const BEFORE: &str = "zqbefore";
const BEHIND: &str = "zqbehind";

/// Holds any text, read as Markdown, to what is promised.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    let body = markdown_body(&text);
    let markup = markup_of(&body);
    assert_clean(&markup, text.len());
    if let Body::Markup(markup) = &body {
        assert_text_means_the_tape(markup);
    }

    // A paragraph before it stays, whatever follows.
    let marked = [BEFORE, "\n\n", &text].concat();
    let kept = words(&markup_of(&markdown_body(&marked)));
    assert!(kept.contains(BEFORE), "{kept}");
    // One behind it stays, too, unless HTML swallows it.
    let marked = [&text, "\n\n", BEHIND, "\n"].concat();
    match markdown_body(&marked) {
        Body::Markup(markup) => assert!(words(&markup).contains(BEHIND)),
        Body::Foreign(_) => assert!(text.contains('<'), "HTML without a bracket"),
    }
    // The same text is always read in the same way.
    assert_eq!(markdown_body(&text), body);
}
