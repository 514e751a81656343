//! Lines of a plain text become blocks: paragraphs and list items.
//!
//! Texts come in two shapes. Where a line is a paragraph (what a browser copies), every line is a
//! block, with blank lines or without. Where lines were broken to a width (mail, text files), a
//! break that stands in the middle of a sentence or that the width forced is undone. Which shape a
//! text has is judged once, from all of its lines.

use super::page_words::is_byline;

/// A paragraph, a heading or a list item.
#[derive(Debug, PartialEq)]
pub(super) struct Block {
    /// Its words.
    pub(super) text: String,
    /// Whether it was more than one line.
    pub(super) joined: bool,
    /// Whether a blank line, or the edge of the text, stands before it.
    pub(super) blank_before: bool,
    /// Whether a blank line, or the edge of the text, stands behind it.
    pub(super) blank_after: bool,
    /// What makes it a list item.
    pub(super) marker: Option<Marker>,
    /// Whether a line of dashes or the like stands under it.
    pub(super) underlined: bool,
}

/// What a list item begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
}

/// The widest line that counts as broken to a width.
const WIDEST: usize = 100;
/// The narrowest width that lines are broken to; Japanese text files come near it.
const NARROWEST: usize = 30;

struct Line<'a> {
    text: &'a str,
    /// In characters.
    length: usize,
    indent: usize,
    blank_before: bool,
}

/// Makes blocks of a text. Markers of list items are taken off; a line of signs without a letter
/// or digit becomes a block of its own.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let width = width(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut last: Option<&Line<'_>> = None;
    for line in &lines {
        let block = blocks.last_mut().filter(|_| !line.blank_before);
        let Some((block, previous)) = block.zip(last.replace(line)) else {
            blocks.push(begin(line, marker(line.text)));
            continue;
        };
        if is_rule(line.text) && !block.joined && block.marker.is_none() && !is_rule(&block.text) {
            block.underlined = true;
            continue;
        }
        let runs_on = width.is_some_and(|width| runs_on(previous, width));
        let marker = marker(line.text).filter(|_| !runs_on || block.marker.is_some());
        if marker.is_none() && joins(block, previous, line, width) {
            join(block, line.text);
        } else {
            block.blank_after = false;
            blocks.push(begin(line, marker));
        }
    }
    blocks
}

/// Whether a line has no letter and no digit: a rule between parts, or under a heading.
pub(super) fn is_rule(line: &str) -> bool {
    line.chars().count() >= 3
        && line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | '—' | '⁂' | ' '))
}

/// Whether words end as a sentence does, quotes and brackets behind it aside.
pub(super) fn ends_sentence(words: &str) -> bool {
    last_sign(words).is_some_and(|c| ".!?…:。！？：؟۔।".contains(c))
}

/// Whether words end as no heading does: as a sentence or a part of one.
pub(super) fn ends_clause(words: &str) -> bool {
    last_sign(words).is_some_and(|c| ".!?…:。！？：؟۔।,;、；，،؛".contains(c))
}

/// The last character, quotes and brackets aside.
fn last_sign(words: &str) -> Option<char> {
    words.chars().rev().find(|c| !c.is_whitespace() && !"\"'”’»)]}」』）".contains(*c))
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut blank_before = true;
    for line in text.split('\n').flat_map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.split(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
    }) {
        let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        let start = line.trim_start_matches(unseen);
        let text = start.trim_end_matches(unseen);
        if text.is_empty() {
            blank_before = true;
            continue;
        }
        lines.push(Line {
            text,
            length: text.chars().count(),
            indent: line.len() - start.len(),
            blank_before,
        });
        blank_before = false;
    }
    lines
}

/// The width to which the lines were broken, where they were: nearly all are short, and many a
/// break stands in the middle of a sentence.
fn width(lines: &[Line<'_>]) -> Option<usize> {
    let long = lines.iter().filter(|line| line.length > WIDEST).count();
    if long * 20 > lines.len() {
        return None;
    }
    let width = lines.iter().map(|line| line.length).filter(|length| *length <= WIDEST).max()?;
    let mut breaks = 0;
    let mut within = 0;
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if !next.blank_before && is_wide(line, width) && marker(next.text).is_none() {
            breaks += 1;
            if !ends_sentence(line.text) && begins_small(next.text) {
                within += 1;
            }
        }
    }
    (width >= NARROWEST && within > 0 && within * 3 >= breaks).then_some(width)
}

