//! Initials: what stands in for a portrait.

/// The initials of a name: of the first and of the last word. Names in scripts that have no
/// capitals and no spaces (Chinese, Japanese, Korean) give their first character, as people there
/// sign themselves. The style sheet makes capitals of them, by the rules of the language.
pub fn initials(name: &str) -> String {
    let mut letters =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let Some(first) = letters.next() else { return String::new() };
    let last = letters.next_back().filter(|_| !is_east_asian(first));
    std::iter::once(first).chain(last).collect()
}

/// Kana, Hangul and the unified ideographs.
fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3040..=0x30FF | 0x3130..=0x318F | 0x3400..=0x9FFF
        | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_word_sign_for_a_name() {
        for (name, expected) in [
            ("Ada Lovelace", "AL"),
            ("ada", "a"),
            ("Gabriel José García Márquez", "GM"),
            ("  Jean-Luc  Picard ", "JP"),
            ("“Æsop” of Samos", "ÆS"),
            ("夏目漱石", "夏"),
            ("김 연아", "김"),
            ("نجيب محفوظ", "نم"),
            ("Ёлка", "Ё"),
            ("3 Mustaphas", "3M"),
            ("—", ""),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
