//! What the author has published, and what was written here.

use super::*;

pub async fn the_authors_file_comes_and_goes(store: &dyn Store) {
    let first = Published {
        article: ARTICLE.into(),
        records: [
            records([thread(1), answer(2, 1), thread(3)]),
            vec![like(1, 7, 5, true), insight("clear", 7, 5, true)],
        ]
        .concat(),
        counts: SortedMap::from_iter([("clear".into(), 40)]),
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

pub async fn what_was_edited_here_is_published_when_the_author_publishes_it(store: &dyn Store) {
    let publish = async |comment: &Comment| {
        let records = records([comment.clone(), thread(9)]);
        let published = Published { article: ARTICLE.into(), records, ..Published::default() };
        store.publish(published).await.unwrap()
    };
    let is_published = async || row_of(store, 1).await.published;
    let (first, anew) = (thread(1), edited(thread(1), 20, "anew"));
    merge(store, records([first.clone()])).await;
    publish(&first).await;
    assert!(is_published().await);
    merge(store, records([first.clone()])).await;
    assert!(is_published().await, "the same words once more");
    merge(store, records([deleted(first.clone(), 10)])).await;
    let deleted = Register { stamp: at(11), value: false };
    merge(store, records([Comment { deleted, ..first.clone() }])).await;
    assert!(is_published().await, "it is back, and the author has its words");
    merge(store, records([anew.clone()])).await;
    assert!(!is_published().await, "the author has other words");
    publish(&first).await;
    assert!(!is_published().await, "still other words");
    assert_eq!(publish(&anew).await.unchanged, 2);
    assert!(is_published().await);
    // Of what was never written here, all that there is comes from the author.
    let row = row_of(store, 9).await;
    assert_eq!((row.local, row.published), (false, true));
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
