//! What a discussion does, as a pure function: what happened goes in, the next state and the effects
//! come out.

mod any_order;
mod composing;
mod drafts;
mod holding;
mod listing;
mod opening;
mod play;
mod reacting;
mod signing;
mod threads;
mod transferring;
