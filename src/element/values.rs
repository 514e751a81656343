//! The element's properties as plain JavaScript values.

use crate::reading_time::rounded_minutes;
use crate::session::State;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

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

/// A plain object.
pub(super) fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn count(count: usize) -> JsValue {
    // Counts of words are far below the 2^53 that a number holds exactly.
    (count as f64).into()
}
