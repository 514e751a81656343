//! Drafts: kept as the reader types, for each place of each article.

use super::Discussion;
use crate::discussion::{Action, Place};
use crate::platform::{self, Later};
use crate::sorted::SortedMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A draft is kept at most so long after a key was pressed, in milliseconds.
const SOON: u32 = 400;

/// The drafts that wait to be kept.
#[derive(Default)]
pub(super) struct Drafts {
    waiting: RefCell<SortedMap<Place, String>>,
    timer: RefCell<Option<Later>>,
    /// Whether those of earlier visits are being looked for, or were found.
    are_sought: Cell<bool>,
}

impl Discussion {
    /// Keeps a draft soon; forgets it at once, where it has no words.
    pub(super) fn keep_draft(&self, place: Place, text: String) {
        let drafts = &self.0.drafts;
        let is_empty = text.trim().is_empty();
        drafts.waiting.borrow_mut().insert(place, text);
        if is_empty {
            self.keep_drafts_now();
            return;
        }
        let mut timer = drafts.timer.borrow_mut();
        if timer.is_none() {
            let weak = Rc::downgrade(&self.0);
            *timer = Some(Later::new(SOON, move || {
                if let Some(inner) = weak.upgrade() {
                    Discussion(inner).keep_drafts_now();
                }
            }));
        }
    }

    /// Keeps the drafts that wait.
    pub(super) fn keep_drafts_now(&self) {
        drop(self.0.drafts.timer.borrow_mut().take());
        let waiting = std::mem::take(&mut *self.0.drafts.waiting.borrow_mut());
        for (place, text) in waiting {
            let discussion = self.clone();
            platform::spawn(async move {
                let key = [&discussion.prefix(), name(place).as_str()].concat();
                let text = Some(text.as_str()).filter(|text| !text.trim().is_empty());
                // The words are in the field. Where nothing can be kept, the reader was told.
                let _ = discussion.0.store.set_note(&key, text).await;
            });
        }
    }

    /// Looks for drafts of earlier visits, until it is known which there are.
    pub(super) fn find_drafts(&self) {
        if self.0.drafts.are_sought.replace(true) {
            return;
        }
        let discussion = self.clone();
        platform::spawn(async move {
            let prefix = discussion.prefix();
            let notes = discussion.unless_left(async || discussion.0.store.notes(&prefix).await);
            let Ok(notes) = notes.await else {
                discussion.0.drafts.are_sought.set(false);
                return;
            };
            for (key, text) in notes {
                let place = key.strip_prefix(&prefix).and_then(place_of);
                if let Some(place) = place {
                    discussion.dispatch(Action::DraftFound(place, text));
                }
            }
        });
    }

    /// What the keys of this article's drafts begin with.
    fn prefix(&self) -> String {
        ["draft\n", &self.0.article, "\n"].concat()
    }
}

fn name(place: Place) -> String {
    match place {
        Place::New => "new".to_owned(),
        Place::Reply(id) => ["reply:", &id.to_string()].concat(),
        Place::Edit(id) => ["edit:", &id.to_string()].concat(),
    }
}

fn place_of(name: &str) -> Option<Place> {
    match name.split_once(':') {
        None => (name == "new").then_some(Place::New),
        Some(("reply", id)) => id.parse().ok().map(Place::Reply),
        Some(("edit", id)) => id.parse().ok().map(Place::Edit),
        Some(_) => None,
    }
}
