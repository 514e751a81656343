//! What the database holds, version by version.
//!
//! | store | key | value |
//! | --- | --- | --- |
//! | `comments` | `[article, id]` | a row: `record` (the comment as JSON text; none where only answers or likes have come), `likes`, `replies`, `local`, `published`, and the keys below |
//! | `reactions` | `[article, reader, subject]` | `record`, `local`, `published`, and the keys below |
//! | `articles` | `article` | the counts: `comments`, `insights` and `counts` (JSON texts), `published` |
//! | `notes` | the note's | its text |
//!
//! The indexes have the names of the properties that they are of, each a list that is a key. A row
//! has such a property only where it belongs to the index: so an index holds what its list shows
//! and nothing else.
//!
//! | index | of | holds |
//! | --- | --- | --- |
//! | `byTime` `[article, id]` | `comments` | first comments of threads that are shown |
//! | `byLikes` `[article, likes, id]` | `comments` | the same |
//! | `byRoot` `[article, root, id]` | `comments` | answers |
//! | `byPublished` (the row's key) | `comments`, `reactions` | what the author has published |
//! | `byWritten` (the row's key) | `comments`, `reactions` | what was written or imported here |

use super::request::failed;
use crate::store::{Answer, StoreError};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbTransaction};

/// The name of the database.
pub const DATABASE: &str = "reading-widget";

pub(super) const COMMENTS: &str = "comments";
pub(super) const REACTIONS: &str = "reactions";
pub(super) const ARTICLES: &str = "articles";
pub(super) const NOTES: &str = "notes";

pub(super) const BY_TIME: &str = "byTime";
pub(super) const BY_LIKES: &str = "byLikes";
pub(super) const BY_ROOT: &str = "byRoot";
pub(super) const BY_PUBLISHED: &str = "byPublished";
pub(super) const BY_WRITTEN: &str = "byWritten";

/// Brings a database from one version to the next, in the transaction of the upgrade. It may wait
/// for requests of that transaction, and for nothing else.
pub type Step = for<'a> fn(&'a IdbDatabase, &'a IdbTransaction) -> Answer<'a, ()>;

/// The steps, from nothing to the version of this widget, which is their number. A step that was
/// released is never changed: the databases that it made are out there.
pub const STEPS: &[Step] = &[version_1];

/// Runs the steps that a database of version `from` has not seen.
pub(super) async fn upgrade(
    steps: &[Step],
    from: usize,
    database: &IdbDatabase,
    transaction: &IdbTransaction,
) -> Result<(), StoreError> {
    for step in steps.iter().skip(from) {
        step(database, transaction).await?;
    }
    Ok(())
}

pub(super) fn version_1<'a>(database: &'a IdbDatabase, _: &'a IdbTransaction) -> Answer<'a, ()> {
    Box::pin(async move {
        let create = |name: &str, key: Option<JsValue>| -> Result<IdbObjectStore, StoreError> {
            let parameters = IdbObjectStoreParameters::new();
            if let Some(key) = key {
                parameters.set_key_path(&key);
            }
            database.create_object_store_with_optional_parameters(name, &parameters).map_err(failed)
        };
        let list = |parts: &[&str]| -> JsValue {
            parts.iter().map(|part| JsValue::from_str(part)).collect::<Array>().into()
        };
        let comments = create(COMMENTS, Some(list(&["article", "id"])))?;
        for index in [BY_TIME, BY_LIKES, BY_ROOT, BY_PUBLISHED, BY_WRITTEN] {
            comments.create_index_with_str(index, index).map_err(failed)?;
        }
        let reactions = create(REACTIONS, Some(list(&["article", "reader", "subject"])))?;
        for index in [BY_PUBLISHED, BY_WRITTEN] {
            reactions.create_index_with_str(index, index).map_err(failed)?;
        }
        create(ARTICLES, Some("article".into()))?;
        create(NOTES, None)?;
        Ok(())
    })
}
