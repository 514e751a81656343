//! Reading time: how long an article takes to read, by language and script, from published
//! measurements.
//!
//! Words are read at the speed of their language, the characters of scripts without spaces at
//! theirs, and mixed text is the sum. A block that names a language is read at its speed, the rest
//! at that of the article. Code takes twice as long as prose of the same length: nobody measured
//! it, so that is a choice. Tables are text. A picture takes 12 seconds if it is the document's
//! first, each further one a second less, and none less than 3; how fast somebody reads makes no
//! difference there.

mod count;
mod script;
mod speeds;

use crate::article::{BlockKind, Document};
use count::{Tally, count};
use speeds::{ENGLISH, FAST, SLOW, Unit, primary, speed_of};
use std::ops::AddAssign;

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
    /// Characters of scripts without spaces between words (Chinese, Japanese, Thai and such),
    /// without punctuation.
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

impl AddAssign for ReadingTime {
    fn add_assign(&mut self, other: Self) {
        self.seconds += other.seconds;
        self.low_seconds += other.low_seconds;
        self.high_seconds += other.high_seconds;
        self.words += other.words;
        self.characters += other.characters;
    }
}

/// Estimates a document. `language` is the article's own, as a BCP 47 tag; `words_per_minute`
/// overrides the table: it becomes the speed of words, and that of characters changes in the ratio
/// in which it stands to English.
///
/// Without a language, words have the speed of a language that nobody measured; but where nearly
/// all are written in ASCII letters, they are taken for English, which most such text is.
pub fn estimate(
    document: &Document,
    language: Option<&str>,
    words_per_minute: Option<f64>,
) -> Estimate {
    let article = language.map(str::trim).filter(|language| !primary(language).is_empty());
    let speed = words_per_minute.filter(|speed| speed.is_finite() && *speed > 0.0);
    let passages = passages(document);
    let hints = Hints::of(&passages);

    let mut estimate = Estimate::default();
    let mut section = ReadingTime::default();
    for passage in &passages {
        if passage.begins_section {
            estimate.sections.push(section);
            section = ReadingTime::default();
        }
        let language = passage.language.and_then(|at| document.languages.get(at));
        let speeds = Speeds::of(language.map(String::as_str).or(article), speed, &hints);
        section += speeds.time(passage);
    }
    estimate.sections.push(section);
    for section in &estimate.sections {
        estimate.whole += *section;
    }
    estimate
}

/// What stands under one heading, in one language, all of it code or none.
#[derive(Debug, Default)]
struct Passage {
    begins_section: bool,
    language: Option<usize>,
    is_code: bool,
    tally: Tally,
    /// What its pictures take.
    image_seconds: f64,
}

fn passages(document: &Document) -> Vec<Passage> {
    let mut passages = vec![Passage::default()];
    let mut next_image = FIRST_IMAGE;
    for block in &document.blocks {
        let begins_section = matches!(block.kind, BlockKind::Heading { .. });
        let (is_code, language) = (block.kind == BlockKind::Code, block.language);
        let goes_on = !begins_section
            && passages.last().is_some_and(|p| p.is_code == is_code && p.language == language);
        if !goes_on {
            let begun = Passage { begins_section, language, is_code, ..Passage::default() };
            passages.push(begun);
        }
        let Some(passage) = passages.last_mut() else { continue };
        if block.kind == BlockKind::Image {
            passage.image_seconds += next_image;
            next_image = (next_image - 1.0).max(LEAST_IMAGE);
        } else {
            passage.tally += count(document.text_of(block));
        }
    }
    passages
}

/// What the first picture takes, and the least that one takes, in seconds (Medium's rule).
const FIRST_IMAGE: f64 = 12.0;
const LEAST_IMAGE: f64 = 3.0;
/// How much longer code takes than prose with as many words.
const CODE: f64 = 2.0;

/// What the document's text says about languages that nobody named.
struct Hints {
    /// There is kana: Chinese characters are Japanese.
    has_kana: bool,
    /// Fewer than one word in fifty has a letter outside ASCII.
    is_ascii: bool,
}

impl Hints {
    fn of(passages: &[Passage]) -> Self {
        let mut unnamed = Tally::default();
        let mut kana = 0;
        for passage in passages {
            kana += passage.tally.kana;
            if passage.language.is_none() && !passage.is_code {
                unnamed += passage.tally;
            }
        }
        Self { has_kana: kana > 0, is_ascii: unnamed.accented * 50 <= unnamed.words }
    }
}

/// The speeds for one language, in words or characters per minute.
struct Speeds {
    words: f64,
    korean: f64,
    han: f64,
    kana: f64,
    unspaced: f64,
}

impl Speeds {
    fn of(language: Option<&str>, words_per_minute: Option<f64>, hints: &Hints) -> Self {
        let own = match language {
            Some(language) => speed_of(language),
            None if hints.is_ascii => speed_of("en"),
            None => speed_of("und"),
        };
        let is_japanese = match own.language {
            "ja" => true,
            "zh" => false,
            _ => hints.has_kana,
        };
        let characters = words_per_minute.unwrap_or(ENGLISH) / ENGLISH;
        let of = |language: &str| speed_of(language).per_minute();
        Self {
            words: words_per_minute.unwrap_or_else(|| match own.unit {
                Unit::Words => own.per_minute(),
                // Their own words are counted by character: a word in a Chinese text is foreign.
                Unit::Characters => ENGLISH,
            }),
            korean: words_per_minute.unwrap_or_else(|| of("ko")),
            han: characters * of(if is_japanese { "ja" } else { "zh" }),
            kana: characters * of("ja"),
            unspaced: characters * of("th"),
        }
    }

    fn time(&self, passage: &Passage) -> ReadingTime {
        let tally = &passage.tally;
        let minutes = tally.words as f64 / self.words
            + tally.korean as f64 / self.korean
            + tally.han as f64 / self.han
            + tally.kana as f64 / self.kana
            + tally.unspaced as f64 / self.unspaced;
        let reading = minutes * 60.0 * if passage.is_code { CODE } else { 1.0 };
        ReadingTime {
            seconds: reading + passage.image_seconds,
            low_seconds: reading * (ENGLISH / FAST) + passage.image_seconds,
            high_seconds: reading * (ENGLISH / SLOW) + passage.image_seconds,
            words: tally.words + tally.korean,
            characters: tally.han + tally.kana + tally.unspaced,
        }
    }
}
