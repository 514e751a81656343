//! How what was read comes into what is shown. Nobody loses their place by it: what can be taken
//! back stays where it was, what somebody writes at stays, and nothing changes its order or leaves
//! the window under a reader's eyes only because something else has come or was liked.

use super::list::{Held, How, List, Listed, PAGE, Shown, Thread, Window};
use crate::comments::Id;
use crate::sorted::{self, SortedMap, by_key};
use crate::store::{Cursor, Sort};
use std::cmp::Ordering;
use std::rc::Rc;

impl List {
    /// Takes in what was read in this order. Says whether the window is to be read once more:
    /// what came above pushed some of it out of what was read, and it is shown as it was.
    pub fn take(&mut self, listed: Listed, sort: Sort, held: &Held) -> bool {
        let Listed { how, more, earlier, unreadable, .. } = listed;
        let mut threads = listed.threads;
        if let Some((root, count)) = listed.unfolded {
            Rc::make_mut(&mut self.unfolded).insert(root, count);
        }
        let old = std::mem::take(&mut self.threads);
        let places = sorted::map(old.iter().enumerate().map(|(index, it)| (root(it), index)));
        for thread in &mut threads {
            let twin = places.get(&root(thread)).and_then(|index| old.get(*index));
            if let Some(twin) = twin {
                hold_answers(thread, twin, held);
            }
        }
        let read = window(&threads);
        let mut is_cut = false;
        match how {
            How::Replace => {
                (self.more, self.earlier) = (more, earlier.unwrap_or(false));
                self.wanted = PAGE;
                (self.window, self.unreadable) = (read, unreadable);
                for thread in old.iter().filter(|it| is_held(it, |id| held.writing.contains(&id))) {
                    if !has(&threads, root(thread)) {
                        let index = place(&threads, thread, sort);
                        threads.insert(index, thread.clone());
                    }
                }
            }
            How::Refresh => {
                (self.more, self.earlier) = (more, earlier.unwrap_or(self.earlier));
                (self.window, self.unreadable) = (read, unreadable);
                keep_order(&mut threads, &places);
                is_cut = self.hold(&mut threads, &old, sort, held);
            }
            How::Append => {
                self.more = more;
                self.wanted += PAGE;
                self.unreadable += unreadable;
                self.window.end = read.end.or(self.window.end);
                threads.retain(|thread| !places.contains_key(&root(thread)));
                self.window.size += threads.len();
                threads.splice(0..0, old.iter().cloned());
            }
            How::Prepend => {
                self.earlier = more;
                self.wanted += PAGE;
                self.unreadable += unreadable;
                self.window.begin = read.begin.or(self.window.begin);
                threads.retain(|thread| !places.contains_key(&root(thread)));
                self.window.size += threads.len();
                threads.extend(old.iter().cloned());
            }
        }
        self.threads = Rc::new(threads);
        is_cut
    }

    /// Puts what is held and was not read again back to where it was.
    fn hold(
        &mut self,
        threads: &mut Vec<Rc<Thread>>,
        old: &[Rc<Thread>],
        sort: Sort,
        held: &Held,
    ) -> bool {
        let read = self.window;
        // Where nothing of the window was read again, it is another window.
        let is_same = old.iter().any(|thread| has(threads, root(thread)));
        let mut pushed = Vec::new();
        let mut before = None;
        for thread in old {
            let id = root(thread);
            if !has(threads, id) {
                let cursor = Cursor::of(&thread.first.row);
                let is_behind = self.more && is_before(sort, read.end, cursor);
                let is_ahead = self.earlier && !is_before(sort, read.begin, cursor);
                let is_outside = is_behind || is_ahead;
                // A like may have moved it to anywhere.
                let is_sure = sort != Sort::MostLiked || !(self.more || self.earlier);
                let is_written_at = is_held(thread, |id| held.writing.contains(&id));
                let stays = match () {
                    () if held.undo.contains(&id) => thread.clone(),
                    () if is_written_at && (is_outside || !is_sure) => thread.clone(),
                    () if is_written_at => gone(thread),
                    () => {
                        if is_behind && is_same {
                            pushed.push(thread.clone());
                        }
                        continue;
                    }
                };
                let index = match before.and_then(|id| threads.iter().position(|t| root(t) == id)) {
                    Some(index) => index + 1,
                    None => place(threads, thread, sort),
                };
                threads.insert(index, stays);
            }
            before = Some(id);
        }
        // Else a busy page would hold ever more of them.
        pushed.truncate((self.wanted + PAGE).saturating_sub(threads.len()));
        let is_cut = !pushed.is_empty();
        if let Some(last) = pushed.last() {
            self.window.end = Some(Cursor::of(&last.first.row));
            self.window.size += pushed.len();
        }
        threads.append(&mut pushed);
        is_cut
    }
}

