//! What every store promises. Each case takes a store with nothing in it; the same cases run
//! natively against memory and in browsers against IndexedDB.

use crate::sample::*;
use reading_widget::comments::{Id, Record, Subject};
use reading_widget::store::{
    Change, Cursor, Merged, Page, Published, Row, Sort, Start, Store, Threads, Written,
};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A page without threads.
const NONE: [u64; 0] = [];

/// Calls a macro with the names of all cases.
#[macro_export]
macro_rules! contract_cases {
    ($call:ident) => {
        $call! {
            nothing_is_there_at_first
            a_comment_is_kept_as_it_was_merged
            a_page_of_every_order_follows_on_another
            a_page_at_and_before_a_place
            equal_likes_are_in_order_of_time
            answers_come_oldest_first_and_page_by_page
            likes_count_once_per_reader_and_are_taken_back
            insights_are_counted
            an_answer_may_come_before_its_thread
            a_deleted_thread_is_listed_as_long_as_it_has_answers
            records_come_in_any_order_and_again
            what_is_refused_changes_nothing
            articles_are_apart
            the_authors_file_comes_and_goes
            the_authors_file_leaves_what_was_written_here
            what_was_written_here_comes_in_pages
            notes_are_kept_and_forgotten
            changes_are_told
            thousands_of_records_are_one_merge
        }
    };
}

pub async fn nothing_is_there_at_first(store: &dyn Store) {
    assert!(!store.status().await.unwrap().lost);
    assert_eq!(store.comment(ARTICLE, id(1)).await, Ok(None));
    assert_eq!(list(store, Sort::Newest, Start::Top, 20).await, Page::default());
    assert_eq!(store.answers(ARTICLE, id(1), None, 20).await, Ok(Page::default()));
    assert_eq!(store.tally(ARTICLE).await, Ok(Default::default()));
    assert_eq!(store.reactions(ARTICLE, reader(1)).await, Ok(vec![]));
    assert_eq!(store.written(None, None, 20).await, Ok(Written::default()));
    assert_eq!(store.note("profile").await, Ok(None));
    assert_eq!(store.merge(vec![]).await, Ok(Merged::default()));
    store.accept_loss();
}

pub async fn a_comment_is_kept_as_it_was_merged(store: &dyn Store) {
    let comment = edited(thread(5), 9, "Größe \u{1f30a} \"quoted\"\n\n\u{0}");
    merge(store, vec![record(comment.clone())]).await;
    let row = store.comment(ARTICLE, id(5)).await.unwrap().unwrap();
    let whole = Row { comment: Some(comment), local: true, ..Row::empty(ARTICLE, id(5)) };
    assert_eq!(row, whole);
    let listed = list(store, Sort::Newest, Start::Top, 20).await;
    assert_eq!(listed, Page { rows: vec![whole], more: false, unreadable: 0 });

    let later = edited(thread(5), 10, "other words");
    let merged = merge(store, vec![record(later), record(thread(5)), record(thread(6))]).await;
    assert_eq!((merged.added, merged.updated, merged.unchanged), (1, 1, 1));
    assert_eq!(row_of(store, 5).await.comment.unwrap().body.value, "other words");
}

pub async fn a_page_of_every_order_follows_on_another(store: &dyn Store) {
    liked_threads(store).await;
    for (sort, expected) in ORDERS {
        let whole = list(store, sort, Start::Top, 20).await;
        assert_eq!(numbers(&whole), expected, "{sort:?}");
        assert!(!whole.more);
        assert!(!list(store, sort, Start::Top, expected.len()).await.more, "{sort:?}");
        for size in 1..4 {
            let mut seen = Vec::new();
            let mut start = Start::Top;
            loop {
                let page = list(store, sort, start, size).await;
                assert!(page.rows.len() <= size);
                seen.extend(numbers(&page));
                let Some(last) = page.rows.last() else { break };
                start = Start::After(Cursor::of(last));
                assert_eq!(page.more, seen.len() < expected.len());
            }
            assert_eq!(seen, expected, "{sort:?} by {size}");
        }
    }
}

