//! Articles: what the widget knows of one, and how each kind of source is read.
//!
//! Pure. Readers turn text into a [`Reading`]; [`survey`] turns a tape into a [`Document`], the
//! flat list of blocks from which outline and reading time are derived; [`page`] finds metadata
//! in what a page says about itself.

#[cfg(feature = "readers")]
mod addresses;
pub mod anchors;
#[cfg(feature = "readers")]
mod comment;
#[cfg(feature = "readers")]
mod complaint;
pub mod document;
#[cfg(feature = "readers")]
mod footnotes;
mod friendly;
#[cfg(feature = "readers")]
mod front_matter;
#[cfg(feature = "readers")]
pub mod json;
#[cfg(feature = "readers")]
mod lines;
#[cfg(feature = "readers")]
mod linker;
#[cfg(feature = "readers")]
mod markdown;
pub mod metadata;
pub mod page;
#[cfg(feature = "readers")]
mod page_words;
#[cfg(feature = "readers")]
mod plain_text;
pub mod reading;
#[cfg(feature = "readers")]
mod sink;
pub mod survey;
pub mod title;
pub mod wire;
#[cfg(feature = "readers")]
mod yaml;

#[cfg(feature = "readers")]
pub use comment::{comment_markup, comment_reading};
pub use document::{Block, BlockKind, Document};
#[cfg(feature = "readers")]
pub use markdown::body as markdown_body;
pub use metadata::{Author, Direction, Image, Label, Links, Mark, Metadata};
#[cfg(feature = "readers")]
pub use reading::read;
pub use reading::{Body, Format, Place, ReadError, Reading, cut_notice};
