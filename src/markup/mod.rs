//! Markup: safe content as one flat tape.
//!
//! Everything that is shown (a Markdown article, foreign HTML, a comment) becomes a
//! [`Markup`] first: a flat sequence of [`Event`]s over a closed [`Tag`] and [`Attribute`]
//! vocabulary. Only the [`Writer`] makes one, so what is in it is allowed by construction, and
//! nothing in this crate parses an HTML string that it wrote. There is no nesting to recurse into.

mod cleaner;
mod html;
mod plain;
mod raw;
mod tape;
mod url;
mod values;
mod vocabulary;
mod writer;

pub use cleaner::clean;
pub use html::to_html;
pub use plain::plain_markup;
pub use raw::{RawEvent, RawTape};
pub use tape::{Event, Events, Markup, TapeError};
pub(crate) use tape::{read_length, write_length};
pub use url::{UrlUse, allowed_url};
pub use vocabulary::{Attribute, Tag};
pub use writer::{MAX_DEPTH, Writer};
