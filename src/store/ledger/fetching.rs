//! What records need: a store asks for it here, fetches it, and puts it in.

use super::{Ledger, Mark, ReactionKey, RowKey, key_of};
use crate::comments::{Record, Subject};
use crate::store::{Published, Row, Tally};
use std::collections::BTreeMap;

/// What the ledger knows of one thing.
#[derive(Clone, Debug)]
pub(super) struct Held<T> {
    pub(super) value: Option<T>,
    /// It has been asked for: what is stored of it is here, if anything is.
    is_fetched: bool,
    /// What is stored of it cannot be read.
    pub(super) is_sealed: bool,
    /// It was changed.
    pub(super) is_touched: bool,
    /// The author's file has it.
    pub(super) is_in_file: bool,
}

impl<T> Default for Held<T> {
    fn default() -> Self {
        Held {
            value: None,
            is_fetched: false,
            is_sealed: false,
            is_touched: false,
            is_in_file: false,
        }
    }
}

impl Ledger {
    /// Asks for what a record needs.
    pub fn ask(&mut self, record: &Record) {
        let article = record.article();
        self.ask_tally(article);
        match record {
            Record::Comment(comment) => {
                self.ask_row((article.to_owned(), comment.id));
                if let Some(root) = comment.origin.root {
                    self.ask_row((article.to_owned(), root));
                }
            }
            Record::Reaction(reaction) => self.ask_mark(key_of(reaction)),
        }
    }

    /// Asks for what publishing needs, where `rows` and `marks` are the keys of what was published
    /// so far. When that is here, [`Ledger::ask_roots`] may ask for more.
    pub fn ask_published(&mut self, published: &Published, rows: &[RowKey], marks: &[ReactionKey]) {
        published.records.iter().for_each(|record| self.ask(record));
        self.ask_tally(&published.article);
        rows.iter().for_each(|key| self.ask_row(key.clone()));
        marks.iter().for_each(|key| self.ask_mark(key.clone()));
    }

    /// Asks for the first comments of the threads that these answer in: what goes is counted there
    /// no longer.
    pub fn ask_roots(&mut self, rows: &[RowKey]) {
        for key in rows {
            let row = self.rows.get(key).and_then(|held| held.value.as_ref());
            if let Some(root) = row.and_then(Row::root) {
                self.ask_row((key.0.clone(), root));
            }
        }
    }

    /// The keys of the rows that are asked for and were not given here before.
    pub fn rows_to_fetch(&mut self) -> Vec<RowKey> {
        to_fetch(&mut self.rows)
    }

    /// The keys of the reactions that are asked for and were not given here before.
    pub fn marks_to_fetch(&mut self) -> Vec<ReactionKey> {
        to_fetch(&mut self.marks)
    }

    /// The articles whose counts are asked for and were not given here before.
    pub fn tallies_to_fetch(&mut self) -> Vec<String> {
        to_fetch(&mut self.tallies)
    }

    /// A row that was fetched.
    pub fn put_row(&mut self, row: Row) {
        let key = (row.article.clone(), row.id);
        self.rows.entry(key).or_default().value = Some(row);
    }

    /// A reaction that was fetched.
    pub fn put_mark(&mut self, mark: Mark) {
        let key = key_of(&mark.reaction);
        self.marks.entry(key).or_default().value = Some(mark);
    }

    /// Counts that were fetched.
    pub fn put_tally(&mut self, article: String, tally: Tally) {
        self.tallies.entry(article).or_default().value = Some(tally);
    }

    /// A row that was fetched and whose comment cannot be read. The comment is left as it is, and a
    /// record of it refused; its likes and answers are counted on. `row` holds no comment.
    pub fn seal_row(&mut self, row: Row) {
        let held = self.rows.entry((row.article.clone(), row.id)).or_default();
        held.value = Some(row);
        held.is_sealed = true;
    }

    /// A reaction that was fetched and cannot be read: it is left as it is.
    pub fn seal_mark(&mut self, key: ReactionKey) {
        self.marks.entry(key).or_default().is_sealed = true;
    }

    fn ask_row(&mut self, key: RowKey) {
        self.rows.entry(key).or_default();
    }

    /// A like is counted in its comment's row.
    fn ask_mark(&mut self, key: ReactionKey) {
        if let Subject::Like(id) = key.2 {
            self.ask_row((key.0.clone(), id));
        }
        self.marks.entry(key).or_default();
    }

    fn ask_tally(&mut self, article: &str) {
        self.tallies.entry(article.to_owned()).or_default();
    }
}

fn to_fetch<K: Clone, T>(held: &mut BTreeMap<K, Held<T>>) -> Vec<K> {
    let mut keys = Vec::new();
    for (key, held) in held {
        if !std::mem::replace(&mut held.is_fetched, true) {
            keys.push(key.clone());
        }
    }
    keys
}
