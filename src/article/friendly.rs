//! How metadata is read from what people write: a word where a map would say no more, nothing
//! where there is nothing to say.

use super::{Author, Image, Label, Mark};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// What may be written as one word instead of a map.
pub(super) trait FromWord<'de>: Deserialize<'de> {
    /// What is expected, for the one who wrote something else.
    const EXPECTED: &'static str;
    /// The value that a word stands for.
    fn from_word(word: &str) -> Self;
}

impl FromWord<'_> for Author {
    const EXPECTED: &'static str = "a name, or an object with a name";
    fn from_word(word: &str) -> Self {
        Author { name: word.to_owned(), ..Author::default() }
    }
}

impl FromWord<'_> for Image {
    const EXPECTED: &'static str = "the URL of an image, or an object with src";
    fn from_word(word: &str) -> Self {
        Image { src: word.to_owned(), ..Image::default() }
    }
}

impl FromWord<'_> for Mark {
    const EXPECTED: &'static str = "the URL of an image, or an object with src";
    fn from_word(word: &str) -> Self {
        Mark { src: word.to_owned(), ..Mark::default() }
    }
}

impl FromWord<'_> for Label {
    const EXPECTED: &'static str = "text, or an object with a label";
    fn from_word(word: &str) -> Self {
        Label { label: word.to_owned(), href: None }
    }
}

/// A word or a map, or nothing.
pub(super) fn one<'de, T: FromWord<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let value: Option<Friendly<T>> = Deserialize::deserialize(deserializer)?;
    Ok(value.map(|value| value.0))
}

/// A list of words or maps; nothing is an empty list, and words with commas between them are one.
pub(super) fn many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Label>, D::Error> {
    deserializer.deserialize_any(List)
}

/// An object, or nothing for its default.
pub(super) fn object<'de, T: Deserialize<'de> + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let value: Option<Object<T>> = Deserialize::deserialize(deserializer)?;
    Ok(value.map(|value| value.0).unwrap_or_default())
}

/// A list of objects, or nothing for an empty one.
#[cfg(feature = "readers")]
pub(super) fn objects<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let values: Option<Vec<Object<T>>> = Deserialize::deserialize(deserializer)?;
    Ok(values.unwrap_or_default().into_iter().map(|value| value.0).collect())
}

/// What only an object can be. (A struct by itself also takes a list, as its fields in a row.)
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OnlyMap(PhantomData)).map(Object)
    }
}

struct OnlyMap<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OnlyMap<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

struct Friendly<T>(T);

impl<'de, T: FromWord<'de>> Deserialize<'de> for Friendly<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordOrMap(PhantomData)).map(Friendly)
    }
}

struct WordOrMap<T>(PhantomData<T>);

impl<'de, T: FromWord<'de>> Visitor<'de> for WordOrMap<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<T, E> {
        Ok(T::from_word(word))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

struct List;

impl<'de> Visitor<'de> for List {
    type Value = Vec<Label>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of words, or of objects with a label")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Self::Value, E> {
        let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
        Ok(words.map(Label::from_word).collect())
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut labels = Vec::new();
        while let Some(Friendly(label)) = items.next_element()? {
            labels.push(label);
        }
        Ok(labels)
    }
}
