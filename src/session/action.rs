//! What can happen to a widget.

use super::{Dates, Options, Source, Story};
use crate::trouble::Trouble;

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The options are these now (at the start, and whenever an attribute or a prop changes).
    Configured {
        /// What they mean.
        options: Box<Options>,
        /// What made no sense.
        notices: Vec<String>,
    },
    /// The article is to come from here.
    SourceChosen(Source),
    /// The article was read; `generation` says for which request.
    Read {
        /// Which request this answers.
        generation: u32,
        /// What came of it.
        result: Result<Box<Story>, Trouble>,
    },
    /// The reader asks for another try after trouble.
    RetryAsked,
    /// The page's own article changed, or the page asks for a fresh look.
    RefreshAsked,
    /// The reader is here now.
    Moved {
        /// The index into the outline's sections of the one being read.
        current: Option<usize>,
        /// How much of the article lies behind, 0 to 1.
        progress: f64,
    },
    /// The reader wants to go to a section, by its index in the outline.
    SectionChosen(usize),
    /// The reader has arrived at a section, by its index in the outline: a link or the page's hash
    /// led there.
    SectionReached(usize),
    /// The reader asks for the next (1) or the previous (-1) section.
    SectionStepped(i32),
    /// The reader scrolled by their own hand: what was clicked is lit no longer.
    ScrolledByHand,
    /// The reader opened or closed the outline (it matters where it is a bar).
    OutlineToggled(bool),
    /// The reader wants to skip past the outline, to the article.
    SkipAsked,
    /// What the dates of the article read as now.
    DatesTold(Dates),
    /// What surrounds the widget: the colours behind it, the language of the page.
    SurroundingsSeen {
        /// Whether the colours behind the widget are dark.
        dark: bool,
        /// The language of the page, as a BCP 47 tag.
        language: Option<String>,
    },
    /// The widget's words in the language of the state have come, and are to be drawn.
    WordsCame,
}
