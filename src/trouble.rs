//! Trouble: what can go wrong on the way to an article, as the reader and the page are told of it.

use crate::article::ReadError;
use std::fmt;

/// What went wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The article could not be fetched.
    Fetch {
        /// From where.
        url: String,
        /// Why.
        cause: FetchCause,
    },
    /// What came is nothing that the widget reads.
    Format {
        /// From where, if by URL.
        url: Option<String>,
        /// What came: a media type, or what the bytes look like.
        came: String,
    },
    /// What came is damaged.
    Parse {
        /// From where, if by URL.
        url: Option<String>,
        /// The place, and what was expected there.
        error: ReadError,
    },
    /// A part of the widget itself could not be loaded.
    Wasm {
        /// What the browser said.
        message: String,
    },
}

/// Why something could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchCause {
    /// The server answered with this status.
    Status(u16),
    /// The address is of a scheme that nothing is fetched by, such as `javascript:`.
    Scheme,
    /// Nothing answered: the network is down, the server is not there, or it refuses this page.
    Network,
    /// No answer within this many seconds.
    TimedOut(u32),
    /// More than this many bytes.
    TooLong(u32),
}

impl Trouble {
    /// The code that `ready` and `reading-widget-error` give: `fetch`, `format`, `parse`, `wasm`.
    pub fn code(&self) -> &'static str {
        match self {
            Trouble::Fetch { .. } => "fetch",
            Trouble::Format { .. } => "format",
            Trouble::Parse { .. } => "parse",
            Trouble::Wasm { .. } => "wasm",
        }
    }
}

/// The message for the page's developer, in English; readers see their own language.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Fetch { url, cause: FetchCause::Status(status) } => {
                write!(f, "{url} answered with status {status}. Check the address in src.")
            }
            Trouble::Fetch { url, cause: FetchCause::Network } => {
                write!(
                    f,
                    "{url} did not answer. The network may be down, or the server does not let this page read it (CORS, or connect-src of the page's policy)."
                )
            }
            Trouble::Fetch { url, cause: FetchCause::Scheme } => {
                write!(
                    f,
                    "{url} is no address that a page can fetch. Begin it with https:, or write it relative to the page."
                )
            }
            Trouble::Fetch { url, cause: FetchCause::TimedOut(seconds) } => {
                write!(f, "{url} did not answer within {seconds} seconds.")
            }
            Trouble::Fetch { url, cause: FetchCause::TooLong(bytes) } => {
                write!(
                    f,
                    "{url} is longer than {} MB, which is too long to show.",
                    bytes / 1_000_000
                )
            }
            Trouble::Format { url, came } => {
                source(f, url)?;
                write!(
                    f,
                    "{came} is not a format that the widget reads: Markdown, HTML, plain text or JSON. Name the format with the attribute format, or serve it with its media type."
                )
            }
            Trouble::Parse { url, error } => {
                source(f, url)?;
                write!(f, "{error}")
            }
            Trouble::Wasm { message } => {
                write!(f, "a part of the widget could not be loaded: {message}")
            }
        }
    }
}

fn source(f: &mut fmt::Formatter<'_>, url: &Option<String>) -> fmt::Result {
    match url {
        Some(url) => write!(f, "{url}: "),
        None => Ok(()),
    }
}
