//! Requests and transactions: JavaScript's events become futures, and its errors become ours.
//!
//! A future here is a promise whose own functions are the handlers of the event, so nothing of this
//! module is held by the browser when an answer comes late or never.

use crate::store::StoreError;
use js_sys::{Array, Function, Object, Promise, Reflect, WeakMap, WeakSet};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbCursorDirection, IdbCursorWithValue, IdbDatabase, IdbIndex, IdbKeyRange, IdbRequest,
    IdbTransaction,
};

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions take options: web-sys has them among its unstable parts only.
    #[wasm_bindgen(extends = Object)]
    type Transacting;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Transacting,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;

    /// A transaction that can be committed: web-sys calls that deprecated, the standard does not.
    #[wasm_bindgen(extends = Object)]
    type Committing;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committing) -> Result<(), JsValue>;
}

thread_local! {
    static COMMITTED: WeakSet = WeakSet::new();
    /// What rejects the promise that somebody waits for, of each transaction.
    static WAITING: WeakMap = WeakMap::new();
}

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Reads.
    Read,
    /// Writes; it is done when the system has what was written.
    WriteRelaxed,
    /// Writes; it is done when the disk has what was written, so that a power cut takes nothing.
    WriteStrict,
}

/// Begins a transaction. The error is JavaScript's, so that a closed connection can be told.
pub(super) fn begin(
    database: &IdbDatabase,
    stores: &[&str],
    mode: Mode,
) -> Result<IdbTransaction, JsValue> {
    let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let (mode, durability) = match mode {
        Mode::Read => ("readonly", "default"),
        Mode::WriteRelaxed => ("readwrite", "relaxed"),
        Mode::WriteStrict => ("readwrite", "strict"),
    };
    // Browsers that know no durability pass over it.
    let options = Object::new();
    set(&options, "durability", &durability.into());
    database.unchecked_ref::<Transacting>().transaction(&stores, mode, &options)
}

/// What a request came to.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let transaction = request.transaction();
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        transaction.iter().for_each(|it| waits(it, &reject));
    });
    let settled = JsFuture::from(settled).await;
    #[cfg(feature = "faults")]
    crate::fault::point("storage");
    match settled {
        Ok(_) => request.result().map_err(failed),
        Err(why) if why.is_null() => Err(StoreError::Busy),
        Err(_) => Err(failed(get(request, "error"))),
    }
}

/// Commits a transaction, and waits until it is complete: what it wrote is kept then. A page that is
/// left meanwhile is not needed for that.
pub(super) async fn complete(transaction: &IdbTransaction) -> Result<(), StoreError> {
    // A browser that does not know it commits when nothing more is asked.
    if transaction.unchecked_ref::<Committing>().commit().is_ok() {
        COMMITTED.with(|committed| drop(committed.add(transaction)));
    }
    let settled = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        waits(transaction, &reject);
    });
    match JsFuture::from(settled).await {
        Ok(_) => Ok(()),
        Err(why) if why.is_null() => Err(StoreError::Busy),
        Err(_) => Err(failed(get(transaction, "error"))),
    }
}

/// Notes whom to tell when a transaction is given up.
fn waits(transaction: &IdbTransaction, reject: &Function) {
    WAITING.with(|waiting| drop(waiting.set(transaction, reject)));
}

/// Gives a transaction up: aborts it, where it is not committed, and lets nobody wait for what the
/// browser says to that. Firefox (140) says nothing before it is the transaction's turn.
pub(super) fn give_up(transaction: &IdbTransaction) {
    let _ = transaction.abort();
    let reject: Option<Function> = WAITING.with(|waiting| waiting.get(transaction).dyn_into().ok());
    let _ = reject.map(|reject| reject.call1(&JsValue::UNDEFINED, &JsValue::NULL));
}

/// Whether all that a transaction is to do was asked for.
pub(super) fn is_committed(transaction: &IdbTransaction) -> bool {
    COMMITTED.with(|committed| committed.has(transaction))
}

/// Waits for several requests of one transaction, which answers them in order, and gives what they
/// came to.
pub(super) async fn answers(requests: &[IdbRequest]) -> Result<Vec<JsValue>, StoreError> {
    let Some(last) = requests.last() else { return Ok(Vec::new()) };
    answer(last).await?;
    requests.iter().map(|request| request.result().map_err(failed)).collect()
}

/// Walks an index, until `each` has enough and says so with `false`.
pub(super) async fn walk(
    index: &IdbIndex,
    range: &IdbKeyRange,
    direction: IdbCursorDirection,
    mut each: impl FnMut(JsValue) -> bool,
) -> Result<(), StoreError> {
    let request = index.open_cursor_with_range_and_direction(range, direction).map_err(failed)?;
    loop {
        let Ok(cursor) = answer(&request).await?.dyn_into::<IdbCursorWithValue>() else {
            return Ok(());
        };
        if !each(cursor.value().map_err(failed)?) {
            return Ok(());
        }
        cursor.continue_().map_err(failed)?;
    }
}

/// The range of all keys that are lists and begin with these parts, or a part of it: behind or
/// before (`true`: or at) a key.
pub(super) fn range(
    prefix: &[JsValue],
    lower: Option<(&Array, bool)>,
    upper: Option<(&Array, bool)>,
) -> Result<IdbKeyRange, StoreError> {
    // A shorter list is before every longer one, and a list is behind every text and number.
    let first: Array = prefix.iter().collect();
    let last: Array = prefix.iter().chain([&Array::new().into()]).collect();
    let (lower, is_at_lower) = lower.unwrap_or((&first, true));
    let (upper, is_at_upper) = upper.unwrap_or((&last, true));
    IdbKeyRange::bound_with_lower_open_and_upper_open(lower, upper, !is_at_lower, !is_at_upper)
        .map_err(failed)
}

/// A key that is a list.
pub(super) fn key<const N: usize>(parts: [&str; N]) -> Array {
    parts.iter().map(|part| JsValue::from_str(part)).collect()
}

/// What an object has under a name; `undefined` where it has nothing.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Gives an object of ours something under a name, which such an object cannot refuse.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// Whether this is what a closed connection throws.
pub(super) fn is_closed(error: &JsValue) -> bool {
    get(error, "name").as_string().as_deref() == Some("InvalidStateError")
}

/// An error as JavaScript gives it. Its message may be empty, and where a transaction was ended
/// without a reason there is no error at all: the name decides.
pub(super) fn failed(error: JsValue) -> StoreError {
    let said = |name| get(&error, name).as_string().unwrap_or_default();
    let name = said("name");
    match name.as_str() {
        "QuotaExceededError" => StoreError::Quota,
        "VersionError" => StoreError::Outdated,
        "" => StoreError::Failed("it was ended".into()),
        _ => StoreError::Failed([&name, ": ", &said("message")].concat()),
    }
}
