//! The tape itself: [`Markup`], a flat sequence of [`Event`]s in a compact byte form.
//!
//! The byte form is the same in memory, between two WebAssembly modules and in the buffer from
//! which the page's nodes are built:
//!
//! | byte | then | event |
//! | --- | --- | --- |
//! | 0 | | close |
//! | 1 | length, UTF-8 | text |
//! | 2 | tag | open |
//! | 3 | attribute, length, UTF-8 | attribute of the element just opened |
//!
//! A length is an unsigned LEB128 number of bytes.

use super::{Attribute, Tag, Writer};

pub(super) const CLOSE: u8 = 0;
pub(super) const TEXT: u8 = 1;
pub(super) const OPEN: u8 = 2;
pub(super) const ATTRIBUTE: u8 = 3;

/// One step of a tape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// An element begins.
    Open(Tag),
    /// An attribute of the element that was opened last.
    Attribute(Attribute, &'a str),
    /// Words, unescaped.
    Text(&'a str),
    /// The innermost open element ends.
    Close,
}

/// Safe content: elements and attributes of the closed vocabulary only, well nested, with URLs
/// that passed the policy. Only [`Writer`] makes one.
#[derive(Clone, Debug, Default)]
pub struct Markup {
    bytes: Vec<u8>,
    was_cut: bool,
}

/// Two tapes are the same when they hold the same.
impl PartialEq for Markup {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Markup {}

/// Why bytes are not a tape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("byte {at} does not continue a tape")]
pub struct TapeError {
    /// Offset of the byte that cannot be read.
    pub at: usize,
}

impl Markup {
    pub(super) fn from_writer(bytes: Vec<u8>, was_cut: bool) -> Self {
        Self { bytes, was_cut }
    }

    /// Reads a tape that comes from elsewhere (another module). Every event goes through a
    /// [`Writer`] again, so the result is allowed by construction, whoever wrote the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TapeError> {
        let mut writer = Writer::default();
        let mut events = Events { bytes, at: 0 };
        loop {
            let at = events.at;
            match events.step() {
                Ok(Some(event)) => writer.event(event),
                Ok(None) => return Ok(writer.finish()),
                Err(()) => return Err(TapeError { at }),
            }
        }
    }

    /// The byte form.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether its writer left out elements that were nested too deep. That is for the notices of
    /// the one who wrote it: it is not in the bytes.
    pub fn was_cut(&self) -> bool {
        self.was_cut
    }

    /// Whether there is nothing on the tape.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The events, in document order.
    pub fn events(&self) -> Events<'_> {
        Events { bytes: &self.bytes, at: 0 }
    }
}

/// The events of a tape, in document order.
#[derive(Clone, Debug)]
pub struct Events<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Events<'a> {
    fn step(&mut self) -> Result<Option<Event<'a>>, ()> {
        let Some(kind) = self.byte() else { return Ok(None) };
        let event = match kind {
            CLOSE => Event::Close,
            TEXT => Event::Text(self.string()?),
            OPEN => Event::Open(self.byte().and_then(Tag::from_byte).ok_or(())?),
            ATTRIBUTE => {
                let attribute = self.byte().and_then(Attribute::from_byte).ok_or(())?;
                Event::Attribute(attribute, self.string()?)
            }
            _ => return Err(()),
        };
        Ok(Some(event))
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn string(&mut self) -> Result<&'a str, ()> {
        let length = read_length(self.bytes, &mut self.at).ok_or(())?;
        let end = self.at.checked_add(length).ok_or(())?;
        let bytes = self.bytes.get(self.at..end).ok_or(())?;
        self.at = end;
        std::str::from_utf8(bytes).map_err(|_| ())
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        self.step().ok().flatten()
    }
}

/// Writes a length as unsigned LEB128.
pub(crate) fn write_length(bytes: &mut Vec<u8>, mut length: usize) {
    while length >= 0x80 {
        bytes.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
}

/// Reads an unsigned LEB128 length at `at` and moves `at` behind it.
pub(crate) fn read_length(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut length = 0usize;
    for shift in (0..usize::BITS.min(35)).step_by(7) {
        let byte = bytes.get(*at).copied()?;
        *at += 1;
        length |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Markup {
        let mut writer = Writer::default();
        writer.open(Tag::P);
        writer.attribute(Attribute::Lang, "en");
        writer.text("A word");
        writer.open(Tag::Br);
        writer.close();
        writer.text("and another");
        writer.close();
        writer.finish()
    }

    #[test]
    fn a_tape_reads_back_what_was_written() {
        let events: Vec<_> = sample().clone().events().map(|event| format!("{event:?}")).collect();
        assert_eq!(
            events,
            [
                "Open(P)",
                "Attribute(Lang, \"en\")",
                "Text(\"A word\")",
                "Open(Br)",
                "Close",
                "Text(\"and another\")",
                "Close"
            ]
        );
    }

    #[test]
    fn bytes_from_elsewhere_become_the_same_tape() {
        let markup = sample();
        assert_eq!(Markup::from_bytes(markup.as_bytes()), Ok(markup));
    }

    #[test]
    fn bytes_that_are_no_tape_are_refused_with_their_place() {
        assert_eq!(Markup::from_bytes(&[9]), Err(TapeError { at: 0 }));
        assert_eq!(Markup::from_bytes(&[OPEN, 250]), Err(TapeError { at: 0 }));
        assert_eq!(Markup::from_bytes(&[CLOSE, TEXT, 5, b'a']), Err(TapeError { at: 1 }));
        assert_eq!(Markup::from_bytes(&[TEXT, 1, 0xff]), Err(TapeError { at: 0 }));
    }

    #[test]
    fn bytes_from_elsewhere_cannot_smuggle_a_script_url_in() {
        let mut bytes = vec![OPEN, Tag::A.byte(), ATTRIBUTE, Attribute::Href.byte()];
        write_length(&mut bytes, "javascript:alert(1)".len());
        bytes.extend_from_slice(b"javascript:alert(1)");
        let markup = Markup::from_bytes(&bytes).unwrap();
        assert_eq!(markup.events().collect::<Vec<_>>(), [Event::Open(Tag::A), Event::Close]);
    }

    #[test]
    fn lengths_of_every_size_read_back() {
        for length in [0, 1, 127, 128, 16_383, 16_384, 70_000_000] {
            let mut bytes = Vec::new();
            write_length(&mut bytes, length);
            let mut at = 0;
            assert_eq!(read_length(&bytes, &mut at), Some(length));
            assert_eq!(at, bytes.len());
        }
    }
}