pub async fn a_page_at_and_before_a_place(store: &dyn Store) {
    liked_threads(store).await;
    for (sort, expected) in ORDERS {
        for (place, _) in expected.iter().enumerate() {
            let row = row_of(store, expected[place]).await;
            let cursor = Cursor::of(&row);
            let at = list(store, sort, Start::At(cursor), 2).await;
            let end = expected.len().min(place + 2);
            assert_eq!(numbers(&at), expected[place..end], "{sort:?}");
            assert_eq!(at.more, end < expected.len());
            let before = list(store, sort, Start::Before(cursor), 2).await;
            let begin = place.saturating_sub(2);
            assert_eq!(numbers(&before), expected[begin..place], "{sort:?}");
            assert_eq!(before.more, begin > 0);
        }
        // A place where nothing is any more is still a place.
        let gone = Cursor { likes: 1, id: Id::new(at(3), u64::MAX) };
        let at = numbers(&list(store, sort, Start::At(gone), 20).await);
        let after = numbers(&list(store, sort, Start::After(gone), 20).await);
        let before = numbers(&list(store, sort, Start::Before(gone), 20).await);
        assert_eq!(at, after);
        assert_eq!([before, after].concat(), expected, "{sort:?}");
    }
}

pub async fn equal_likes_are_in_order_of_time(store: &dyn Store) {
    merge(store, records((1..=4).map(thread))).await;
    assert_eq!(numbers(&list(store, Sort::MostLiked, Start::Top, 20).await), [4, 3, 2, 1]);
    merge(store, vec![like(1, 1, 10, true), like(3, 1, 11, true)]).await;
    assert_eq!(numbers(&list(store, Sort::MostLiked, Start::Top, 20).await), [3, 1, 4, 2]);
    // Ten is more than nine: likes are in order as numbers.
    merge(store, (2..=10).map(|by| like(1, by, 20, true)).collect()).await;
    merge(store, (2..=9).map(|by| like(3, by, 20, true)).collect()).await;
    assert_eq!(numbers(&list(store, Sort::MostLiked, Start::Top, 20).await), [1, 3, 4, 2]);
}

pub async fn answers_come_oldest_first_and_page_by_page(store: &dyn Store) {
    merge(store, records([thread(1), answer(4, 1), answer(2, 1), thread(3), answer(5, 3)])).await;
    let mut nested = answer(6, 1);
    nested.origin.parent = Some(id(4));
    merge(store, vec![record(nested), record(deleted(answer(7, 1), 8))]).await;
    let all = store.answers(ARTICLE, id(1), None, 20).await.unwrap();
    assert_eq!((numbers(&all), all.more), (vec![2, 4, 6, 7], false));
    let page = store.answers(ARTICLE, id(1), None, 2).await.unwrap();
    assert_eq!((numbers(&page), page.more), (vec![2, 4], true));
    let page = store.answers(ARTICLE, id(1), Some(id(4)), 2).await.unwrap();
    assert_eq!((numbers(&page), page.more), (vec![6, 7], false));
    // A deleted answer keeps its place and is not counted; none of them is a thread.
    assert_eq!(row_of(store, 1).await.replies, 3);
    assert_eq!(numbers(&list(store, Sort::Oldest, Start::Top, 20).await), [1, 3]);
    assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 6);
}

pub async fn likes_count_once_per_reader_and_are_taken_back(store: &dyn Store) {
    // A like may come before its comment.
    merge(store, vec![like(1, 1, 5, true), like(1, 2, 5, true), like(1, 1, 6, true)]).await;
    assert_eq!(numbers(&list(store, Sort::MostLiked, Start::Top, 20).await), NONE);
    assert_eq!(row_of(store, 1).await.comment, None);
    merge(store, records([thread(1)])).await;
    assert_eq!(row_of(store, 1).await.likes, 2);
    assert_eq!(store.reactions(ARTICLE, reader(1)).await.unwrap(), [Subject::Like(id(1))]);
    merge(store, vec![like(1, 1, 7, false)]).await;
    assert_eq!(row_of(store, 1).await.likes, 1);
    assert_eq!(store.reactions(ARTICLE, reader(1)).await.unwrap(), []);
    // An older copy of the like does not bring it back.
    let merged = merge(store, vec![like(1, 1, 6, true)]).await;
    assert_eq!(merged.unchanged, 1);
    assert_eq!(row_of(store, 1).await.likes, 1);
}

