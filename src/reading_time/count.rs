//! Counting: one pass over a text that tells words and characters by script.
//!
//! A word is a run without white space that has a letter or a digit in it: a number, a hyphenated
//! word, a URL are one word each. Scripts that are written without spaces are counted by character;
//! each of their characters ends the word before it. Punctuation is never counted.

use super::script::{Script, is_letter, script};
use std::ops::AddAssign;
use std::slice::Iter;

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Words of word-spaced scripts, those in Hangul aside.
    pub words: usize,
    /// Those of them with a letter outside ASCII.
    pub accented: usize,
    /// Words with Hangul in them.
    pub korean: usize,
    /// Chinese characters, in whatever language.
    pub han: usize,
    /// Hiragana and katakana.
    pub kana: usize,
    /// Letters of the other scripts without spaces: Thai, Lao, Khmer, Myanmar and such.
    pub unspaced: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.accented += other.accented;
        self.korean += other.korean;
        self.han += other.han;
        self.kana += other.kana;
        self.unspaced += other.unspaced;
    }
}

/// Counts a text. Its beginning and its end are ends of words.
pub(super) fn count(text: &str) -> Tally {
    let mut tally = Tally::default();
    let mut run = Run::default();
    let mut before = b' ';
    let mut bytes = text.as_bytes().iter();
    loop {
        if run.is_plain() {
            while let Some((block, behind)) = bytes.as_slice().split_first_chunk()
                && let Some(block) = Block::of_ascii(*block)
            {
                tally.words += block.words_that_end(&mut run.is_word);
                before = block.last();
                bytes = behind.iter();
            }
        }
        let Some(&byte) = bytes.next() else { break };
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                run.is_word = true;
            } else if matches!(byte, b'\t'..=b'\r' | b' ') {
                run.end(&mut tally);
            }
        } else {
            let code = decoded(byte, &mut bytes);
            match script(code) {
                Script::Other => run.add(code),
                Script::Hangul => {
                    run.is_word = true;
                    run.is_korean = true;
                }
                // A range of years is one word, two names are two.
                Script::EnDash if before.is_ascii_digit() => {}
                script => {
                    run.end(&mut tally);
                    match script {
                        Script::Han => tally.han += 1,
                        Script::Kana => tally.kana += 1,
                        Script::Unspaced => tally.unspaced += usize::from(is_letter(code)),
                        _ => {}
                    }
                }
            }
        }
        before = byte;
    }
    run.end(&mut tally);
    tally
}

/// The character that begins with this byte. The bytes are those of a `str`, so they are UTF-8.
fn decoded(first: u8, rest: &mut Iter<'_, u8>) -> u32 {
    let further = match first {
        ..0xE0 => 1,
        0xE0..0xF0 => 2,
        0xF0.. => 3,
    };
    let mut code = u32::from(first & (0x3F >> further));
    for byte in rest.take(further) {
        code = code << 6 | u32::from(byte & 0x3F);
    }
    code
}

/// Eight characters of ASCII at once, the first in the lowest byte: most of what is counted is
/// ASCII, and so it takes a fraction of the time.
#[derive(Clone, Copy)]
struct Block(u64);

/// The lowest bit of each byte, and the highest.
const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW << 7;

impl Block {
    fn of_ascii(bytes: [u8; 8]) -> Option<Self> {
        let bytes = u64::from_le_bytes(bytes);
        (bytes & HIGH == 0).then_some(Self(bytes))
    }

    fn last(self) -> u8 {
        (self.0 >> 56) as u8
    }

    /// The lowest bit of each byte from `first` up to `last`, all of them ASCII.
    fn within(self, first: u8, last: u8) -> u64 {
        // A byte that is large enough carries into its highest bit, and no further.
        let reaches = |limit: u8| self.0 + LOW * u64::from(0x80 - limit);
        (reaches(first) & !reaches(last + 1) & HIGH) >> 7
    }

    /// How many words end here, and whether one goes on behind it.
    fn words_that_end(self, is_word: &mut bool) -> usize {
        let letters = Self(self.0 | LOW * 0x20).within(b'a', b'z') | self.within(b'0', b'9');
        let spaces = self.within(b'\t', b'\r') | self.within(b' ', b' ');
        // A one that is added to a run without white space, at any of its letters, is carried to
        // the white space behind the run.
        let runs = !(spaces * 0xFF);
        let (carried, goes_on) = runs.overflowing_add(letters | u64::from(*is_word));
        *is_word = goes_on;
        (carried & spaces).count_ones() as usize
    }
}

