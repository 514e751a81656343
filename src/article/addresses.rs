//! Addresses that stand in words: where they begin, and what of the signs behind them is theirs.
//!
//! The rules are GitHub's (`http://`, `https://`, `www.`, and mail addresses), and a little more:
//! quotes and the signs of Chinese and Japanese end an address too.

use std::ops::Range;

/// An address that stands in words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Where it stands: bytes.
    pub(super) place: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A web address with its scheme.
    Web,
    /// A web address that begins with `www.`.
    Www,
    /// A mail address.
    Mail,
}

/// Whether there is anything in a text without which there is no address in it. Most texts have
/// nothing of that, and this is all that addresses cost them: eight bytes are looked at at once.
///
/// Of `www` and of `://`, two characters stand in the same eight bytes, wherever they are parted.
pub(super) fn may_hold_address(text: &str) -> bool {
    let (blocks, rest) = text.as_bytes().as_chunks();
    let is_sign = |pair: &[u8]| matches!(pair, b"ww" | b":/" | b"//" | [b'@', ..]);
    blocks.iter().any(|block| has_sign(*block))
        || rest.windows(2).any(is_sign)
        || rest.ends_with(b"@")
}

fn has_sign(block: [u8; 8]) -> bool {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let block = u64::from_le_bytes(block);
    // The highest bit of each byte that is this one (and perhaps of one behind such a byte).
    let places = |byte: u8| {
        let rest = block ^ (LOW * u64::from(byte));
        rest.wrapping_sub(LOW) & !rest & (LOW << 7)
    };
    let (w, slash) = (places(b'w'), places(b'/'));
    let pairs = (w & (w >> 8)) | ((places(b':') | slash) & (slash >> 8));
    pairs | places(b'@') != 0
}

/// The addresses in words, one behind the other. Each byte is looked at a few times at most,
/// whatever the words are.
pub(super) fn addresses(words: &str) -> Vec<Address> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, byte) in words.bytes().enumerate() {
        if at < done {
            continue;
        }
        let address = match byte {
            b':' => web(words, done, at),
            b'w' => www(words, done, at),
            b'@' => mail(words, done, at),
            _ => None,
        };
        done = address.as_ref().map_or(done, |address| address.place.end);
        found.extend(address);
    }
    found
}

/// The web address whose scheme ends before this colon.
fn web(words: &str, done: usize, colon: usize) -> Option<Address> {
    let before = words.get(done..colon)?;
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = before.len().checked_sub(scheme.len())?;
        before.get(start..)?.eq_ignore_ascii_case(scheme).then_some(done + start)
    })?;
    let is_within = |c: char| c.is_ascii_alphanumeric() || "+-.\\".contains(c);
    if words.get(..start)?.ends_with(is_within) {
        return None;
    }
    let host = words.get(colon..)?.strip_prefix("://")?;
    let is_host = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    is_host.then(|| Address { place: start..end(words, start), kind: Kind::Web })
}

/// The web address that begins here with `www.`.
fn www(words: &str, done: usize, start: usize) -> Option<Address> {
    let host = words.get(start..)?.strip_prefix("www.")?;
    let before = words.get(done..start)?.chars().next_back();
    let begins = before.is_none_or(|c| c.is_whitespace() || !c.is_ascii() || "*_~(\"'".contains(c));
    let is_host = host.starts_with(char::is_alphanumeric);
    (begins && is_host).then(|| Address { place: start..end(words, start), kind: Kind::Www })
}

/// Where a web address ends. What ends a sentence, or closes a bracket that was opened before the
/// address, belongs to the words around it.
fn end(words: &str, start: usize) -> usize {
    let rest = words.get(start..).unwrap_or_default();
    let mut url = rest.get(..rest.find(ends_address).unwrap_or(rest.len())).unwrap_or_default();
    let count = |bracket: char| url.matches(bracket).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    while let Some(last) = url.chars().next_back() {
        let before = url.get(..url.len() - last.len_utf8()).unwrap_or_default();
        url = match last {
            ')' if round > 0 => {
                round -= 1;
                before
            }
            ']' if square > 0 => {
                square -= 1;
                before
            }
            // What looks like a character's name in HTML is none of the address.
            ';' => {
                let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
                name.strip_suffix('&').filter(|_| name.len() < before.len()).unwrap_or(before)
            }
            '.' | ',' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '|' => before,
            _ => break,
        };
    }
    start + url.len()
}

/// Spaces, quotes, and what no address holds. The signs of Chinese and Japanese follow a word
/// without a space.
fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || "<>\"`\\“”‘’«»".contains(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// The mail address around this sign. One that follows another such sign is the name of an account
/// somewhere.
fn mail(words: &str, done: usize, at: usize) -> Option<Address> {
    let before = words.get(done..at)?;
    let outside = before.trim_end_matches(|c| is_word(c) || c == '+');
    if outside.len() == before.len() || outside.ends_with('@') {
        return None;
    }
    let behind = words.get(at + 1..)?;
    let host = behind.get(..behind.find(|c| !is_word(c)).unwrap_or(behind.len()))?;
    let host = host.trim_end_matches('.');
    let is_host = host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && host.ends_with(|c: char| c.is_ascii_alphabetic());
    let place = done + outside.len()..at + 1 + host.len();
    is_host.then_some(Address { place, kind: Kind::Mail })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".-_".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expect: &[(&str, Kind)]) {
        let found = addresses(words);
        let found: Vec<_> = found.into_iter().map(|a| (&words[a.place], a.kind)).collect();
        assert_eq!(found, expect, "{words}");
        assert!(expect.is_empty() || may_hold_address(words), "{words}");
    }

    #[test]
    fn what_makes_an_address_is_seen_wherever_it_stands() {
        for sign in ["www.", "://", "@"] {
            for place in 0..24 {
                let text = [&"a".repeat(place), sign, &"b".repeat(24 - place)].concat();
                assert!(may_hold_address(&text) && may_hold_address(&text[..place + sign.len()]));
            }
        }
        assert!(!may_hold_address("Noon: wow, a/b. "));
    }

    #[test]
    fn an_address_ends_before_what_ends_a_sentence() {
        check(
            "At (http://a.example/b_(c)), https://b.example/?d=e&f;g! and www.c.example...",
            &[
                ("http://a.example/b_(c)", Kind::Web),
                ("https://b.example/?d=e&f;g", Kind::Web),
                ("www.c.example", Kind::Www),
            ],
        );
        check("https://a.example/?b&copy;", &[("https://a.example/?b", Kind::Web)]);
        check("https://a.example/?b;;&;.", &[("https://a.example/?b;;&", Kind::Web)]);
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        for words in [
            "http:// https://- xhttps://a.b ://a.b",
            "www. www.- awww.b.c /www.b.c",
            "@b.c a@ a@b a@b.- a@b. a@b..c a@b.c_ a@1.2.3 @a@b.c",
        ] {
            check(words, &[]);
        }
    }

    #[test]
    fn a_mail_address_has_a_host_with_a_dot() {
        check("“a.b-c_d+e@f.example”, x", &[("a.b-c_d+e@f.example", Kind::Mail)]);
        check("a@b.example.", &[("a@b.example", Kind::Mail)]);
        check("https://a@b.example", &[("https://a@b.example", Kind::Web)]);
    }
}