pub async fn insights_are_counted(store: &dyn Store) {
    let all = [("clear", 1), ("clear", 2), ("__proto__", 1), ("größe\n", 3)];
    merge(store, all.map(|(choice, by)| insight(choice, by, 5, true)).into()).await;
    let count = |pairs: &[(&str, u32)]| -> BTreeMap<String, u32> {
        pairs.iter().map(|(choice, count)| (choice.to_string(), *count)).collect()
    };
    let tally = store.tally(ARTICLE).await.unwrap();
    assert_eq!(tally.insights, count(&[("clear", 2), ("__proto__", 1), ("größe\n", 1)]));
    let mut mine = store.reactions(ARTICLE, reader(1)).await.unwrap();
    mine.sort();
    let expected = ["__proto__", "clear"].map(|choice| Subject::Insight(choice.into()));
    assert_eq!(mine, expected);
    merge(store, vec![insight("clear", 1, 6, false), insight("clear", 2, 6, false)]).await;
    let tally = store.tally(ARTICLE).await.unwrap();
    assert_eq!(tally.insights, count(&[("__proto__", 1), ("größe\n", 1)]));
    assert_eq!(tally.comments, 0);
}

pub async fn an_answer_may_come_before_its_thread(store: &dyn Store) {
    merge(store, records([answer(2, 1)])).await;
    // The thread has a place already, though nobody knows its first comment.
    let ghost = Row { replies: 1, ..Row::empty(ARTICLE, id(1)) };
    assert_eq!(list(store, Sort::Newest, Start::Top, 20).await.rows, [ghost]);
    assert_eq!(numbers(&store.answers(ARTICLE, id(1), None, 20).await.unwrap()), [2]);
    assert_eq!(store.written(None, None, 20).await.unwrap().records, records([answer(2, 1)]));
    merge(store, records([thread(1)])).await;
    let row = row_of(store, 1).await;
    assert_eq!((row.comment, row.replies), (Some(thread(1)), 1));
    assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 2);
}

pub async fn a_deleted_thread_is_listed_as_long_as_it_has_answers(store: &dyn Store) {
    merge(store, records([thread(1), answer(2, 1), thread(3)])).await;
    merge(store, records([deleted(thread(1), 10), deleted(thread(3), 10)])).await;
    for sort in [Sort::Newest, Sort::Oldest, Sort::MostLiked] {
        assert_eq!(numbers(&list(store, sort, Start::Top, 20).await), [1], "{sort:?}");
    }
    assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 1);
    merge(store, records([deleted(answer(2, 1), 11)])).await;
    assert_eq!(numbers(&list(store, Sort::Newest, Start::Top, 20).await), NONE);
    assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 0);
    // Nothing of it is forgotten, and it can come back.
    assert_eq!(store.written(None, None, 20).await.unwrap().records.len(), 3);
    let mut restored = thread(3);
    restored.deleted.stamp = at(12);
    merge(store, records([restored])).await;
    assert_eq!(numbers(&list(store, Sort::Newest, Start::Top, 20).await), [3]);
}

pub async fn records_come_in_any_order_and_again(store: &dyn Store) {
    let copies = [thread(1), edited(thread(1), 4, "b"), deleted(edited(thread(1), 3, "a"), 5)];
    for comment in copies.iter().rev().chain(&copies) {
        merge(store, records([comment.clone()])).await;
    }
    let kept = row_of(store, 1).await.comment.unwrap();
    assert_eq!(kept, deleted(edited(thread(1), 4, "b"), 5));
    assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 0);
}

pub async fn what_is_refused_changes_nothing(store: &dyn Store) {
    merge(store, records([thread(1)])).await;
    let mut impostor = edited(thread(1), 99, "not Ada's");
    impostor.origin.author = reader(2);
    let merged = merge(store, records([thread(2), impostor, thread(3)])).await;
    assert_eq!(merged.added, 2);
    assert_eq!(merged.refused.len(), 1);
    assert_eq!(merged.refused[0].0, 1);
    assert_eq!(row_of(store, 1).await.comment, Some(thread(1)));
    assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 3);
}

pub async fn articles_are_apart(store: &dyn Store) {
    // One key begins like another, and one is what the other could be quoted as.
    for (n, article) in ["/a", "/a/b", "/", "/\u{1f30a}", "\"/a\""].iter().enumerate() {
        let mut comment = thread(1 + n as u64);
        comment.article = article.to_string();
        merge(store, records([comment])).await;
    }
    for (n, article) in ["/a", "/a/b", "/", "/\u{1f30a}", "\"/a\""].iter().enumerate() {
        let query = Threads { article, sort: Sort::Newest, start: Start::Top, limit: 9 };
        assert_eq!(numbers(&store.threads(query).await.unwrap()), [1 + n as u64], "{article}");
        assert_eq!(store.tally(article).await.unwrap().comments, 1);
        let written = store.written(Some(article), None, 9).await.unwrap();
        assert_eq!((written.records.len(), written.next), (1, None), "{article}");
    }
    assert_eq!(store.written(None, None, 9).await.unwrap().records.len(), 5);
}