fn root(thread: &Rc<Thread>) -> Id {
    thread.first.row.id
}

fn has(threads: &[Rc<Thread>], id: Id) -> bool {
    threads.iter().any(|thread| root(thread) == id)
}

fn is_held(thread: &Rc<Thread>, is_it: impl Fn(Id) -> bool) -> bool {
    thread.comments().any(|shown| is_it(shown.row.id))
}

fn window(threads: &[Rc<Thread>]) -> Window {
    let cursor = |thread: &Rc<Thread>| Cursor::of(&thread.first.row);
    Window {
        begin: threads.first().map(cursor),
        end: threads.last().map(cursor),
        size: threads.len(),
    }
}

/// Whether a place stands before another in this order.
fn is_before(sort: Sort, place: Option<Cursor>, other: Cursor) -> bool {
    let Some(place) = place else { return true };
    let order = match sort {
        Sort::Newest => other.id.cmp(&place.id),
        Sort::Oldest => place.id.cmp(&other.id),
        Sort::MostLiked => (other.likes, other.id).cmp(&(place.likes, place.id)),
    };
    order == Ordering::Less
}

/// Where a thread belongs among others, by its order.
fn place(threads: &[Rc<Thread>], thread: &Rc<Thread>, sort: Sort) -> usize {
    let cursor = Cursor::of(&thread.first.row);
    let is_behind =
        |other: &Rc<Thread>| !is_before(sort, Some(Cursor::of(&other.first.row)), cursor);
    threads.iter().position(is_behind).unwrap_or(threads.len())
}

/// Threads that were shown before stay in the order in which they were shown.
fn keep_order(threads: &mut [Rc<Thread>], places: &SortedMap<Id, usize>) {
    let place = |thread: &Rc<Thread>| places.get(&root(thread)).copied();
    let known: Vec<_> = threads.iter().filter(|it| place(it).is_some()).cloned().collect();
    let known = by_key(known, place);
    let slots = threads.iter_mut().filter(|thread| place(thread).is_some());
    slots.zip(known).for_each(|(slot, thread)| *slot = thread);
}

/// Answers at which somebody writes stay, also where they are gone without a trace.
fn hold_answers(thread: &mut Rc<Thread>, old: &Rc<Thread>, held: &Held) {
    for (index, (shown, placed)) in old.answers.iter().enumerate() {
        let id = shown.row.id;
        if held.writing.contains(&id) && !is_held(thread, |shown| shown == id) {
            let answers = &mut Rc::make_mut(thread).answers;
            answers.insert(index.min(answers.len()), (without_words(shown), *placed));
        }
    }
}

/// A thread of which nothing is there any more.
fn gone(thread: &Rc<Thread>) -> Rc<Thread> {
    let answers = thread.answers.iter().map(|(shown, placed)| (without_words(shown), *placed));
    let answers = answers.collect();
    let first = without_words(&thread.first);
    Rc::new(Thread { first, answers, hidden: 0, read: thread.read })
}

fn without_words(shown: &Shown) -> Shown {
    let mut shown = Shown { body: Rc::default(), is_long: false, ..shown.clone() };
    if let Some(comment) = &mut shown.row.comment {
        comment.deleted.value = true;
    }
    shown
}
