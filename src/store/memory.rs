//! The store that keeps words as long as the page: the twin of every other store, in tests, and
//! what is left where the browser lets a page keep nothing.

use super::ledger::{Ledger, Mark, ReactionKey, RowKey, Source};
use super::{
    Answer, Change, Cursor, Kept, Listeners, Merged, Page, Published, Row, Sort, Start, Status,
    Store, StoreError, Subscription, Tally, Threads, Written,
};
use crate::comments::{Id, Reaction, Record};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Keeps words in memory.
#[derive(Default)]
pub struct Memory {
    tables: RefCell<Tables>,
    listeners: Listeners,
}

#[derive(Default)]
struct Tables {
    rows: BTreeMap<RowKey, Row>,
    marks: BTreeMap<ReactionKey, Mark>,
    tallies: BTreeMap<String, Tally>,
    notes: BTreeMap<String, String>,
}

impl Memory {
    /// A store that tells these listeners of its changes.
    pub fn with_listeners(listeners: Listeners) -> Self {
        Memory { tables: RefCell::default(), listeners }
    }

    fn merge_now(&self, records: Vec<Record>, published: Option<Published>) -> Merged {
        let mut merged = Merged::default();
        let articles = {
            let mut tables = self.tables.borrow_mut();
            let mut ledger = Ledger::default();
            records.iter().for_each(|record| ledger.ask(record));
            tables.fetch(&mut ledger);
            for (index, record) in records.into_iter().enumerate() {
                merged.count(index, ledger.apply(record, Source::Local));
            }
            if let Some(published) = published {
                let (rows, marks) = tables.published(&published.article);
                ledger.ask_published(&published, &rows, &marks);
                tables.fetch(&mut ledger);
                ledger.ask_roots(&rows);
                tables.fetch(&mut ledger);
                merged = ledger.publish(published, rows, marks);
            }
            tables.write(ledger)
        };
        for article in articles {
            self.listeners.tell(&Change::Article(article));
        }
        merged
    }
}

impl Tables {
    /// Fetches what the ledger asks for.
    fn fetch(&self, ledger: &mut Ledger) {
        for key in ledger.rows_to_fetch() {
            self.rows.get(&key).into_iter().for_each(|row| ledger.put_row(row.clone()));
        }
        for key in ledger.marks_to_fetch() {
            self.marks.get(&key).into_iter().for_each(|mark| ledger.put_mark(mark.clone()));
        }
        for article in ledger.tallies_to_fetch() {
            if let Some(tally) = self.tallies.get(&article) {
                ledger.put_tally(article, tally.clone());
            }
        }
    }

    /// The keys of what the author has published.
    fn published(&self, article: &str) -> (Vec<RowKey>, Vec<ReactionKey>) {
        let rows = self.rows.values().filter(|row| row.published && row.article == article);
        let marks =
            self.marks.values().filter(|mark| mark.published && mark.reaction.article == article);
        (
            rows.map(|row| (row.article.clone(), row.id)).collect(),
            marks.map(|mark| super::ledger::key_of(&mark.reaction)).collect(),
        )
    }

    /// Writes what changed and gives the articles that it belongs to.
    fn write(&mut self, ledger: Ledger) -> Vec<String> {
        let changes = ledger.changes();
        let articles = changes.articles();
        write_all(&mut self.rows, changes.rows);
        write_all(&mut self.marks, changes.marks);
        write_all(&mut self.tallies, changes.tallies);
        articles
    }
}

fn write_all<K: Ord, V>(table: &mut BTreeMap<K, V>, changes: Vec<(K, Option<V>)>) {
    for (key, value) in changes {
        match value {
            Some(value) => drop(table.insert(key, value)),
            None => drop(table.remove(&key)),
        }
    }
}

