//! The session: one widget's life, from its source to what the reader does.
//!
//! Data flows one way. What happens becomes an [`Action`]; [`State::reduce`] is pure and answers
//! with the next [`State`] and the [`Effect`]s to carry out; the runner carries them out and turns
//! what comes of them into actions again. The user interface is a view of the state.

mod action;
mod effect;
mod options;
mod reader;
pub mod reading_line;
mod runner;
mod scene;
mod state;
mod story;

pub use crate::moment::Moment;
pub use action::Action;
pub use effect::{Effect, Signal};
pub use options::{ATTRIBUTES, Attributes, Options, SPEEDS, Source, Theme};
pub use runner::{Session, Subscription, WeakSession};
pub use scene::{Dates, Phase, Scene};
pub use state::{Position, State};
pub use story::Story;
