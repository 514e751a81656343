//! What can happen to a discussion.

use super::{Destination, Error, Listed, Place, Report, Times, Transfer};
use crate::comments::{Id, Profile};
use crate::markup::Markup;
use crate::sorted::SortedSet;
use crate::store::{Sort, Status, StoreError, Tally};
use std::rc::Rc;

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The store is open, and this is what it knows of the article and of the reader.
    Opened(Box<Known>),
    /// The store could not be read.
    Failed(StoreError),
    /// What is counted, or what the reader likes, or who they are, is this now.
    Known(Box<Known>),
    /// Threads were read; `generation` says for which request.
    Listed {
        /// Which request this answers.
        generation: u32,
        /// What came of it.
        result: Result<Box<Listed>, StoreError>,
    },
    /// Something that is shown has changed, here or in another tab.
    Changed,
    /// Another tab has a newer version of the widget and its database.
    Outdated,
    /// The times that are shown read as this now.
    TimesTold(Rc<Times>),
    /// The author's file was read; or why it is not coming: then what is shown of it may be old.
    PublishedRead(Result<(), String>),

    /// The comments came into view, or are about to: they are read then.
    CommentsAsked,
    /// The reader asks for another try after trouble.
    RetryAsked,
    /// The reader wants another order.
    SortChosen(Sort),
    /// The reader wants the next threads.
    MoreAsked,
    /// The reader wants the threads before those that are shown.
    EarlierAsked,
    /// The reader wants more answers of this thread, by its first comment.
    AnswersAsked(Id),
    /// The reader wants to see the whole of a long comment, or less of it again.
    FoldToggled(Id),
    /// A link leads to this comment.
    TargetAsked(Id),

    /// The reader wrote in a composer.
    Typed(Place, String),
    /// A draft of an earlier visit was found.
    DraftFound(Place, String),
    /// The reader wants to see how a comment will look, or to go on writing it.
    PreviewToggled(Place),
    /// How it will look.
    Previewed(Place, Rc<Markup>),
    /// The reader sends what is in a composer.
    SendAsked(Place),
    /// What came of sending it: the comment is kept, or not.
    Sent(Place, Result<Id, Error>),
    /// The reader leaves a composer. Its words go: they wrote nothing or want nothing of it.
    CancelAsked(Place),
    /// The reader wants to answer this comment.
    ReplyAsked(Id),
    /// The reader wants to edit this comment of theirs.
    EditAsked(Id),
    /// The reader deletes this comment of theirs.
    DeleteAsked(Id),
    /// What came of it.
    Deleted(Id, Result<(), Error>),
    /// The reader wants a deleted comment back.
    RestoreAsked(Id),
    /// What came of it.
    Restored(Id, Result<(), Error>),
    /// The reader likes a comment, or takes it back.
    LikeToggled(Id),
    /// The reader wants the address of a comment.
    LinkAsked(Id),
    /// What came of a like that was to be kept (`true`) or taken back.
    Liked(Id, bool, Result<(), Error>),
    /// Something was put on the clipboard, or could not be.
    Copied(bool),

    /// The reader wants to sign in, or to change their name.
    SignInAsked,
    /// They wrote in the form: the name and the link.
    SignInTyped(String, String),
    /// They are done with the form.
    SignInSent,
    /// What came of it.
    SignedIn(Result<(), Error>),
    /// They leave the form.
    SignInCancelled,
    /// They sign out.
    SignOutAsked,
    /// What came of it.
    SignedOut(Result<(), Error>),

    /// The reader opens or closes the insights to choose from.
    InsightsToggled,
    /// The reader picks an insight, or takes it back.
    InsightToggled(String),
    /// What came of an insight that was to be kept (`true`) or taken back.
    Picked(String, bool, Result<(), Error>),

    /// The reader wants a file of what they wrote here (or everywhere on this site).
    ExportAsked {
        /// Everywhere on this site.
        all: bool,
    },
    /// The reader brings a file: its text.
    ImportChosen(String),
    /// The reader wants what they wrote on the clipboard.
    CopyAsked,
    /// The reader sends what they wrote to the author.
    SendToAuthorAsked,
    /// An export or an import is so far.
    Transferred(Transfer),
    /// An export is over: whether it went where it was to go.
    Exported {
        /// Where it went: what is for the author may only be in a file.
        to: Destination,
        /// What came of it. Not true where the reader thought better of it, or the browser refused.
        result: Result<bool, Error>,
    },
    /// An import is over.
    Imported(Result<Report, Error>),
    /// The reader stops an export or an import.
    TransferCancelled,
    /// The reader has read the report, or the notice of the loss.
    NoticeClosed,
}

impl Action {
    /// Whether the reader did it, and went on from whatever they did before. To look at the comments
    /// is no act, and to try again goes on with what was asked for.
    pub fn is_readers(&self) -> bool {
        !matches!(
            self,
            Action::Opened(_)
                | Action::Failed(_)
                | Action::Known(_)
                | Action::Listed { .. }
                | Action::Changed
                | Action::Outdated
                | Action::TimesTold(_)
                | Action::PublishedRead(_)
                | Action::CommentsAsked
                | Action::RetryAsked
                | Action::DraftFound(..)
                | Action::Previewed(..)
                | Action::Sent(..)
                | Action::Deleted(..)
                | Action::Restored(..)
                | Action::Liked(..)
                | Action::Copied(_)
                | Action::SignedIn(_)
                | Action::SignedOut(_)
                | Action::Picked(..)
                | Action::Transferred(_)
                | Action::Exported { .. }
                | Action::Imported(_)
        )
    }
}

/// What the store knows beside the comments.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Where words are kept.
    pub status: Status,
    /// The reader, where they have written or chosen anything.
    pub profile: Option<Rc<Profile>>,
    /// The order that they chose.
    pub sort: Sort,
    /// What is counted.
    pub tally: Rc<Tally>,
    /// The comments that the reader likes.
    pub liked: Rc<SortedSet<Id>>,
    /// The insights that the reader picked.
    pub picked: Rc<SortedSet<String>>,
}
