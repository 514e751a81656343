//! What the scripts of a page say in JSON, read by the browser.

use super::message_of;
use crate::article::page::Json;
use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

/// Reads a script; the error says what is wrong with it.
pub(super) fn read(script: &str) -> Result<Json, String> {
    let value = JSON::parse(script).map_err(|error| message_of(&error))?;
    Ok(json(&value, Json::DEEPEST))
}

/// A value with what is in it, so deep.
fn json(value: &JsValue, depth: usize) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    let (Some(below), true) = (depth.checked_sub(1), value.is_object()) else {
        return Json::Other;
    };
    if let Some(items) = value.dyn_ref::<Array>() {
        return Json::List(items.iter().map(|item| json(&item, below)).collect());
    }
    let entries = Object::entries(value.unchecked_ref());
    let fields = entries.iter().filter_map(|entry| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, json(&entry.get(1), below)))
    });
    Json::Object(fields.collect())
}
