//! Reading time: how long an article takes to read, by language and script, from published
//! measurements.

mod count;
mod speeds;

use crate::article::Document;

/// How long a text takes, and what was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReadingTime {
    /// At the average speed, in seconds.
    pub seconds: f64,
    /// At the speed of fast readers, in seconds.
    pub low_seconds: f64,
    /// At the speed of slow readers, in seconds.
    pub high_seconds: f64,
    /// Words of word-spaced languages.
    pub words: usize,
    /// Characters of languages that are measured by character (Chinese, Japanese), without
    /// punctuation.
    pub characters: usize,
}

/// The reading time of a document and of its sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The whole.
    pub whole: ReadingTime,
    /// What stands before the first heading, then what stands under each heading block of the
    /// document up to the next one, the heading's own words included.
    pub sections: Vec<ReadingTime>,
}

impl ReadingTime {
    /// Rounded to the nearest minute, at least 1 where there is anything to read.
    pub fn minutes(&self) -> u32 {
        rounded_minutes(self.seconds)
    }

    /// Whether it is less than half a minute: people read "under a minute".
    pub fn is_under_a_minute(&self) -> bool {
        self.seconds < 30.0
    }
}

/// Seconds rounded to the nearest minute, at least 1 where there is anything.
pub fn rounded_minutes(seconds: f64) -> u32 {
    if seconds <= 0.0 { 0 } else { ((seconds / 60.0).round() as u32).max(1) }
}

/// Estimates a document. `language` is the article's own, as a BCP 47 tag; `words_per_minute`
/// overrides the table.
pub fn estimate(
    document: &Document,
    language: Option<&str>,
    words_per_minute: Option<f64>,
) -> Estimate {
    let _ = (document, language, words_per_minute);
    Estimate::default()
}
