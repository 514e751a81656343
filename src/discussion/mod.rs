//! The discussion: the comments and insights of one article, from what the store knows to what the
//! reader writes.
//!
//! Data flows one way, as in the [session](crate::session): what happens becomes an [`Action`];
//! [`State::reduce`] is pure and answers with the next [`State`] and the [`Effect`]s; the runner
//! carries them out against a [`Store`](crate::store::Store) and the platform. The store is what is
//! true: after every change, whoever made it, what is shown is read again.

mod action;
mod effect;
mod error;
mod list;
mod runner;
mod state;
mod taking;

pub use action::{Action, Known};
pub use effect::{Act, Destination, Effect, Focus, Signal};
pub use error::Error;
pub use list::{
    ANSWERS, Ask, FOLDED, From, Held, How, LONG, List, Listed, PAGE, Shown, Thread, Window,
};
pub use runner::{Discussion, FocusSubscription, Queried, Subscription};
pub use state::{
    Awaited, Composer, Composing, Listing, Phase, Place, Preview, Report, Said, SignIn, State,
    Times, Transfer,
};
