//! Ids of comments and readers: UUIDs of version 7, whose order is that of their making.

use super::Stamp;
use std::fmt;
use std::str::FromStr;
use uuid::{Builder, Uuid, Version};

/// A UUIDv7 (RFC 9562). Ids are ordered by time, also those of one millisecond and one clock:
/// the twelve bits behind the time hold the stamp's counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

impl Id {
    /// A new id, of a stamp that no other record of this clock has, and 62 random bits.
    pub fn new(stamp: Stamp, random: u64) -> Self {
        let counter = (stamp.counter & 0xfff) as u16;
        let [c0, c1] = counter.to_be_bytes();
        let [r0, r1, r2, r3, r4, r5, r6, r7] = random.to_be_bytes();
        let bytes = [c0, c1, r0, r1, r2, r3, r4, r5, r6, r7];
        Id(Builder::from_unix_timestamp_millis(stamp.millis, &bytes).into_uuid())
    }

    /// The time in it, in milliseconds since 1970.
    pub fn millis(self) -> u64 {
        (self.0.as_u128() >> 80) as u64
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl FromStr for Id {
    type Err = ();

    /// Reads the one form that [`Id`] is written in: lower case, with hyphens.
    fn from_str(text: &str) -> Result<Self, ()> {
        let uuid = Uuid::try_parse(text).map_err(drop)?;
        let id = Id(uuid);
        let is_ours = uuid.get_version() == Some(Version::SortRand) && id.to_string() == text;
        is_ours.then_some(id).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(millis: u64, counter: u32) -> Stamp {
        Stamp { millis, counter, node: 7 }
    }

    #[test]
    fn ids_are_in_the_order_of_their_stamps() {
        let ids = [
            Id::new(stamp(1, 0), u64::MAX),
            Id::new(stamp(1, 1), 0),
            Id::new(stamp(1, 4095), 5),
            Id::new(stamp(2, 0), 0),
            Id::new(stamp((1 << 48) - 1, 0), 0),
        ];
        assert!(ids.is_sorted());
        let texts: Vec<_> = ids.iter().map(Id::to_string).collect();
        assert!(texts.is_sorted());
        assert_eq!(ids[3].millis(), 2);
    }

    #[test]
    fn an_id_is_read_as_it_is_written() {
        let id = Id::new(stamp(1_795_424_400_000, 3), 0x1234_5678_9abc_def0);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn other_ids_are_refused() {
        for text in [
            "",
            "1",
            "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "f47ac10b-58cc-4372-a567-0e02b2c3d479",
            "019A0000-0000-7000-8000-000000000000",
            "{019a0000-0000-7000-8000-000000000000}",
            "019a00000000700080000000000000000",
            "019a000000007000800000000000000",
            "<script>",
        ] {
            assert_eq!(text.parse::<Id>(), Err(()), "{text}");
        }
    }
}
