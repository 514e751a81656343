//! The state of one article's discussion, and how it follows from what happens. Pure.

mod composing;
mod drafting;
mod focusing;
mod listing;
mod parts;
mod reacting;
mod signing;
mod transferring;

use super::{Action, Effect, Error, How, Known, List};
use crate::comments::{BODY_LIMIT, Id, Identity, Profile};
use crate::machine::Reduce;
use crate::sorted::{self, SortedMap, SortedSet};
use crate::store::{Kept, Sort, StoreError, Tally};
use std::rc::Rc;

pub use parts::{
    Awaited, Composer, Composing, Listing, Phase, Place, Preview, Report, Said, SignIn, Times,
    Transfer,
};

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
    pub liked: Rc<SortedSet<Id>>,
    /// The insights that the reader picked.
    pub picked: Rc<SortedSet<String>>,
    /// Likes that are being kept, or taken back. What was asked for meanwhile follows them.
    pub liking: SortedMap<Id, bool>,
    /// Insights that are being kept, or taken back.
    pub choosing: SortedMap<String, bool>,
    /// Whether the insights to choose from are shown.
    pub picking: bool,
    /// Why an insight could not be kept.
    pub insight_error: Option<Error>,

    /// The order of the threads.
    pub sort: Sort,
    /// Whether the reader chose it since the page was opened.
    pub is_sort_chosen: bool,
    /// Whether the comments were asked for, and have not come yet.
    pub listing: Listing,
    /// Counts what was asked of the list: an answer to an older question is dropped.
    pub generation: u32,
    /// What was asked last: it is asked again after trouble.
    pub asked: How,
    /// How many threads were asked for last.
    pub limit: usize,
    /// Whether something changed while more was being read.
    pub is_stale: bool,
    /// The window that is shown.
    pub list: List,
    /// What the times that are shown read as.
    pub times: Rc<Times>,
    /// The comments that were deleted since the page was opened: each can be taken back.
    pub deleted: SortedSet<Id>,
    /// The comments that are being deleted.
    pub deleting: SortedSet<Id>,
    /// Long comments that are shown whole.
    pub unfolded: SortedSet<Id>,
    /// The comment that a link led to, or that was just sent.
    pub target: Option<Id>,
    /// What the reader's latest act waits for, and the focus with it.
    pub awaited: Option<Awaited>,
    /// What went wrong with something that was asked of a comment.
    pub comment_error: Option<(Id, Error)>,
    /// Why the author's comments are not there, or may be old.
    pub published_error: Option<String>,

    /// The composers that are open. The one for new comments always is.
    pub composers: SortedMap<Place, Composer>,
    /// Drafts of an earlier visit, for comments that are not shown yet.
    pub drafts: SortedMap<Place, String>,
    /// The form for the name, while it is open.
    pub sign_in: Option<SignIn>,
    /// An export or an import.
    pub transfer: Option<Transfer>,
    /// What assistive technology is to say, and its number: the same words twice are said twice.
    pub said: (u32, Option<Said>),
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
            liking: SortedMap::new(),
            choosing: SortedMap::new(),
            picking: false,
            insight_error: None,
            sort: Sort::default(),
            is_sort_chosen: false,
            listing: Listing::Unasked,
            generation: 0,
            asked: How::Replace,
            limit: 0,
            is_stale: false,
            list: List::default(),
            times: Rc::default(),
            deleted: SortedSet::new(),
            deleting: SortedSet::new(),
            unfolded: SortedSet::new(),
            target: None,
            awaited: None,
            comment_error: None,
            published_error: None,
            composers: sorted::map([(Place::New, Composer::default())]),
            drafts: SortedMap::new(),
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
        // The focus follows the latest act: whoever goes on is not called back to an earlier one.
        if action.is_readers() {
            next.awaited = None;
        }
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
            Action::PublishedRead(result) => {
                next.published_error = result.err();
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
            | Action::EditAsked(_)) => next.reduce_composers(action),
            action @ (Action::SignInAsked
            | Action::SignInTyped(..)
            | Action::SignInSent
            | Action::SignedIn(_)
            | Action::SignInCancelled
            | Action::SignOutAsked
            | Action::SignedOut(_)) => next.reduce_signing(action),
            action @ (Action::ExportAsked { .. }
            | Action::ImportChosen(_)
            | Action::CopyAsked
            | Action::SendToAuthorAsked
            | Action::Transferred(_)
            | Action::Exported { .. }
            | Action::Imported(_)
            | Action::TransferCancelled
            | Action::NoticeClosed) => next.reduce_transfers(action),
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
        if self.phase == Phase::Open {
            return self.know(known);
        }
        self.take_known(known);
        self.phase = Phase::Open;
        let mut effects = vec![Effect::FindDrafts];
        // Until now there was no place for it, and it must not take that of an earlier draft.
        for (place, composer) in &self.composers {
            if !composer.text.is_empty() {
                effects.push(Effect::KeepDraft(*place, composer.text.clone()));
            }
        }
        if self.listing == Listing::Waiting {
            effects.extend(self.list_anew());
        }
        effects
    }

    fn know(&mut self, known: Known) -> Vec<Effect> {
        self.take_known(known);
        self.open_drafts()
    }

    fn take_known(&mut self, known: Known) {
        self.kept = known.status.kept;
        self.lost = known.status.lost;
        self.profile = known.profile;
        let is_unread = self.listing == Listing::Unasked || self.phase != Phase::Open;
        if is_unread && !self.is_sort_chosen {
            self.sort = known.sort;
        }
        self.tally = known.tally;
        self.liked = self.with_liking(known.liked);
        self.picked = self.with_choosing(known.picked);
    }

    fn fail(&mut self, error: StoreError) -> Vec<Effect> {
        if self.phase == Phase::Opening {
            self.phase = Phase::Failed(error);
        }
        Vec::new()
    }

    fn say(&mut self, said: Said) {
        self.said = (self.said.0.wrapping_add(1), Some(said));
    }

    /// A comment of the reader's that is shown and stands.
    fn own(&self, id: Id) -> Result<&super::Shown, Error> {
        let shown = self.list.comment(id).filter(|_| self.stands(id)).ok_or(Error::NotFound)?;
        let comment = shown.row.comment.as_ref().ok_or(Error::NotFound)?;
        if self.is_mine(comment.origin.author) { Ok(shown) } else { Err(Error::NotYours) }
    }

    fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }
}
