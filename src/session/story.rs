//! The story: an article that was read, and what follows from its words. Pure.

use super::Options;
use crate::article::{Document, Metadata};
use crate::outline::{Outline, Section, outline};
use crate::reading_time::{Estimate, ReadingTime, estimate};
use std::rc::Rc;

/// An article that was read: what is shown around it, and what follows from its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// What the header, the tags, the creator and the footer show. For the page's own article,
    /// what the page already shows is left out.
    pub metadata: Metadata,
    /// The body.
    pub document: Document,
    /// The language of the words, as a BCP 47 tag.
    pub language: Option<String>,
    /// The times of the whole and of its sections.
    pub estimate: Estimate,
    /// The sections.
    pub outline: Rc<Outline>,
    /// Whether the words are the page's own children (and not built by the widget).
    pub is_pages_own: bool,
}

impl Story {
    /// Derives time and outline from what was read.
    pub fn new(
        metadata: Metadata,
        document: Document,
        language: Option<String>,
        is_pages_own: bool,
    ) -> Self {
        Self {
            metadata,
            document,
            language,
            estimate: Estimate::default(),
            outline: Rc::default(),
            is_pages_own,
        }
    }

    /// The same words under other options.
    pub(super) fn with_options(mut self, options: &Options) -> Self {
        self.estimate =
            estimate(&self.document, self.language.as_deref(), options.words_per_minute);
        self.outline = Rc::new(outline(&self.document, &self.estimate, options.outline_depth));
        self
    }

    /// The same story in the place of an older one. An outline that did not change stays the very
    /// same: then it is not drawn anew, and a link in it keeps the focus.
    pub(super) fn instead_of(mut self, old: &Story) -> Self {
        if self.outline == old.outline {
            self.outline = old.outline.clone();
        }
        self
    }

    /// The section at an index of the outline.
    pub fn section(&self, index: usize) -> Option<&Section> {
        self.outline.sections.get(index)
    }

    /// The reading time of the whole.
    pub fn time(&self) -> &ReadingTime {
        &self.estimate.whole
    }
}
