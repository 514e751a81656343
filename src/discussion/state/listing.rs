//! How the window of threads follows from what happens.

use super::{Listing, Phase, Said, State};
use crate::comments::Id;
use crate::discussion::{ANSWERS, Action, Ask, Effect, Focus, From, How, LONG, Listed, PAGE};
use crate::store::{Sort, Start, StoreError};
use std::rc::Rc;

impl State {
    pub(super) fn reduce_list(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::CommentsAsked if self.listing == Listing::Unasked => self.list_anew(),
            Action::Listed { generation, result } if generation == self.generation => {
                self.take_list(result)
            }
            Action::SortChosen(sort) => self.choose_sort(sort),
            Action::MoreAsked if self.list.more => {
                let start = self.list.end().map(Start::After).unwrap_or_default();
                self.listing = Listing::More;
                self.ask(From::Place(start), PAGE, How::Append)
            }
            Action::EarlierAsked if self.list.earlier => {
                let start = self.list.begin().map(Start::Before).unwrap_or_default();
                self.listing = Listing::More;
                self.ask(From::Place(start), PAGE, How::Prepend)
            }
            Action::AnswersAsked(root) => self.ask_answers(root),
            Action::FoldToggled(id) => {
                if !self.unfolded.remove(&id) {
                    self.unfolded.insert(id);
                }
                Vec::new()
            }
            Action::TargetAsked(id) => self.go_to(id),
            _ => Vec::new(),
        }
    }

    /// Reads the list from its top, or from the comment that a link leads to.
    pub(super) fn list_anew(&mut self) -> Vec<Effect> {
        self.listing = Listing::Waiting;
        if self.phase != Phase::Open {
            return Vec::new();
        }
        let start = match self.target {
            Some(id) => From::Comment(id),
            None => From::Place(Start::Top),
        };
        self.ask(start, PAGE, How::Replace)
    }

    /// Reads again what is shown, and what is counted: something has changed.
    pub(super) fn refresh(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::Ask];
        // What is on its way is new enough only if it was asked for after the change.
        if self.phase == Phase::Open {
            match self.listing {
                Listing::Unasked | Listing::Failed(_) => {}
                Listing::Waiting => effects.extend(self.list_anew()),
                Listing::More | Listing::Here => {
                    let start = match self.list.begin().filter(|_| self.list.earlier) {
                        Some(cursor) => Start::At(cursor),
                        None => Start::Top,
                    };
                    let shown = self.list.threads.len().max(PAGE);
                    self.listing = Listing::Here;
                    effects.extend(self.ask(From::Place(start), shown, How::Refresh));
                }
            }
        }
        effects
    }

    fn ask(&mut self, start: From, limit: usize, how: How) -> Vec<Effect> {
        self.generation = self.generation.wrapping_add(1);
        let unfolded = self.list.unfolded.clone();
        let ask = Ask { sort: self.sort, start, limit, how, unfolded };
        vec![Effect::List { generation: self.generation, ask }]
    }

    fn take_list(&mut self, result: Result<Box<Listed>, StoreError>) -> Vec<Effect> {
        let listed = match result {
            Ok(listed) => *listed,
            Err(error) => {
                self.listing = Listing::Failed(error);
                return Vec::new();
            }
        };
        let was = self.list.threads.len();
        let (how, target) = (listed.how, listed.target);
        let mut times = (*self.times).clone();
        times.extend(listed.times.clone());
        let first_new = listed.threads.first().map(|thread| thread.first.row.id);
        self.listing = Listing::Here;
        self.list.take(listed, &self.deleted);
        self.times = Rc::new(times);
        self.open_drafts();
        if let Some(id) = self.arriving.filter(|_| matches!(how, How::Refresh | How::Replace)) {
            if self.list.comment(id).is_some() {
                self.arriving = None;
                return vec![Effect::Focus(Focus::Comment(id))];
            }
            // In this order it stands elsewhere.
            if how == How::Refresh {
                return self.list_anew();
            }
        }
        match how {
            How::Append => {
                self.say(Said::More(self.list.threads.len().saturating_sub(was)));
                // The button may be gone: whoever pressed it goes on with what is new.
                first_new.map(|id| vec![Effect::Focus(Focus::Comment(id))]).unwrap_or_default()
            }
            How::Prepend => {
                self.say(Said::More(self.list.threads.len().saturating_sub(was)));
                let last = self.list.threads.len().checked_sub(was + 1);
                let last = last.and_then(|index| self.list.threads.get(index));
                last.map(|thread| vec![Effect::Focus(Focus::Comment(thread.first.row.id))])
                    .unwrap_or_default()
            }
            How::Replace => match target {
                Some(id) => vec![Effect::Focus(Focus::Comment(id))],
                None => Vec::new(),
            },
            How::Refresh => Vec::new(),
        }
    }

    fn choose_sort(&mut self, sort: Sort) -> Vec<Effect> {
        if self.sort == sort {
            return Vec::new();
        }
        self.sort = sort;
        self.target = None;
        self.say(Said::Sorted(sort));
        let mut effects = vec![Effect::KeepSort(sort)];
        effects.extend(self.list_anew());
        effects
    }

    fn ask_answers(&mut self, root: Id) -> Vec<Effect> {
        let Some(thread) = self.list.threads.iter().find(|thread| thread.first.row.id == root)
        else {
            return Vec::new();
        };
        let wanted = thread.read.max(LONG) + ANSWERS;
        Rc::make_mut(&mut self.list.unfolded).insert(root, wanted);
        let last = thread.answers.last().map(|(shown, _)| shown.row.id);
        let mut effects = self.refresh();
        effects.extend(last.map(|id| Effect::Focus(Focus::Comment(id))));
        effects
    }

    /// Shows a comment that was just sent, wherever it is in the list, and marks it.
    pub(super) fn await_arrival(&mut self, id: Id) -> Vec<Effect> {
        self.target = Some(id);
        self.arriving = Some(id);
        self.refresh()
    }

    /// A new answer is the last of its thread: all that are before it are shown with it.
    pub(super) fn make_room_for_answer(&mut self, parent: Id) {
        let is_here = |id| self.list.threads.iter().find(|thread| thread.first.row.id == id);
        let root = self.list.comment(parent).and_then(|shown| shown.row.root()).unwrap_or(parent);
        if let Some(thread) = is_here(root) {
            let wanted = thread.read + thread.hidden + LONG;
            Rc::make_mut(&mut self.list.unfolded).insert(root, wanted);
        }
    }

    /// Goes to a comment, wherever it is in the list.
    pub(super) fn go_to(&mut self, id: Id) -> Vec<Effect> {
        self.target = Some(id);
        if self.list.comment(id).is_some() {
            return vec![Effect::Focus(Focus::Comment(id))];
        }
        self.list_anew()
    }
}
