//! Prefixes for the ids of what is drawn. No content can have such an id: the writer of tapes refuses
//! what begins with `rw:`.

use std::cell::Cell;

/// A prefix for ids that no other widget of this module has.
pub(super) fn next_uid() -> String {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    LAST.set(LAST.get().wrapping_add(1));
    ["rw:", &LAST.get().to_string()].concat()
}
