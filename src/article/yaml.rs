//! Front matter's YAML, written as a JSON article: one reader then knows the fields, and its words
//! for what is wrong serve both. A field's path leads back to its line.
//!
//! Only the fields of an article are taken over; others are the business of other tools.

use super::complaint::shorten;
use granit_parser::{Event, Parser, ScalarStyle};
use std::collections::BTreeSet;

/// Where the YAML is wrong, by its line from 1, and what was expected there.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) line: usize,
    pub(super) expected: String,
}

/// No field of an article nests deeper than four; what does is refused before it costs.
const DEEPEST: usize = 16;

const NO_FIELD: &str = "expected a field with a name";

/// What is open around a value.
enum Frame {
    Map { keys: BTreeSet<String>, key: String, in_value: bool, path: usize },
    List { next: usize, path: usize },
}

struct Converter<'f> {
    json: String,
    fields: &'f [&'f str],
    /// The path whose line is looked for, and the line of the nearest value so far, from 1.
    wanted: Option<&'f str>,
    line: usize,
    open: Vec<Frame>,
    /// The path to the innermost open map or list, and while a value is written, to it.
    path: String,
    /// How many containers are open within a field that is left out.
    left_out: Option<usize>,
}

/// Writes YAML as the JSON text of an object, with these fields of its outermost map.
pub(super) fn to_json(yaml: &str, fields: &[&str]) -> Result<String, Wrong> {
    convert(yaml, fields, None).map(|converter| converter.json)
}

/// The line of the value with a path, or of the nearest one around it. It is looked for when it is
/// asked for: to note all paths would take more room than the text allows for.
pub(super) fn line_of(yaml: &str, fields: &[&str], path: &str) -> usize {
    convert(yaml, fields, Some(path)).map_or(1, |converter| converter.line)
}

fn convert<'f>(
    yaml: &str,
    fields: &'f [&'f str],
    wanted: Option<&'f str>,
) -> Result<Converter<'f>, Wrong> {
    let mut converter = Converter {
        json: String::new(),
        fields,
        wanted,
        line: 1,
        open: Vec::new(),
        path: String::new(),
        left_out: None,
    };
    let mut parser = Parser::new_from_str(yaml);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| Wrong {
            line: error.marker().line(),
            expected: "expected YAML: a field, a colon and its value on each line".to_owned(),
        })?;
        let line = span.start.line();
        let result = match event {
            Event::Scalar(value, style, ..) => converter.scalar(&value, style, line),
            Event::MappingStart(..) => converter.open(true, line),
            Event::SequenceStart(..) if converter.open.is_empty() => Err(NO_FIELD.to_owned()),
            Event::SequenceStart(..) => converter.open(false, line),
            Event::MappingEnd | Event::SequenceEnd => {
                converter.close();
                Ok(())
            }
            Event::Alias(..) => converter.reference(),
            Event::DocumentEnd => break,
            _ => Ok(()),
        };
        result.map_err(|expected| Wrong { line, expected })?;
    }
    if converter.json.is_empty() {
        converter.json.push_str("{}");
    }
    Ok(converter)
}

