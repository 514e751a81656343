//! What the element gives to a page, as plain JavaScript values, and what a page gives to it.

use crate::comments::{Id, Identity, Stamp};
use crate::discussion::{Known, Report};
use crate::i18n::messages;
use crate::insights::Tallied;
use crate::markup::{Markup, to_html};
use crate::platform;
use crate::reading_time::rounded_minutes;
use crate::session::State;
use crate::store::{Kept, Row};
use crate::ui::insight_label;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// `{minutes, low, high, words, characters}`, or null as long as there is no article.
pub(super) fn reading_time(state: &State) -> JsValue {
    let Some(story) = state.story() else { return JsValue::NULL };
    let time = story.time();
    object(&[
        ("minutes", time.minutes().into()),
        ("low", rounded_minutes(time.low_seconds).into()),
        ("high", rounded_minutes(time.high_seconds).into()),
        ("words", count(time.words)),
        ("characters", count(time.characters)),
    ])
}

/// `[{id, level, title, minutes}]` in document order.
pub(super) fn outline(state: &State) -> Array {
    let Some(story) = state.story() else { return Array::new() };
    let sections = story.outline.sections.iter();
    sections
        .map(|section| {
            object(&[
                ("id", section.id.as_str().into()),
                ("level", section.level.into()),
                ("title", section.title.as_str().into()),
                ("minutes", section.time.minutes().into()),
            ])
        })
        .collect()
}

/// `{name, link}`, or null.
pub(super) fn profile(identity: Option<&Identity>) -> JsValue {
    let Some(Identity { name, link }) = identity else { return JsValue::NULL };
    object(&[("name", name.into()), ("link", or_null(link.as_deref()))])
}

/// A comment. Of a deleted one the words are gone.
pub(super) fn comment(known: &Known, row: &Row, body: &Markup) -> JsValue {
    let Some(comment) = &row.comment else { return JsValue::NULL };
    let Identity { name, link } = comment.identity_for(known.profile.as_deref());
    let author = object(&[
        ("id", id(comment.origin.author)),
        ("name", name.into()),
        ("link", or_null(link.as_deref())),
    ]);
    let is_live = comment.is_live();
    let words = if is_live { comment.body.value.as_str() } else { "" };
    let deleted = (!is_live).then_some(comment.deleted.stamp);
    let place = match known.status.kept {
        _ if row.published => "published",
        Kept::Device => "device",
        Kept::Page => "page",
    };
    object(&[
        ("id", id(comment.id)),
        ("parent", comment.origin.parent.map_or(JsValue::NULL, id)),
        ("author", author),
        ("body", words.into()),
        ("html", to_html(body).into()),
        ("created", time(Some(comment.origin.created))),
        ("edited", time(comment.edited())),
        ("deleted", time(deleted)),
        ("likes", row.likes.into()),
        ("liked", known.liked.contains(&comment.id).into()),
        ("place", place.into()),
    ])
}

/// `[{id, label, count, mine}]` in the order of the choices.
pub(super) fn insights(tallied: &[Tallied], language: &str) -> Array {
    let words = messages(language);
    let insights = tallied.iter().map(|tallied| {
        let label = insight_label(words, &tallied.label);
        object(&[
            ("id", tallied.id.as_str().into()),
            ("label", label.into()),
            ("count", tallied.count.into()),
            ("mine", tallied.mine.into()),
        ])
    });
    insights.collect()
}

/// `{added, updated, unchanged, refused}`: what an import came to.
pub(super) fn report(report: &Report) -> JsValue {
    let refused = report.refused.iter().map(|(index, reason)| {
        object(&[("index", count(*index)), ("reason", reason.as_str().into())])
    });
    object(&[
        ("added", count(report.added)),
        ("updated", count(report.updated)),
        ("unchanged", count(report.unchanged)),
        ("refused", refused.collect::<Array>().into()),
    ])
}

/// An `Error` with a code.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("ReadingWidgetError");
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// A field of what a page gave; undefined where there is none.
pub(super) fn field(value: &JsValue, name: &str) -> JsValue {
    let name = JsValue::from(name);
    // What a page has put into the prototype of all objects was not said here.
    let is_everywhere = Reflect::has(&Object::new(), &name).unwrap_or(false);
    // (An object of another window is none of this one's `Object`s.)
    let is_own = || value.is_object() && Object::has_own(value.unchecked_ref::<Object>(), &name);
    if is_everywhere && !is_own() {
        return JsValue::UNDEFINED;
    }
    // Of what is no object there are no fields, and asking for one throws.
    Reflect::get(value, &name).unwrap_or(JsValue::UNDEFINED)
}

/// The text in a field; none is an empty one.
pub(super) fn text(value: &JsValue, name: &str) -> String {
    field(value, name).as_string().unwrap_or_default()
}

/// A plain object.
pub(super) fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn id(id: Id) -> JsValue {
    id.to_string().into()
}

fn time(stamp: Option<Stamp>) -> JsValue {
    stamp.map_or(JsValue::NULL, |stamp| platform::iso(stamp.millis as f64).into())
}

fn or_null(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from)
}

fn count(count: usize) -> JsValue {
    // Counts of words are far below the 2^53 that a number holds exactly.
    (count as f64).into()
}