pub async fn the_authors_file_comes_and_goes(store: &dyn Store) {
    let first = Published {
        article: ARTICLE.into(),
        records: [
            records([thread(1), answer(2, 1), thread(3)]),
            vec![like(1, 7, 5, true), insight("clear", 7, 5, true)],
        ]
        .concat(),
        counts: BTreeMap::from([("clear".into(), 40)]),
        digest: Some("one".into()),
    };
    let merged = store.publish(first.clone()).await.unwrap();
    assert_eq!(merged.added, 5);
    assert_eq!(store.publish(first).await.unwrap().unchanged, 5);
    let row = row_of(store, 1).await;
    assert_eq!((row.likes, row.replies, row.local, row.published), (1, 1, false, true));
    let tally = store.tally(ARTICLE).await.unwrap();
    assert_eq!(tally.published.as_deref(), Some("one"));
    assert_eq!((tally.comments, tally.insights["clear"], tally.counts["clear"]), (3, 1, 40));
    // It is not this reader's to export.
    assert_eq!(store.written(None, None, 9).await.unwrap().records, []);

    // The next file has lost the first thread and its like, and keeps the answer.
    let second = Published {
        article: ARTICLE.into(),
        records: records([answer(2, 1), thread(4)]),
        digest: Some("two".into()),
        ..Published::default()
    };
    assert_eq!(store.publish(second).await.unwrap().added, 1);
    let ghost = Row { replies: 1, ..Row::empty(ARTICLE, id(1)) };
    assert_eq!(store.comment(ARTICLE, id(1)).await.unwrap(), Some(ghost));
    assert_eq!(store.comment(ARTICLE, id(3)).await.unwrap(), None);
    assert_eq!(numbers(&list(store, Sort::Newest, Start::Top, 9).await), [4, 1]);
    let tally = store.tally(ARTICLE).await.unwrap();
    assert_eq!((tally.comments, tally.insights.len(), tally.counts.len()), (2, 0, 0));

    let none = Published { article: ARTICLE.into(), ..Published::default() };
    store.publish(none).await.unwrap();
    assert_eq!(numbers(&list(store, Sort::Newest, Start::Top, 9).await), NONE);
    assert_eq!(store.comment(ARTICLE, id(1)).await.unwrap(), None);
    assert_eq!(store.tally(ARTICLE).await, Ok(Default::default()));
}

pub async fn the_authors_file_leaves_what_was_written_here(store: &dyn Store) {
    let own = [records([thread(1), answer(2, 9)]), vec![insight("clear", 1, 5, true)]].concat();
    merge(store, own.clone()).await;
    let publish = |records: Vec<Record>| {
        let published = Published { article: ARTICLE.into(), records, ..Published::default() };
        async { store.publish(published).await.unwrap() }
    };
    let copies = [own, records([thread(9)]), vec![like(1, 8, 6, true)]].concat();
    let merged = publish(copies).await;
    // A copy that was published is the one that was written here.
    assert_eq!((merged.unchanged, merged.added), (3, 2));
    let row = row_of(store, 1).await;
    assert!(row.local && row.published);
    assert_eq!((row.likes, store.tally(ARTICLE).await.unwrap().comments), (1, 3));
    publish(vec![]).await;
    let row = row_of(store, 1).await;
    assert_eq!((row.local, row.published, row.likes), (true, false, 0));
    let tally = store.tally(ARTICLE).await.unwrap();
    assert_eq!((tally.comments, tally.insights["clear"]), (2, 1));
    assert_eq!(row_of(store, 9).await, Row { replies: 1, ..Row::empty(ARTICLE, id(9)) });
}

