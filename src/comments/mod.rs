//! Comments and what readers do with them, as records that can be merged. Pure.
//!
//! A [`Record`] is one comment or one reaction (a like, an insight). Every part of it that can
//! change carries a [`Stamp`] of a hybrid logical clock, and two copies of a record are merged part
//! by part: the later stamp wins. So a second tab, an imported file, the author's published file
//! and a server are the same operation, in any order and any number of times.

mod edit_plan;
mod edit_text;
mod id;
mod limits;
mod record;
mod stamp;
mod thread;
pub mod wire;

pub use edit_plan::Selection;
pub use edit_text::{Format, format};
pub use id::Id;
pub(crate) use limits::has_words;
pub use limits::{
    BODY_LIMIT, LINK_LIMIT, NAME_LIMIT, Problem, check_body, check_profile, tidy_name,
};
pub use record::{Comment, Identity, Origin, Profile, Reaction, Record, Register, Subject};
pub use stamp::{Clock, Stamp};
pub use thread::{DEPTH, Placed, thread};
