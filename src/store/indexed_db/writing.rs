//! Writing: fetch what the ledger needs, apply, write what it changed, in one transaction.

use super::connection::Door;
use super::request::{Mode, answers, complete, failed, range};
use super::rows::{
    mark_key, read_counts, read_mark, read_mark_key, read_row, read_row_key, read_tally, row_key,
    write_counts, write_mark, write_row, write_tally,
};
use super::schema::{ARTICLES, BY_PUBLISHED, COMMENTS, REACTIONS};
use crate::comments::Record;
use crate::parts::part;
use crate::store::ledger::{Changes, Ledger, ReactionKey, RowKey, Source};
use crate::store::{Answer, Merged, Published, Row, StoreError};
use js_sys::{Array, Object};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

/// A transaction that writes, and what it has fetched.
struct Writing {
    transaction: IdbTransaction,
    comments: IdbObjectStore,
    reactions: IdbObjectStore,
    articles: IdbObjectStore,
    ledger: Ledger,
    /// Rows whose comments cannot be read, as they are stored.
    sealed: Vec<(RowKey, Object)>,
}

/// What will have been written, and the articles that changed.
pub(super) type Wrote = Answer<'static, (Merged, Vec<String>)>;

part! { deeds:
    /// Begins to merge records.
    pub(super) fn begin_merge(door: Rc<Door>, records: Vec<Record>) -> Result<Wrote, StoreError> {
        Ok(Box::pin(merge(door, records)))
    }
}

part! { deeds:
    /// Begins to make these the published records of their article.
    pub(super) fn begin_publish(door: Rc<Door>, published: Published) -> Result<Wrote, StoreError> {
        Ok(Box::pin(publish(door, published)))
    }
}

async fn merge(door: Rc<Door>, records: Vec<Record>) -> Result<(Merged, Vec<String>), StoreError> {
    let mut writing = Writing::begin(&door).await?;
    records.iter().for_each(|record| writing.ledger.ask(record));
    writing.fetch().await?;
    let mut merged = Merged::default();
    for (index, record) in records.into_iter().enumerate() {
        merged.count(index, writing.ledger.apply(record, Source::Local));
    }
    Ok((merged, writing.finish().await?))
}

async fn publish(
    door: Rc<Door>,
    published: Published,
) -> Result<(Merged, Vec<String>), StoreError> {
    let mut writing = Writing::begin(&door).await?;
    let (rows, marks) = writing.published(&published.article).await?;
    writing.ledger.ask_published(&published, &rows, &marks);
    writing.fetch().await?;
    writing.ledger.ask_roots(&rows);
    writing.fetch().await?;
    let merged = writing.ledger.publish(published, rows, marks);
    Ok((merged, writing.finish().await?))
}

impl Writing {
    async fn begin(door: &Rc<Door>) -> Result<Self, StoreError> {
        let transaction = door.begin(&[COMMENTS, REACTIONS, ARTICLES], Mode::WriteStrict).await?;
        let store = |name| transaction.object_store(name).map_err(failed);
        Ok(Writing {
            comments: store(COMMENTS)?,
            reactions: store(REACTIONS)?,
            articles: store(ARTICLES)?,
            transaction,
            ledger: Ledger::default(),
            sealed: Vec::new(),
        })
    }

    /// The keys of what the author has published.
    async fn published(
        &self,
        article: &str,
    ) -> Result<(Vec<RowKey>, Vec<ReactionKey>), StoreError> {
        let all = range(&[article.into()], None, None)?;
        let keys = |store: &IdbObjectStore| -> Result<IdbRequest, StoreError> {
            let index = store.index(BY_PUBLISHED).map_err(failed)?;
            index.get_all_keys_with_key(&all).map_err(failed)
        };
        let found = answers(&[keys(&self.comments)?, keys(&self.reactions)?]).await?;
        let lists: Vec<Array> = found.into_iter().filter_map(|list| list.dyn_into().ok()).collect();
        let [rows, marks] = lists.as_slice() else { return Ok(Default::default()) };
        Ok((
            rows.iter().filter_map(|list| read_row_key(&list)).collect(),
            marks.iter().filter_map(|list| read_mark_key(&list)).collect(),
        ))
    }

    /// Fetches what the ledger asks for, all at once.
    async fn fetch(&mut self) -> Result<(), StoreError> {
        let mut requests = Vec::new();
        let rows = self.ledger.rows_to_fetch();
        for row in &rows {
            requests.push(self.comments.get(&row_key(row)).map_err(failed)?);
        }
        let marks = self.ledger.marks_to_fetch();
        for mark in &marks {
            requests.push(self.reactions.get(&mark_key(mark)).map_err(failed)?);
        }
        let tallies = self.ledger.tallies_to_fetch();
        for article in &tallies {
            requests.push(self.articles.get(&article.into()).map_err(failed)?);
        }
        let mut found = answers(&requests).await?.into_iter();
        for (key, stored) in rows.into_iter().zip(&mut found) {
            self.put_row(key, stored);
        }
        for (key, stored) in marks.into_iter().zip(&mut found) {
            match read_mark(&stored) {
                Some(mark) => self.ledger.put_mark(mark),
                None if stored.is_undefined() => {}
                None => self.ledger.seal_mark(key),
            }
        }
        for (article, stored) in tallies.into_iter().zip(&mut found) {
            if let Some(tally) = read_tally(&stored) {
                self.ledger.put_tally(article, tally);
            }
        }
        Ok(())
    }

    fn put_row(&mut self, key: RowKey, stored: JsValue) {
        if stored.is_undefined() {
            return;
        }
        match read_row(&stored) {
            Some(row) => self.ledger.put_row(row),
            None => {
                let counts = read_counts(&stored).unwrap_or_else(|| Row::empty(&key.0, key.1));
                self.ledger.seal_row(counts);
                self.sealed.push((key, stored.unchecked_into()));
            }
        }
    }

    /// Writes what changed. Where one write is refused none is made.
    async fn finish(self) -> Result<Vec<String>, StoreError> {
        let Writing { transaction, comments, reactions, articles, ledger, sealed, .. } = self;
        let changes = ledger.changes();
        let changed = changes.articles();
        if let Err(error) = write(&comments, &reactions, &articles, changes, &sealed) {
            let _ = transaction.abort();
            return Err(failed(error));
        }
        complete(&transaction).await?;
        Ok(changed)
    }
}

fn write(
    comments: &IdbObjectStore,
    reactions: &IdbObjectStore,
    articles: &IdbObjectStore,
    changes: Changes,
    sealed: &[(RowKey, Object)],
) -> Result<(), JsValue> {
    for (key, row) in changes.rows {
        let sealed = sealed.iter().find(|(sealed, _)| *sealed == key);
        match (sealed, row) {
            (Some((_, stored)), Some(row)) => {
                write_counts(stored, &row);
                comments.put(stored)?;
            }
            (Some(_), None) => {}
            (None, Some(row)) => drop(comments.put(&write_row(&row))?),
            (None, None) => drop(comments.delete(&row_key(&key))?),
        }
    }
    for (key, mark) in changes.marks {
        match mark {
            Some(mark) => reactions.put(&write_mark(&mark))?,
            None => reactions.delete(&mark_key(&key))?,
        };
    }
    for (article, tally) in changes.tallies {
        match tally {
            Some(tally) => articles.put(&write_tally(&article, &tally))?,
            None => articles.delete(&article.into())?,
        };
    }
    Ok(())
}
