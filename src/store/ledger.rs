//! What follows from a record: the comment's row, the counts of its thread and of its article.
//! Pure, and the same for every store.
//!
//! A store tells the ledger what is coming ([`Ledger::ask`]), fetches what that needs, puts it in,
//! applies the records, and writes what [`Ledger::changes`] gives, all in one transaction.
//!
//! There is one map for each kind of thing, with all that is known of it: each further kind of map
//! would cost every reader kilobytes.

mod fetching;

use super::{Merged, Published, Row, Tally};
use crate::comments::{Comment, Id, Reaction, Record, Subject};
use fetching::Held;
use std::collections::BTreeMap;

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

/// What has to be written; nothing (`None`) where it is to be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Comments.
    pub rows: Vec<(RowKey, Option<Row>)>,
    /// Reactions.
    pub marks: Vec<(ReactionKey, Option<Mark>)>,
    /// Counts.
    pub tallies: Vec<(String, Option<Tally>)>,
}

/// The rows, reactions and counts that some records touch.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    rows: BTreeMap<RowKey, Held<Row>>,
    marks: BTreeMap<ReactionKey, Held<Mark>>,
    tallies: BTreeMap<String, Held<Tally>>,
}

/// Why a record is not merged with what is stored under its key.
const SEALED: &str = "what is stored of it cannot be read";

impl Changes {
    /// The articles that something changed in, each once.
    pub fn articles(&self) -> Vec<String> {
        let rows = self.rows.iter().map(|((article, _), _)| article);
        let marks = self.marks.iter().map(|((article, _, _), _)| article);
        let tallies = self.tallies.iter().map(|(article, _)| article);
        let mut articles: Vec<String> = Vec::new();
        for article in rows.chain(marks).chain(tallies) {
            if articles.last() != Some(article) && !articles.contains(article) {
                articles.push(article.clone());
            }
        }
        articles
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

impl Ledger {
    /// The counts of an article, to be changed.
    pub fn tally(&mut self, article: &str) -> &mut Tally {
        let held = self.tallies.entry(article.to_owned()).or_default();
        held.is_touched = true;
        held.value.get_or_insert_default()
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
        for (index, record) in published.records.into_iter().enumerate() {
            match &record {
                _ if record.article() != published.article => continue,
                Record::Comment(comment) => {
                    let key = (published.article.clone(), comment.id);
                    self.rows.entry(key).or_default().is_in_file = true;
                }
                Record::Reaction(reaction) => {
                    self.marks.entry(key_of(reaction)).or_default().is_in_file = true;
                }
            }
            merged.count(index, self.apply(record, Source::Published));
        }
        rows.into_iter().for_each(|key| self.unpublish_row(&key));
        marks.into_iter().for_each(|key| self.unpublish_mark(key));
        let tally = self.tally(&published.article);
        tally.counts = published.counts;
        tally.published = published.digest;
        merged
    }

    /// What has to be written.
    pub fn changes(self) -> Changes {
        let mut rows = self.rows;
        for held in rows.values_mut() {
            let is_needed = |row: &Row| row.comment.is_some() || row.likes > 0 || row.replies > 0;
            if !held.is_sealed && !held.value.as_ref().is_some_and(is_needed) {
                held.value = None;
            }
        }
        Changes { rows: touched(rows), marks: touched(self.marks), tallies: touched(self.tallies) }
    }

    /// Where the author's file has this comment no longer, it is published no longer, and goes,
    /// unless it was written here.
    fn unpublish_row(&mut self, key: &RowKey) {
        let Some(held) = self.rows.get(key) else { return };
        let Some(mut row) = held.value.clone() else { return };
        if held.is_in_file || held.is_sealed {
            return;
        }
        row.published = false;
        if !row.local {
            self.count(&row, false);
            row.comment = None;
        }
        self.keep(row);
    }

    /// The same for a reaction.
    fn unpublish_mark(&mut self, key: ReactionKey) {
        let held = self.marks.entry(key).or_default();
        let Some(mut mark) = held.value.clone() else { return };
        if held.is_in_file {
            return;
        }
        held.is_touched = true;
        mark.published = false;
        held.value = mark.local.then(|| mark.clone());
        if !mark.local {
            self.count_reaction(&mark.reaction, mark.reaction.on.value, false);
        }
    }

    fn apply_comment(&mut self, comment: Comment, source: Source) -> Outcome {
        let key = (comment.article.clone(), comment.id);
        if self.rows.get(&key).is_some_and(|held| held.is_sealed) {
            return Outcome::Refused(SEALED);
        }
        let before = self.row(&comment.article, comment.id);
        let mut row = before.clone();
        let given = Some(comment.body.clone());
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
        // What was written anew here is not what the author has published, until they publish it.
        let body_of = |row: &Row| row.comment.as_ref().map(|kept| kept.body.clone());
        match source {
            Source::Local => {
                row.local = true;
                row.published &= body_of(&row) == body_of(&before);
            }
            Source::Published => row.published = !row.local || body_of(&row) == given,
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
        let held = self.marks.entry(key_of(&reaction)).or_default();
        if held.is_sealed {
            return Outcome::Refused(SEALED);
        }
        let before = held.value.clone();
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
            held.is_touched = true;
            held.value = Some(mark.clone());
            self.count_reaction(&mark.reaction, was_on, mark.reaction.on.value);
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
        let held = self.rows.get(&key).and_then(|held| held.value.clone());
        held.unwrap_or_else(|| Row::empty(article, id))
    }

    fn keep(&mut self, row: Row) {
        let held = self.rows.entry((row.article.clone(), row.id)).or_default();
        held.is_touched = true;
        held.value = Some(row);
    }
}

fn touched<K, T>(held: BTreeMap<K, Held<T>>) -> Vec<(K, Option<T>)> {
    let touched = held.into_iter().filter(|(_, held)| held.is_touched);
    touched.map(|(key, held)| (key, held.value)).collect()
}

fn change(count: &mut u32, is_more: bool) {
    *count = if is_more { count.saturating_add(1) } else { count.saturating_sub(1) };
}
