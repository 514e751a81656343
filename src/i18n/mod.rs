//! Messages: every phrase that the widget says, in the reader's language.
//!
//! Pure. Dates, relative times, numbers and plurals come from the browser's `Intl`; the phrases
//! are worded so that they need no plural of their own ("min" instead of minute and minutes).
//! One file per language in `languages/`; a test holds each against English. In the element they
//! are loaded one by one, and [`load`] comes before [`messages`].

mod languages;
mod messages;
mod phrasing;

pub use messages::Messages;
pub use phrasing::{fill, is_elsewhere, load, messages};
