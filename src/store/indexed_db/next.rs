//! The next version of the database, as it might be: another index, and a property in every row. It
//! is part of no widget that is shipped; browsers are killed while they upgrade to it.

use super::request::{answer, failed, set};
use super::schema::{COMMENTS, Step, version_1};
use crate::store::Answer;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{IdbDatabase, IdbTransaction};

const NEXT: &[Step] = &[version_1, version_2];

/// The steps to the next version, where the page wants it.
pub(in crate::store) fn next_steps() -> Option<&'static [Step]> {
    crate::fault::wants_next_version().then_some(NEXT)
}

fn version_2<'a>(_: &'a IdbDatabase, transaction: &'a IdbTransaction) -> Answer<'a, ()> {
    Box::pin(async move {
        let comments = transaction.object_store(COMMENTS).map_err(failed)?;
        comments.create_index_with_str("byWriter", "writer").map_err(failed)?;
        let rows: Array = answer(&comments.get_all().map_err(failed)?).await?.unchecked_into();
        for row in rows.iter() {
            set(row.unchecked_ref(), "writer", &"somebody".into());
            // One after the other, as a step that looks at each row has to.
            answer(&comments.put(&row).map_err(failed)?).await?;
        }
        Ok(())
    })
}