/// What has been met since the last white space.
#[derive(Default)]
struct Run {
    /// It has a letter or a digit.
    is_word: bool,
    is_accented: bool,
    is_korean: bool,
}

impl Run {
    /// Whether there is nothing in it but ASCII.
    fn is_plain(&self) -> bool {
        !self.is_accented && !self.is_korean
    }

    /// A character outside ASCII. Unicode's tables are asked once for a word: that is most of the
    /// time that Cyrillic or Greek costs.
    fn add(&mut self, code: u32) {
        if !self.is_accented && char::from_u32(code).is_some_and(char::is_alphanumeric) {
            self.is_word = true;
            self.is_accented = true;
        }
    }

    fn end(&mut self, tally: &mut Tally) {
        if self.is_word {
            if self.is_korean {
                tally.korean += 1;
            } else {
                tally.words += 1;
                tally.accented += usize::from(self.is_accented);
            }
            *self = Self::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Tally) {
        assert_eq!(count(text), expect, "{text}");
    }

    fn words(words: usize) -> Tally {
        Tally { words, ..Tally::default() }
    }

    #[test]
    fn a_word_has_a_letter_or_a_digit() {
        check("", words(0));
        check(" - … & 🎉\n", words(0));
        check("It’s “well-known”: 3,141.59 at https://example.org/a/b?c=d !", words(5));
        check("and/or\u{a0}a\tb\u{3000}c", words(4));
    }

    #[test]
    fn eight_characters_at_once_are_counted_as_one_by_one() {
        let is_word = |word: &str| word.bytes().any(|byte| byte.is_ascii_alphanumeric());
        let mut chance = 1u64;
        for _ in 0..20_000 {
            let text: String = (0..24)
                .map(|_| {
                    chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    let byte = (chance >> 57) as u8;
                    // White space more often than by chance.
                    if byte % 4 == 0 { ' ' } else { char::from(byte) }
                })
                .collect();
            check(&text, words(text.split_whitespace().filter(|word| is_word(word)).count()));
        }
    }

    #[test]
    fn dashes_part_names_and_not_ranges() {
        check("wait—what", words(2));
        check("London–Paris 1990–1995 pages 3–4", words(5));
        check("a – b", words(2));
    }

    #[test]
    fn letters_outside_ascii_are_told() {
        check("Größe naïve Москва x", Tally { words: 4, accented: 3, ..Tally::default() });
        check("Москва\u{a0}сегодня", Tally { words: 2, accented: 2, ..Tally::default() });
        check("e\u{301} १२", Tally { words: 2, accented: 1, ..Tally::default() });
        check("Ｗｅｂ１，ｘ", Tally { words: 2, accented: 2, ..Tally::default() });
        check("ሰላም፡ለዓለም", Tally { words: 2, accented: 2, ..Tally::default() });
    }

    #[test]
    fn han_and_kana_are_counted_by_character_without_punctuation() {
        check("你好，世界。", Tally { han: 4, ..Tally::default() });
        check("日々の「データ・ベース」〜", Tally { han: 2, kana: 7, ..Tally::default() });
        check("ﾃﾞｰﾀ𠮷〇", Tally { han: 2, kana: 3, ..Tally::default() });
    }

    #[test]
    fn latin_words_in_han_are_words() {
        check("用Rust写，很快，见v2。", Tally { words: 2, han: 5, ..Tally::default() });
    }

    #[test]
    fn hangul_is_counted_by_word() {
        check("나는 GitHub에서 읽는다. ok", Tally { korean: 3, words: 1, ..Tally::default() });
    }

    #[test]
    fn scripts_without_spaces_are_counted_by_letter() {
        check("กขค ๑", Tally { unspaced: 4, ..Tally::default() });
        // A tone mark is no letter, a vowel sign is; the full stop and the syllable dot are none.
        check("ก่า", Tally { unspaced: 2, ..Tally::default() });
        check(
            "\u{1781}\u{17d2}\u{1798}\u{17c2}\u{179a}\u{17d4}",
            Tally { unspaced: 4, ..Tally::default() },
        );
        check("\u{f56}\u{f7c}\u{f51}\u{f0b}", Tally { unspaced: 3, ..Tally::default() });
    }

    #[test]
    fn characters_are_decoded_as_str_does() {
        for c in ['é', '߿', 'ࠀ', '漢', '\u{ffff}', '𐀀', '𠮷', '\u{10ffff}'] {
            let text = c.to_string();
            let mut bytes = text.as_bytes().iter();
            let first = *bytes.next().unwrap();
            assert_eq!((decoded(first, &mut bytes), bytes.next()), (c as u32, None));
        }
    }
}
