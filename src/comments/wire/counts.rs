//! The counts of an author's file: an object of numbers, and nothing else. (The map's own reader
//! takes a list, too.)

use crate::sorted::SortedMap;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::fmt;

/// Reads the counts; of two with one name the later one counts.
pub(super) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<SortedMap<String, u32>, D::Error> {
    deserializer.deserialize_map(Counts)
}

struct Counts;

impl<'de> Visitor<'de> for Counts {
    type Value = SortedMap<String, u32>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of numbers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut counts = SortedMap::new();
        while let Some((name, count)) = entries.next_entry()? {
            counts.insert(name, count);
        }
        Ok(counts)
    }
}
