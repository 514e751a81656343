//! Where the focus may go: to what is shown, and else to what is nearest to it.

use super::{Place, State, Transfer};
use crate::comments::Id;
use crate::discussion::{Effect, Focus, Held};

impl State {
    /// Moves the focus there, or, where that is not shown, to what is nearest.
    pub(super) fn focus(&self, focus: Focus) -> Effect {
        let mut focus = focus;
        while !self.is_shown(focus) {
            focus = match focus {
                Focus::Composer(Place::Reply(id) | Place::Edit(id))
                | Focus::ReplyButton(id)
                | Focus::EditButton(id)
                | Focus::Undo(id) => Focus::Comment(id),
                _ => Focus::Heading,
            };
        }
        Effect::Focus(focus)
    }

    /// Whether what could get the focus is there.
    pub fn is_shown(&self, focus: Focus) -> bool {
        let is_listed = |id| self.list.comment(id).is_some();
        let has_acts = |id| self.stands(id) && !self.composers.contains_key(&Place::Edit(id));
        match focus {
            Focus::Composer(place) => {
                let composer = self.composers.get(&place);
                composer.is_some_and(|it| it.preview.is_none()) && self.has_room(place)
            }
            Focus::Comment(id) => is_listed(id),
            Focus::ReplyButton(id) => has_acts(id),
            Focus::EditButton(id) => has_acts(id) && self.own(id).is_ok(),
            Focus::Undo(id) => self.deleted.contains(&id) && is_listed(id),
            Focus::SignIn => {
                let place = self.sign_in.as_ref().map(|form| form.then.unwrap_or(Place::New));
                place.is_some_and(|place| self.has_room(place))
            }
            Focus::SignInButton => self.sign_in.as_ref().is_none_or(|form| form.then.is_some()),
            Focus::Report => {
                matches!(self.transfer, Some(Transfer::Done(_) | Transfer::Failed(_)))
            }
            Focus::Heading => true,
        }
    }

    /// Whether a composer at this place would be seen: one for an answer also below a comment that
    /// was deleted, so that nobody loses their words with it.
    pub(super) fn has_room(&self, place: Place) -> bool {
        match place {
            Place::New => true,
            Place::Reply(id) | Place::Edit(id) => self.list.comment(id).is_some(),
        }
    }

    /// Whether a comment is shown, and not as one that was deleted.
    pub(super) fn stands(&self, id: Id) -> bool {
        let shown = self.list.comment(id);
        shown.is_some_and(|shown| shown.row.is_live()) && !self.deleted.contains(&id)
    }

    /// What stays in its place in the list, whatever is read of it.
    pub fn held(&self) -> Held {
        let writing = self.composers.keys().filter_map(|place| match place {
            Place::New => None,
            Place::Reply(id) | Place::Edit(id) => Some(*id),
        });
        Held {
            undo: self.deleted.iter().chain(self.deleting.iter()).copied().collect(),
            writing: writing.collect(),
        }
    }
}
