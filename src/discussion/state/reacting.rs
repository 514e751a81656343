//! How deleting, liking and insights follow from what happens.

use super::{Awaited, Said, State};
use crate::comments::Id;
use crate::discussion::{Action, Effect, Error, Focus};
use crate::sorted::{SortedMap, SortedSet};
use std::rc::Rc;

impl State {
    pub(super) fn reduce_reactions(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::DeleteAsked(id) => self.delete(id),
            Action::Deleted(id, result) => self.was_deleted(id, result),
            Action::RestoreAsked(id) => {
                self.forget_error(id);
                self.awaited = Some(Awaited::Restored(id));
                vec![Effect::Restore(id)]
            }
            Action::Restored(id, result) => self.was_restored(id, result),
            Action::LikeToggled(id) => {
                self.forget_error(id);
                let (on, sends) = toggle(Rc::make_mut(&mut self.liked), &mut self.liking, id);
                self.say(if on { Said::Liked } else { Said::Unliked });
                sends.then_some(Effect::Like(id, on)).into_iter().collect()
            }
            Action::Liked(id, on, result) => {
                let liked = Rc::make_mut(&mut self.liked);
                let next = settle(liked, &mut self.liking, id, on, result.is_ok());
                if let Err(error) = result {
                    self.comment_error = Some((id, error));
                }
                self.go_on(next.map(|on| Effect::Like(id, on)))
            }
            Action::LinkAsked(id) => vec![Effect::CopyLink(id)],
            Action::Copied(is_copied) => {
                self.say(if is_copied { Said::Copied } else { Said::NotCopied });
                Vec::new()
            }
            Action::InsightsToggled => {
                self.picking = !self.picking;
                Vec::new()
            }
            Action::InsightToggled(choice) => {
                self.insight_error = None;
                let picked = Rc::make_mut(&mut self.picked);
                let (on, sends) = toggle(picked, &mut self.choosing, choice.clone());
                let said = choice.clone();
                self.say(if on { Said::Picked(said) } else { Said::Unpicked(said) });
                sends.then_some(Effect::Pick(choice, on)).into_iter().collect()
            }
            Action::Picked(choice, on, result) => {
                let picked = Rc::make_mut(&mut self.picked);
                let (key, is_kept) = (choice.clone(), result.is_ok());
                let next = settle(picked, &mut self.choosing, key, on, is_kept);
                if let Err(error) = result {
                    self.insight_error = Some(error);
                }
                self.go_on(next.map(|on| Effect::Pick(choice, on)))
            }
            _ => Vec::new(),
        }
    }

    fn delete(&mut self, id: Id) -> Vec<Effect> {
        if let Err(error) = self.own(id) {
            self.comment_error = Some((id, error));
            return Vec::new();
        }
        self.forget_error(id);
        self.awaited = Some(Awaited::Deleted(id));
        let is_first = self.deleting.insert(id);
        is_first.then_some(Effect::Delete(id)).into_iter().collect()
    }

    fn was_deleted(&mut self, id: Id, result: Result<(), Error>) -> Vec<Effect> {
        self.deleting.remove(&id);
        let is_awaited = self.awaited.take_if(|it| *it == Awaited::Deleted(id)).is_some();
        if let Err(error) = result {
            self.comment_error = Some((id, error));
            return Vec::new();
        }
        self.deleted.insert(id);
        self.say(Said::Deleted);
        is_awaited.then(|| self.focus(Focus::Undo(id))).into_iter().collect()
    }

    fn was_restored(&mut self, id: Id, result: Result<(), Error>) -> Vec<Effect> {
        let is_awaited = self.awaited.take_if(|it| *it == Awaited::Restored(id)).is_some();
        if let Err(error) = result {
            self.comment_error = Some((id, error));
            return Vec::new();
        }
        if !self.deleted.remove(&id) {
            return Vec::new();
        }
        self.say(Said::Restored);
        let focus = is_awaited.then(|| self.focus(Focus::Comment(id)));
        // What was read before knows it only as deleted, and would take it away.
        let mut effects = self.refresh();
        effects.extend(focus);
        effects
    }

    /// Keeps what was asked for meanwhile, else reads again what is counted and liked.
    fn go_on(&mut self, next: Option<Effect>) -> Vec<Effect> {
        match next {
            Some(effect) => vec![effect],
            None => self.refresh(),
        }
    }

    /// What the store knows to be liked, and what is on its way to it.
    pub(super) fn with_liking(&self, known: Rc<SortedSet<Id>>) -> Rc<SortedSet<Id>> {
        with_wishes(known, &self.liked, &self.liking)
    }

    /// What the store knows to be picked, and what is on its way to it.
    pub(super) fn with_choosing(&self, known: Rc<SortedSet<String>>) -> Rc<SortedSet<String>> {
        with_wishes(known, &self.picked, &self.choosing)
    }
}

/// Turns something on or off. It looks so at once. Says what it is now, and whether that is to be
/// kept now: as long as the last change of it is on its way, it waits.
fn toggle<K: Ord + Clone>(
    shown: &mut SortedSet<K>,
    on_its_way: &mut SortedMap<K, bool>,
    key: K,
) -> (bool, bool) {
    let on = !shown.contains(&key);
    set(shown, key.clone(), on);
    let sends = !on_its_way.contains_key(&key);
    if sends {
        on_its_way.insert(key, on);
    }
    (on, sends)
}

/// A change was kept, or not: then it is not shown either. Gives what is to be kept next, where the
/// reader changed their mind meanwhile.
fn settle<K: Ord + Clone>(
    shown: &mut SortedSet<K>,
    on_its_way: &mut SortedMap<K, bool>,
    key: K,
    on: bool,
    is_kept: bool,
) -> Option<bool> {
    on_its_way.remove(&key);
    if !is_kept {
        set(shown, key, !on);
        return None;
    }
    let wished = shown.contains(&key);
    (wished != on).then(|| {
        on_its_way.insert(key, wished);
        wished
    })
}

fn with_wishes<K: Ord + Clone>(
    mut known: Rc<SortedSet<K>>,
    shown: &SortedSet<K>,
    on_its_way: &SortedMap<K, bool>,
) -> Rc<SortedSet<K>> {
    for key in on_its_way.keys() {
        set(Rc::make_mut(&mut known), key.clone(), shown.contains(key));
    }
    known
}

fn set<K: Ord>(all: &mut SortedSet<K>, key: K, on: bool) {
    if on {
        all.insert(key);
    } else {
        all.remove(&key);
    }
}
