//! Reading by index and page.

use super::connection::Door;
use super::request::{Mode, answer, answers as answers_of, failed, key, range, walk};
use super::rows::{likes_key, raw_text, read_mark, read_row};
use super::schema::{BY_LIKES, BY_ROOT, BY_TIME, BY_WRITTEN, COMMENTS, REACTIONS};
use crate::comments::{Id, Record};
use crate::parts::part;
use crate::store::{Answer, Cursor, Page, Sort, Start, StoreError, Threads, Written};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbCursorDirection, IdbIndex, IdbKeyRange, IdbObjectStore};

/// A page of threads. A page that ends before a place is walked away from it, and turned round.
pub(super) async fn threads(
    store: &IdbObjectStore,
    query: Threads<'_>,
) -> Result<Page, StoreError> {
    let article = query.article;
    let index = if query.sort == Sort::MostLiked { BY_LIKES } else { BY_TIME };
    let place = |Cursor { likes, id }: Cursor| match query.sort {
        Sort::MostLiked => likes_key(article, likes, &id.to_string()),
        Sort::Newest | Sort::Oldest => key([article, &id.to_string()]),
    };
    let (from, is_before) = match query.start {
        Start::Top => (None, false),
        Start::After(cursor) => (Some((place(cursor), false)), false),
        Start::At(cursor) => (Some((place(cursor), true)), false),
        Start::Before(cursor) => (Some((place(cursor), false)), true),
    };
    let from = from.as_ref().map(|(place, is_at)| (place, *is_at));
    let rises = (query.sort == Sort::Oldest) != is_before;
    let prefix = [article.into()];
    let (range, direction) = if rises {
        (range(&prefix, from, None)?, IdbCursorDirection::Next)
    } else {
        (range(&prefix, None, from)?, IdbCursorDirection::Prev)
    };
    let mut page = page(&index_of(store, index)?, &range, direction, query.limit).await?;
    if is_before {
        page.rows.reverse();
    }
    Ok(page)
}

/// A page of a thread's answers.
pub(super) async fn answers(
    store: &IdbObjectStore,
    article: &str,
    root: Id,
    after: Option<Id>,
    limit: usize,
) -> Result<Page, StoreError> {
    let root = root.to_string();
    let after = after.map(|id| key([article, &root, &id.to_string()]));
    let range =
        range(&[article.into(), root.as_str().into()], after.as_ref().map(|k| (k, false)), None)?;
    page(&index_of(store, BY_ROOT)?, &range, IdbCursorDirection::Next, limit).await
}

/// Whether anything that was written here is in the database.
pub(super) async fn holds_words(door: &Rc<Door>) -> Result<bool, StoreError> {
    let transaction = door.begin(&[COMMENTS, REACTIONS], Mode::Read).await?;
    for name in [COMMENTS, REACTIONS] {
        let store = transaction.object_store(name).map_err(failed)?;
        let index = index_of(&store, BY_WRITTEN)?;
        let first = index.get_key(&range(&[], None, None)?.into()).map_err(failed)?;
        if !answer(&first).await?.is_undefined() {
            return Ok(true);
        }
    }
    Ok(false)
}

part! { deeds:
    /// Begins to read what was written here.
    pub(super) fn begin_written(
        door: Rc<Door>,
        article: Option<String>,
        after: Option<String>,
        limit: usize,
    ) -> Result<Answer<'static, Written>, StoreError> {
        Ok(Box::pin(written(door, article, after, limit)))
    }
}

/// A page of what was written here: comments first, then reactions. The key to go on behind is
/// that of the last one, as JSON.
async fn written(
    door: Rc<Door>,
    article: Option<String>,
    after: Option<String>,
    limit: usize,
) -> Result<Written, StoreError> {
    let after: Vec<String> =
        after.and_then(|after| serde_json::from_str(&after).ok()).unwrap_or_default();
    let prefix: Vec<JsValue> = article.iter().map(|article| JsValue::from_str(article)).collect();
    let transaction = door.begin(&[COMMENTS, REACTIONS], Mode::Read).await?;
    let mut written = Written::default();
    let mut last = Vec::new();
    let mut left = limit;
    // The key of a comment has two parts, that of a reaction three.
    for (name, parts) in [(COMMENTS, 2), (REACTIONS, 3)] {
        if parts < after.len() {
            continue;
        }
        let from: Option<Array> = (parts == after.len())
            .then(|| after.iter().map(|part| JsValue::from_str(part)).collect());
        let range = range(&prefix, from.as_ref().map(|key| (key, false)), None)?;
        let store = transaction.object_store(name).map_err(failed)?;
        let most = u32::try_from(left.saturating_add(1)).unwrap_or(u32::MAX);
        let request = index_of(&store, BY_WRITTEN)?
            .get_all_with_key_and_limit(&range, most)
            .map_err(failed)?;
        let found: Array = answer(&request).await?.dyn_into().map_err(failed)?;
        for stored in found.iter() {
            let Some(rest) = left.checked_sub(1) else {
                written.next = serde_json::to_string(&last).ok();
                return Ok(written);
            };
            left = rest;
            last = key_texts(&stored);
            match read(&stored, name) {
                Some(record) => written.records.push(record),
                None => written.unreadable.push(raw_text(&stored)),
            }
        }
    }
    Ok(written)
}

/// The notes whose keys begin so.
pub(super) async fn notes(
    store: &IdbObjectStore,
    prefix: &str,
) -> Result<Vec<(String, String)>, StoreError> {
    // Behind every key that begins so stands the prefix with the last character there is.
    let end = [prefix, "\u{ffff}"].concat();
    let range = IdbKeyRange::bound(&prefix.into(), &end.into()).map_err(failed)?;
    let keys = store.get_all_keys_with_key(&range).map_err(failed)?;
    let texts = store.get_all_with_key(&range).map_err(failed)?;
    let found = answers_of(&[keys, texts]).await?;
    let mut lists = found.into_iter().map(|list| list.dyn_into::<Array>().unwrap_or_default());
    let (keys, texts) = (lists.next().unwrap_or_default(), lists.next().unwrap_or_default());
    let both = keys.iter().zip(texts.iter());
    Ok(both.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
}

fn read(stored: &JsValue, store: &str) -> Option<Record> {
    if store == COMMENTS {
        read_row(stored)?.comment.map(Record::Comment)
    } else {
        read_mark(stored).map(|mark| Record::Reaction(mark.reaction))
    }
}

/// The key under which the index has a stored value.
fn key_texts(stored: &JsValue) -> Vec<String> {
    let parts: Option<Array> = super::request::get(stored, BY_WRITTEN).dyn_into().ok();
    parts.iter().flat_map(|parts| parts.iter()).filter_map(|part| part.as_string()).collect()
}

async fn page(
    index: &IdbIndex,
    range: &IdbKeyRange,
    direction: IdbCursorDirection,
    limit: usize,
) -> Result<Page, StoreError> {
    let mut page = Page::default();
    walk(index, range, direction, |stored| {
        match read_row(&stored) {
            None => page.unreadable += 1,
            Some(_) if page.rows.len() >= limit => page.more = true,
            Some(row) => page.rows.push(row),
        }
        !page.more
    })
    .await?;
    Ok(page)
}

fn index_of(store: &IdbObjectStore, name: &str) -> Result<IdbIndex, StoreError> {
    store.index(name).map_err(failed)
}
