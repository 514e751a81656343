//! The store that the widget uses: where there is no database, what notices its loss, other tabs.

use crate::database::{Database, js};
use crate::patch::Patch;
use crate::sample::*;
use reading_widget::store::{
    BrowserStore, Change, Kept, Published, Status, Store, StoreError, shared,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const KEPT: Result<Status, StoreError> = Ok(Status { kept: Kept::Device, lost: false });
const OF_THE_PAGE: Result<Status, StoreError> = Ok(Status { kept: Kept::Page, lost: false });
const LOST: Result<Status, StoreError> = Ok(Status { kept: Kept::Device, lost: true });

#[wasm_bindgen_test]
async fn words_are_kept_on_the_device_where_that_is_possible() {
    let database = Database::new().await;
    let store = BrowserStore::named(&database.0);
    assert_eq!(store.status().await, KEPT);
    store.merge(records([thread(1)])).await.unwrap();
    let later = BrowserStore::named(&database.0);
    assert!(later.comment(ARTICLE, id(1)).await.unwrap().is_some());
    assert_eq!(later.status().await, KEPT);
}

#[wasm_bindgen_test]
async fn without_a_database_words_last_as_long_as_the_page() {
    let fails = "{ value() { const request = new EventTarget(); \
        request.error = new DOMException('', 'UnknownError'); \
        setTimeout(() => request.onerror(new Event('error'))); \
        return request; } }";
    for (object, property, by) in [
        ("window", "indexedDB", "{ value: undefined }"),
        ("window", "indexedDB", "{ value: null }"),
        ("window", "indexedDB", "{ get() { throw new DOMException('', 'SecurityError'); } }"),
        (
            "IDBFactory.prototype",
            "open",
            "{ value() { throw new DOMException('', 'SecurityError'); } }",
        ),
        ("IDBFactory.prototype", "open", fails),
    ] {
        let database = Database::new().await;
        let patch = Patch::new(object, property, by);
        let store = BrowserStore::named(&database.0);
        let merged = store.merge(records([thread(1)])).await.unwrap();
        assert_eq!(merged.added, 1, "{by}");
        assert_eq!(store.status().await, OF_THE_PAGE, "{by}");
        assert!(store.comment(ARTICLE, id(1)).await.unwrap().is_some());
        drop(patch);
        // Once chosen, it stays: there are not two lists.
        assert!(store.comment(ARTICLE, id(1)).await.unwrap().is_some());
        // And it promises nothing to the next visit.
        assert_eq!(BrowserStore::named(&database.0).status().await, KEPT);
    }
}

#[wasm_bindgen_test]
async fn a_database_that_never_opens_is_not_waited_for() {
    let database = Database::new().await;
    // The deletion waits for this connection, and whoever opens waits for the deletion.
    js(&database.0, "window.held = await open(1); indexedDB.deleteDatabase(name)").await;
    let store = BrowserStore::named(&database.0);
    assert_eq!(store.status().await, OF_THE_PAGE);
    store.merge(records([thread(1)])).await.unwrap();
    js(&database.0, "window.held.close()").await;
    assert_eq!(store.status().await, OF_THE_PAGE);
}

#[wasm_bindgen_test]
async fn a_newer_database_is_not_replaced_by_memory() {
    let database = Database::new().await;
    js(&database.0, "(await open(9)).close()").await;
    let store = BrowserStore::named(&database.0);
    assert_eq!(store.status().await, KEPT);
    assert_eq!(store.merge(records([thread(1)])).await, Err(StoreError::Outdated));
}

#[wasm_bindgen_test]
async fn a_database_that_is_empty_and_was_not_is_noticed() {
    let database = Database::new().await;
    let store = BrowserStore::named(&database.0);
    // The author's file can be had again: it sets no marker.
    let published = Published {
        article: ARTICLE.into(),
        records: records([thread(9)]),
        ..Published::default()
    };
    store.publish(published).await.unwrap();
    assert_eq!(marker(&database).await, JsValue::NULL);
    store.merge(vec![like(1, 1, 5, true)]).await.unwrap();
    assert_ne!(marker(&database).await, JsValue::NULL);
    assert_eq!(BrowserStore::named(&database.0).status().await, KEPT);
    drop(store);

    js(&database.0, "await done(indexedDB.deleteDatabase(name))").await;
    let store = BrowserStore::named(&database.0);
    assert_eq!(store.status().await, LOST);
    assert_eq!(BrowserStore::named(&database.0).status().await, LOST);
    store.accept_loss();
    assert_eq!(store.status().await, KEPT);
    assert_eq!(BrowserStore::named(&database.0).status().await, KEPT);
    store.merge(records([thread(1)])).await.unwrap();
    assert_ne!(marker(&database).await, JsValue::NULL);
}

#[wasm_bindgen_test]
async fn without_a_place_for_the_marker_all_else_works() {
    for by in ["{ get() { throw new DOMException('', 'SecurityError'); } }", "{ value: null }"] {
        let database = Database::new().await;
        let patch = Patch::new("window", "localStorage", by);
        let store = BrowserStore::named(&database.0);
        store.merge(records([thread(1)])).await.unwrap();
        assert_eq!(store.status().await, KEPT);
        store.accept_loss();
        drop(patch);
        assert_eq!(marker(&database).await, JsValue::NULL);
    }
}

#[wasm_bindgen_test]
async fn another_tab_hears_of_changes_and_does_not_repeat_them() {
    let database = Database::new().await;
    let (here, there) = (BrowserStore::named(&database.0), BrowserStore::named(&database.0));
    let (at_here, at_there) = (Rc::new(RefCell::new(vec![])), Rc::new(RefCell::new(vec![])));
    let listen = |store: &BrowserStore, heard: &Rc<RefCell<Vec<Change>>>| {
        let heard = heard.clone();
        store.subscribe(Rc::new(move |change| heard.borrow_mut().push(change.clone())))
    };
    let _subscriptions = (listen(&here, &at_here), listen(&there, &at_there));
    here.merge(records([thread(1)])).await.unwrap();
    here.set_note("draft", Some("a")).await.unwrap();
    // A message that is sent now comes behind all others.
    js(
        &database.0,
        "await new Promise((heard) => {
             const [one, other] = [new BroadcastChannel(name), new BroadcastChannel(name)];
             one.onmessage = () => { one.close(); other.close(); setTimeout(heard, 50); };
             other.postMessage('hello');
         })",
    )
    .await;
    let expected = [Change::Article(ARTICLE.into()), Change::Note("draft".into())];
    assert_eq!(at_here.take(), expected);
    assert_eq!(at_there.take(), expected);
    assert!(there.comment(ARTICLE, id(1)).await.unwrap().is_some());
}

