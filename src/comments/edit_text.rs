//! What the composer's buttons and shortcuts do to a text and to what is selected in it. Each is a
//! switch: used twice, it takes back what it did.

use super::edit_plan::{Edit, Plan, Selection, bytes_of, cut, line_at, lines};
use std::ops::Range;

/// What a button gives the selected words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Strong: `**words**`.
    Bold,
    /// Emphasis: `*words*`.
    Italic,
    /// Code: `` `words` ``, several lines between fences.
    Code,
    /// A link: `[words](url)`.
    Link,
    /// A list, an item for each line.
    List,
    /// A quote.
    Quote,
}

/// What stands for an address until there is one.
const URL: &str = "url";

/// The text and the selection after a button was pressed. A selection that is not within the text,
/// or that cuts a character in two, is moved to where it can be.
///
/// Where only a caret stands in a word, the word is meant. A list or a quote is parted by a blank
/// line from a paragraph that follows, which would be a part of it otherwise.
pub fn format(text: &str, selection: Selection, format: Format) -> (String, Selection) {
    let place = bytes_of(text, selection);
    let plan = match format {
        Format::Bold => emphasis(text, place, 2),
        Format::Italic => emphasis(text, place, 1),
        Format::Code if cut(text, place.clone()).trim().contains('\n') => fence(text, place),
        Format::Code => code(text, place),
        Format::Link => link(text, place),
        Format::List => lines_with(text, place, "- ", list_marker),
        Format::Quote => lines_with(text, place, "> ", quote_marker),
    };
    plan.carry_out(text)
}

/// Wraps each line's words in one asterisk or two, or unwraps them where all are wrapped. A run of
/// three says both.
fn emphasis(text: &str, place: Range<usize>, signs: usize) -> Plan {
    let pieces = pieces(text, &place);
    let wrapped: Vec<_> = pieces.iter().map(|piece| wrapped(text, piece, signs)).collect();
    let unwrap = wrapped.iter().all(Option::is_some);
    let mut edits = Vec::new();
    for (piece, wrapped) in pieces.iter().zip(wrapped) {
        match wrapped {
            Some((first, last)) if unwrap => {
                edits.extend([Edit::remove(first), Edit::remove(last)])
            }
            Some(_) => {}
            None => {
                let (sign, alone) = (if signs == 2 { "**" } else { "*" }, pieces.len() == 1);
                // Of several, the signs are selected with them, so that each can be unwrapped.
                edits.push(Edit { opens: alone, ..Edit::open(piece.start, sign) });
                edits.push(Edit { opens: !alone, ..Edit::open(piece.end, sign) });
            }
        }
    }
    Plan::new(edits, kept(place, &pieces))
}

/// The signs that are to go when the piece is unwrapped: at its own ends, or around it.
fn wrapped(text: &str, piece: &Range<usize>, signs: usize) -> Option<(Range<usize>, Range<usize>)> {
    let (words, Range { start, end }) = (cut(text, piece.clone()), piece.clone());
    let (before, after) = (cut(text, 0..start), cut(text, end..text.len()));
    ['*', '_'].into_iter().find_map(|sign| {
        let says = |run: usize| run & signs != 0;
        let within = run_at_start(words, sign).min(run_at_end(words, sign));
        if says(within) && words.len() > 2 * within {
            return Some((start..start + signs, end - signs..end));
        }
        let around = run_at_end(before, sign).min(run_at_start(after, sign));
        // Within a word, an underscore is a letter.
        let is_letter =
            sign == '_' && before.trim_end_matches('_').ends_with(char::is_alphanumeric);
        (says(around) && !is_letter).then(|| (start - signs..start, end..end + signs))
    })
}

