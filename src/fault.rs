//! Faults on purpose, for a build that tests alone make (feature `faults`): at named points the
//! widget asks the page whether it is to fail there. The page says so in `readingWidgetFault`:
//! `{at: "timer", how: "panic", times: 1}`; `how` may also be `stack` and `memory`, which fill the
//! engine's stack and the module's own.

use js_sys::Reflect;
use std::hint::black_box;
use wasm_bindgen::JsValue;

/// Fails here, if the page asks for it.
pub fn point(name: &str) {
    let Some(fault) = asked() else { return };
    let word = |key: &str| get(&fault, key).as_string().unwrap_or_default();
    let times = get(&fault, "times").as_f64().unwrap_or(1.0);
    if word("at") != name || times < 1.0 {
        return;
    }
    let _ = Reflect::set(&fault, &"times".into(), &(times - 1.0).into());
    match word("how").as_str() {
        "stack" => drop(black_box(fill_stack(0))),
        "memory" => drop(black_box(fill_memory(0))),
        _ => fail(),
    }
}

/// Whether the page wants the next version of the database, as it might be.
pub fn wants_next_version() -> bool {
    asked().is_some_and(|fault| get(&fault, "nextVersion").is_truthy())
}

#[allow(clippy::panic, reason = "it is what this is for")]
fn fail() {
    panic!("a fault that the page asked for");
}

/// Calls itself until the engine has no stack left.
fn fill_stack(depth: u64) -> u64 {
    if black_box(depth) == u64::MAX { 0 } else { fill_stack(depth + 1) ^ black_box(depth) }
}

/// Calls itself until the module's own stack, in its memory, is full.
fn fill_memory(depth: u64) -> u64 {
    let room = black_box([depth; 1024]);
    if black_box(depth) == u64::MAX {
        0
    } else {
        fill_memory(depth + 1) ^ black_box(room).len() as u64
    }
}

fn asked() -> Option<JsValue> {
    Some(get(&js_sys::global(), "readingWidgetFault")).filter(JsValue::is_object)
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}