impl Store for Memory {
    fn status(&self) -> Answer<'_, Status> {
        Box::pin(async { Ok(Status { kept: Kept::Page, lost: false }) })
    }

    fn merge(&self, records: Vec<Record>) -> Answer<'_, Merged> {
        Box::pin(async { Ok(self.merge_now(records, None)) })
    }

    fn publish(&self, published: Published) -> Answer<'_, Merged> {
        Box::pin(async { Ok(self.merge_now(Vec::new(), Some(published))) })
    }

    fn comment<'a>(&'a self, article: &'a str, id: Id) -> Answer<'a, Option<Row>> {
        let key = (article.to_owned(), id);
        Box::pin(async move { Ok(self.tables.borrow().rows.get(&key).cloned()) })
    }

    fn threads<'a>(&'a self, query: Threads<'a>) -> Answer<'a, Page> {
        Box::pin(async move { Ok(self.tables.borrow().threads(query)) })
    }

    fn answers<'a>(
        &'a self,
        article: &'a str,
        root: Id,
        after: Option<Id>,
        limit: usize,
    ) -> Answer<'a, Page> {
        Box::pin(async move {
            let tables = self.tables.borrow();
            let is_behind = |row: &&Row| {
                row.article == article
                    && row.root() == Some(root)
                    && after.is_none_or(|after| row.id > after)
            };
            let mut rows: Vec<_> =
                tables.rows.values().filter(is_behind).take(limit + 1).cloned().collect();
            let more = rows.len() > limit;
            rows.truncate(limit);
            Ok(Page { rows, more, unreadable: 0 })
        })
    }

    fn tally<'a>(&'a self, article: &'a str) -> Answer<'a, Tally> {
        Box::pin(async move {
            Ok(self.tables.borrow().tallies.get(article).cloned().unwrap_or_default())
        })
    }

    fn reactions<'a>(&'a self, article: &'a str, reader: Id) -> Answer<'a, Vec<Reaction>> {
        Box::pin(async move {
            let tables = self.tables.borrow();
            let reactions = tables.marks.values().map(|mark| &mark.reaction);
            let is_asked = |r: &&Reaction| r.article == article && r.reader == reader;
            Ok(reactions.filter(is_asked).cloned().collect())
        })
    }

    fn written<'a>(
        &'a self,
        article: Option<&'a str>,
        after: Option<String>,
        limit: usize,
    ) -> Answer<'a, Written> {
        Box::pin(async move {
            let tables = self.tables.borrow();
            let from: usize = after.and_then(|after| after.parse().ok()).unwrap_or_default();
            let is_asked = |record: &Record| article.is_none_or(|asked| record.article() == asked);
            let comments = tables.rows.values().filter(|row| row.local);
            let comments = comments.filter_map(|row| row.comment.clone().map(Record::Comment));
            let marks = tables.marks.values().filter(|mark| mark.local);
            let marks = marks.map(|mark| Record::Reaction(mark.reaction.clone()));
            let mut records: Vec<_> =
                comments.chain(marks).filter(is_asked).skip(from).take(limit + 1).collect();
            let next = (records.len() > limit).then(|| (from + limit).to_string());
            records.truncate(limit);
            Ok(Written { records, unreadable: Vec::new(), next })
        })
    }

    fn note<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(async move { Ok(self.tables.borrow().notes.get(key).cloned()) })
    }

    fn notes<'a>(&'a self, prefix: &'a str) -> Answer<'a, Vec<(String, String)>> {
        Box::pin(async move {
            let tables = self.tables.borrow();
            let notes = tables.notes.iter().filter(|(key, _)| key.starts_with(prefix));
            Ok(notes.map(|(key, text)| (key.clone(), text.clone())).collect())
        })
    }

    fn set_note<'a>(&'a self, key: &'a str, text: Option<&'a str>) -> Answer<'a, ()> {
        Box::pin(async move {
            {
                let notes = &mut self.tables.borrow_mut().notes;
                match text {
                    Some(text) => drop(notes.insert(key.to_owned(), text.to_owned())),
                    None => drop(notes.remove(key)),
                }
            }
            self.listeners.tell(&Change::Note(key.to_owned()));
            Ok::<(), StoreError>(())
        })
    }

    fn accept_loss(&self) {}

    fn subscribe(&self, callback: Rc<dyn Fn(&Change)>) -> Subscription {
        self.listeners.subscribe(callback)
    }
}

impl Tables {
    fn threads(&self, query: Threads<'_>) -> Page {
        let place = |cursor: Cursor| match query.sort {
            Sort::MostLiked => (cursor.likes, cursor.id),
            Sort::Newest | Sort::Oldest => (0, cursor.id),
        };
        let is_thread =
            |row: &&Row| row.article == query.article && row.root().is_none() && row.is_listed();
        let mut rows: Vec<_> = self.rows.values().filter(is_thread).collect();
        rows.sort_by_key(|row| place(Cursor::of(row)));
        if query.sort != Sort::Oldest {
            rows.reverse();
        }
        let behind = |row: &Row, cursor: Cursor| match query.sort {
            Sort::Oldest => place(Cursor::of(row)) > place(cursor),
            _ => place(Cursor::of(row)) < place(cursor),
        };
        let is_at = |row: &Row, cursor: Cursor| place(Cursor::of(row)) == place(cursor);
        let mut rows: Vec<Row> = rows
            .into_iter()
            .filter(|row| match query.start {
                Start::Top => true,
                Start::After(cursor) => behind(row, cursor),
                Start::At(cursor) => behind(row, cursor) || is_at(row, cursor),
                Start::Before(cursor) => !behind(row, cursor) && !is_at(row, cursor),
            })
            .cloned()
            .collect();
        let more = rows.len() > query.limit;
        match query.start {
            Start::Before(_) => drop(rows.drain(..rows.len().saturating_sub(query.limit))),
            _ => rows.truncate(query.limit),
        }
        Page { rows, more, unreadable: 0 }
    }
}