/// Wraps words in more backticks than stand in them, or unwraps them.
fn code(text: &str, place: Range<usize>) -> Plan {
    let pieces = pieces(text, &place);
    let kept = kept(place, &pieces);
    let Some(Range { start, end }) = pieces.into_iter().next() else {
        return Plan::new(Vec::new(), kept);
    };
    let words = cut(text, start..end);
    let within = run_at_start(words, '`').min(run_at_end(words, '`'));
    let around =
        run_at_end(cut(text, 0..start), '`').min(run_at_start(cut(text, end..text.len()), '`'));
    let edits = if within > 0 && words.len() > 2 * within {
        vec![Edit::remove(start..start + within), Edit::remove(end - within..end)]
    } else if around > 0 {
        vec![Edit::remove(start - around..start), Edit::remove(end..end + around)]
    } else {
        let ticks = "`".repeat(longest_run(words) + 1);
        let space = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
        vec![
            Edit::open(start, &[&ticks, space].concat()),
            Edit::close(end, &[space, &ticks].concat()),
        ]
    };
    Plan::new(edits, kept)
}

/// Puts whole lines between fences, or takes the fences away.
fn fence(text: &str, place: Range<usize>) -> Plan {
    let lines = lines(text, &place);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Plan::new(Vec::new(), place);
    };
    let is_fence = |line: &Range<usize>| cut(text, line.clone()).starts_with("```");
    let (start, end) = (first.start, last.end);
    let before = start.checked_sub(1).map(|end| line_at(text, end));
    let after = (end < text.len()).then(|| line_at(text, end + 1));
    let edits = if lines.len() > 1 && is_fence(first) && is_fence(last) {
        let open = start..(first.end + 1).min(last.start);
        vec![Edit::remove(open.clone()), Edit::remove((last.start - 1).max(open.end)..end)]
    } else if let Some((before, after)) =
        before.zip(after).filter(|(before, after)| is_fence(before) && is_fence(after))
    {
        vec![Edit::remove(before.start..start), Edit::remove(end..after.end)]
    } else {
        let ticks = "`".repeat(longest_run(cut(text, start..end)).max(2) + 1);
        vec![
            Edit::open(start, &[&ticks, "\n"].concat()),
            Edit::close(end, &["\n", &ticks].concat()),
        ]
    };
    Plan::new(edits, start..end)
}

/// Makes words, or an address, a link; or a link its words. Of several lines, the first is meant.
fn link(text: &str, place: Range<usize>) -> Plan {
    let pieces = pieces(text, &place);
    let Some(Range { start, end }) = pieces.into_iter().next() else {
        return Plan::new(Vec::new(), place);
    };
    let (words, before, after) =
        (cut(text, start..end), cut(text, 0..start), cut(text, end..text.len()));
    let line = line_at(text, start);
    // The place of the words in the link that is there, and of the whole link.
    let found = if words.starts_with('[') && words.ends_with(')') {
        words.rfind("](").map(|at| (start + 1..start + at, start..end))
    } else if before.ends_with('[') && after.starts_with("](") {
        after.find(')').map(|at| (start..end, start - 1..end + at + 1))
    } else if before.ends_with("](") && after.starts_with(')') {
        cut(text, line.start..start).rfind('[').map(|at| {
            let open = line.start + at;
            (open + 1..start - 2, open..end + 1)
        })
    } else {
        None
    };
    if let Some((words, link)) = found.filter(|(_, link)| link.end <= line.end) {
        let edits = vec![Edit::remove(link.start..words.start), Edit::remove(words.end..link.end)];
        return Plan::new(edits, words);
    }
    let open = Edit::open(start, "[");
    if words.is_empty() {
        return Plan::new(vec![open, Edit::close(end, &["](", URL, ")"].concat())], start..end);
    }
    if is_address(words) {
        return Plan::new(
            vec![open, Edit::close(start, "]("), Edit::close(end, ")")],
            start..start,
        );
    }
    let edits = vec![open, Edit::close(end, "]("), Edit::close(end, URL), Edit::close(end, ")")];
    Plan { edits, selected: start..end, placeholder: Some(2) }
}

