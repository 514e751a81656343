//! Databases of older versions. Each is written here as that version wrote it, by hand, and never
//! changed again: they are out there.

use crate::contract;
use crate::database::{Database, js};
use crate::sample::*;
use js_sys::Array;
use reading_widget::comments::{Record, wire::read_record};
use reading_widget::sorted::SortedMap;
use reading_widget::store::indexed_db::IndexedDb;
use reading_widget::store::indexed_db::schema::{STEPS, Step};
use reading_widget::store::{Listeners, Sort, Start, Store, StoreError, Threads};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// A database of version 1: a thread with an answer and a like, a deleted thread, an insight, counts
/// and a note.
const VERSION_1: &str = include_str!("version_1.js");

/// The next version, as it might be: another index, and a property in every row.
const NEXT: &[Step] = &[STEPS[0], |_, transaction| {
    Box::pin(async move {
        let failed = |_: JsValue| StoreError::Failed("test".into());
        let store = transaction.object_store("comments").map_err(failed)?;
        store.create_index_with_str("byAuthor", "author").map_err(failed)?;
        let rows = store.get_all().map_err(failed)?;
        let settled = js_sys::Promise::new(&mut |resolve, reject| {
            rows.set_onsuccess(Some(&resolve));
            rows.set_onerror(Some(&reject));
        });
        JsFuture::from(settled).await.map_err(failed)?;
        let rows: Array = rows.result().map_err(failed)?.unchecked_into();
        for row in rows.iter() {
            js_sys::Reflect::set(&row, &"author".into(), &"somebody".into()).map_err(failed)?;
            store.put(&row).map_err(failed)?;
        }
        Ok(())
    })
}];

const BROKEN: &[Step] = &[STEPS[0], |database, _| {
    Box::pin(async move {
        database.delete_object_store("comments").unwrap();
        Err(StoreError::Failed("no such luck".into()))
    })
}];

#[wasm_bindgen_test]
async fn a_database_of_version_1_is_read_by_every_later_version() {
    for steps in [STEPS, NEXT] {
        let database = Database::new().await;
        js(&database.0, VERSION_1).await;
        let store = IndexedDb::named(&database.0, steps, Listeners::default());
        let query =
            Threads { article: "/tides", sort: Sort::MostLiked, start: Start::Top, limit: 20 };
        let page = store.threads(query).await.unwrap();
        assert_eq!((page.rows.len(), page.unreadable, page.more), (1, 0, false));
        let row = &page.rows[0];
        assert_eq!((row.likes, row.replies, row.local, row.published), (1, 1, true, true));
        assert_eq!(row.comment.as_ref().unwrap().body.value, "The *road* is there.");
        let answers = store.answers("/tides", row.id, None, 20).await.unwrap();
        assert_eq!(answers.rows.len(), 1);
        let tally = store.tally("/tides").await.unwrap();
        let of = |counts: &SortedMap<String, u32>| counts.get("clear").copied();
        assert_eq!(
            (tally.comments, of(&tally.insights), of(&tally.counts)),
            (2, Some(1), Some(40))
        );
        assert_eq!(tally.published.as_deref(), Some("digest"));
        assert_eq!(store.note("profile").await.unwrap().as_deref(), Some("{}"));
        let written = store.written(None, None, 20).await.unwrap();
        assert_eq!((written.records.len(), written.unreadable.len()), (4, 0));
        let deleted = written.records.iter().filter_map(|record| match record {
            Record::Comment(comment) if !comment.is_live() => Some(comment.body.value.as_str()),
            _ => None,
        });
        assert_eq!(deleted.collect::<Vec<_>>(), ["Never mind."]);
        // And written: the counts that follow are right.
        let mut comment = answer(1, 2);
        comment.article = "/tides".into();
        comment.origin.root = Some(row.id);
        comment.origin.parent = Some(row.id);
        store.merge(records([comment])).await.unwrap();
        let row = store.comment("/tides", row.id).await.unwrap().unwrap();
        assert_eq!((row.replies, store.tally("/tides").await.unwrap().comments), (2, 3));
    }
}

#[wasm_bindgen_test]
async fn the_steps_to_the_newest_version_make_the_same_database_from_nothing() {
    let database = Database::new().await;
    let store = IndexedDb::named(&database.0, NEXT, Listeners::default());
    contract::the_authors_file_comes_and_goes(&store).await;
    drop(store);
    let indexes = js(
        &database.0,
        "const db = await open(2);
         const names = [...db.transaction('comments').objectStore('comments').indexNames];
         db.close();
         return names.join(' ');",
    );
    let expected = "byAuthor byLikes byPublished byRoot byTime byWritten";
    assert_eq!(indexes.await.as_string().as_deref(), Some(expected));
}

#[wasm_bindgen_test]
async fn an_upgrade_that_fails_leaves_the_old_database_as_it_was() {
    let database = Database::new().await;
    js(&database.0, VERSION_1).await;
    let store = IndexedDb::named(&database.0, BROKEN, Listeners::default());
    let failed = store.tally("/tides").await;
    assert_eq!(failed, Err(StoreError::Failed("no such luck".into())));
    let old = IndexedDb::named(&database.0, STEPS, Listeners::default());
    assert_eq!(old.tally("/tides").await.unwrap().comments, 2);
}

/// What the version of today writes is what the fixture of its number says. A change here is
/// another version.
#[wasm_bindgen_test]
async fn the_fixture_of_the_newest_version_is_what_is_written() {
    let (fixture, fresh) = (Database::new().await, Database::new().await);
    js(&fixture.0, VERSION_1).await;
    let old = IndexedDb::named(&fixture.0, STEPS, Listeners::default());
    let written = old.written(None, None, 20).await.unwrap();
    let row = written.records.iter().find_map(|record| match record {
        Record::Comment(comment) if comment.is_live() => Some(comment.clone()),
        _ => None,
    });
    let published = vec![Record::Comment(row.unwrap()), read_record(PUBLISHED_ANSWER).unwrap()];
    let store = IndexedDb::named(&fresh.0, STEPS, Listeners::default());
    store.merge(written.records).await.unwrap();
    let file = reading_widget::store::Published {
        article: "/tides".into(),
        records: published,
        counts: [("clear".to_owned(), 40)].into(),
        digest: Some("digest".into()),
    };
    store.publish(file).await.unwrap();
    store.set_note("profile", Some("{}")).await.unwrap();
    drop((old, store));
    let (old, new) = (contents(&fixture).await, contents(&fresh).await);
    assert_eq!(old, new);
}

const PUBLISHED_ANSWER: &str = r#"{"kind":"comment","article":"/tides","id":"018bcfe5-6bd0-7000-8000-000000000002","parent":"018bcfe5-67e8-7000-8000-000000000001","root":"018bcfe5-67e8-7000-8000-000000000001","author":{"id":"01747480-0000-7000-8000-000000000002","name":"Bo"},"body":"Twice a day.","created":"1700000001000-0-2"}"#;

/// All that a database holds, as text.
async fn contents(database: &Database) -> String {
    let all = "
        const db = await open();
        const sorted = (value) => value && typeof value === 'object' && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value;
        const texts = [];
        for (const name of db.objectStoreNames) {
            const store = db.transaction(name).objectStore(name);
            texts.push([name, store.keyPath, [...store.indexNames].map((index) =>
                [index, store.index(index).keyPath, store.index(index).unique])]);
            const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
            keys.forEach((key, at) => texts.push([key, sorted(values[at])]));
        }
        db.close();
        return texts.map((text) => JSON.stringify(text)).join('\\n');";
    js(&database.0, all).await.as_string().unwrap()
}
