//! Rows, reactions and counts as the objects that the database keeps, and back.

use super::request::{get, key, set};
use super::schema::{BY_LIKES, BY_PUBLISHED, BY_ROOT, BY_TIME, BY_WRITTEN};
use crate::comments::wire::{read_record, write_record};
use crate::comments::{Id, Record, Subject};
use crate::sorted::SortedMap;
use crate::store::ledger::{Mark, ReactionKey, RowKey, key_of};
use crate::store::{Row, Tally};
use js_sys::{Array, JSON, Object};
use wasm_bindgen::prelude::*;

/// The key of a row.
pub(super) fn row_key((article, id): &RowKey) -> Array {
    key([article, &id.to_string()])
}

/// The key of a reaction.
pub(super) fn mark_key((article, reader, subject): &ReactionKey) -> Array {
    key([article, &reader.to_string(), &subject_text(subject)])
}

/// The key of a row, from the list.
pub(super) fn read_row_key(list: &JsValue) -> Option<RowKey> {
    let list: &Array = list.dyn_ref()?;
    Some((list.get(0).as_string()?, list.get(1).as_string()?.parse().ok()?))
}

/// The key of a reaction, from the list.
pub(super) fn read_mark_key(list: &JsValue) -> Option<ReactionKey> {
    let list: &Array = list.dyn_ref()?;
    let reader = list.get(1).as_string()?.parse().ok()?;
    Some((list.get(0).as_string()?, reader, read_subject(&list.get(2).as_string()?)?))
}

/// A row, where it can be read.
pub(super) fn read_row(stored: &JsValue) -> Option<Row> {
    let row = read_counts(stored)?;
    let record = get(stored, "record");
    if record.is_undefined() {
        return Some(row);
    }
    match read_record(&record.as_string()?) {
        Ok(Record::Comment(comment)) if comment.article == row.article && comment.id == row.id => {
            Some(Row { comment: Some(comment), ..row })
        }
        _ => None,
    }
}

/// A row without its comment.
pub(super) fn read_counts(stored: &JsValue) -> Option<Row> {
    Some(Row {
        article: get(stored, "article").as_string()?,
        id: get(stored, "id").as_string()?.parse().ok()?,
        comment: None,
        likes: number(stored, "likes")?,
        replies: number(stored, "replies")?,
        local: get(stored, "local").as_bool()?,
        published: get(stored, "published").as_bool()?,
    })
}

/// The object of a row.
pub(super) fn write_row(row: &Row) -> Object {
    let (article, id) = (row.article.as_str(), row.id.to_string());
    let own_key = key([article, &id]);
    let stored = Object::new();
    set(&stored, "article", &article.into());
    set(&stored, "id", &id.as_str().into());
    set(&stored, "likes", &row.likes.into());
    set(&stored, "replies", &row.replies.into());
    if let Some(comment) = &row.comment {
        set(&stored, "record", &write_record(&Record::Comment(comment.clone())).into());
    }
    write_flags(&stored, &own_key, row.local, row.published);
    if let Some(root) = row.root() {
        set(&stored, BY_ROOT, &key([article, &root.to_string(), &id]));
    } else if row.is_listed() {
        set(&stored, BY_TIME, &own_key);
        set(&stored, BY_LIKES, &likes_key(article, row.likes, &id));
    }
    stored
}

/// Writes the counts of a row whose comment cannot be read, and nothing else.
pub(super) fn write_counts(stored: &Object, row: &Row) {
    set(stored, "likes", &row.likes.into());
    set(stored, "replies", &row.replies.into());
    if !get(stored, BY_LIKES).is_undefined() {
        set(stored, BY_LIKES, &likes_key(&row.article, row.likes, &row.id.to_string()));
    }
}

/// A place among the threads by likes.
pub(super) fn likes_key(article: &str, likes: u32, id: &str) -> Array {
    Array::of3(&article.into(), &likes.into(), &id.into())
}

