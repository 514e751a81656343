//! What is to be done in the world.

use super::{Ask, Place};
use crate::comments::Id;
use crate::store::Sort;

/// What the runner carries out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the store what it knows, and tell it with `Action::Opened`; then read the author's file.
    Open,
    /// Ask it again, with `Action::Known`.
    Ask,
    /// Read threads.
    List {
        /// Which request this is.
        generation: u32,
        /// What is asked.
        ask: Ask,
    },
    /// Keep what is being written, soon. No words forget the draft.
    KeepDraft(Place, String),
    /// Look for drafts of earlier visits.
    FindDrafts,
    /// Make of the text what it will look like.
    Preview(Place, String),
    /// Write a new comment.
    Add {
        /// The composer that it comes from.
        place: Place,
        /// The comment that it answers.
        parent: Option<Id>,
        /// The words.
        body: String,
    },
    /// Write a comment anew.
    Edit {
        /// The comment.
        id: Id,
        /// The words.
        body: String,
    },
    /// Delete a comment.
    Delete(Id),
    /// Take that back.
    Restore(Id),
    /// Like a comment, or take it back.
    Like(Id, bool),
    /// Pick an insight, or take it back.
    Pick(String, bool),
    /// Sign in with this name and link.
    SignIn(String, Option<String>),
    /// Sign out.
    SignOut,
    /// Remember the order.
    KeepSort(Sort),
    /// Put the address of a comment on the clipboard.
    CopyLink(Id),
    /// Write a file of what the reader wrote, and offer it.
    Export {
        /// Everywhere on this site.
        all: bool,
        /// Where it goes.
        to: Destination,
    },
    /// Read a file, and merge it.
    Import(String),
    /// Stop an export or an import.
    CancelTransfer,
    /// The reader knows that words were lost.
    AcceptLoss,
    /// Move the focus.
    Focus(Focus),
}

/// Where an export goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into a file.
    File,
    /// Onto the clipboard.
    Clipboard,
    /// To the author: through what the system shares with, else by mail, else into a file.
    Author,
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// To a composer's field.
    Composer(Place),
    /// To a comment.
    Comment(Id),
    /// To the button that opened something on a comment.
    ReplyButton(Id),
    /// To a comment's menu of what its writer can do.
    EditButton(Id),
    /// To the button that takes a deletion back.
    Undo(Id),
    /// To the name in the form.
    SignIn,
    /// To what opens that form.
    SignInButton,
    /// To the report of an import.
    Report,
    /// To the heading of the comments.
    Heading,
}

impl Focus {
    /// What the element bears as `data-focus` in the view.
    pub fn mark(self) -> String {
        let (name, id) = match self {
            Focus::Composer(Place::New) => ("composer:new", None),
            Focus::Composer(Place::Reply(id)) => ("composer:reply:", Some(id)),
            Focus::Composer(Place::Edit(id)) => ("composer:edit:", Some(id)),
            Focus::Comment(id) => ("comment:", Some(id)),
            Focus::ReplyButton(id) => ("reply:", Some(id)),
            Focus::EditButton(id) => ("edit:", Some(id)),
            Focus::Undo(id) => ("undo:", Some(id)),
            Focus::SignIn => ("sign-in", None),
            Focus::SignInButton => ("sign-in-button", None),
            Focus::Report => ("report", None),
            Focus::Heading => ("heading", None),
        };
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        [name, &id].concat()
    }
}

/// What the page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// A comment of the reader's.
    Comment {
        /// What they did.
        act: Act,
        /// Its id.
        id: Id,
    },
    /// An insight of the reader's.
    Insight {
        /// The id of the choice.
        id: String,
        /// Whether it was picked, or taken back.
        on: bool,
    },
}

/// What a reader did to a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Wrote it.
    Add,
    /// Wrote it anew.
    Edit,
    /// Deleted it.
    Remove,
    /// Took that back.
    Restore,
    /// Liked it.
    Like,
    /// Took that back.
    Unlike,
}

impl Act {
    /// The name that the event uses.
    pub fn name(self) -> &'static str {
        match self {
            Act::Add => "add",
            Act::Edit => "edit",
            Act::Remove => "remove",
            Act::Restore => "restore",
            Act::Like => "like",
            Act::Unlike => "unlike",
        }
    }
}
