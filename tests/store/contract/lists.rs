//! Lists: their orders, pages and threads.

use super::*;

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
