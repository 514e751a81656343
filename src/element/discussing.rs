//! What a page asks of the discussion: the methods of `comments` and `insights`, and `profile`.
//! Each is a deed of the [`Discussion`]; here are only the words between it and JavaScript.

use super::values::{self, field, text};
use crate::comments::{Id, Identity};
use crate::component::Talk;
use crate::discussion::{Action, Discussion, Error};
use crate::insights::{Choice, summary};
use crate::platform;
use crate::store::{Cursor, Sort};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How many comments `list` gives where no limit is set.
const LIMIT: usize = 20;

/// The most comments that `list` gives at a time.
const MOST: usize = 100;

/// Why something that a page asked for was not done.
pub(super) struct Refusal {
    code: &'static str,
    message: String,
}

/// Carries out the method of this name.
pub(super) async fn carry_out(
    talk: Rc<dyn Talk>,
    name: String,
    given: Array,
    language: String,
) -> Result<JsValue, Refusal> {
    let discussing = talk.discussing();
    let (discussion, choices) = (discussing.get(), discussing.choices());
    match name.as_str() {
        "insights.list" => list_insights(&discussion, &choices, &language).await,
        "insights.toggle" => toggle(&discussion, &choices, &given.get(0)).await,
        name => comments(&discussion, name, &given).await,
    }
}

/// Signs in, or out with none.
pub(super) async fn sign(talk: Rc<dyn Talk>, identity: Option<Identity>) {
    let discussion = talk.discussing().get();
    let signed = match identity {
        Some(Identity { name, link }) => discussion.sign_in(name, link).await,
        None => discussion.sign_out().await,
    };
    if let Err(error) = signed {
        platform::error(&["<reading-widget>: profile: ", &error.to_string()].concat());
    }
    // The state knows of it before what was set is forgotten.
    if let Ok(known) = discussion.ask().await {
        discussion.dispatch(Action::Known(Box::new(known)));
    }
}

impl Refusal {
    fn parse(message: &str) -> Self {
        Refusal { code: "parse", message: message.to_owned() }
    }
}

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        let error = error.into();
        Refusal { code: error.code(), message: error.to_string() }
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        values::error(refusal.code, &refusal.message)
    }
}

async fn list_insights(
    it: &Discussion,
    choices: &[Choice],
    language: &str,
) -> Result<JsValue, Refusal> {
    let known = it.ask().await?;
    let tallied = summary(choices, &known.tally.insights, &known.tally.counts, &known.picked);
    Ok(values::insights(&tallied, language).into())
}

/// Picks an insight, or takes it back; says which.
async fn toggle(it: &Discussion, choices: &[Choice], id: &JsValue) -> Result<JsValue, Refusal> {
    let id = id.as_string().filter(|id| choices.iter().any(|choice| choice.id == *id));
    let id = id.ok_or(Error::NotFound)?;
    let on = !it.ask().await?.picked.contains(&id);
    it.pick(id, on).await?;
    Ok(on.into())
}

/// What a method of `comments` gives. The shell lists their names.
async fn comments(it: &Discussion, name: &str, given: &Array) -> Result<JsValue, Refusal> {
    let first = given.get(0);
    let words = || given.get(1).as_string().unwrap_or_default();
    match name {
        "comments.list" => return list(it, &first).await,
        "comments.count" => return Ok(it.count().await?.into()),
        "comments.add" => {
            let id = it.add(parent(&first)?, text(&first, "body")).await?;
            return comment(it, id).await;
        }
        "comments.export" => return Ok(it.export(field(&first, "all").is_truthy()).await?.into()),
        "comments.import" => {
            let text = first.as_string().ok_or_else(|| Refusal::parse("import takes a text"))?;
            return Ok(values::report(&it.import(&text).await?));
        }
        _ => {}
    }
    let id = id(&first)?;
    match name {
        "comments.get" => return comment(it, id).await,
        "comments.edit" => {
            it.edit(id, words()).await?;
            return comment(it, id).await;
        }
        "comments.remove" => it.delete(id, true).await?,
        "comments.restore" => {
            it.delete(id, false).await?;
            return comment(it, id).await;
        }
        "comments.like" => {
            let on = given.get(1);
            it.like(id, on.is_undefined() || on.is_truthy()).await?;
        }
        _ => return Err(Error::NotFound.into()),
    }
    Ok(JsValue::UNDEFINED)
}

async fn list(it: &Discussion, options: &JsValue) -> Result<JsValue, Refusal> {
    let parent = parent(options)?;
    let sort = match given_text(options, "sort") {
        None => Some(Sort::default()),
        Some(name) => name.as_deref().and_then(Sort::named),
    };
    let sort = sort.ok_or_else(|| Refusal::parse("sort is newest, oldest or most-liked"))?;
    let after = match given_text(options, "after") {
        None => None,
        Some(text) => {
            let after = text.as_deref().and_then(cursor);
            Some(after.ok_or_else(|| Refusal::parse("after is what `next` was"))?)
        }
    };
    let limit = field(options, "limit");
    let limit = match limit.as_f64() {
        _ if limit.is_undefined() => LIMIT,
        Some(limit) if limit >= 1.0 => (limit as usize).min(MOST),
        _ => return Err(Refusal::parse("limit is a number from 1 to 100")),
    };
    if let Some(parent) = parent {
        it.get(parent).await?.ok_or(Error::NotFound)?;
    }
    let queried = it.query(parent, sort, after, limit).await?;
    let known = it.ask().await?;
    let rows = queried.rows.iter();
    let items: Array = rows.map(|(row, body)| values::comment(&known, row, body)).collect();
    let next = queried.next.map(|Cursor { likes, id }| {
        JsValue::from([&likes.to_string(), ".", &id.to_string()].concat())
    });
    let next = next.unwrap_or(JsValue::NULL);
    Ok(values::object(&[("items", items.into()), ("next", next)]))
}

async fn comment(it: &Discussion, id: Id) -> Result<JsValue, Refusal> {
    let (row, body) = it.get(id).await?.ok_or(Error::NotFound)?;
    Ok(values::comment(&it.ask().await?, &row, &body))
}

fn parent(options: &JsValue) -> Result<Option<Id>, Refusal> {
    let parent = field(options, "parent");
    if parent.is_undefined() || parent.is_null() { Ok(None) } else { id(&parent).map(Some) }
}

fn id(value: &JsValue) -> Result<Id, Refusal> {
    let id = value.as_string().and_then(|text| text.parse().ok());
    Ok(id.ok_or(Error::NotFound)?)
}

/// Where a page of comments went on, as `list` wrote it.
fn cursor(text: &str) -> Option<Cursor> {
    let (likes, id) = text.split_once('.')?;
    Some(Cursor { likes: likes.parse().ok()?, id: id.parse().ok()? })
}

/// A field that was given: its text, or nothing where it is no text.
fn given_text(options: &JsValue, name: &str) -> Option<Option<String>> {
    let value = field(options, name);
    (!value.is_undefined() && !value.is_null()).then(|| value.as_string())
}
