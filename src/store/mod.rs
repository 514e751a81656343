//! Where words are kept: the port that everything else speaks to, and what keeps them.
//!
//! There is one way to write, [`Store::merge`]: a reader's comment, another tab's, an imported
//! file and the author's published file are all records that are merged with what is there. The
//! [ledger](ledger) knows what follows from a record (counts, lists, threads) and is shared by
//! every store; a store fetches what the ledger asks for and writes what it changed, at once or not
//! at all. [`Memory`] is the store of tests and of pages that may keep nothing; with the feature
//! `widget`, [`IndexedDb`](indexed_db::IndexedDb) is the browser's database, and [`BrowserStore`] what
//! the widget uses: one of the two, shared by the page, and joined to other tabs.

#[cfg(feature = "widget")]
mod broadcast;
#[cfg(feature = "widget")]
mod browser;
mod error;
#[cfg(feature = "widget")]
pub mod indexed_db;
pub mod ledger;
mod listeners;
mod memory;

#[cfg(feature = "widget")]
pub use browser::{BrowserStore, shared};
pub use error::StoreError;
pub use listeners::{Listeners, Subscription};
pub use memory::Memory;

use crate::comments::{Comment, Id, Reaction, Record};
use crate::sorted::SortedMap;
use std::pin::Pin;
use std::rc::Rc;

/// What a store promises.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + 'a>>;

/// A place in which words are kept.
pub trait Store {
    /// Where this store keeps words, and what a reader has to be told about it. It answers once
    /// the store is open, and never with an error.
    fn status(&self) -> Answer<'_, Status>;

    /// Merges records with what is there, all of them or none. When it answers, they are kept.
    fn merge(&self, records: Vec<Record>) -> Answer<'_, Merged>;

    /// Makes these records and counts the published ones of an article: they are merged like any
    /// others; what was published before and is not among them is published no longer, and goes,
    /// unless it was written here.
    fn publish(&self, published: Published) -> Answer<'_, Merged>;

    /// One comment.
    fn comment<'a>(&'a self, article: &'a str, id: Id) -> Answer<'a, Option<Row>>;

    /// A page of the threads of an article.
    fn threads<'a>(&'a self, query: Threads<'a>) -> Answer<'a, Page>;

    /// A page of a thread's answers, oldest first, behind `after`.
    fn answers<'a>(
        &'a self,
        article: &'a str,
        root: Id,
        after: Option<Id>,
        limit: usize,
    ) -> Answer<'a, Page>;

    /// The counts of an article.
    fn tally<'a>(&'a self, article: &'a str) -> Answer<'a, Tally>;

    /// A reader's reactions to an article, also those that they took back.
    fn reactions<'a>(&'a self, article: &'a str, reader: Id) -> Answer<'a, Vec<Reaction>>;

    /// What was written here, of one article or of all: a page of it, behind the key `after`.
    fn written<'a>(
        &'a self,
        article: Option<&'a str>,
        after: Option<String>,
        limit: usize,
    ) -> Answer<'a, Written>;

    /// A note (a draft, the profile, a setting).
    fn note<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>>;

    /// The notes whose keys begin so, with their keys.
    fn notes<'a>(&'a self, prefix: &'a str) -> Answer<'a, Vec<(String, String)>>;

    /// Keeps a note, or forgets it.
    fn set_note<'a>(&'a self, key: &'a str, text: Option<&'a str>) -> Answer<'a, ()>;

    /// The reader knows of the loss that [`Status::lost`] tells of.
    fn accept_loss(&self);

    /// Calls back after every change, whoever made it: this widget, another on the page, another
    /// tab.
    fn subscribe(&self, callback: Rc<dyn Fn(&Change)>) -> Subscription;
}

/// A store that is handed on. Two are equal when they are the very same store.
#[derive(Clone)]
pub struct StoreRef(pub Rc<dyn Store>);

impl PartialEq for StoreRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<Rc<dyn Store>> for StoreRef {
    fn from(store: Rc<dyn Store>) -> Self {
        StoreRef(store)
    }
}

/// Where words are kept, and what a reader has to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// How long they last.
    pub kept: Kept,
    /// Whether words were kept here that are not there any more, though nobody deleted them.
    pub lost: bool,
}

/// How long words last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In this browser, until the reader or the browser clears the site's data.
    Device,
    /// Only as long as this page: the browser does not let it keep anything.
    Page,
}

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Comments or reactions of this article.
    Article(String),
    /// The note with this key.
    Note(String),
    /// Another tab has a newer version of the widget, which changed the database: nothing can be
    /// kept until the page is reloaded.
    Outdated,
}

