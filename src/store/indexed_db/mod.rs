//! The store that the browser's own database keeps: what a reader was told is kept is on the disk.
//!
//! It is written on web-sys's IndexedDB. Of the crates that wrap it, `idb` and `rexie`, which wraps
//! `idb`, have no durability, lose the reason when a transaction is aborted (a full disk tells itself
//! there and nowhere else) and wait for ever for a database that is blocked: only their futures for
//! single requests would be left, which [`request`] has in a page, and the same small job was 4 kB of
//! brotli larger with `idb`. `indexed_db_futures` has durability, in twenty times the code.
//!
//! Every write is one transaction, and every read goes by an index and ends with its page: opening
//! costs the same with a hundred comments and with a hundred thousand. [`schema`] says what is kept.

mod connection;
mod lists;
#[cfg(feature = "faults")]
mod next;
mod request;
mod rows;
mod running;
pub mod schema;
mod writing;

use super::{
    Answer, Change, Kept, Listeners, Merged, Page, Published, Row, Status, Store, StoreError,
    Subscription, Tally, Threads, Written,
};
use crate::comments::{Id, Reaction, Record};
use connection::Door;
#[cfg(feature = "faults")]
pub(super) use next::next_steps;
use request::{Mode, answer, complete, failed, range};
use schema::{ARTICLES, COMMENTS, DATABASE, NOTES, REACTIONS, STEPS, Step};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::IdbObjectStore;

/// Keeps words in IndexedDB. The database is opened at the first need.
pub struct IndexedDb {
    door: Rc<Door>,
}

impl IndexedDb {
    /// The widget's database, which tells these listeners of its own changes.
    pub fn new(listeners: Listeners) -> Self {
        Self::named(DATABASE, STEPS, listeners)
    }

    /// A database of another name or version.
    pub fn named(name: &str, steps: &'static [Step], listeners: Listeners) -> Self {
        IndexedDb { door: Door::new(name, steps, listeners) }
    }

    /// Opens the database, if it is not, and says whether anything that was written here is in it.
    pub async fn holds_words(&self) -> Result<bool, StoreError> {
        lists::holds_words(&self.door).await
    }

    async fn object_store(&self, name: &str, mode: Mode) -> Result<IdbObjectStore, StoreError> {
        self.door.begin(&[name], mode).await?.object_store(name).map_err(failed)
    }

    fn tell(&self, articles: Vec<String>) {
        for article in articles {
            self.door.listeners().tell(&Change::Article(article));
        }
    }
}

impl Store for IndexedDb {
    fn status(&self) -> Answer<'_, Status> {
        Box::pin(async {
            // An error here comes back with the first thing that is asked.
            let _ = self.door.database().await;
            Ok(Status { kept: Kept::Device, lost: false })
        })
    }

    fn merge(&self, records: Vec<Record>) -> Answer<'_, Merged> {
        Box::pin(async move {
            let (merged, articles) = writing::merge(&self.door, records).await?;
            self.tell(articles);
            Ok(merged)
        })
    }

    fn publish(&self, published: Published) -> Answer<'_, Merged> {
        Box::pin(async move {
            let (merged, articles) = writing::publish(&self.door, published).await?;
            self.tell(articles);
            Ok(merged)
        })
    }

    fn comment<'a>(&'a self, article: &'a str, id: Id) -> Answer<'a, Option<Row>> {
        Box::pin(async move {
            let store = self.object_store(COMMENTS, Mode::Read).await?;
            let key = rows::row_key(&(article.to_owned(), id));
            let stored = answer(&store.get(&key).map_err(failed)?).await?;
            Ok(rows::read_row(&stored))
        })
    }

    fn threads<'a>(&'a self, query: Threads<'a>) -> Answer<'a, Page> {
        Box::pin(async move {
            lists::threads(&self.object_store(COMMENTS, Mode::Read).await?, query).await
        })
    }

    fn answers<'a>(
        &'a self,
        article: &'a str,
        root: Id,
        after: Option<Id>,
        limit: usize,
    ) -> Answer<'a, Page> {
        Box::pin(async move {
            let store = self.object_store(COMMENTS, Mode::Read).await?;
            lists::answers(&store, article, root, after, limit).await
        })
    }

    fn tally<'a>(&'a self, article: &'a str) -> Answer<'a, Tally> {
        Box::pin(async move {
            let store = self.object_store(ARTICLES, Mode::Read).await?;
            let stored = answer(&store.get(&article.into()).map_err(failed)?).await?;
            Ok(rows::read_tally(&stored).unwrap_or_default())
        })
    }

    fn reactions<'a>(&'a self, article: &'a str, reader: Id) -> Answer<'a, Vec<Reaction>> {
        Box::pin(async move {
            let store = self.object_store(REACTIONS, Mode::Read).await?;
            let all = range(&[article.into(), reader.to_string().into()], None, None)?;
            let stored = answer(&store.get_all_with_key(&all).map_err(failed)?).await?;
            let stored: js_sys::Array = stored.dyn_into().map_err(failed)?;
            let marks = stored.iter().filter_map(|stored| rows::read_mark(&stored));
            Ok(marks.map(|mark| mark.reaction).collect())
        })
    }

    fn written<'a>(
        &'a self,
        article: Option<&'a str>,
        after: Option<String>,
        limit: usize,
    ) -> Answer<'a, Written> {
        Box::pin(lists::written(&self.door, article, after, limit))
    }

    fn note<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(async move {
            let store = self.object_store(NOTES, Mode::Read).await?;
            Ok(answer(&store.get(&key.into()).map_err(failed)?).await?.as_string())
        })
    }

    fn notes<'a>(&'a self, prefix: &'a str) -> Answer<'a, Vec<(String, String)>> {
        Box::pin(async move {
            let store = self.object_store(NOTES, Mode::Read).await?;
            lists::notes(&store, prefix).await
        })
    }

    fn set_note<'a>(&'a self, key: &'a str, text: Option<&'a str>) -> Answer<'a, ()> {
        Box::pin(async move {
            // A draft is kept at every pause in typing; it need not wait for the disk.
            let is_draft = key.starts_with("draft");
            let mode = if is_draft { Mode::WriteRelaxed } else { Mode::WriteStrict };
            let store = self.object_store(NOTES, mode).await?;
            match text {
                Some(text) => store.put_with_key(&text.into(), &key.into()),
                None => store.delete(&key.into()),
            }
            .map_err(failed)?;
            complete(&store.transaction()).await?;
            self.door.listeners().tell(&Change::Note(key.to_owned()));
            Ok(())
        })
    }

    fn accept_loss(&self) {}

    fn subscribe(&self, callback: Rc<dyn Fn(&Change)>) -> Subscription {
        self.door.listeners().subscribe(callback)
    }
}
