//! The bytes that cross between the two modules, and those of a tape: whoever wrote them, what is
//! read of them is sound.

use super::safety::{assert_safe, markup_of};
use reading_widget::article::wire::{decode, encode};
use reading_widget::markup::Markup;

/// Holds any bytes to what is promised.
pub fn check(data: &[u8]) {
    if let Ok(markup) = Markup::from_bytes(data) {
        assert_safe(&markup, data.len());
    }
    if let Some(result) = decode(data) {
        if let Ok(reading) = &result {
            assert_safe(&markup_of(&reading.body), data.len());
        }
        let again = decode(&encode(&result));
        assert_eq!(again, Some(result));
    }
}
