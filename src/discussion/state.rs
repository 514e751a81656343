//! The state of one article's discussion, and how it follows from what happens. Pure.

mod composing;
mod listing;
mod reacting;

use super::{Action, Effect, Error, Known, List};
use crate::comments::{BODY_LIMIT, Id, Identity, Problem, Profile};
use crate::machine::Reduce;
use crate::markup::Markup;
use crate::moment::Moment;
use crate::store::{Kept, Sort, StoreError, Tally};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What times read as, by milliseconds since 1970.
pub type Times = BTreeMap<u64, Moment>;

/// Everything that the view of comments and insights shows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// How far the store is.
    pub phase: Phase,
    /// How long words last here.
    pub kept: Kept,
    /// Whether words were kept here that are gone, though nobody deleted them.
    pub lost: bool,
    /// Whether another tab has changed the database for a newer version.
    pub outdated: bool,
    /// The reader, where they have written or chosen anything.
    pub profile: Option<Rc<Profile>>,
    /// What is counted: comments, and readers for each insight.
    pub tally: Rc<Tally>,
    /// The comments that the reader likes.
    pub liked: Rc<BTreeSet<Id>>,
    /// The insights that the reader picked.
    pub picked: Rc<BTreeSet<String>>,
    /// Whether the insights to choose from are shown.
    pub picking: bool,
    /// Why an insight could not be kept.
    pub insight_error: Option<Error>,

    /// The order of the threads.
    pub sort: Sort,
    /// Whether the comments were asked for, and have not come yet.
    pub listing: Listing,
    /// Counts what was asked of the list: an answer to an older question is dropped.
    pub generation: u32,
    /// The window that is shown.
    pub list: List,
    /// What the times that are shown read as.
    pub times: Rc<Times>,
    /// The comments that were deleted since the page was opened: each can be taken back.
    pub deleted: BTreeSet<Id>,
    /// Long comments that are shown whole.
    pub unfolded: BTreeSet<Id>,
    /// The comment that a link led to, or that was just sent.
    pub target: Option<Id>,
    /// The comment that was just sent: it gets the focus as soon as it is shown.
    pub arriving: Option<Id>,
    /// What went wrong with something that was asked of a comment.
    pub comment_error: Option<(Id, Error)>,
    /// Why the author's comments are not there, or may be old.
    pub published_error: Option<String>,

    /// The composers that are open. The one for new comments always is.
    pub composers: BTreeMap<Place, Composer>,
    /// Drafts of an earlier visit, for comments that are not shown yet.
    pub drafts: BTreeMap<Place, String>,
    /// The form for the name, while it is open.
    pub sign_in: Option<SignIn>,
    /// An export or an import.
    pub transfer: Option<Transfer>,
    /// What assistive technology is to say, and its number: the same words twice are said twice.
    pub said: (u32, Option<Said>),
}

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
    /// A file was written, or what was written is on its way to the author.
    Exported,
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

impl Default for State {
    fn default() -> Self {
        Self {
            phase: Phase::Opening,
            kept: Kept::Device,
            lost: false,
            outdated: false,
            profile: None,
            tally: Rc::default(),
            liked: Rc::default(),
            picked: Rc::default(),
            picking: false,
            insight_error: None,
            sort: Sort::default(),
            listing: Listing::Unasked,
            generation: 0,
            list: List::default(),
            times: Rc::default(),
            deleted: BTreeSet::new(),
            unfolded: BTreeSet::new(),
            target: None,
            arriving: None,
            comment_error: None,
            published_error: None,
            composers: BTreeMap::from([(Place::New, Composer::default())]),
            drafts: BTreeMap::new(),
            sign_in: None,
            transfer: None,
            said: (0, None),
        }
    }
}

impl Reduce for State {
    type Action = Action;
    type Effect = Effect;

