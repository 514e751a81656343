//! What is kept, counted and told.

use super::*;

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

/// What a reader reacted to, and did not take back.
async fn standing(store: &dyn Store, by: u64) -> Vec<Subject> {
    let reactions = store.reactions(ARTICLE, reader(by)).await.unwrap();
    reactions.into_iter().filter(|reaction| reaction.on.value).map(|it| it.subject).collect()
}

pub async fn likes_count_once_per_reader_and_are_taken_back(store: &dyn Store) {
    // A like may come before its comment.
    merge(store, vec![like(1, 1, 5, true), like(1, 2, 5, true), like(1, 1, 6, true)]).await;
    assert_eq!(numbers(&list(store, Sort::MostLiked, Start::Top, 20).await), NONE);
    assert_eq!(row_of(store, 1).await.comment, None);
    merge(store, records([thread(1)])).await;
    assert_eq!(row_of(store, 1).await.likes, 2);
    assert_eq!(standing(store, 1).await, [Subject::Like(id(1))]);
    merge(store, vec![like(1, 1, 7, false)]).await;
    assert_eq!(row_of(store, 1).await.likes, 1);
    assert_eq!(standing(store, 1).await, []);
    // An older copy of the like does not bring it back.
    let merged = merge(store, vec![like(1, 1, 6, true)]).await;
    assert_eq!(merged.unchanged, 1);
    assert_eq!(row_of(store, 1).await.likes, 1);
}

pub async fn insights_are_counted(store: &dyn Store) {
    let all = [("clear", 1), ("clear", 2), ("__proto__", 1), ("größe\n", 3)];
    merge(store, all.map(|(choice, by)| insight(choice, by, 5, true)).into()).await;
    let count = |pairs: &[(&str, u32)]| -> SortedMap<String, u32> {
        pairs.iter().map(|(choice, count)| (choice.to_string(), *count)).collect()
    };
    let tally = store.tally(ARTICLE).await.unwrap();
    assert_eq!(tally.insights, count(&[("clear", 2), ("__proto__", 1), ("größe\n", 1)]));
    let mut mine = standing(store, 1).await;
    mine.sort();
    let expected = ["__proto__", "clear"].map(|choice| Subject::Insight(choice.into()));
    assert_eq!(mine, expected);
    merge(store, vec![insight("clear", 1, 6, false), insight("clear", 2, 6, false)]).await;
    let tally = store.tally(ARTICLE).await.unwrap();
    assert_eq!(tally.insights, count(&[("__proto__", 1), ("größe\n", 1)]));
    assert_eq!(tally.comments, 0);
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
    let changed = [Change::Article(ARTICLE.into())];
    merge(store, records([thread(1)])).await;
    assert_eq!(told.take(), changed);
    // What changes nothing is not told.
    merge(store, records([thread(1)])).await;
    assert_eq!(told.take(), []);
    merge(store, vec![like(1, 1, 5, true), insight("clear", 1, 5, true)]).await;
    assert_eq!(told.take(), changed);
    let published = Published { article: ARTICLE.into(), ..Published::default() };
    store.publish(published).await.unwrap();
    assert_eq!(told.take(), changed);
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
