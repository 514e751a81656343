//! Reading times as words.

use super::shared::Words;
use crate::i18n::fill;
use crate::reading_time::{ReadingTime, rounded_minutes};

/// "5 min read".
pub fn read(words: Words, time: &ReadingTime) -> String {
    if time.is_under_a_minute() {
        words.reading_time_under.to_owned()
    } else {
        minutes(words.reading_time, time.minutes())
    }
}

/// The range that most readers fall in.
pub fn range(words: Words, time: &ReadingTime) -> String {
    let (low, high) = (rounded_minutes(time.low_seconds), rounded_minutes(time.high_seconds));
    if low == high {
        minutes(words.reading_range_same, low)
    } else {
        fill(words.reading_range, &[("low", &low.to_string()), ("high", &high.to_string())])
    }
}

/// The time of a section, short: it stands on every line of the outline.
pub fn section(words: Words, time: &ReadingTime) -> String {
    if time.is_under_a_minute() {
        fill(words.section_time, &[("minutes", "<1")])
    } else {
        minutes(words.section_time, time.minutes())
    }
}

/// "4 min left".
pub fn left(words: Words, seconds: f64) -> String {
    if seconds < 30.0 {
        words.time_left_under.to_owned()
    } else {
        minutes(words.time_left, rounded_minutes(seconds))
    }
}

fn minutes(phrase: &str, minutes: u32) -> String {
    fill(phrase, &[("minutes", &minutes.to_string())])
}