#[wasm_bindgen_test]
async fn without_a_channel_a_tab_is_told_of_its_own_changes() {
    let database = Database::new().await;
    let _patch = Patch::new("window", "BroadcastChannel", "{ value: undefined }");
    let store = BrowserStore::named(&database.0);
    let told = Rc::new(RefCell::new(0));
    let telling = told.clone();
    let _subscription = store.subscribe(Rc::new(move |_| *telling.borrow_mut() += 1));
    store.merge(records([thread(1)])).await.unwrap();
    assert_eq!(told.take(), 1);
}

#[wasm_bindgen_test]
async fn two_tabs_that_write_at_once_lose_nothing() {
    let database = Database::new().await;
    let tabs = [BrowserStore::named(&database.0), BrowserStore::named(&database.0)];
    let mut writes = Vec::new();
    for n in 0..100 {
        for (tab, store) in tabs.iter().enumerate() {
            let comment = thread(1 + 2 * n + tab as u64);
            writes.push(async move { store.merge(records([comment])).await.unwrap() });
        }
    }
    let mut writes: Vec<_> = writes.into_iter().map(Box::pin).collect();
    std::future::poll_fn(|context| {
        writes.retain_mut(|write| write.as_mut().poll(context).is_pending());
        if writes.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    for store in &tabs {
        assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 200);
    }
}

#[wasm_bindgen_test]
fn a_page_has_one_store() {
    assert!(Rc::ptr_eq(&shared(), &shared()));
}

async fn marker(database: &Database) -> JsValue {
    js(&database.0, "return localStorage.getItem(name + '.kept')").await
}
