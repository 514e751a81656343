//! Text: small tools that the standard library has too, with tables that every reader would load
//! (twenty kilobytes, compressed, for lower case and for numbers with a fraction). Each is held
//! against the standard library's in its tests.

mod decimal;
mod lower;

pub use decimal::decimal;
pub use lower::{lower, lower_char};
