//! Scripts: how a character outside ASCII counts.

/// How a character counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese characters.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Korean.
    Hangul,
    /// Letters of other scripts without spaces between words.
    Unspaced,
    /// It parts words and is none: spaces, dashes, the punctuation of East Asian scripts.
    Break,
    /// It parts words, but not the two numbers of a range.
    EnDash,
    /// Letters and signs of all other scripts.
    Other,
}

/// How a character outside ASCII counts.
pub(super) fn script(code: u32) -> Script {
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
pub(super) fn is_letter(code: u32) -> bool {
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
    use super::is_letter;

    #[test]
    fn every_letter_of_the_scripts_that_are_not_looked_up_is_one() {
        for code in (0x0E00..0x1100).chain(0x1780..0x1800) {
            let is_alphanumeric = char::from_u32(code).unwrap().is_alphanumeric();
            assert!(is_letter(code) || !is_alphanumeric, "{code:x}");
        }
    }
}
