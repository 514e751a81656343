//! The store that the widget uses: the browser's database where there is one, memory where there is
//! none, and a marker beside it that notices when the database was lost.

use super::broadcast::Channel;
use super::indexed_db::IndexedDb;
use super::indexed_db::schema::{DATABASE, STEPS};
use super::{
    Answer, Change, Kept, Listeners, Memory, Merged, Page, Published, Row, Status, Store,
    StoreError, Subscription, Tally, Threads, Written,
};
use crate::comments::{Id, Reaction, Record};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;
use web_sys::Storage;

thread_local! {
    static SHARED: OnceCell<Rc<dyn Store>> = const { OnceCell::new() };
}

/// The one store of the page. It stays when the last widget has gone: what memory keeps lasts as
/// long as the page.
pub fn shared() -> Rc<dyn Store> {
    SHARED.with(|shared| shared.get_or_init(|| Rc::new(BrowserStore::named(DATABASE))).clone())
}

/// The browser's database or, where it cannot be opened, memory. Which of them is decided once, at
/// the first thing that is asked.
///
/// A database that another tab holds blocked is given up like one that is missing: the reader can
/// write at once, is told that it lasts as long as this page, and reloads when the other tab is
/// closed. Waiting would be a panel that says nothing, and opening later would make two lists of
/// one. Where this tab is the old one, every answer is [`StoreError::Outdated`].
pub struct BrowserStore {
    database: Rc<IndexedDb>,
    /// The database or memory, once that is decided.
    chosen: OnceCell<Chosen>,
    listeners: Listeners,
    marker: Marker,
    is_marked: Cell<bool>,
    lost: Cell<bool>,
    _relay: Subscription,
}

struct Chosen {
    store: Rc<dyn Store>,
    kept: Kept,
}

impl BrowserStore {
    /// A store whose database, marker and channel go by this name.
    pub fn named(name: &str) -> Self {
        let listeners = Listeners::default();
        let here = listeners.clone();
        let channel = Channel::join(name, move |change| here.tell(change));
        // What the database tells is told here and in the other tabs. What they tell is not.
        let (own, here) = (Listeners::default(), listeners.clone());
        let relay = own.subscribe(Rc::new(move |change| {
            if let Some(channel) = &channel {
                channel.tell(change);
            }
            here.tell(change);
        }));
        let steps = STEPS;
        #[cfg(feature = "faults")]
        let steps = super::indexed_db::next_steps().unwrap_or(steps);
        BrowserStore {
            database: Rc::new(IndexedDb::named(name, steps, own)),
            chosen: OnceCell::new(),
            listeners,
            marker: Marker { key: [name, ".kept"].concat() },
            is_marked: Cell::new(false),
            lost: Cell::new(false),
            _relay: relay,
        }
    }

    async fn chosen(&self) -> &Chosen {
        if let Some(chosen) = self.chosen.get() {
            return chosen;
        }
        let holds_words = self.database.holds_words().await;
        // Another question may have been answered meanwhile, in the same way.
        self.chosen.get_or_init(|| match holds_words {
            Ok(holds_words) => {
                self.lost.set(!holds_words && self.marker.is_set());
                Chosen { store: self.database.clone(), kept: Kept::Device }
            }
            // It is there, and may be read the next time.
            Err(StoreError::Outdated | StoreError::Busy) => {
                Chosen { store: self.database.clone(), kept: Kept::Device }
            }
            Err(_) => {
                let memory = Memory::with_listeners(self.listeners.clone());
                Chosen { store: Rc::new(memory), kept: Kept::Page }
            }
        })
    }

    async fn store(&self) -> &dyn Store {
        &*self.chosen().await.store
    }

    /// Sets the marker once, when there is something that can be lost.
    fn mark(&self, merged: &Merged) {
        let took_any = merged.added + merged.updated + merged.unchanged > 0;
        let is_kept = self.chosen.get().is_some_and(|chosen| chosen.kept == Kept::Device);
        if took_any && is_kept && !self.is_marked.replace(true) {
            self.marker.set();
        }
    }
}

impl Store for BrowserStore {
    fn status(&self) -> Answer<'_, Status> {
        Box::pin(async {
            let kept = self.chosen().await.kept;
            Ok(Status { kept, lost: self.lost.get() })
        })
    }

    fn merge(&self, records: Vec<Record>) -> Answer<'_, Merged> {
        Box::pin(async {
            let merged = self.store().await.merge(records).await?;
            self.mark(&merged);
            Ok(merged)
        })
    }

    fn publish(&self, published: Published) -> Answer<'_, Merged> {
        Box::pin(async { self.store().await.publish(published).await })
    }

    fn comment<'a>(&'a self, article: &'a str, id: Id) -> Answer<'a, Option<Row>> {
        Box::pin(async move { self.store().await.comment(article, id).await })
    }

    fn threads<'a>(&'a self, query: Threads<'a>) -> Answer<'a, Page> {
        Box::pin(async move { self.store().await.threads(query).await })
    }

    fn answers<'a>(
        &'a self,
        article: &'a str,
        root: Id,
        after: Option<Id>,
        limit: usize,
    ) -> Answer<'a, Page> {
        Box::pin(async move { self.store().await.answers(article, root, after, limit).await })
    }

    fn tally<'a>(&'a self, article: &'a str) -> Answer<'a, Tally> {
        Box::pin(async move { self.store().await.tally(article).await })
    }

    fn reactions<'a>(&'a self, article: &'a str, reader: Id) -> Answer<'a, Vec<Reaction>> {
        Box::pin(async move { self.store().await.reactions(article, reader).await })
    }

    fn written<'a>(
        &'a self,
        article: Option<&'a str>,
        after: Option<String>,
        limit: usize,
    ) -> Answer<'a, Written> {
        Box::pin(async move { self.store().await.written(article, after, limit).await })
    }

    fn note<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(async move { self.store().await.note(key).await })
    }

    fn notes<'a>(&'a self, prefix: &'a str) -> Answer<'a, Vec<(String, String)>> {
        Box::pin(async move { self.store().await.notes(prefix).await })
    }

    fn set_note<'a>(&'a self, key: &'a str, text: Option<&'a str>) -> Answer<'a, ()> {
        Box::pin(async move { self.store().await.set_note(key, text).await })
    }

    fn accept_loss(&self) {
        self.lost.set(false);
        self.marker.remove();
        self.is_marked.set(false);
    }

    fn subscribe(&self, callback: Rc<dyn Fn(&Change)>) -> Subscription {
        self.listeners.subscribe(callback)
    }
}

/// What says, outside of the database, that something was kept in it. A browser that keeps no such
/// thing notices no loss.
struct Marker {
    key: String,
}

impl Marker {
    fn is_set(&self) -> bool {
        storage().and_then(|storage| storage.get_item(&self.key).ok()?).is_some()
    }

    fn set(&self) {
        let _ = storage().map(|storage| storage.set_item(&self.key, "1"));
    }

    fn remove(&self) {
        let _ = storage().map(|storage| storage.remove_item(&self.key));
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
