//! The names under which a module finds what it asks of its glue. wasm-bindgen makes them unique by
//! hashes, which do not compress, and nobody reads them: packaging makes them short.

use crate::shell::{self, Outcome};
use crate::sizes::{self, Section, number};
use std::collections::{HashMap, HashSet};
use std::path::Path;

const IMPORT: u8 = 2;
const FUNCTION: u8 = 0;

/// Words that JavaScript keeps for itself, as short as these names are.
const KEPT: [&str; 3] = ["do", "if", "in"];

/// Gives every function that a module imports from its glue a short name, in both of them.
pub fn shorten(wasm: &Path, glue: &Path) -> Outcome {
    let bytes = std::fs::read(wasm).map_err(|e| format!("reading {}: {e}", wasm.display()))?;
    let unknown = || format!("the imports of {} are not read", wasm.display());
    let sections = sizes::sections(&bytes).ok_or_else(unknown)?;
    let text = shell::read(glue)?;
    let mut names = Names::beside(&text);
    let mut shortened = bytes[..8].to_vec();
    for section in &sections {
        if section.id == IMPORT {
            let body = renamed(section, &mut names).ok_or_else(unknown)?;
            shortened.push(IMPORT);
            write_number(&mut shortened, body.len());
            shortened.extend(body);
        } else {
            shortened.extend(section.whole);
        }
    }
    shell::write(wasm, shortened)?;
    shell::write(glue, replaced(&text, &names.short))
}

/// Short names for long ones.
struct Names<'a> {
    short: HashMap<&'a str, String>,
    /// What means something already.
    taken: HashSet<&'a str>,
    next: usize,
}

impl<'a> Names<'a> {
    /// Names that a text does not have.
    fn beside(text: &'a str) -> Self {
        let taken = text.split(|c| !is_inside(c)).chain(KEPT).collect();
        Names { short: HashMap::new(), taken, next: 0 }
    }

    fn of(&mut self, long: &'a str) -> &str {
        let (taken, next) = (&self.taken, &mut self.next);
        self.short.entry(long).or_insert_with(|| {
            loop {
                let name = letters(*next);
                *next += 1;
                if !taken.contains(name.as_str()) {
                    return name;
                }
            }
        })
    }
}

/// The import section with short names; nothing where it holds anything else than functions.
fn renamed<'a>(section: &Section<'a>, names: &mut Names<'a>) -> Option<Vec<u8>> {
    let (count, mut rest) = number(section.body)?;
    let mut body = Vec::new();
    write_number(&mut body, count);
    for _ in 0..count {
        let (module, name);
        (module, rest) = text(rest)?;
        (name, rest) = text(rest)?;
        let (&kind, behind) = rest.split_first()?;
        let (of_type, behind) = number(behind).filter(|_| kind == FUNCTION)?;
        rest = behind;
        // What other files give has the name that they give it.
        let is_glue = module.ends_with("_bg.js");
        write_text(&mut body, module);
        write_text(&mut body, if is_glue { names.of(name) } else { name });
        body.push(kind);
        write_number(&mut body, of_type);
    }
    Some(body)
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A text in which these words stand for others.
fn replaced(text: &str, words: &HashMap<&str, String>) -> String {
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
fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend(text.as_bytes());
}

/// Writes a number as WASM does.
fn write_number(out: &mut Vec<u8>, mut value: usize) {
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
        shell::write(&glue, "{ __wbg_b_1: a(), __wbg_b_12: 0, __c: y, load }").unwrap();
        shorten(&wasm, &glue).unwrap();
        assert_eq!(shell::read(&glue).unwrap(), "{ b: a(), __wbg_b_12: 0, c: y, load }");
        let body = b"\x03\x09./a_bg.js\x01b\0\x07\x06./p.js\x04load\0\x07\x09./a_bg.js\x01c\0\x07";
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