pub async fn what_was_written_here_comes_in_pages(store: &dyn Store) {
    let mut elsewhere = thread(9);
    elsewhere.article = "/elsewhere".into();
    let here = [
        records([thread(1), answer(2, 1), deleted(thread(3), 4)]),
        vec![like(1, 1, 5, true), insight("clear", 1, 5, false), like(3, 2, 5, true)],
    ]
    .concat();
    merge(store, here.clone()).await;
    merge(store, records([elsewhere.clone()])).await;
    let others = Published {
        article: ARTICLE.into(),
        records: records([thread(20)]),
        ..Published::default()
    };
    store.publish(others).await.unwrap();
    let all = [here.clone(), records([elsewhere])].concat();
    for (article, expected) in [(Some(ARTICLE), here), (None, all)] {
        for limit in 1..9 {
            let mut found = Vec::new();
            let mut after = None;
            loop {
                let page = store.written(article, after, limit).await.unwrap();
                assert!(page.records.len() <= limit);
                found.extend(page.records);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(found.len(), expected.len(), "{limit}");
            assert!(expected.iter().all(|record| found.contains(record)), "{limit}");
        }
    }
}

pub async fn notes_are_kept_and_forgotten(store: &dyn Store) {
    for (key, text) in [("profile", "a"), ("draft /a \u{1f30a}", ""), ("profile", "b\n")] {
        store.set_note(key, Some(text)).await.unwrap();
        assert_eq!(store.note(key).await.unwrap().as_deref(), Some(text));
    }
    store.set_note("profile", None).await.unwrap();
    assert_eq!(store.note("profile").await, Ok(None));
    assert_eq!(store.note("draft /a \u{1f30a}").await, Ok(Some(String::new())));
}

pub async fn changes_are_told(store: &dyn Store) {
    let told = Rc::new(RefCell::new(Vec::new()));
    let telling = told.clone();
    let subscription =
        store.subscribe(Rc::new(move |change| telling.borrow_mut().push(change.clone())));
    let article = Change::Article(ARTICLE.into());
    merge(store, records([thread(1)])).await;
    assert_eq!(told.take(), [article.clone()]);
    // What changes nothing is not told.
    merge(store, records([thread(1)])).await;
    assert_eq!(told.take(), []);
    merge(store, vec![like(1, 1, 5, true), insight("clear", 1, 5, true)]).await;
    assert_eq!(told.take(), [article.clone()]);
    let published = Published { article: ARTICLE.into(), ..Published::default() };
    store.publish(published).await.unwrap();
    assert_eq!(told.take(), [article]);
    store.set_note("profile", Some("a")).await.unwrap();
    assert_eq!(told.take(), [Change::Note("profile".into())]);
    drop(subscription);
    merge(store, records([thread(2)])).await;
    assert_eq!(told.take(), []);
}

pub async fn thousands_of_records_are_one_merge(store: &dyn Store) {
    let threads = records((1..=1500).map(thread));
    let answers = records((1501..=3000).map(|n| answer(n, n - 1500)));
    let likes = (1..=1000).map(|n| like(n, n % 7, 9000, true));
    let all: Vec<_> = answers.into_iter().chain(threads).chain(likes).collect();
    let merged = merge(store, all).await;
    assert_eq!((merged.added, merged.refused.len()), (4000, 0));
    assert_eq!(store.tally(ARTICLE).await.unwrap().comments, 3000);
    let page = list(store, Sort::MostLiked, Start::Top, 2).await;
    assert_eq!((numbers(&page), page.more), (vec![1000, 999], true));
    assert_eq!(page.rows[0].replies, 1);
}

/// Threads 1 to 6, of which some are liked; the third was deleted.
async fn liked_threads(store: &dyn Store) {
    merge(store, records((1..=6).map(thread))).await;
    merge(store, records([deleted(thread(3), 20)])).await;
    let likes = [(2, 1), (2, 2), (4, 1), (1, 3), (5, 1), (5, 2), (5, 3)];
    merge(store, likes.map(|(n, by)| like(n, by, 30, true)).into()).await;
}

const ORDERS: [(Sort, [u64; 5]); 3] = [
    (Sort::Newest, [6, 5, 4, 2, 1]),
    (Sort::Oldest, [1, 2, 4, 5, 6]),
    (Sort::MostLiked, [5, 2, 4, 1, 6]),
];

async fn merge(store: &dyn Store, records: Vec<Record>) -> Merged {
    store.merge(records).await.unwrap()
}

async fn list(store: &dyn Store, sort: Sort, start: Start, limit: usize) -> Page {
    store.threads(Threads { article: ARTICLE, sort, start, limit }).await.unwrap()
}

async fn row_of(store: &dyn Store, n: u64) -> Row {
    store.comment(ARTICLE, id(n)).await.unwrap().unwrap()
}

/// The seconds in which the rows of a page were made.
fn numbers(page: &Page) -> Vec<u64> {
    page.rows.iter().map(|row| (row.id.millis() - 1_700_000_000_000) / 1000).collect()
}
