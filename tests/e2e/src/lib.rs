//! The harness of the end-to-end tests: real browsers, a server of pages for them, and words for
//! what a person does on a page.
//!
//! Nothing here knows the widget's insides. The tests use what the README promises: attributes,
//! properties, methods, events, and the names of the parts in the element's open shadow root.

pub mod answer;
mod command;
pub mod crash;
pub mod driver;
pub mod engines;
pub mod hung;
pub mod kept;
pub mod made;
pub mod page;
pub mod processes;
pub mod profiles;
pub mod server;
pub mod soak;
pub mod storm;
pub mod told;

/// What a step of a test gives: the error is a sentence for whoever has to repair it.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Ends a test with a sentence unless the condition holds.
#[macro_export]
macro_rules! ensure {
    ($condition:expr, $($sentence:tt)+) => {
        if !$condition {
            return Err(format!($($sentence)+).into());
        }
    };
}
