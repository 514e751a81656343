//! Counting: one pass over a text that tells words and characters by script.
//!
//! A word is a run without white space that has a letter or a digit in it: a number, a hyphenated
//! word, a URL are one word each. Scripts that are written without spaces are counted by character;
//! each of their characters ends the word before it. Punctuation is never counted.

use std::ops::AddAssign;
use std::str::Bytes;

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
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                run.is_word = true;
            } else if byte.is_ascii_whitespace() {
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
fn decoded(first: u8, rest: &mut Bytes<'_>) -> u32 {
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

/// What has been met since the last white space.
#[derive(Default)]
struct Run {
    /// It has a letter or a digit.
    is_word: bool,
    is_accented: bool,
    is_korean: bool,
}

impl Run {
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

/// How a character outside ASCII counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Han,
    Kana,
    Hangul,
    Unspaced,
    /// It parts words and is none: spaces, dashes, the punctuation of East Asian scripts.
    Break,
    EnDash,
    /// Letters and signs of all other scripts.
    Other,
}

fn script(code: u32) -> Script {
    match code {
        0x4E00..=0x9FFF => Script::Han,
        0x0085 | 0x00A0 => Script::Break,
        ..=0x0DFF => Script::Other,
        // Thai, Lao, Tibetan, Myanmar.
        0x0E00..=0x109F => Script::Unspaced,
        0x1100..=0x11FF => Script::Hangul,
        // The word space of Ethiopic and the space of Ogham.
        0x1361 | 0x1680 => Script::Break,
        // Khmer; Tai Le, New Tai Lue; Tai Tham; Balinese.
        0x1780..=0x17FF | 0x1950..=0x19FF | 0x1A20..=0x1AAF | 0x1B00..=0x1B7F => Script::Unspaced,
        0x2013 => Script::EnDash,
        0x2000..=0x200A | 0x2014 | 0x2015 | 0x2028 | 0x2029 | 0x202F | 0x205F => Script::Break,
        // Radicals; iteration marks and the zero; Suzhou numerals; Bopomofo.
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3100..=0x312F => Script::Han,
        0x3000..=0x3040 | 0x30A0 | 0x30FB => Script::Break,
        0x3041..=0x3096 | 0x309D..=0x30FF | 0x31F0..=0x31FF => Script::Kana,
        0x3131..=0x318E | 0xA960..=0xA97F | 0xAC00..=0xD7FF => Script::Hangul,
        0x31A0..=0x31BF | 0x3400..=0x4DBF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Script::Han,
        // Javanese, more Myanmar, Tai Viet.
        0xA980..=0xA9FF | 0xAA60..=0xAADF => Script::Unspaced,
        0xFE10..=0xFE1F | 0xFE30..=0xFE4F => Script::Break,
        // Full-width letters and digits are letters and digits, full-width punctuation parts.
        0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A => Script::Other,
        0xFF01..=0xFF65 | 0xFF9E | 0xFF9F => Script::Break,
        0xFF66..=0xFF9D | 0x1AFF0..=0x1AFFF | 0x1B000..=0x1B16F => Script::Kana,
        0xFFA0..=0xFFDC => Script::Hangul,
        _ => Script::Other,
    }
}

/// Whether a character of a script without spaces is a letter, a vowel sign or a digit. The most
/// read of them (Thai and Lao, Myanmar, Khmer) are not looked up in Unicode's tables, which takes
/// twenty times as long.
fn is_letter(code: u32) -> bool {
    match code {
        0x0E3F | 0x0E47..=0x0E4C | 0x0E4E | 0x0E4F | 0x0E5A | 0x0E5B => false,
        0x0EBA | 0x0EC8..=0x0ECC | 0x0ECE => false,
        0x1037 | 0x1039 | 0x103A | 0x104A..=0x104F | 0x109E | 0x109F => false,
        0x17B4 | 0x17B5 | 0x17C9..=0x17D6 | 0x17D8..=0x17DB | 0x17DD => false,
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF => true,
        _ => char::from_u32(code).is_some_and(char::is_alphanumeric),
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
        for code in (0x0E00..0x1100).chain(0x1780..0x1800) {
            let is_alphanumeric = char::from_u32(code).unwrap().is_alphanumeric();
            assert!(is_letter(code) || !is_alphanumeric, "{code:x}");
        }
    }

    #[test]
    fn characters_are_decoded_as_str_does() {
        for c in ['é', '߿', 'ࠀ', '漢', '\u{ffff}', '𐀀', '𠮷', '\u{10ffff}'] {
            let text = c.to_string();
            let mut bytes = text.bytes();
            let first = bytes.next().unwrap();
            assert_eq!((decoded(first, &mut bytes), bytes.next()), (c as u32, None));
        }
    }
}