fn joins(block: &Block, previous: &Line<'_>, line: &Line<'_>, width: Option<usize>) -> bool {
    if is_rule(line.text) || is_rule(previous.text) || is_byline(line.text) || block.underlined {
        return false;
    }
    // The words of a list item stand under its words, not under its marker.
    if line.indent > previous.indent {
        return block.marker.is_some();
    }
    let Some(width) = width else { return false };
    if ends_sentence(previous.text) {
        let word = line.text.split_whitespace().next().unwrap_or("").chars().count();
        previous.length + 1 + word + 6 > width
    } else {
        is_wide(previous, width) || begins_small(line.text)
    }
}

/// Whether a line stops in the middle of a sentence because it is full.
fn runs_on(line: &Line<'_>, width: usize) -> bool {
    is_wide(line, width) && !ends_sentence(line.text)
}

fn is_wide(line: &Line<'_>, width: usize) -> bool {
    line.length * 5 >= width * 3
}

/// Whether words begin with a letter that is no capital.
fn begins_small(words: &str) -> bool {
    words.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase())
}

fn begin(line: &Line<'_>, marker: Option<(Marker, &str)>) -> Block {
    Block {
        text: marker.map_or(line.text, |(_, words)| words).to_owned(),
        joined: false,
        blank_before: line.blank_before,
        blank_after: true,
        marker: marker.map(|(marker, _)| marker),
        underlined: false,
    }
}

fn join(block: &mut Block, words: &str) {
    block.joined = true;
    let mut end = block.text.chars().rev();
    let (last, before) = (end.next(), end.next());
    let word_is_cut = last == Some('-') && before.is_some_and(char::is_alphabetic);
    let without_spaces =
        last.is_some_and(is_unspaced) && words.chars().next().is_some_and(is_unspaced);
    if !word_is_cut && !without_spaces {
        block.text.push(' ');
    }
    block.text.push_str(words);
}

/// Whether a character belongs to a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The marker of a list item and its words.
fn marker(line: &str) -> Option<(Marker, &str)> {
    if is_rule(line) {
        return None;
    }
    let mut chars = line.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let spaced = rest.starts_with(char::is_whitespace);
    let words = rest.trim_start();
    if matches!(first, '•' | '◦' | '▪' | '‣' | '●') || (spaced && matches!(first, '-' | '*' | '·'))
    {
        return (!words.is_empty()).then_some((Marker::Bullet, words));
    }
    let (number, rest) = line.split_once(['.', ')'])?;
    let words = rest.trim_start();
    let is_number = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    (is_number && rest.starts_with(char::is_whitespace) && !words.is_empty())
        .then(|| number.parse().ok().map(|number| (Marker::Number(number), words)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<String> = blocks(text)
            .into_iter()
            .map(|block| match block.marker {
                Some(Marker::Bullet) => format!("• {}", block.text),
                Some(Marker::Number(n)) => format!("{n}. {}", block.text),
                None => block.text,
            })
            .collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn a_line_is_a_paragraph_where_lines_are_not_broken_to_a_width() {
        check(
            "One is here.\nTwo is here.\r\n\r\nThree",
            &["One is here.", "Two is here.", "Three"],
        );
        let long = "word ".repeat(40);
        let long = long.trim();
        check(&format!("A heading\n{long}\n{long}"), &["A heading", long, long]);
    }

    #[test]
    fn lines_broken_to_a_width_join_again() {
        check(
            "The ferry left at six, while the town was still\n\
             asleep, and nobody on the quay looked up. At\n\
             Harwell they waited.\n\n\
             A second paragraph stands here, and it is well-\n\
             made enough to have two lines of its own.",
            &[
                "The ferry left at six, while the town was still asleep, and nobody on the quay \
                 looked up. At Harwell they waited.",
                "A second paragraph stands here, and it is well-made enough to have two lines of \
                 its own.",
            ],
        );
        check(
            "今日は朝からとても寒くて、川の水がすっかり凍ってしまったと祖母が\n言った。そして皆で外に出た。",
            &[
                "今日は朝からとても寒くて、川の水がすっかり凍ってしまったと祖母が言った。そして皆で外に出た。",
            ],
        );
    }

    #[test]
    fn list_items_keep_their_words_together() {
        check(
            "- one\n  and more\n- two\n• three\n•four",
            &["• one and more", "• two", "• three", "• four"],
        );
        check("1. one\n2) two\n1984. A year", &["1. one", "2. two", "1984. A year"]);
    }

    #[test]
    fn a_number_that_begins_a_broken_line_is_no_list_item() {
        check(
            "She was the oldest of the five keepers, and had turned\n\
             42. The others were hardly more than twenty years old,\n\
             which nobody minded.",
            &["She was the oldest of the five keepers, and had turned 42. The others were hardly \
               more than twenty years old, which nobody minded."],
        );
    }
}
