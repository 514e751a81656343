//! The table of reading speeds: one row for each language that somebody measured, with its source.
//!
//! A speed is of silent reading. Where only reading aloud was measured, the silent speed is derived:
//! see [`Source::IrestAloud`]. Languages that are written with spaces are measured in words, the
//! others in characters, without spaces and punctuation.

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Words,
    Characters,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Measured, silent, non-fiction: Brysbaert 2019, Journal of Memory and Language 109, 104047
    /// (190 studies, 18,573 readers).
    Brysbaert2019,
    /// Measured, silent: Wang 2024.
    Wang2024,
    /// Measured, silent: Kobayashi & Kawashima 2018.
    KobayashiKawashima2018,
    /// Measured, silent: Song 2016.
    Song2016,
    /// Measured aloud: IReST, Trauzettel-Klosinski & Dietz 2012, Investigative Ophthalmology &
    /// Visual Science 53(9), 5452–5461. The silent speed is derived: × 238/228, by which English
    /// lands on Brysbaert's figure and the languages keep their measured ratios.
    IrestAloud,
    /// The mean of IReST's languages, for those that nobody measured. Derived as above.
    IrestMeanAloud,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speed {
    /// The primary subtag of the language; `und` is any language that the table does not have.
    pub language: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// The figure as its source gives it, per minute.
    figure: f64,
    /// Who measured it.
    source: Source,
}

use Source::*;
use Unit::{Characters, Words};

/// The speeds. English comes first, `und` last.
#[rustfmt::skip]
pub(super) const SPEEDS: &[Speed] = &[
    row("en", Words, 238.0, Brysbaert2019),
    row("zh", Characters, 439.0, Wang2024),
    row("ja", Characters, 653.0, KobayashiKawashima2018),
    row("ko", Words, 202.0, Song2016),
    row("ar", Words, 138.0, IrestAloud),
    row("nl", Words, 202.0, IrestAloud),
    row("fi", Words, 161.0, IrestAloud),
    row("fr", Words, 195.0, IrestAloud),
    row("de", Words, 179.0, IrestAloud),
    row("he", Words, 187.0, IrestAloud),
    row("it", Words, 188.0, IrestAloud),
    row("pl", Words, 166.0, IrestAloud),
    row("pt", Words, 181.0, IrestAloud),
    row("ru", Words, 184.0, IrestAloud),
    row("sl", Words, 180.0, IrestAloud),
    row("es", Words, 218.0, IrestAloud),
    row("sv", Words, 199.0, IrestAloud),
    row("tr", Words, 166.0, IrestAloud),
    // Scripts without spaces that nobody measured: by letters, at the mean of characters.
    row("th", Characters, 863.0, IrestMeanAloud),
    row("lo", Characters, 863.0, IrestMeanAloud),
    row("km", Characters, 863.0, IrestMeanAloud),
    row("my", Characters, 863.0, IrestMeanAloud),
    row("bo", Characters, 863.0, IrestMeanAloud),
    UNMEASURED,
];

/// The row of all other languages.
const UNMEASURED: Speed = row("und", Words, 184.0, IrestMeanAloud);

/// Brysbaert's English, which the range and an author's own speed are relative to, in words per
/// minute.
pub(super) const ENGLISH: f64 = 238.0;
/// What most adults read lies between these, in English words per minute (Brysbaert 2019). For
/// other languages the same ratios are taken.
pub(super) const SLOW: f64 = 175.0;
/// See [`SLOW`].
pub(super) const FAST: f64 = 300.0;
/// IReST's English, aloud, in words per minute.
const ENGLISH_ALOUD: f64 = 228.0;

impl Speed {
    /// Words or characters per minute, silent.
    pub fn per_minute(&self) -> f64 {
        match self.source {
            Brysbaert2019 | Wang2024 | KobayashiKawashima2018 | Song2016 => self.figure,
            IrestAloud | IrestMeanAloud => self.figure * (ENGLISH / ENGLISH_ALOUD),
        }
    }
}

/// The row of a language's tag; for a language that was not measured, `und`.
pub(super) fn speed_of(tag: &str) -> Speed {
    let primary = primary(tag);
    SPEEDS.iter().find(|row| row.language.eq_ignore_ascii_case(primary)).copied().unwrap_or(row(
        "und",
        Words,
        184.0,
        IrestMeanAloud,
    ))
}

/// The primary subtag under which the table has a language: Chinese languages are written alike,
/// and Hebrew has an old tag.
pub(super) fn primary(tag: &str) -> &str {
    let primary = tag.split(['-', '_']).next().unwrap_or("").trim();
    for (other, known) in [("cmn", "zh"), ("yue", "zh"), ("wuu", "zh"), ("lzh", "zh"), ("iw", "he")]
    {
        if primary.eq_ignore_ascii_case(other) {
            return known;
        }
    }
    primary
}

const fn row(language: &'static str, unit: Unit, figure: f64, source: Source) -> Speed {
    Speed { language, unit, figure, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: &str, unit: Unit, per_minute: f64) {
        let speed = speed_of(tag);
        assert_eq!(speed.unit, unit, "{tag}");
        assert!((speed.per_minute() - per_minute).abs() < 0.05, "{tag}: {}", speed.per_minute());
    }

    #[test]
    fn measured_speeds_are_taken_as_they_are() {
        check("en-GB", Words, 238.0);
        check("zh-Hant-TW", Characters, 439.0);
        check("JA", Characters, 653.0);
        check("ko", Words, 202.0);
    }

    #[test]
    fn speeds_that_were_measured_aloud_are_raised_to_silent_ones() {
        check("nl", Words, 210.86);
        check("de_AT", Words, 186.85);
        check("tr", Words, 173.28);
        check("th", Characters, 900.85);
    }

    #[test]
    fn a_language_that_nobody_measured_has_the_mean() {
        check("cy", Words, 192.07);
        check("", Words, 192.07);
        check("english", Words, 192.07);
    }

    #[test]
    fn other_tags_of_a_language_lead_to_its_row() {
        check("yue-HK", Characters, 439.0);
        check("iw", Words, speed_of("he").per_minute());
    }

    #[test]
    fn every_language_has_one_row() {
        for (at, speed) in SPEEDS.iter().enumerate() {
            assert_eq!(SPEEDS.iter().position(|other| other.language == speed.language), Some(at));
        }
    }
}
