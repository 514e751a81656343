//! Chance, and the wish to keep what people write.

use js_sys::{Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]) -> Result<(), JsValue>;

    type Storage;
    #[wasm_bindgen(method, catch)]
    fn persist(this: &Storage) -> Result<Promise, JsValue>;
}

/// Sixty-four random bits. (`randomUUID` is for secure pages only; this is for all.)
pub fn random() -> u64 {
    let mut bytes = [0; 8];
    if get_random_values(&mut bytes).is_err() {
        return (js_sys::Math::random() * u64::MAX as f64) as u64;
    }
    u64::from_le_bytes(bytes)
}

/// Asks the browser to keep this site's data also when it is short of room, once for each page: some
/// browsers ask the reader, who has answered then. The answer changes nothing here.
pub fn persist() {
    thread_local! {
        static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    }
    if IS_ASKED.replace(true) {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let storage = Reflect::get(&window.navigator(), &"storage".into()).unwrap_or_default();
    if storage.is_undefined() {
        return;
    }
    if let Ok(asking) = storage.unchecked_into::<Storage>().persist() {
        super::spawn(async move { drop(JsFuture::from(asking).await) });
    }
}
