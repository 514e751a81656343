//! What can go wrong with a store.

/// Why a store did not do what it was asked. Nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no more room.
    #[error(
        "the browser has no more room for this site: export your comments, make room, and try again"
    )]
    Quota,
    /// Another tab has changed the database for a newer version of the widget.
    #[error("another tab runs a newer version of the widget: reload this page and try again")]
    Outdated,
    /// An older version in another tab holds the database open and does not let go of it.
    #[error("another tab holds the comments open: close it and try again")]
    Blocked,
    /// Another page was not done with the database in time, or this one was put aside meanwhile. (A
    /// note may be written all the same, later.)
    #[error("another tab keeps the comments busy: close it and try again")]
    Busy,
    /// The browser could not read or write.
    #[error("the browser could not keep it: {0}")]
    Failed(String),
}

impl StoreError {
    /// The code that the element's errors carry.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::Quota => "quota",
            StoreError::Outdated
            | StoreError::Blocked
            | StoreError::Busy
            | StoreError::Failed(_) => "storage",
        }
    }
}