    fn reduce(&self, action: Action) -> (State, Vec<Effect>) {
        let mut next = self.clone();
        let effects = match action {
            Action::Opened(known) => next.open(*known),
            Action::Known(known) => next.know(*known),
            Action::Failed(error) => next.fail(error),
            Action::RetryAsked => next.retry(),
            Action::Changed => next.refresh(),
            Action::Outdated => {
                next.outdated = true;
                Vec::new()
            }
            Action::TimesTold(times) => {
                next.times = times;
                Vec::new()
            }
            Action::PublishedFailed(reason) => {
                next.published_error = Some(reason);
                Vec::new()
            }
            action @ (Action::CommentsAsked
            | Action::Listed { .. }
            | Action::SortChosen(_)
            | Action::MoreAsked
            | Action::EarlierAsked
            | Action::AnswersAsked(_)
            | Action::FoldToggled(_)
            | Action::TargetAsked(_)) => next.reduce_list(action),
            action @ (Action::Typed(..)
            | Action::DraftFound(..)
            | Action::PreviewToggled(_)
            | Action::Previewed(..)
            | Action::SendAsked(_)
            | Action::Sent(..)
            | Action::CancelAsked(_)
            | Action::ReplyAsked(_)
            | Action::EditAsked(_)
            | Action::SignInAsked
            | Action::SignInTyped(..)
            | Action::SignInSent
            | Action::SignedIn(_)
            | Action::SignInCancelled
            | Action::SignOutAsked) => next.reduce_composers(action),
            action => next.reduce_reactions(action),
        };
        (next, effects)
    }
}

impl State {
    /// The name and link of the reader, while they are signed in.
    pub fn identity(&self) -> Option<&Identity> {
        let profile = self.profile.as_ref().filter(|profile| profile.signed_in)?;
        profile.identity.as_ref().map(|identity| &identity.value)
    }

    /// Whether a comment is the reader's own, whoever is signed in.
    pub fn is_mine(&self, author: Id) -> bool {
        self.profile.as_ref().is_some_and(|profile| profile.is(author))
    }

    /// The name and link that stand under a comment: own comments follow the reader's name.
    pub fn identity_of<'a>(&'a self, comment: &'a crate::comments::Comment) -> &'a Identity {
        comment.identity_for(self.profile.as_deref())
    }

    /// How many characters are left in a composer; negative past the limit.
    pub fn characters_left(&self, place: Place) -> isize {
        let written = self.composers.get(&place).map_or(0, |c| c.text.chars().count());
        BODY_LIMIT as isize - written as isize
    }

    fn open(&mut self, known: Known) -> Vec<Effect> {
        self.phase = Phase::Open;
        self.take_known(known);
        let mut effects = vec![Effect::FindDrafts];
        if self.listing == Listing::Waiting {
            effects.extend(self.list_anew());
        }
        effects
    }

    fn know(&mut self, known: Known) -> Vec<Effect> {
        self.take_known(known);
        Vec::new()
    }

    fn take_known(&mut self, known: Known) {
        self.kept = known.status.kept;
        self.lost = known.status.lost;
        self.profile = known.profile;
        if self.listing == Listing::Unasked || self.phase != Phase::Open {
            self.sort = known.sort;
        }
        self.tally = known.tally;
        self.liked = known.liked;
        self.picked = known.picked;
    }

    fn fail(&mut self, error: StoreError) -> Vec<Effect> {
        if self.phase == Phase::Opening {
            self.phase = Phase::Failed(error);
        }
        Vec::new()
    }

    fn retry(&mut self) -> Vec<Effect> {
        if self.phase == Phase::Open {
            return self.list_anew();
        }
        self.phase = Phase::Opening;
        if self.listing != Listing::Unasked {
            self.listing = Listing::Waiting;
        }
        vec![Effect::Open]
    }

    fn say(&mut self, said: Said) {
        self.said = (self.said.0.wrapping_add(1), Some(said));
    }

    /// A comment of the reader's that is shown and stands.
    fn own(&self, id: Id) -> Result<&super::Shown, Error> {
        let shown = self.list.comment(id).ok_or(Error::NotFound)?;
        let comment = shown.row.comment.as_ref().ok_or(Error::NotFound)?;
        if self.is_mine(comment.origin.author) { Ok(shown) } else { Err(Error::NotYours) }
    }
}
