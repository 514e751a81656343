//! A change to a text: edits at places of it, and what becomes of the selection. Places are bytes
//! in here, and UTF-16 code units outside, which is what text fields count in.

use std::ops::Range;

/// What is selected in a text, in UTF-16 code units. Both are the same where there is but a caret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What to change, in the order of the text, and what is selected then.
pub(super) struct Plan {
    pub(super) edits: Vec<Edit>,
    /// In the text before the change.
    pub(super) selected: Range<usize>,
    /// The edit whose words are selected instead.
    pub(super) placeholder: Option<usize>,
}

pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) remove: usize,
    pub(super) insert: String,
    /// Whether a selection that begins here begins behind what is inserted.
    pub(super) opens: bool,
}

impl Edit {
    pub(super) fn open(at: usize, insert: &str) -> Self {
        Edit { at, remove: 0, insert: insert.to_owned(), opens: true }
    }

    pub(super) fn close(at: usize, insert: &str) -> Self {
        Edit { opens: false, ..Edit::open(at, insert) }
    }

    pub(super) fn remove(place: Range<usize>) -> Self {
        Edit { remove: place.len(), ..Edit::close(place.start, "") }
    }
}

impl Plan {
    pub(super) fn new(edits: Vec<Edit>, selected: Range<usize>) -> Self {
        Plan { edits, selected, placeholder: None }
    }

    pub(super) fn carry_out(self, text: &str) -> (String, Selection) {
        let moved = |place: usize| {
            self.edits.iter().fold(place, |moved, edit| {
                if edit.at < place || (edit.at == place && edit.opens) {
                    moved + edit.insert.len() - edit.remove.min(place - edit.at)
                } else {
                    moved
                }
            })
        };
        let mut selected = moved(self.selected.start)..moved(self.selected.end);
        let mut changed = String::with_capacity(text.len() + 16);
        let mut done = 0;
        for (index, edit) in self.edits.iter().enumerate() {
            changed.push_str(cut(text, done..edit.at));
            let begin = changed.len();
            changed.push_str(&edit.insert);
            if self.placeholder == Some(index) {
                selected = begin..changed.len();
            }
            done = edit.at + edit.remove;
        }
        changed.push_str(cut(text, done..text.len()));
        let units = |at: usize| cut(&changed, 0..at).chars().map(char::len_utf16).sum();
        let selection = Selection { start: units(selected.start), end: units(selected.end) };
        (changed, selection)
    }
}

/// The lines that a selection touches. One that ends at the start of a line does not touch it.
pub(super) fn lines(text: &str, place: &Range<usize>) -> Vec<Range<usize>> {
    let mut lines = vec![line_at(text, place.start)];
    while let Some(last) = lines.last().filter(|line| line.end + 1 < place.end) {
        lines.push(line_at(text, last.end + 1));
    }
    lines
}

/// The line that a place is in, without its end.
pub(super) fn line_at(text: &str, place: usize) -> Range<usize> {
    let start = cut(text, 0..place).rfind('\n').map_or(0, |at| at + 1);
    let end = cut(text, place..text.len()).find('\n').map_or(text.len(), |at| place + at);
    start..end
}

/// A part of a text; nothing where it is not on its characters.
pub(super) fn cut(text: &str, place: Range<usize>) -> &str {
    text.get(place).unwrap_or_default()
}

/// A selection in bytes, around whole characters.
pub(super) fn bytes_of(text: &str, selection: Selection) -> Range<usize> {
    let (low, high) = (selection.start.min(selection.end), selection.start.max(selection.end));
    let (mut units, mut start, mut end) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        let behind = units + c.len_utf16();
        if behind <= low {
            start = at + c.len_utf8();
        }
        if units < high {
            end = at + c.len_utf8();
        }
        units = behind;
    }
    start..if low == high { start } else { end.max(start) }
}
