//! What follows from a record: the comment's row, the counts of its thread and of its article.
//! Pure, and the same for every store.
//!
//! A store asks [`Ledger::needs`] what to fetch for some records, [`Ledger::put`]s what it found,
//! applies the records, and writes what [`Ledger::changes`] gives, all in one transaction.

use super::{Merged, Published, Row, Tally};
use crate::comments::{Comment, Id, Reaction, Record, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// The key of a row: article and comment.
pub type RowKey = (String, Id);

/// The key of a reaction: article, reader, subject.
pub type ReactionKey = (String, Id, Subject);

/// A reaction as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The reaction.
    pub reaction: Reaction,
    /// Whether it was made or imported here.
    pub local: bool,
    /// Whether the author has published it.
    pub published: bool,
}

/// The key of a reaction's mark.
pub fn key_of(reaction: &Reaction) -> ReactionKey {
    (reaction.article.clone(), reaction.reader, reaction.subject.clone())
}

/// Where a record comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Written or imported here.
    Local,
    /// The author's published file.
    Published,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Added,
    /// It changed what was there.
    Updated,
    /// It was there already.
    Unchanged,
    /// It was not taken, and why.
    Refused(&'static str),
}

/// What has to be fetched before a record is applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Comments.
    pub rows: BTreeSet<RowKey>,
    /// Reactions.
    pub marks: BTreeSet<ReactionKey>,
    /// The counts of these articles.
    pub tallies: BTreeSet<String>,
}

/// What has to be written; nothing (`None`) where it is to be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Comments.
    pub rows: BTreeMap<RowKey, Option<Row>>,
    /// Reactions.
    pub marks: BTreeMap<ReactionKey, Option<Mark>>,
    /// Counts.
    pub tallies: BTreeMap<String, Tally>,
}

/// The rows, reactions and counts that some records touch.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    rows: BTreeMap<RowKey, Row>,
    marks: BTreeMap<ReactionKey, Mark>,
    tallies: BTreeMap<String, Tally>,
    sealed_rows: BTreeSet<RowKey>,
    sealed_marks: BTreeSet<ReactionKey>,
    touched_rows: BTreeSet<RowKey>,
    touched_marks: BTreeSet<ReactionKey>,
    touched_tallies: BTreeSet<String>,
}

/// Why a record is not merged with what is stored under its key.
const SEALED: &str = "what is stored of it cannot be read";

impl Changes {
    /// The articles that something changed in, each once.
    pub fn articles(&self) -> Vec<String> {
        let rows = self.rows.keys().map(|(article, _)| article);
        let marks = self.marks.keys().map(|(article, _, _)| article);
        let articles: BTreeSet<_> = rows.chain(marks).chain(self.tallies.keys()).collect();
        articles.into_iter().cloned().collect()
    }
}

impl Merged {
    /// Counts what became of a record.
    pub fn count(&mut self, index: usize, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Updated => self.updated += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Refused(reason) => self.refused.push((index, reason)),
        }
    }
}

impl Needs {
    /// Adds what a record needs.
    pub fn add(&mut self, record: &Record) {
        let article = record.article();
        self.tallies.insert(article.to_owned());
        match record {
            Record::Comment(comment) => {
                self.rows.insert((article.to_owned(), comment.id));
                self.rows.extend(comment.origin.root.map(|root| (article.to_owned(), root)));
            }
            Record::Reaction(reaction) => {
                self.marks.insert(key_of(reaction));
                if let Subject::Like(id) = reaction.subject {
                    self.rows.insert((article.to_owned(), id));
                }
            }
        }
    }
}