/// Gives every line a marker, or takes it from all where all have one. `find` says where in a line
/// the marker stands, or would stand.
fn lines_with(
    text: &str,
    place: Range<usize>,
    marker: &str,
    find: fn(&str) -> Range<usize>,
) -> Plan {
    let lines = lines(text, &place);
    let is_blank = |line: &Range<usize>| cut(text, line.clone()).trim().is_empty();
    let marker_of = |line: &Range<usize>| {
        let found = find(cut(text, line.clone()));
        line.start + found.start..line.start + found.end
    };
    let all_blank = lines.iter().all(is_blank);
    let remove = !all_blank
        && lines.iter().filter(|line| !is_blank(line)).all(|line| !marker_of(line).is_empty());
    let mut edits = Vec::new();
    for line in &lines {
        let found = marker_of(line);
        if remove {
            edits.push(Edit::remove(found));
        } else if found.is_empty() && (!is_blank(line) || all_blank) {
            edits.push(Edit::open(found.start, marker));
        } else if is_blank(line) && marker == "> " {
            // The quote goes on across blank lines; a list does so by itself.
            edits.push(Edit::close(line.start, ">"));
        }
    }
    let end = lines.last().map_or(place.end, |line| line.end);
    if !remove && end < text.len() {
        let next = line_at(text, end + 1);
        if !is_blank(&next) && marker_of(&next).is_empty() {
            edits.push(Edit::close(end, "\n"));
        }
    }
    Plan::new(edits, place)
}

/// The marker of a list item, behind the signs of the quote that it stands in.
fn list_marker(line: &str) -> Range<usize> {
    let words = line.trim_start_matches([' ', '\t', '>']);
    let start = line.len() - words.len();
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = match cut(words, digits..words.len()).chars().next() {
        Some('-' | '*' | '+') if digits == 0 => 1,
        Some('.' | ')') if digits > 0 => digits + 1,
        _ => return start..start,
    };
    let is_marker = cut(words, sign..words.len()).starts_with(' ');
    start..if is_marker { start + sign + 1 } else { start }
}

fn quote_marker(line: &str) -> Range<usize> {
    let start = line.len() - line.trim_start().len();
    let words = cut(line, start..line.len());
    let length = if words.starts_with("> ") { 2 } else { usize::from(words.starts_with('>')) };
    start..start + length
}

/// The words that are meant, line by line: without markers of lists and quotes and without spaces
/// at the ends. Where a caret stands in a word, the word; else, without words, the caret's place.
fn pieces(text: &str, place: &Range<usize>) -> Vec<Range<usize>> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    if place.is_empty() {
        let (before, after) = (cut(text, 0..place.start), cut(text, place.end..text.len()));
        let start = before.trim_end_matches(is_letter).len();
        let end = text.len() - after.trim_start_matches(is_letter).len();
        let in_word = start < place.start && place.end < end;
        return vec![if in_word { start..end } else { place.clone() }];
    }
    let mut pieces = Vec::new();
    for line in lines(text, place) {
        let marker = cut(text, line.clone());
        let marker = list_marker(marker).end.max(quote_marker(marker).end);
        let start = (line.start + marker).max(place.start);
        let words = cut(text, start..line.end.min(place.end));
        let begin = start + (words.len() - words.trim_start().len());
        let words = words.trim();
        if !words.is_empty() {
            pieces.push(begin..begin + words.len());
        }
    }
    if pieces.is_empty() {
        pieces.push(place.start..place.start);
    }
    pieces
}

/// What stays selected: the caret, or all that was meant.
fn kept(place: Range<usize>, pieces: &[Range<usize>]) -> Range<usize> {
    let all = pieces.first().zip(pieces.last()).map(|(first, last)| first.start..last.end);
    all.filter(|_| !place.is_empty()).unwrap_or(place)
}

fn is_address(words: &str) -> bool {
    (words.starts_with("https://") || words.starts_with("http://"))
        && !words.contains(char::is_whitespace)
}

fn run_at_start(words: &str, sign: char) -> usize {
    words.len() - words.trim_start_matches(sign).len()
}

fn run_at_end(words: &str, sign: char) -> usize {
    words.len() - words.trim_end_matches(sign).len()
}

/// The most backticks in a row.
fn longest_run(words: &str) -> usize {
    words.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
