//! What a widget does, as a pure function: what happened goes in, the next state and the effects
//! come out.

mod article;
mod play;
mod reading;
#[path = "../tapes/mod.rs"]
mod tapes;
