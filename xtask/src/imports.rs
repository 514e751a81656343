//! The names under which a module finds what it asks of its glue. wasm-bindgen makes them unique by
//! hashes, which do not compress, and nobody reads them: packaging makes them short.

use crate::shell::{self, Outcome};
use crate::sizes::{self, Section, number};
use std::collections::HashMap;
use std::path::Path;

const IMPORT: u8 = 2;
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

/// Something that a module imports.
pub struct Import<'a> {
    /// From where.
    pub module: &'a str,
    /// Under which name.
    pub name: &'a str,
    /// Its kind and type, as they are written.
    pub what: &'a [u8],
}

/// Gives every function that a module imports from its glue a short name, in both of them.
pub fn shorten(wasm: &Path, glue: &Path) -> Outcome {
    let bytes = std::fs::read(wasm).map_err(|e| format!("reading {}: {e}", wasm.display()))?;
    let unknown = || format!("the imports of {} are not read", wasm.display());
    let sections = sizes::sections(&bytes).ok_or_else(unknown)?;
    let mut short = HashMap::new();
    let mut shortened = bytes[..8].to_vec();
    for section in &sections {
        if section.id == IMPORT {
            let body = renamed(section, &mut short).ok_or_else(unknown)?;
            shortened.push(IMPORT);
            write_number(&mut shortened, body.len());
            shortened.extend(body);
        } else {
            shortened.extend(section.whole);
        }
    }
    shell::write(wasm, shortened)?;
    shell::write(glue, replaced(&shell::read(glue)?, &short))
}

/// The import section with short names, which are told; nothing where it holds anything else than
/// functions.
fn renamed<'a>(section: &Section<'a>, short: &mut HashMap<&'a str, String>) -> Option<Vec<u8>> {
    let entries = listed(section)?;
    let mut body = Vec::new();
    write_number(&mut body, entries.len());
    for Import { module, name, what } in entries {
        if what.first() != Some(&FUNCTION) {
            return None;
        }
        // What other files give has the name that they give it.
        let is_glue = module.ends_with("_bg.js");
        let next = short.len();
        let name = match is_glue {
            true => short.entry(name).or_insert_with(|| letters(next)).as_str(),
            false => name,
        };
        write_text(&mut body, module);
        write_text(&mut body, name);
        body.extend(what);
    }
    Some(body)
}

/// All that a module imports.
pub fn entries(wasm: &[u8]) -> Option<Vec<Import<'_>>> {
    let sections = sizes::sections(wasm)?;
    match sections.iter().find(|section| section.id == IMPORT) {
        Some(section) => listed(section),
        None => Some(Vec::new()),
    }
}

fn listed<'a>(section: &Section<'a>) -> Option<Vec<Import<'a>>> {
    let (count, mut rest) = number(section.body)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let (module, name);
        (module, rest) = text(rest)?;
        (name, rest) = text(rest)?;
        let (&kind, behind) = rest.split_first()?;
        let after = match kind {
            FUNCTION => number(behind)?.1,
            TABLE => limits(behind.get(1..)?)?,
            MEMORY => limits(behind)?,
            GLOBAL => behind.get(2..)?,
            _ => return None,
        };
        let what = &rest[..rest.len() - after.len()];
        entries.push(Import { module, name, what });
        rest = after;
    }
    Some(entries)
}

/// What follows the bounds of a memory or a table.
fn limits(bytes: &[u8]) -> Option<&[u8]> {
    let (&flags, rest) = bytes.split_first()?;
    let (_, rest) = number(rest)?;
    if flags & 1 == 0 { Some(rest) } else { Some(number(rest)?.1) }
}

/// A text in which these words stand for others.
fn replaced(text: &str, words: &HashMap<&str, String>) -> String {
    let is_inside = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        out += words.get(word).map_or(word, String::as_str);
        let end = behind.find(is_inside).unwrap_or(behind.len());
        let (between, next) = behind.split_at(end);
        out += between;
        rest = next;
    }
    out
}

/// `a` to `Z`, then `aa`, and so on.
fn letters(mut index: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[index % LETTERS.len()]));
        match (index / LETTERS.len()).checked_sub(1) {
            Some(rest) => index = rest,
            None => return name,
        }
    }
}

fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = number(bytes)?;
    let (text, rest) = rest.split_at_checked(length)?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

/// Writes a text as WASM does.
pub fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend(text.as_bytes());
}

/// Writes a number as WASM does.
pub fn write_number(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_glue_gives_is_renamed_in_both() {
        let folder = shell::target().join("xtask-tests/imports");
        let (wasm, glue) = (folder.join("a.wasm"), folder.join("a.js"));
        let mut section = vec![2];
        for (module, name) in [("./a_bg.js", "__wbg_b_1"), ("./p.js", "load"), ("./a_bg.js", "__c")]
        {
            for text in [module, name] {
                section.push(text.len() as u8);
                section.extend(text.bytes());
            }
            section.extend([0, 7]);
        }
        section[0] = 3;
        let head = b"\0asm\x01\0\0\0";
        let module = [&head[..], &[2, section.len() as u8], &section, b"\x01\x01\0"].concat();
        shell::write(&wasm, module).unwrap();
        shell::write(&glue, "{ __wbg_b_1: x(), __wbg_b_12: 0, __c: y, load }").unwrap();
        shorten(&wasm, &glue).unwrap();
        assert_eq!(shell::read(&glue).unwrap(), "{ a: x(), __wbg_b_12: 0, b: y, load }");
        let body = b"\x03\x09./a_bg.js\x01a\0\x07\x06./p.js\x04load\0\x07\x09./a_bg.js\x01b\0\x07";
        let expected = [&head[..], &[2, body.len() as u8], body, b"\x01\x01\0"].concat();
        assert_eq!(std::fs::read(&wasm).unwrap(), expected);
    }

    #[test]
    fn names_are_as_short_as_can_be_and_never_the_same() {
        assert_eq!([0, 51, 52, 53].map(letters), ["a", "Z", "aa", "ba"]);
        let all: std::collections::HashSet<_> = (0..3_000).map(letters).collect();
        assert_eq!(all.len(), 3_000);
    }
}
