//! What a widget does to the world, as values.

use super::Source;
use crate::trouble::Trouble;

/// Something to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Fetch and read the article, and answer with [`Action::Read`](super::Action::Read).
    Read {
        /// Which request this is.
        generation: u32,
        /// From where.
        source: Source,
    },
    /// Follow the headings of the new article: build its nodes, observe it.
    Follow,
    /// Take the article away that was built: it is not the one that was asked for. The page's own
    /// children show again.
    TakeAway,
    /// Take the reader to a section: scroll, focus its heading, push the hash.
    GoTo {
        /// The section's index in the outline.
        section: usize,
    },
    /// Move the focus to the article.
    FocusArticle,
    /// Replace the page's hash by a section's, without an entry in the history.
    ReplaceHash {
        /// The section's id.
        id: String,
    },
    /// Tell the page.
    Tell(Signal),
    /// Say it in the console, once.
    Warn(String),
}

/// What the page is told: the element's events.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// A new article is on its way: `ready` is a new promise.
    Loading,
    /// Article and outline are usable.
    Ready,
    /// Something went wrong.
    Error(Trouble),
    /// Another section is being read.
    Section {
        /// Its id.
        id: String,
        /// The words of its heading.
        title: String,
    },
    /// The reader got further, or back.
    Progress {
        /// How much of the article lies behind, 0 to 1.
        progress: f64,
        /// How many minutes are left, rounded.
        minutes_left: u32,
    },
}
