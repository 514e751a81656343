//! What a store makes of a database that is full, taken away, damaged or somebody else's.

use crate::database::{Database, js};
use crate::patch::Patch;
use crate::sample::*;
use reading_widget::store::indexed_db::IndexedDb;
use reading_widget::store::indexed_db::schema::{STEPS, Step};
use reading_widget::store::{Change, Listeners, Sort, Start, Store, StoreError, Threads};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn open(database: &Database) -> IndexedDb {
    IndexedDb::named(&database.0, STEPS, Listeners::default())
}

async fn count(store: &dyn Store) -> u32 {
    store.tally(ARTICLE).await.unwrap().comments
}

#[wasm_bindgen_test]
async fn what_was_kept_is_there_when_the_database_is_opened_again() {
    let database = Database::new().await;
    open(&database).merge(records([thread(1)])).await.unwrap();
    let row = open(&database).comment(ARTICLE, id(1)).await.unwrap().unwrap();
    assert_eq!(row.comment, Some(thread(1)));
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_as_such_and_changes_nothing() {
    let full = "new DOMException('', 'QuotaExceededError')";
    let put_throws = format!("{{ value() {{ throw {full}; }} }}");
    // The request is made, and the transaction ends with an error that has no message.
    let ends = "{ value(...all) { \
        const request = was.apply(this, all); \
        request.addEventListener('success', () => this.transaction.abort()); \
        return request; } }";
    let why = format!("{{ get: () => {full} }}");
    for patches in [
        vec![("IDBObjectStore.prototype", "put", put_throws.as_str())],
        vec![
            ("IDBObjectStore.prototype", "put", ends),
            ("IDBTransaction.prototype", "error", why.as_str()),
            // The browser alone could end one that is committed.
            ("IDBTransaction.prototype", "commit", "{ value() {} }"),
            ("IDBRequest.prototype", "error", why.as_str()),
        ],
    ] {
        let database = Database::new().await;
        let store = open(&database);
        store.merge(records([thread(1)])).await.unwrap();
        let patches: Vec<_> =
            patches.into_iter().map(|(object, name, by)| Patch::new(object, name, by)).collect();
        assert_eq!(store.merge(records([thread(2)])).await, Err(StoreError::Quota));
        assert_eq!(store.set_note("profile", Some("a")).await, Err(StoreError::Quota));
        drop(patches);
        assert_eq!(count(&store).await, 1);
        assert_eq!(store.note("profile").await, Ok(None));
        // Trying again works.
        store.merge(records([thread(2)])).await.unwrap();
        assert_eq!(count(&store).await, 2);
    }
}

#[wasm_bindgen_test]
async fn a_merge_of_which_one_part_fails_writes_no_part() {
    let database = Database::new().await;
    let store = open(&database);
    store.merge(records([thread(1)])).await.unwrap();
    let third = "{ value(...all) { \
        if (++window.puts === 3) throw new DOMException('no', 'DataError'); \
        return was.apply(this, all); } }";
    let patch = Patch::new("(window.puts = 0, IDBObjectStore.prototype)", "put", third);
    let failed = store.merge(records((2..9).map(thread))).await;
    assert_eq!(failed, Err(StoreError::Failed("DataError: no".into())));
    drop(patch);
    assert_eq!(count(&store).await, 1);
    for n in 2..9 {
        assert_eq!(store.comment(ARTICLE, id(n)).await, Ok(None));
    }
}

#[wasm_bindgen_test]
async fn a_newer_version_in_another_tab_gets_the_database_and_this_one_says_so() {
    let database = Database::new().await;
    let store = open(&database);
    let told = Rc::new(RefCell::new(Vec::new()));
    let telling = told.clone();
    let _subscription =
        store.subscribe(Rc::new(move |change| telling.borrow_mut().push(change.clone())));
    store.merge(records([thread(1)])).await.unwrap();
    told.take();
    // It would wait for ever if the store did not close its connection.
    js(&database.0, "(await open(2)).close()").await;
    assert_eq!(told.take(), [Change::Outdated]);
    assert_eq!(store.merge(records([thread(2)])).await, Err(StoreError::Outdated));
    assert_eq!(store.note("a").await, Err(StoreError::Outdated));
    assert!(store.status().await.is_ok());
    // And a tab that comes later with the old version.
    let late = open(&database);
    assert_eq!(late.comment(ARTICLE, id(1)).await, Err(StoreError::Outdated));
}

const TWO_STEPS: &[Step] = &[STEPS[0], |_, _| Box::pin(async { Ok(()) })];

#[wasm_bindgen_test]
async fn a_tab_that_holds_the_old_version_is_not_waited_for_and_opening_goes_on_when_it_is_gone() {
    let database = Database::new().await;
    let old = open(&database);
    old.merge(records([thread(1)])).await.unwrap();
    drop(old);
    js(&database.0, "window.held = await open(1)").await;
    let store = IndexedDb::named(&database.0, TWO_STEPS, Listeners::default());
    assert_eq!(store.tally(ARTICLE).await.unwrap_err(), StoreError::Blocked);
    assert_eq!(store.tally(ARTICLE).await.unwrap_err(), StoreError::Blocked);
    js(&database.0, "window.held.close(); await (await open()).close()").await;
    assert_eq!(count(&store).await, 1);
}

#[wasm_bindgen_test]
async fn a_database_that_is_upgraded_with_nobody_waiting_any_longer_is_whole() {
    let database = Database::new().await;
    let store = open(&database);
    {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let mut waiting = store.tally(ARTICLE);
        assert!(waiting.as_mut().poll(&mut context).is_pending());
    }
    drop(store);
    let store = open(&database);
    store.merge(records([thread(1)])).await.unwrap();
    assert_eq!(count(&store).await, 1);
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_closed_is_opened_again() {
    let database = Database::new().await;
    let remember = "{ value(...all) { \
        const r = was.apply(this, all); \
        if (this.constructor === IDBFactory) r.addEventListener('success', \
            () => window.connection = r.result); \
        return r; } }";
    let patch = Patch::new("IDBFactory.prototype", "open", remember);
    let store = open(&database);
    store.merge(records([thread(1)])).await.unwrap();
    drop(patch);
    for how in ["window.connection.close()", "window.connection.dispatchEvent(new Event('close'))"]
    {
        js(&database.0, how).await;
        assert_eq!(count(&store).await, 1, "{how}");
    }
}

#[wasm_bindgen_test]
async fn a_database_that_is_deleted_elsewhere_is_made_anew() {
    let database = Database::new().await;
    let store = open(&database);
    store.merge(records([thread(1)])).await.unwrap();
    js(&database.0, "await done(indexedDB.deleteDatabase(name))").await;
    assert_eq!(count(&store).await, 0);
    store.merge(records([thread(2)])).await.unwrap();
    assert_eq!(count(&store).await, 1);
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_set_aside_counted_exported_and_left() {
    let database = Database::new().await;
    let store = open(&database);
    store.merge(records((1..=5).map(thread))).await.unwrap();
    store.merge(vec![insight("clear", 1, 5, true), like(5, 1, 5, true)]).await.unwrap();
    let damage = "
        const db = await open(1);
        const transaction = db.transaction(['comments', 'reactions'], 'readwrite');
        const comments = transaction.objectStore('comments');
        const rows = await done(comments.getAll());
        rows[0].record = '{\"kind\":\"comment\", half a rec';
        rows[1].record = rows[1].record.replace('comment', 'essay');
        rows[2].likes = 'many';
        rows[3].record = 7;
        rows.slice(0, 4).forEach((row) => comments.put(row));
        const reactions = transaction.objectStore('reactions');
        const marks = await done(reactions.getAll());
        const insight = marks.find((mark) => mark.subject === 'insight:clear');
        insight.record = 'mine';
        reactions.put(insight);
        await done(transaction);
        db.close();";
    js(&database.0, damage).await;

    for sort in [Sort::Newest, Sort::Oldest, Sort::MostLiked] {
        let query = Threads { article: ARTICLE, sort, start: Start::Top, limit: 20 };
        let page = store.threads(query).await.unwrap();
        assert_eq!((page.rows.len(), page.unreadable), (1, 4), "{sort:?}");
        assert_eq!(page.rows[0].id, id(5));
    }
    assert_eq!(store.comment(ARTICLE, id(1)).await, Ok(None));
    assert_eq!(store.reactions(ARTICLE, reader(1)).await.unwrap().len(), 1);
    let written = store.written(None, None, 20).await.unwrap();
    assert_eq!((written.records.len(), written.unreadable.len()), (2, 5));
    assert_eq!(written.unreadable[0], "{\"kind\":\"comment\", half a rec");
    assert!(written.unreadable[1].contains("essay"));
    assert!(written.unreadable[3].contains("\"record\":7"), "{}", written.unreadable[3]);

    // A record of it is refused; what else happens to it is counted, and the words stay.
    let again = vec![
        record(edited(thread(1), 90, "other")),
        insight("clear", 1, 90, false),
        record(answer(6, 1)),
        like(2, 1, 90, true),
    ];
    let merged = store.merge(again).await.unwrap();
    assert_eq!((merged.added, merged.refused.len()), (2, 2));
    let stored = js(
        &database.0,
        "const db = await open(1);
         const rows = await done(db.transaction('comments').objectStore('comments').getAll());
         db.close();
         return JSON.stringify(rows.slice(0, 2).map((r) => [r.record.length, r.likes, r.replies,
             r.byLikes[1]]));",
    );
    let essay = written.unreadable[1].encode_utf16().count();
    let expected = format!("[[29,0,1,0],[{essay},1,0,1]]");
    assert_eq!(stored.await.as_string(), Some(expected));
    let none = reading_widget::store::Published { article: ARTICLE.into(), ..Default::default() };
    store.publish(none).await.unwrap();
    assert_eq!(store.written(None, None, 20).await.unwrap().unreadable, written.unreadable);
}