impl Converter<'_> {
    /// A field's name or a value.
    fn scalar(&mut self, value: &str, style: ScalarStyle, line: usize) -> Result<(), String> {
        if self.skips() {
            return Ok(());
        }
        let is_outermost = self.open.len() == 1;
        match self.open.last_mut() {
            // An empty document is a scalar of nothing.
            None if value.is_empty() => return Ok(()),
            None => return Err(NO_FIELD.to_owned()),
            Some(Frame::Map { keys, key, in_value: in_value @ false, .. }) => {
                if is_outermost && !self.fields.contains(&value) {
                    self.left_out = Some(0);
                    return Ok(());
                }
                let is_first = keys.is_empty();
                if !keys.insert(value.to_owned()) {
                    return Err(
                        ["“", &shorten(value), "” stands here twice; leave one out"].concat()
                    );
                }
                if !is_first {
                    self.json.push(',');
                }
                *in_value = true;
                value.clone_into(key);
                quote(&mut self.json, value);
                self.json.push(':');
                return Ok(());
            }
            Some(_) => {}
        }
        let is_size = matches!(
            self.open.last(),
            Some(Frame::Map { key, .. }) if key == "width" || key == "height"
        );
        let outside = self.enter(line);
        let is_plain = style == ScalarStyle::Plain;
        if is_plain && matches!(value, "" | "~" | "null" | "Null" | "NULL") {
            self.json.push_str("null");
        } else if is_plain && is_size && is_whole_number(value) {
            self.json.push_str(value);
        } else {
            quote(&mut self.json, value);
        }
        self.path.truncate(outside);
        Ok(())
    }

    /// A reference to a value that stands elsewhere. Nobody needs them here, and they can make a
    /// short text endlessly long.
    fn reference(&mut self) -> Result<(), String> {
        if self.skips() {
            return Ok(());
        }
        Err("expected a value, found a reference to one; write it out".to_owned())
    }

    /// Whether a scalar belongs to a field that is left out.
    fn skips(&mut self) -> bool {
        let skips = self.left_out.is_some();
        if self.left_out == Some(0) {
            self.left_out = None;
        }
        skips
    }

    /// Begins a map or a list.
    fn open(&mut self, is_map: bool, line: usize) -> Result<(), String> {
        if let Some(depth) = &mut self.left_out {
            *depth += 1;
            return Ok(());
        }
        if matches!(self.open.last(), Some(Frame::Map { in_value: false, .. })) {
            return Err(NO_FIELD.to_owned());
        }
        if self.open.len() >= DEEPEST {
            return Err("expected text, found a list or a map too deep in others".to_owned());
        }
        let path = if self.open.is_empty() { 0 } else { self.enter(line) };
        self.json.push(if is_map { '{' } else { '[' });
        self.open.push(if is_map {
            Frame::Map { keys: BTreeSet::new(), key: String::new(), in_value: false, path }
        } else {
            Frame::List { next: 0, path }
        });
        Ok(())
    }

    fn close(&mut self) {
        if let Some(depth) = &mut self.left_out {
            *depth = depth.saturating_sub(1);
            if *depth == 0 {
                self.left_out = None;
            }
            return;
        }
        match self.open.pop() {
            Some(Frame::Map { path, .. }) => {
                self.json.push('}');
                self.path.truncate(path);
            }
            Some(Frame::List { path, .. }) => {
                self.json.push(']');
                self.path.truncate(path);
            }
            None => {}
        }
    }

    /// Makes the path that of the value that begins, and gives the length of the one around it.
    fn enter(&mut self, line: usize) -> usize {
        let outside = self.path.len();
        match self.open.last_mut() {
            Some(Frame::Map { key, in_value, .. }) => {
                if !self.path.is_empty() {
                    self.path.push('.');
                }
                self.path.push_str(key);
                *in_value = false;
            }
            Some(Frame::List { next, .. }) => {
                if *next > 0 {
                    self.json.push(',');
                }
                self.path.push('[');
                self.path.push_str(&next.to_string());
                self.path.push(']');
                *next += 1;
            }
            None => {}
        }
        let is_around = |wanted: &str| {
            let rest = wanted.strip_prefix(&self.path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        if self.wanted.is_some_and(is_around) {
            self.line = line;
        }
        outside
    }
}

fn is_whole_number(value: &str) -> bool {
    !value.is_empty()
        && value.len() <= 9
        && value.bytes().all(|b| b.is_ascii_digit())
        && (value == "0" || !value.starts_with('0'))
}

fn quote(json: &mut String, words: &str) {
    json.push('"');
    for c in words.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if c < ' ' => {
                json.push_str("\\u00");
                json.push(if c < '\u{10}' { '0' } else { '1' });
                json.extend(char::from_digit(u32::from(c) % 16, 16));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}