/// A comment as it is stored, with what was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The key of the article.
    pub article: String,
    /// The comment's id.
    pub id: Id,
    /// The comment. None where only answers to it, or likes of it, have come so far.
    pub comment: Option<Comment>,
    /// How many readers like it.
    pub likes: u32,
    /// How many comments that were not deleted answer in its thread, where it is the first of one.
    pub replies: u32,
    /// Whether it was written or imported here.
    pub local: bool,
    /// Whether the author has published it.
    pub published: bool,
}

impl Row {
    /// The row of a comment of which nothing is known yet.
    pub fn empty(article: &str, id: Id) -> Self {
        Row {
            article: article.to_owned(),
            id,
            comment: None,
            likes: 0,
            replies: 0,
            local: false,
            published: false,
        }
    }

    /// The first comment of its thread: nothing where it is that itself.
    pub fn root(&self) -> Option<Id> {
        self.comment.as_ref()?.origin.root
    }

    /// Whether it is there and was not deleted.
    pub fn is_live(&self) -> bool {
        self.comment.as_ref().is_some_and(Comment::is_live)
    }

    /// Whether a list shows it. The first comment of a thread is shown as long as anything in the
    /// thread is; answers are shown by what the thread makes of them.
    pub fn is_listed(&self) -> bool {
        match &self.comment {
            Some(comment) if comment.origin.root.is_some() => true,
            _ => self.is_live() || self.replies > 0,
        }
    }
}

/// An order of threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The latest first.
    #[default]
    Newest,
    /// The earliest first.
    Oldest,
    /// The most liked first, of these the latest first.
    MostLiked,
}

impl Sort {
    /// The name that the element's property and the database use.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Newest => "newest",
            Sort::Oldest => "oldest",
            Sort::MostLiked => "most-liked",
        }
    }

    /// The order of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Sort::Newest, Sort::Oldest, Sort::MostLiked].into_iter().find(|sort| sort.name() == name)
    }
}

/// A place in a list of threads, whatever its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// How many likes the thread's first comment has.
    pub likes: u32,
    /// Its id.
    pub id: Id,
}

impl Cursor {
    /// The place of a row.
    pub fn of(row: &Row) -> Self {
        Cursor { likes: row.likes, id: row.id }
    }
}

/// Where a page of a list begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// At the top.
    #[default]
    Top,
    /// Behind this place.
    After(Cursor),
    /// At this place, which is on the page.
    At(Cursor),
    /// Before this place: the page that ends there. It comes in the list's order.
    Before(Cursor),
}

/// What is asked of a list of threads.
#[derive(Clone, Copy, Debug)]
pub struct Threads<'a> {
    /// The article's key.
    pub article: &'a str,
    /// The order.
    pub sort: Sort,
    /// Where the page begins.
    pub start: Start,
    /// The most rows of the page.
    pub limit: usize,
}

/// A page of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows, in the order that was asked for.
    pub rows: Vec<Row>,
    /// Whether there are more in the direction that was asked for.
    pub more: bool,
    /// How many stored records could not be read and were set aside.
    pub unreadable: usize,
}

/// What is counted for an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Comments that were not deleted.
    pub comments: u32,
    /// Readers for each insight, by the id of the choice.
    pub insights: SortedMap<String, u32>,
    /// Further readers for each insight, whom the author's file counts without naming them.
    pub counts: SortedMap<String, u32>,
    /// What the author's file was when it was published here, as [`Published::digest`] said.
    pub published: Option<String>,
}

/// The author's published file, as it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Published {
    /// The article's key.
    pub article: String,
    /// The records.
    pub records: Vec<Record>,
    /// Counts of insights of readers who are not among the records.
    pub counts: SortedMap<String, u32>,
    /// Tells this state of the file from others; none where there is no file any more.
    pub digest: Option<String>,
}

/// What a merge came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// How many records are new.
    pub added: usize,
    /// How many changed what was there.
    pub updated: usize,
    /// How many were there already.
    pub unchanged: usize,
    /// Which were not taken (by their index), and why.
    pub refused: Vec<(usize, &'static str)>,
}

/// A page of what was written here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The records.
    pub records: Vec<Record>,
    /// What is stored and could not be read, as it is stored.
    pub unreadable: Vec<String>,
    /// The key to go on behind; none at the end.
    pub next: Option<String>,
}
