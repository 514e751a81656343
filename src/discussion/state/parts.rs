//! The parts of a discussion's state: how far things are, where words are written, what is said.

use crate::comments::Id;
use crate::discussion::Error;
use crate::markup::Markup;
use crate::moment::Moment;
use crate::sorted::SortedMap;
use crate::store::{Sort, StoreError};
use std::rc::Rc;

/// What times read as, by milliseconds since 1970.
pub type Times = SortedMap<u64, Moment>;

/// How far the store is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// It is being opened.
    Opening,
    /// It is open.
    Open,
    /// It could not be read.
    Failed(StoreError),
}

/// How far the list of comments is.
#[derive(Clone, Debug, PartialEq)]
pub enum Listing {
    /// Nobody has asked for it.
    Unasked,
    /// It is being read for the first time, or in another order.
    Waiting,
    /// More of it is being read.
    More,
    /// It is there.
    Here,
    /// It could not be read.
    Failed(StoreError),
}

/// What the reader's latest act waits for. What comes of it gets the focus, unless they have gone on
/// to something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// What is in a composer is being sent.
    Sending(Place),
    /// A comment that was sent is to be shown.
    Sent(Id),
    /// A link leads to this comment. It may yet come, with the author's file.
    Link(Id),
    /// More threads.
    More,
    /// More answers of this thread.
    Answers(Id),
    /// A comment is being deleted.
    Deleted(Id),
    /// A comment is coming back.
    Restored(Id),
    /// The reader is being signed out.
    SignedOut,
    /// An import is on its way.
    Report,
}

/// Where words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A new thread.
    New,
    /// An answer to a comment.
    Reply(Id),
    /// A comment that is there already.
    Edit(Id),
}

/// A field in which a comment is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composer {
    /// The words so far.
    pub text: String,
    /// How it will look, while that is shown.
    pub preview: Option<Preview>,
    /// Whether it is being sent, or was not kept.
    pub composing: Composing,
    /// Whether the words come from an earlier visit.
    pub is_restored: bool,
    /// The words that are being kept, while they are: the reader may write on meanwhile.
    pub sending: String,
}

/// How a comment will look.
#[derive(Clone, Debug, PartialEq)]
pub enum Preview {
    /// It is being made.
    Waiting,
    /// It is there.
    Here(Rc<Markup>),
}

/// How far a composer is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Composing {
    /// The reader writes.
    #[default]
    Writing,
    /// It is being kept.
    Sending,
    /// It was not kept; the words are still here.
    Failed(Error),
}

/// The form for name and link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignIn {
    /// The name so far.
    pub name: String,
    /// The link so far.
    pub link: String,
    /// Where words wait to be sent.
    pub then: Option<Place>,
    /// Why it was not taken.
    pub error: Option<Error>,
}

/// An export or an import.
#[derive(Clone, Debug, PartialEq)]
pub enum Transfer {
    /// So many records were written.
    Exporting(usize),
    /// So many records of so many were read.
    Importing(usize, usize),
    /// An import is over.
    Done(Rc<Report>),
    /// It did not work.
    Failed(Error),
}

/// What an import came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many records are new.
    pub added: usize,
    /// How many changed what was there.
    pub updated: usize,
    /// How many were there already.
    pub unchanged: usize,
    /// Which were not taken, by their index in the file, and why.
    pub refused: Vec<(usize, String)>,
    /// Whether the reader stopped it before its end.
    pub is_cancelled: bool,
}

/// What assistive technology says when something has happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A comment was sent.
    Sent,
    /// A comment was changed.
    Edited,
    /// A comment was deleted.
    Deleted,
    /// A comment was restored.
    Restored,
    /// A comment was liked.
    Liked,
    /// That was taken back.
    Unliked,
    /// An insight was picked, by the id of the choice.
    Picked(String),
    /// An insight was taken back, by the id of the choice.
    Unpicked(String),
    /// A file was written.
    Saved,
    /// Something was put on the clipboard.
    Copied,
    /// It could not be.
    NotCopied,
    /// So many more threads are shown.
    More(usize),
    /// The threads are in this order now.
    Sorted(Sort),
    /// The reader signed in with this name.
    SignedIn(String),
    /// The reader signed out.
    SignedOut,
    /// A draft of an earlier visit is in the composer.
    DraftFound,
}
