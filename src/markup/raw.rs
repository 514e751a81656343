//! What a browser read of a tree of nodes: the same flat events as a [`Markup`](super::Markup),
//! but with any names. It is what the cleaner and the survey of a page's own article read.
//!
//! The browser hands it over as one string. A control character begins each event; the reader in
//! the page replaces those five in names, values and words, so they cannot be forged.

/// One step of a tree that a browser read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawEvent<'a> {
    /// An element begins: its local name in lower case, with `svg:` or `math:` before it where it
    /// is of that namespace.
    Open(&'a str),
    /// An attribute of the element opened last.
    Attribute(&'a str, &'a str),
    /// Words.
    Text(&'a str),
    /// The innermost open element ends.
    Close,
}

const OPEN: u8 = 1;
const NAME: u8 = 2;
const VALUE: u8 = 3;
const TEXT: u8 = 4;
const CLOSE: u8 = 5;

/// A tree that a browser read, as it came over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawTape(String);

impl RawTape {
    /// Takes the string that the reader in the page made.
    pub fn new(events: String) -> Self {
        Self(events)
    }

    /// The events, in document order.
    pub fn events(&self) -> RawEvents<'_> {
        RawEvents { rest: &self.0 }
    }
}

/// The events of a [`RawTape`].
#[derive(Clone, Debug)]
pub struct RawEvents<'a> {
    rest: &'a str,
}

impl<'a> RawEvents<'a> {
    /// The words up to the next control character that begins an event or a value.
    fn word(&mut self) -> &'a str {
        let end =
            self.rest.bytes().position(|b| (OPEN..=CLOSE).contains(&b)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }
}

impl<'a> Iterator for RawEvents<'a> {
    type Item = RawEvent<'a>;

    fn next(&mut self) -> Option<RawEvent<'a>> {
        loop {
            let kind = self.rest.bytes().next()?;
            // Anything but the five controls can stand only at the start of a string that did not
            // come from the reader: it is passed over.
            let Some(rest) = self.rest.get(1..) else {
                self.word();
                continue;
            };
            match kind {
                OPEN => {
                    self.rest = rest;
                    return Some(RawEvent::Open(self.word()));
                }
                NAME => {
                    self.rest = rest;
                    let name = self.word();
                    let value = match self.rest.strip_prefix('\u{3}') {
                        Some(rest) => {
                            self.rest = rest;
                            self.word()
                        }
                        None => "",
                    };
                    return Some(RawEvent::Attribute(name, value));
                }
                TEXT => {
                    self.rest = rest;
                    return Some(RawEvent::Text(self.word()));
                }
                CLOSE => {
                    self.rest = rest;
                    return Some(RawEvent::Close);
                }
                VALUE => self.rest = rest,
                _ => {
                    self.word();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_string_becomes_events() {
        let tape = RawTape::new("\u{1}p\u{2}lang\u{3}ja\u{4}日本 words\u{1}br\u{5}\u{5}".into());
        assert_eq!(
            tape.events().collect::<Vec<_>>(),
            [
                RawEvent::Open("p"),
                RawEvent::Attribute("lang", "ja"),
                RawEvent::Text("日本 words"),
                RawEvent::Open("br"),
                RawEvent::Close,
                RawEvent::Close,
            ]
        );
    }

    #[test]
    fn any_string_ends() {
        for text in ["", "no controls", "\u{3}\u{3}", "é\u{1}", "\u{2}name", "\u{4}", "日"] {
            let _ = RawTape::new(text.into()).events().count();
        }
        assert_eq!(
            RawTape::new("é\u{1}p".into()).events().collect::<Vec<_>>(),
            [RawEvent::Open("p")]
        );
    }
}
