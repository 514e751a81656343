//! A database for one test, and JavaScript's hands on it.

use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The name of a database that no other test has. It is deleted at the end, as soon as nobody holds
/// it open.
pub struct Database(pub String);

impl Database {
    pub async fn new() -> Self {
        crate::patch::undo_all();
        thread_local! {
            static COUNT: Cell<u32> = const { Cell::new(0) };
        }
        let count = COUNT.with(|count| {
            count.set(count.get() + 1);
            count.get()
        });
        let now = js_sys::Date::now().to_string();
        Database(["test-", &now, "-", &count.to_string()].concat())
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
        let _ = factory.delete_database(&self.0);
        let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
        let _ = storage.remove_item(&[&self.0, ".kept"].concat());
    }
}

/// Runs the body of an asynchronous JavaScript function, whose `name` is that of a database. It has
/// `open(version, upgrade)`, and `done(request or transaction)`.
pub async fn js(name: &str, body: &str) -> JsValue {
    let helpers = "
        const done = (thing) => new Promise((resolve, reject) => {
            thing.onsuccess = () => resolve(thing.result);
            thing.oncomplete = () => resolve();
            thing.onerror = () => reject(thing.error);
            thing.onabort = () => reject(thing.error);
        });
        const open = (version, upgrade) => {
            const request = indexedDB.open(name, version);
            request.onupgradeneeded = () => upgrade && upgrade(request.result, request.transaction);
            return done(request);
        };";
    let code = [helpers, "return (async () => {", body, "\n})();"].concat();
    let function = js_sys::Function::new_with_args("name", &code);
    let promise: js_sys::Promise =
        function.call1(&JsValue::UNDEFINED, &name.into()).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}