/// A reaction, where it can be read.
pub(super) fn read_mark(stored: &JsValue) -> Option<Mark> {
    match read_record(&get(stored, "record").as_string()?) {
        Ok(Record::Reaction(reaction)) => {
            let own_key = (
                get(stored, "article").as_string()?,
                get(stored, "reader").as_string()?.parse().ok()?,
                read_subject(&get(stored, "subject").as_string()?)?,
            );
            let mark = Mark {
                local: get(stored, "local").as_bool()?,
                published: get(stored, "published").as_bool()?,
                reaction,
            };
            (own_key == key_of(&mark.reaction)).then_some(mark)
        }
        _ => None,
    }
}

/// The object of a reaction.
pub(super) fn write_mark(mark: &Mark) -> Object {
    let reaction = &mark.reaction;
    let (reader, subject) = (reaction.reader.to_string(), subject_text(&reaction.subject));
    let stored = Object::new();
    set(&stored, "article", &reaction.article.as_str().into());
    set(&stored, "reader", &reader.as_str().into());
    set(&stored, "subject", &subject.as_str().into());
    set(&stored, "record", &write_record(&Record::Reaction(reaction.clone())).into());
    let own_key = key([&reaction.article, &reader, &subject]);
    write_flags(&stored, &own_key, mark.local, mark.published);
    stored
}

/// What is stored, as text, where it cannot be read.
pub(super) fn raw_text(stored: &JsValue) -> String {
    let whole = || JSON::stringify(stored).ok().and_then(|text| text.as_string());
    get(stored, "record").as_string().or_else(whole).unwrap_or_default()
}

/// The counts of an article. What cannot be read of them begins anew.
pub(super) fn read_tally(stored: &JsValue) -> Option<Tally> {
    if !stored.is_object() {
        return None;
    }
    let counts = |name| -> SortedMap<String, u32> {
        let text = get(stored, name).as_string().unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    };
    Some(Tally {
        comments: number(stored, "comments").unwrap_or_default(),
        insights: counts("insights"),
        counts: counts("counts"),
        published: get(stored, "published").as_string(),
    })
}

/// The object of an article's counts.
pub(super) fn write_tally(article: &str, tally: &Tally) -> Object {
    let stored = Object::new();
    set(&stored, "article", &article.into());
    set(&stored, "comments", &tally.comments.into());
    for (name, counts) in [("insights", &tally.insights), ("counts", &tally.counts)] {
        // Texts and numbers cannot fail to be written.
        set(&stored, name, &serde_json::to_string(counts).unwrap_or_default().into());
    }
    if let Some(published) = &tally.published {
        set(&stored, "published", &published.as_str().into());
    }
    stored
}

fn write_flags(stored: &Object, own_key: &Array, local: bool, published: bool) {
    set(stored, "local", &local.into());
    set(stored, "published", &published.into());
    for (name, is_set) in [(BY_WRITTEN, local), (BY_PUBLISHED, published)] {
        if is_set {
            set(stored, name, own_key);
        }
    }
}

const COMMENT: &str = "comment:";
const INSIGHT: &str = "insight:";

fn subject_text(subject: &Subject) -> String {
    match subject {
        Subject::Like(id) => [COMMENT, &id.to_string()].concat(),
        Subject::Insight(choice) => [INSIGHT, choice].concat(),
    }
}

fn read_subject(text: &str) -> Option<Subject> {
    match text.strip_prefix(COMMENT) {
        Some(id) => id.parse::<Id>().ok().map(Subject::Like),
        None => text.strip_prefix(INSIGHT).map(|choice| Subject::Insight(choice.to_owned())),
    }
}

fn number(stored: &JsValue, name: &str) -> Option<u32> {
    let number = get(stored, name).as_f64()?;
    (number >= 0.0 && number <= u32::MAX.into() && number.fract() == 0.0).then_some(number as u32)
}
