//! Reading lists: a window of threads with their answers, words and times.

use super::Discussion;

use crate::comments::{Comment, Id};
use crate::discussion::{Action, Ask, FOLDED, From, LONG, Listed, Shown, Thread, Times};
use crate::i18n;
use crate::markup::{Markup, plain_markup};
use crate::platform::{self, IsoDate, Later};
use crate::store::{Cursor, Page, Row, Sort, Start, StoreError, Threads};
use std::rc::Rc;

/// A comment with more characters than this is folded.
const LONG_BODY: usize = 1_200;

/// A comment with more lines than this is folded.
const LONG_LINES: usize = 16;

/// How many answers are read at a time on the way to one that a link leads to.
const STRIDE: usize = 200;

/// How many rendered comments are kept.
const BODIES: usize = 2_000;

/// A page of comments, as the element's method gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queried {
    /// The comments.
    pub rows: Vec<(Row, Rc<Markup>)>,
    /// Where to go on.
    pub next: Option<Cursor>,
}

impl Discussion {
    /// Threads in an order, or answers to a comment, oldest first; deleted ones are left out.
    pub async fn query(
        &self,
        parent: Option<Id>,
        sort: Sort,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Queried, StoreError> {
        let mut queried = Queried::default();
        let mut after = after;
        loop {
            let page = self.query_page(parent, sort, after, limit).await?;
            let last = page.rows.last().map(Cursor::of);
            for row in page.rows {
                let is_asked = row.comment.as_ref().is_some_and(|c| c.origin.parent == parent);
                if row.is_live() && is_asked {
                    let cursor = Cursor::of(&row);
                    let body = self.body(&row).await;
                    queried.rows.push((row, body));
                    if queried.rows.len() == limit {
                        queried.next = (page.more || last != Some(cursor)).then_some(cursor);
                        return Ok(queried);
                    }
                }
            }
            if !page.more || last.is_none() {
                return Ok(queried);
            }
            after = last;
        }
    }

    async fn query_page(
        &self,
        parent: Option<Id>,
        sort: Sort,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page, StoreError> {
        let (store, article) = (&self.0.store, self.article());
        let Some(parent) = parent else {
            let start = after.map(Start::After).unwrap_or_default();
            return store.threads(Threads { article, sort, start, limit }).await;
        };
        let above = store.comment(article, parent).await?;
        let root = above.and_then(|row| row.root()).unwrap_or(parent);
        store.answers(article, root, after.map(|cursor| cursor.id), limit.max(STRIDE)).await
    }

    /// One comment and its words.
    pub async fn get(&self, id: Id) -> Result<Option<(Row, Rc<Markup>)>, StoreError> {
        let row = self.0.store.comment(self.article(), id).await?;
        let Some(row) = row.filter(|row| row.comment.is_some()) else { return Ok(None) };
        let body = self.body(&row).await;
        Ok(Some((row, body)))
    }

    /// How many comments there are.
    pub async fn count(&self) -> Result<u32, StoreError> {
        Ok(self.0.store.tally(self.article()).await?.comments)
    }

    pub(super) async fn read_list(&self, ask: Ask) -> Result<Listed, StoreError> {
        let (start, target) = match ask.start {
            From::Place(start) => (start, None),
            From::Comment(id) => self.start_at(id, &ask).await?,
        };
        let threads = |start, limit| {
            self.0.store.threads(Threads { article: self.article(), sort: ask.sort, start, limit })
        };
        let page = threads(start, ask.limit).await?;
        let earlier = match start {
            Start::Top => Some(false),
            Start::At(cursor) => Some(!threads(Start::Before(cursor), 1).await?.rows.is_empty()),
            Start::After(_) | Start::Before(_) => None,
        };
        let mut listed = Listed {
            how: ask.how,
            threads: Vec::new(),
            more: page.more,
            earlier,
            unreadable: page.unreadable,
            target: None,
            unfolded: None,
            times: Times::new(),
        };
        for row in page.rows {
            let thread = self.read_thread(row, &ask, target, &mut listed).await?;
            listed.threads.push(Rc::new(thread));
        }
        let comments = listed.threads.iter().flat_map(|thread| thread.comments());
        let times = comments.flat_map(|shown| times_of(&shown.row));
        listed.times = self.moments(times.collect());
        Ok(listed)
    }

    /// Where the list begins so that it holds this comment: at the top, if that is near enough.
    async fn start_at(&self, id: Id, ask: &Ask) -> Result<(Start, Option<Id>), StoreError> {
        let (store, article) = (&self.0.store, self.article());
        let Some(row) = store.comment(article, id).await? else { return Ok((Start::Top, None)) };
        let first = match row.root() {
            Some(root) => store.comment(article, root).await?,
            None => Some(row),
        };
        let Some(first) = first.filter(Row::is_listed) else { return Ok((Start::Top, None)) };
        let query = Threads { article, sort: ask.sort, start: Start::Top, limit: ask.limit };
        let top = store.threads(query).await?;
        let is_near = top.rows.iter().any(|row| row.id == first.id);
        let start = if is_near { Start::Top } else { Start::At(Cursor::of(&first)) };
        Ok((start, Some(id)))
    }

    async fn read_thread(
        &self,
        first: Row,
        ask: &Ask,
        target: Option<Id>,
        listed: &mut Listed,
    ) -> Result<Thread, StoreError> {
        let root = first.id;
        let is_long = first.replies as usize > LONG;
        let folded = if is_long { FOLDED } else { LONG };
        let wanted = ask.unfolded.get(&root).copied().unwrap_or(folded);
        let mut rows = Vec::new();
        let held = self.state().held();
        // Answers that were just deleted are counted no longer, and can be taken back.
        if first.replies > 0 || !held.undo.is_empty() || !held.writing.is_empty() {
            let page = self.0.store.answers(self.article(), root, None, wanted).await?;
            listed.unreadable += page.unreadable;
            rows = page.rows;
        }
        if let Some(id) = target {
            let is_here = |rows: &[Row]| id == root || rows.iter().any(|row| row.id == id);
            let is_below = self.0.store.comment(self.article(), id).await?;
            let is_below = is_below.is_some_and(|row| row.root() == Some(root));
            while is_below && !is_here(&rows) {
                let after = rows.last().map(|row| row.id);
                let page = self.0.store.answers(self.article(), root, after, STRIDE).await?;
                let is_end = !page.more || page.rows.is_empty();
                rows.extend(page.rows);
                listed.unfolded = Some((root, rows.len()));
                if is_end {
                    break;
                }
            }
            if is_here(&rows) {
                listed.target = target;
            }
        }
        let mut answers = Vec::with_capacity(rows.len());
        for row in rows {
            answers.push(self.shown(row).await);
        }
        Ok(Thread::new(self.shown(first).await, answers, &held))
    }

    async fn shown(&self, row: Row) -> Shown {
        let body = self.body(&row).await;
        let is_long = row.comment.as_ref().is_some_and(|comment| is_long(&comment.body.value));
        Shown { row, body, is_long }
    }

    /// The words of a comment as they are shown.
    async fn body(&self, row: &Row) -> Rc<Markup> {
        let Some(comment) = row.comment.as_ref().filter(|comment| comment.is_live()) else {
            return Rc::default();
        };
        let key = (comment.id, comment.body.stamp);
        let kept = self.0.bodies.borrow().get(&key).cloned();
        if let Some(kept) = kept {
            return kept;
        }
        let (markup, notices) = self.markup(&comment.body.value).await;
        for notice in notices {
            let id = comment.id.to_string();
            platform::warn(&["<reading-widget>: comment ", &id, ": ", &notice].concat());
        }
        let mut bodies = self.0.bodies.borrow_mut();
        if bodies.len() >= BODIES {
            bodies.clear();
        }
        bodies.insert(key, markup.clone());
        markup
    }

    /// A text as it is shown, and what was odd; where Markdown cannot be read, as plain words.
    pub(super) async fn markup(&self, text: &str) -> (Rc<Markup>, Vec<String>) {
        let read = self.0.readers.comment(text).await;
        let (markup, notices) = read.unwrap_or_else(|_| (plain_markup(text), Vec::new()));
        (Rc::new(markup), notices)
    }

    /// Says the times of what is shown anew, and again when they change.
    pub(super) fn tell_times(&self) {
        let state = self.state();
        let times = state.list.comments().flat_map(|shown| times_of(&shown.row)).collect();
        let times = self.moments(times);
        if times != *state.times {
            self.dispatch(Action::TimesTold(Rc::new(times)));
        }
    }

    /// What times read as now; they are said anew when the first of them changes.
    fn moments(&self, times: Vec<u64>) -> Times {
        let language = self.0.language.borrow().clone();
        let about_time = i18n::messages(&language).about_time;
        let about = |words: &str| i18n::fill(about_time, &[("time", words)]);
        let mut changes_in = u32::MAX;
        let mut moments = Times::new();
        for millis in times {
            moments.entry(millis).or_insert_with(|| {
                let date = IsoDate { time: millis as f64, has_time: true };
                let iso = platform::iso(date.time);
                let (moment, next) = platform::moment(date, iso, &language, about);
                changes_in = changes_in.min(next);
                moment
            });
        }
        if changes_in != u32::MAX {
            let weak = Rc::downgrade(&self.0);
            let wait = changes_in.saturating_mul(1000);
            *self.0.times_timer.borrow_mut() = Some(Later::new(wait, move || {
                if let Some(inner) = weak.upgrade() {
                    Discussion(inner).tell_times();
                }
            }));
        }
        moments
    }
}

/// When a comment was written and, where it was, edited.
fn times_of(row: &Row) -> Vec<u64> {
    let comment = row.comment.as_ref();
    let created = comment.map(|comment| comment.origin.created.millis);
    let edited = comment.and_then(Comment::edited).map(|stamp| stamp.millis);
    created.into_iter().chain(edited).collect()
}

fn is_long(body: &str) -> bool {
    body.chars().nth(LONG_BODY).is_some() || body.lines().nth(LONG_LINES).is_some()
}