impl Ledger {
    /// What these records need.
    pub fn needs<'a>(records: impl IntoIterator<Item = &'a Record>) -> Needs {
        let mut needs = Needs::default();
        for record in records {
            needs.add(record);
        }
        needs
    }

    /// A row that was fetched.
    pub fn put_row(&mut self, row: Row) {
        self.rows.insert((row.article.clone(), row.id), row);
    }

    /// A reaction that was fetched.
    pub fn put_mark(&mut self, mark: Mark) {
        self.marks.insert(key_of(&mark.reaction), mark);
    }

    /// A row that was fetched and whose comment cannot be read. The comment is left as it is, and a
    /// record of it refused; its likes and answers are counted on. `row` holds no comment.
    pub fn seal_row(&mut self, row: Row) {
        self.sealed_rows.insert((row.article.clone(), row.id));
        self.put_row(row);
    }

    /// A reaction that was fetched and cannot be read: it is left as it is.
    pub fn seal_mark(&mut self, key: ReactionKey) {
        self.sealed_marks.insert(key);
    }

    /// Counts that were fetched.
    pub fn put_tally(&mut self, article: String, tally: Tally) {
        self.tallies.insert(article, tally);
    }

    /// The counts of an article, to be changed.
    pub fn tally(&mut self, article: &str) -> &mut Tally {
        self.touched_tallies.insert(article.to_owned());
        self.tallies.entry(article.to_owned()).or_default()
    }

    /// Merges a record with what is there.
    pub fn apply(&mut self, record: Record, source: Source) -> Outcome {
        match record {
            Record::Comment(comment) => self.apply_comment(comment, source),
            Record::Reaction(reaction) => self.apply_reaction(reaction, source),
        }
    }

    /// Makes these the published records of their article, where `rows` and `marks` are the keys of
    /// what was published so far.
    pub fn publish(
        &mut self,
        published: Published,
        rows: Vec<RowKey>,
        marks: Vec<ReactionKey>,
    ) -> Merged {
        let mut merged = Merged::default();
        let mut gone_rows: BTreeSet<_> = rows.into_iter().collect();
        let mut gone_marks: BTreeSet<_> = marks.into_iter().collect();
        for (index, record) in published.records.into_iter().enumerate() {
            match &record {
                _ if record.article() != published.article => continue,
                Record::Comment(comment) => {
                    gone_rows.remove(&(published.article.clone(), comment.id));
                }
                Record::Reaction(reaction) => drop(gone_marks.remove(&key_of(reaction))),
            }
            merged.count(index, self.apply(record, Source::Published));
        }
        gone_rows.iter().for_each(|key| self.unpublish_row(key));
        gone_marks.iter().for_each(|key| self.unpublish_mark(key));
        let tally = self.tally(&published.article);
        tally.counts = published.counts;
        tally.published = published.digest;
        merged
    }

    /// The author has published this comment no longer: it goes, unless it was written here.
    pub fn unpublish_row(&mut self, key: &RowKey) {
        if self.sealed_rows.contains(key) {
            return;
        }
        let Some(mut row) = self.rows.get(key).cloned() else { return };
        row.published = false;
        if !row.local {
            self.count(&row, false);
            row.comment = None;
        }
        self.keep(row);
    }

    /// The author has published this reaction no longer: it goes, unless it was made here.
    pub fn unpublish_mark(&mut self, key: &ReactionKey) {
        let Some(mut mark) = self.marks.get(key).cloned() else { return };
        mark.published = false;
        self.touched_marks.insert(key.clone());
        if mark.local {
            self.marks.insert(key.clone(), mark);
        } else {
            self.marks.remove(key);
            self.count_reaction(&mark.reaction, mark.reaction.on.value, false);
        }
    }

    /// The first comment of the thread that a fetched row answers in.
    pub fn root_of(&self, (article, id): &RowKey) -> Option<RowKey> {
        let root = self.rows.get(&(article.clone(), *id))?.root()?;
        Some((article.clone(), root))
    }

    /// What has to be written.
    pub fn changes(mut self) -> Changes {
        let sealed = self.sealed_rows;
        let is_needed = |key: &RowKey, row: &Row| {
            row.comment.is_some() || row.likes > 0 || row.replies > 0 || sealed.contains(key)
        };
        Changes {
            rows: self
                .touched_rows
                .into_iter()
                .map(|key| {
                    let row = self.rows.remove(&key).filter(|row| is_needed(&key, row));
                    (key, row)
                })
                .collect(),
            marks: self
                .touched_marks
                .into_iter()
                .map(|key| {
                    let mark = self.marks.remove(&key);
                    (key, mark)
                })
                .collect(),
            tallies: self
                .touched_tallies
                .into_iter()
                .filter_map(|article| {
                    let tally = self.tallies.remove(&article)?;
                    Some((article, tally))
                })
                .collect(),
        }
    }

    fn apply_comment(&mut self, comment: Comment, source: Source) -> Outcome {
        let before = self.row(&comment.article, comment.id);
        if self.sealed_rows.contains(&(comment.article.clone(), comment.id)) {
            return Outcome::Refused(SEALED);
        }
        let mut row = before.clone();
        let outcome = match &mut row.comment {
            None => {
                row.comment = Some(comment);
                Outcome::Added
            }
            Some(kept) if kept.origin != comment.origin => {
                return Outcome::Refused("another comment has its id");
            }
            Some(kept) => {
                let was = kept.clone();
                kept.merge(comment);
                if *kept == was { Outcome::Unchanged } else { Outcome::Updated }
            }
        };
        match source {
            Source::Local => row.local = true,
            Source::Published => row.published = true,
        }
        if row != before {
            self.count(&before, false);
            self.count(&row, true);
            // Its own count of answers may have changed with that only if it is its own root,
            // which records cannot be.
            self.keep(row);
        }
        outcome
    }

    fn apply_reaction(&mut self, reaction: Reaction, source: Source) -> Outcome {
        let key = key_of(&reaction);
        if self.sealed_marks.contains(&key) {
            return Outcome::Refused(SEALED);
        }
        let before = self.marks.get(&key).cloned();
        let was_on = before.as_ref().is_some_and(|mark| mark.reaction.on.value);
        let (mut mark, outcome) = match before.clone() {
            None => (Mark { reaction, local: false, published: false }, Outcome::Added),
            Some(mut mark) => {
                mark.reaction.merge(reaction);
                let is_same = before.as_ref().is_some_and(|before| *before == mark);
                (mark, if is_same { Outcome::Unchanged } else { Outcome::Updated })
            }
        };
        match source {
            Source::Local => mark.local = true,
            Source::Published => mark.published = true,
        }
        if before.as_ref() != Some(&mark) {
            self.count_reaction(&mark.reaction, was_on, mark.reaction.on.value);
            self.touched_marks.insert(key.clone());
            self.marks.insert(key, mark);
        }
        outcome
    }

    /// Counts a comment in its thread and its article, or counts it no longer.
    fn count(&mut self, row: &Row, is_there: bool) {
        if !row.is_live() {
            return;
        }
        let tally = self.tally(&row.article);
        change(&mut tally.comments, is_there);
        if let Some(root) = row.root() {
            let mut root = self.row(&row.article, root);
            change(&mut root.replies, is_there);
            self.keep(root);
        }
    }

    fn count_reaction(&mut self, reaction: &Reaction, was_on: bool, is_on: bool) {
        if was_on == is_on {
            return;
        }
        match &reaction.subject {
            Subject::Like(id) => {
                let mut row = self.row(&reaction.article, *id);
                change(&mut row.likes, is_on);
                self.keep(row);
            }
            Subject::Insight(choice) => {
                let insights = &mut self.tally(&reaction.article).insights;
                let count = insights.entry(choice.clone()).or_default();
                change(count, is_on);
                if *count == 0 {
                    insights.remove(choice);
                }
            }
        }
    }

    /// The row of a comment; a new one, without the comment, where there is none.
    fn row(&self, article: &str, id: Id) -> Row {
        let key = (article.to_owned(), id);
        self.rows.get(&key).cloned().unwrap_or_else(|| Row::empty(article, id))
    }

    fn keep(&mut self, row: Row) {
        let key = (row.article.clone(), row.id);
        self.touched_rows.insert(key.clone());
        self.rows.insert(key, row);
    }
}

fn change(count: &mut u32, is_more: bool) {
    *count = if is_more { count.saturating_add(1) } else { count.saturating_sub(1) };
}
