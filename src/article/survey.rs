//! The survey: one pass over a tape that gives the [`Document`].

use super::Document;
use crate::markup::{Markup, RawTape};

/// Surveys safe content.
pub fn survey_markup(markup: &Markup) -> Document {
    let _ = markup;
    Document::default()
}

/// Surveys the page's own article, as the browser read it.
pub fn survey_page(raw: &RawTape) -> Document {
    let _ = raw;
    Document::default()
}
