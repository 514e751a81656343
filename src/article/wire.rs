//! The byte form of what a reader made of a text: how the readers module, a WebAssembly module of
//! its own, hands a [`Reading`] or a [`ReadError`] to the widget.
//!
//! A text is its length (unsigned LEB128) and its UTF-8; a list is its length and its items; what
//! may be missing is a byte 0, or a byte 1 and the value. Fields stand in the order of their types.
//! Safe content is checked again as it is read, whoever wrote the bytes.

use super::{
    Author, Body, Direction, Image, Label, Links, Mark, Metadata, Place, ReadError, Reading,
};
use crate::markup::{Markup, read_length, write_length};

/// Writes what a reader made of a text.
pub fn encode(result: &Result<Reading, ReadError>) -> Vec<u8> {
    let mut bytes = Vec::new();
    match result {
        Ok(reading) => {
            bytes.push(1);
            reading.write(&mut bytes);
        }
        Err(error) => {
            bytes.push(0);
            error.write(&mut bytes);
        }
    }
    bytes
}

/// Reads what [`encode`] wrote. Bytes that it did not write give nothing.
pub fn decode(bytes: &[u8]) -> Option<Result<Reading, ReadError>> {
    let mut input = Input { bytes, at: 0 };
    let result = match input.byte()? {
        0 => Err(ReadError::read(&mut input)?),
        1 => Ok(Reading::read(&mut input)?),
        _ => return None,
    };
    (input.at == bytes.len()).then_some(result)
}

struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn slice(&mut self) -> Option<&'a [u8]> {
        let length = read_length(self.bytes, &mut self.at)?;
        let end = self.at.checked_add(length)?;
        let slice = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(slice)
    }
}

fn write_slice(bytes: &mut Vec<u8>, slice: &[u8]) {
    write_length(bytes, slice.len());
    bytes.extend_from_slice(slice);
}

trait Wire: Sized {
    fn write(&self, bytes: &mut Vec<u8>);
    fn read(input: &mut Input<'_>) -> Option<Self>;
}

impl Wire for String {
    fn write(&self, bytes: &mut Vec<u8>) {
        write_slice(bytes, self.as_bytes());
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        std::str::from_utf8(input.slice()?).ok().map(str::to_owned)
    }
}

impl Wire for u32 {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        let rest = input.bytes.get(input.at..)?;
        let (number, _) = rest.split_first_chunk::<4>()?;
        input.at += 4;
        Some(u32::from_le_bytes(*number))
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.write(bytes);
        }
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        match input.byte()? {
            0 => Some(None),
            1 => T::read(input).map(Some),
            _ => None,
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        write_length(bytes, self.len());
        for item in self {
            item.write(bytes);
        }
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        let length = read_length(input.bytes, &mut input.at)?;
        // Every item is at least a byte: a length that is a lie ends at the end of the bytes, and
        // nothing is reserved for it.
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(T::read(input)?);
        }
        Some(items)
    }
}

impl Wire for Direction {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(match self {
            Direction::Ltr => 0,
            Direction::Rtl => 1,
        });
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        match input.byte()? {
            0 => Some(Direction::Ltr),
            1 => Some(Direction::Rtl),
            _ => None,
        }
    }
}

impl Wire for Body {
    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Body::Markup(markup) => {
                bytes.push(0);
                write_slice(bytes, markup.as_bytes());
            }
            Body::Foreign(html) => {
                bytes.push(1);
                html.write(bytes);
            }
        }
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        match input.byte()? {
            0 => Markup::from_bytes(input.slice()?).ok().map(Body::Markup),
            1 => String::read(input).map(Body::Foreign),
            _ => None,
        }
    }
}

impl Wire for bool {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        input.byte().map(|byte| byte != 0)
    }
}

impl Wire for Place {
    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Place::Line(line) => {
                bytes.push(0);
                write_length(bytes, *line);
            }
            Place::Path(path) => {
                bytes.push(1);
                path.write(bytes);
            }
        }
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        match input.byte()? {
            0 => read_length(input.bytes, &mut input.at).map(Place::Line),
            1 => String::read(input).map(Place::Path),
            _ => None,
        }
    }
}

/// Writes and reads a struct field by field; the compiler sees that none is forgotten.
macro_rules! wire {
    ($($type:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Wire for $type {
            fn write(&self, bytes: &mut Vec<u8>) {
                let $type { $($field),+ } = self;
                $($field.write(bytes);)+
            }

            fn read(input: &mut Input<'_>) -> Option<Self> {
                Some($type { $($field: Wire::read(input)?),+ })
            }
        }
    )+};
}

wire! {
    Reading { metadata, body, notices }
    ReadError { place, expected }
    Metadata {
        title, standfirst, mark, author, published, updated, image, lang, dir, tags, links,
        copyright, without_byline,
    }
    Mark { src, alt, href }
    Author { name, href, picture, bio }
    Image { src, alt, caption, credit, width, height }
    Label { label, href }
    Links { social, more }
}
