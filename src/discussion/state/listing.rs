//! How the window of threads follows from what happens.

use super::{Awaited, Composing, Listing, Phase, Place, Said, State};
use crate::comments::Id;
use crate::discussion::{
    ANSWERS, Action, Ask, Effect, FOLDED, Focus, From, How, LONG, List, Listed, PAGE,
};
use crate::sorted::SortedSet;
use crate::store::{Sort, Start, StoreError};
use std::rc::Rc;

impl State {
    pub(super) fn reduce_list(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::CommentsAsked if self.listing == Listing::Unasked => self.list_anew(),
            Action::Listed { generation, result } if generation == self.generation => {
                match result {
                    Ok(listed) => self.take_list(*listed),
                    Err(error) => self.miss_list(error),
                }
            }
            Action::SortChosen(sort) => self.choose_sort(sort),
            Action::MoreAsked => self.ask_more(How::Append),
            Action::EarlierAsked => self.ask_more(How::Prepend),
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

    /// Another try: the store is opened again, or what was asked of the list last is asked again.
    pub(super) fn retry(&mut self) -> Vec<Effect> {
        if let Phase::Failed(_) = self.phase {
            self.phase = Phase::Opening;
            return vec![Effect::Open, self.focus(Focus::Heading)];
        }
        if !matches!(self.listing, Listing::Failed(_)) {
            return Vec::new();
        }
        // The button that was pressed goes.
        let last = self.list.threads.last().map(|thread| thread.first.row.id);
        let (mut effects, focus) = match (self.asked, last) {
            (How::Append, Some(id)) => (self.ask_more(How::Append), Focus::Comment(id)),
            (How::Prepend, _) => (self.ask_more(How::Prepend), Focus::Heading),
            _ => (self.list_again(), Focus::Heading),
        };
        effects.push(self.focus(focus));
        effects
    }

    /// Reads the list from its top, or from the comment that a link leads to.
    pub(super) fn list_anew(&mut self) -> Vec<Effect> {
        self.listing = Listing::Waiting;
        if !self.is_open() {
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
        if self.is_open() {
            effects.extend(self.list_again());
        }
        effects
    }

    fn list_again(&mut self) -> Vec<Effect> {
        match &self.listing {
            // Whoever has sent something wants to see it.
            Listing::Unasked if !matches!(self.awaited, Some(Awaited::Sent(_))) => Vec::new(),
            Listing::Unasked | Listing::Waiting => self.list_anew(),
            Listing::Failed(_) if self.asked == How::Replace => self.list_anew(),
            // What the reader asked for comes first.
            Listing::More => {
                self.is_stale = true;
                Vec::new()
            }
            Listing::Here | Listing::Failed(_) => {
                self.listing = Listing::Here;
                // What a link leads to may have come just now.
                if let Some(Awaited::Link(id)) = self.awaited {
                    return self.ask(From::Comment(id), PAGE, How::Replace);
                }
                let start = match self.list.window.begin.filter(|_| self.list.earlier) {
                    Some(cursor) => Start::At(cursor),
                    None => Start::Top,
                };
                let limit = self.list.window.size.max(PAGE);
                self.ask(From::Place(start), limit, How::Refresh)
            }
        }
    }

    fn ask(&mut self, start: From, limit: usize, how: How) -> Vec<Effect> {
        self.generation = self.generation.wrapping_add(1);
        (self.asked, self.limit) = (how, limit);
        self.is_stale = false;
        let mut unfolded = self.list.unfolded.clone();
        // What is shown stays so when a thread grows long meanwhile.
        for thread in self.list.threads.iter().filter(|thread| thread.read > FOLDED) {
            let wanted = Rc::make_mut(&mut unfolded).entry(thread.first.row.id).or_default();
            *wanted = (*wanted).max(thread.read).max(LONG);
        }
        let ask = Ask { sort: self.sort, start, limit, how, unfolded };
        vec![Effect::List { generation: self.generation, ask }]
    }

    fn ask_more(&mut self, how: How) -> Vec<Effect> {
        if self.listing == Listing::More {
            self.awaited = Some(Awaited::More);
        }
        let is_ready = match self.listing {
            Listing::Here => true,
            // What is shown may be of another order.
            Listing::Failed(_) => self.asked != How::Replace,
            Listing::Unasked | Listing::Waiting | Listing::More => false,
        };
        let window = self.list.window;
        let (is_there, start) = match how {
            How::Prepend => (self.list.earlier, window.begin.map(Start::Before)),
            _ => (self.list.more, window.end.map(Start::After)),
        };
        if !is_ready || !is_there {
            return Vec::new();
        }
        self.listing = Listing::More;
        self.awaited = Some(Awaited::More);
        self.ask(From::Place(start.unwrap_or_default()), PAGE, how)
    }

    fn miss_list(&mut self, error: StoreError) -> Vec<Effect> {
        self.listing = Listing::Failed(error);
        Vec::new()
    }

    fn take_list(&mut self, listed: Listed) -> Vec<Effect> {
        let how = listed.how;
        let mut times = (*self.times).clone();
        let told = listed.times.iter();
        told.for_each(|(time, moment)| drop(times.insert(*time, moment.clone())));
        self.times = Rc::new(times);
        self.listing = Listing::Here;
        let old = self.list.clone();
        let is_cut = self.list.take(listed, self.sort, &self.held());
        self.follow_edits(&old);
        let mut effects = self.open_drafts();
        let (focus, is_elsewhere) = self.arrive(how, &old);
        effects.extend(focus);
        if is_elsewhere {
            effects.extend(self.list_anew());
        } else if self.is_stale || is_cut && self.list.window.size > self.limit {
            effects.extend(self.list_again());
        }
        effects
    }

    /// What the reader waited for is here: the focus goes there. Says also whether it has to be
    /// looked for elsewhere.
    fn arrive(&mut self, how: How, old: &List) -> (Option<Effect>, bool) {
        let known: SortedSet<Id> = old.comments().map(|shown| shown.row.id).collect();
        let is_new = |id: &Id| !known.contains(id);
        let focus = match (self.awaited, how) {
            (Some(Awaited::Sent(id) | Awaited::Link(id)), _) if self.list.comment(id).is_some() => {
                Focus::Comment(id)
            }
            // In this order it stands elsewhere.
            (Some(Awaited::Sent(_)), How::Refresh) => return (None, true),
            (Some(Awaited::Sent(_)), How::Replace) => Focus::Heading,
            (Some(Awaited::More), How::Append | How::Prepend) => {
                let ids = self.list.threads.iter().map(|thread| thread.first.row.id);
                let new: Vec<_> = ids.filter(is_new).collect();
                self.say(Said::More(new.len()));
                // The button may be gone: whoever pressed it goes on with what is nearest to it.
                let (found, edge) = match how {
                    How::Prepend => (new.last(), self.list.threads.first()),
                    _ => (new.first(), self.list.threads.last()),
                };
                let edge = edge.map(|thread| thread.first.row.id);
                found.copied().or(edge).map_or(Focus::Heading, Focus::Comment)
            }
            (Some(Awaited::Answers(root)), How::Refresh) => {
                let thread = self.list.threads.iter().find(|it| it.first.row.id == root);
                let ids = thread.into_iter().flat_map(|thread| &thread.answers);
                let new: Vec<_> = ids.map(|(shown, _)| shown.row.id).filter(is_new).collect();
                let first = new.first().copied().unwrap_or(root);
                self.say(Said::More(new.len()));
                Focus::Comment(first)
            }
            _ => return (None, false),
        };
        self.awaited = None;
        (Some(self.focus(focus)), false)
    }

    /// A comment was changed elsewhere: whoever began to edit it and wrote nothing yet begins with
    /// the new words.
    fn follow_edits(&mut self, old: &List) {
        let words = |list: &List, id: Id| {
            let comment = list.comment(id).and_then(|shown| shown.row.comment.as_ref());
            comment.filter(|comment| comment.is_live()).map(|comment| comment.body.value.clone())
        };
        for (place, composer) in &mut self.composers {
            let Place::Edit(id) = *place else { continue };
            let (Some(before), Some(now)) = (words(old, id), words(&self.list, id)) else {
                continue;
            };
            if composer.composing == Composing::Writing && composer.text == before {
                composer.text = now;
            }
        }
    }

    fn choose_sort(&mut self, sort: Sort) -> Vec<Effect> {
        if self.sort == sort {
            return Vec::new();
        }
        self.sort = sort;
        self.is_sort_chosen = true;
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
        self.awaited = Some(Awaited::Answers(root));
        self.list_again()
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
    fn go_to(&mut self, id: Id) -> Vec<Effect> {
        self.target = Some(id);
        if self.list.comment(id).is_some() {
            return vec![self.focus(Focus::Comment(id))];
        }
        self.awaited = Some(Awaited::Link(id));
        self.list_anew()
    }
}
