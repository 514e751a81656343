//! What is shown of the comments: a window of threads, each with some of its answers.

use super::Times;
use crate::comments::{Id, Placed, thread};
use crate::markup::Markup;
use crate::sorted::{SortedMap, SortedSet};
use crate::store::{Cursor, Row, Sort, Start};
use std::rc::Rc;

/// How many threads come at a time.
pub const PAGE: usize = 20;

/// A thread with more answers than this shows only [`FOLDED`] of them at first.
pub const LONG: usize = 5;

/// How many answers of a long thread are shown at first.
pub const FOLDED: usize = 3;

/// How many more answers come at a time.
pub const ANSWERS: usize = 50;

/// What is asked of the store.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The order.
    pub sort: Sort,
    /// Where the threads begin.
    pub start: From,
    /// The most threads.
    pub limit: usize,
    /// What becomes of those that are shown.
    pub how: How,
    /// How many answers are wanted of threads that were unfolded, by their first comment.
    pub unfolded: Rc<SortedMap<Id, usize>>,
}

/// Where a window begins: at a place, or at the thread that a comment belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A place in the list.
    Place(Start),
    /// The thread of this comment, as far as the comment; the top, where there is none.
    Comment(Id),
}

/// What becomes of the threads that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// These stand in their place.
    Replace,
    /// The same window was read again.
    Refresh,
    /// These stand behind them.
    Append,
    /// These stand before them.
    Prepend,
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// What became of the threads that were shown.
    pub how: How,
    /// The threads.
    pub threads: Vec<Rc<Thread>>,
    /// Whether there are more behind them (or before, where these were asked for).
    pub more: bool,
    /// Whether there are some before the window. `None` where that was not looked at.
    pub earlier: Option<bool>,
    /// How many stored records could not be read.
    pub unreadable: usize,
    /// The comment that was asked for, where it is here.
    pub target: Option<Id>,
    /// How many answers of its thread had to be read to reach it.
    pub unfolded: Option<(Id, usize)>,
    /// What the times of these comments read as.
    pub times: Times,
}

/// The window that is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// The threads.
    pub threads: Rc<Vec<Rc<Thread>>>,
    /// Whether there are more behind them.
    pub more: bool,
    /// Whether there are some before them.
    pub earlier: bool,
    /// How many threads the reader asked for. What is shown is at most a page more.
    pub wanted: usize,
    /// How many stored records could not be read.
    pub unreadable: usize,
    /// How many answers are wanted of threads that were unfolded, by their first comment.
    pub unfolded: Rc<SortedMap<Id, usize>>,
    /// What of the list was read. Threads that are held beside it are not counted.
    pub window: Window,
}

/// A part of a list, as it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Window {
    /// The place of its first thread.
    pub begin: Option<Cursor>,
    /// The place of its last thread.
    pub end: Option<Cursor>,
    /// How many threads were read.
    pub size: usize,
}

/// What stays in its place, whatever was read.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Comments that were deleted here, and can be taken back.
    pub undo: SortedSet<Id>,
    /// Comments at which somebody writes.
    pub writing: SortedSet<Id>,
}

/// A comment with its words as they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The comment as it is stored.
    pub row: Row,
    /// Its words; nothing where it was deleted or is not here.
    pub body: Rc<Markup>,
    /// Whether it is long enough to be folded.
    pub is_long: bool,
}

/// A thread: its first comment and, in the order in which they are read, some of its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// The first comment.
    pub first: Shown,
    /// The answers that are shown, and where.
    pub answers: Vec<(Shown, Placed)>,
    /// How many answers that were not deleted are not shown.
    pub hidden: usize,
    /// The answers that were read, as they are stored: also those that are not shown.
    pub read: usize,
}

impl Thread {
    /// A thread of its first comment and the first of its answers, oldest first. Of deleted answers
    /// those are shown that have answers to be shown, and those that are held.
    pub fn new(first: Shown, answers: Vec<Shown>, held: &Held) -> Self {
        let read = answers.len();
        let parent = |shown: &Shown| shown.row.comment.as_ref().and_then(|c| c.origin.parent);
        let ids: Vec<_> = answers.iter().map(|shown| (shown.row.id, parent(shown))).collect();
        // What is shown keeps what it answers: younger ones are looked at first.
        let mut needed: SortedSet<Id> = SortedSet::new();
        for shown in answers.iter().rev() {
            let id = shown.row.id;
            if shown.row.is_live() || held.has(id) || needed.contains(&id) {
                needed.insert(id);
                parent(shown).into_iter().for_each(|id| {
                    needed.insert(id);
                });
            }
        }
        let live = answers.iter().filter(|shown| shown.row.is_live()).count();
        let mut answers: Vec<_> = answers.into_iter().map(Some).collect();
        let answers = thread(first.row.id, &ids)
            .into_iter()
            .filter_map(|placed| {
                let shown = answers.get_mut(placed.index)?.take()?;
                needed.contains(&shown.row.id).then_some((shown, placed))
            })
            .collect();
        let hidden = (first.row.replies as usize).saturating_sub(live);
        Thread { first, answers, hidden, read }
    }

    /// Every comment that is shown.
    pub fn comments(&self) -> impl Iterator<Item = &Shown> {
        std::iter::once(&self.first).chain(self.answers.iter().map(|(shown, _)| shown))
    }
}

impl Held {
    /// Whether a comment is held, for either reason.
    pub fn has(&self, id: Id) -> bool {
        self.undo.contains(&id) || self.writing.contains(&id)
    }
}

impl List {
    /// Every comment that is shown.
    pub fn comments(&self) -> impl Iterator<Item = &Shown> {
        self.threads.iter().flat_map(|thread| thread.comments())
    }

    /// A comment that is shown.
    pub fn comment(&self, id: Id) -> Option<&Shown> {
        self.comments().find(|shown| shown.row.id == id)
    }
}
