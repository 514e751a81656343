//! Why something that a reader or a page asked for was not done.

use crate::comments::Problem;
use crate::comments::wire::FileError;
use crate::store::StoreError;

/// Why it was not done. The codes are those of the element's errors.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in.
    #[error("nobody is signed in: set `profile` first")]
    SignedOut,
    /// What was written cannot be taken.
    #[error("{0}")]
    Problem(#[from] Problem),
    /// There is no such comment here.
    #[error("there is no comment with this id here")]
    NotFound,
    /// Somebody else wrote it.
    #[error("somebody else wrote this comment")]
    NotYours,
    /// The store did not keep it.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The file cannot be read.
    #[error("{0}")]
    File(#[from] FileError),
}

impl Error {
    /// The code that tells what is wrong from what else can be.
    pub fn code(&self) -> &'static str {
        match self {
            Error::SignedOut => "signed-out",
            Error::Problem(Problem::Empty) => "empty",
            Error::Problem(Problem::TooLong) => "too-long",
            Error::Problem(Problem::Link) | Error::File(_) => "parse",
            Error::NotFound => "not-found",
            Error::NotYours => "not-yours",
            Error::Store(error) => error.code(),
        }
    }
}
