//! Stamps: when something was written, as a hybrid logical clock says it.

use std::fmt;
use std::str::FromStr;

/// A moment on a hybrid logical clock (Kulkarni et al. 2014): the time of day where clocks are
/// right, and later than everything that it followed where they are wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, less than 2^48.
    pub millis: u64,
    /// Counts what happened in the same millisecond.
    pub counter: u32,
    /// The clock that gave it: a random number for each time that the widget runs.
    pub node: u32,
}

/// The first time that a stamp cannot hold: in the year 10889.
const MILLIS_END: u64 = 1 << 48;

impl fmt::Display for Stamp {
    /// `<millis>-<counter>-<node>`, in decimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.millis.to_string(), self.counter.to_string(), self.node.to_string()];
        f.write_str(&parts.join("-"))
    }
}

impl FromStr for Stamp {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let mut part = || parts.next().filter(|part| !part.starts_with('+')).ok_or(());
        let millis = part()?.parse().map_err(drop)?;
        let counter = part()?.parse().map_err(drop)?;
        let node = part()?.parse().map_err(drop)?;
        let is_whole = parts.next().is_none() && millis < MILLIS_END;
        is_whole.then_some(Stamp { millis, counter, node }).ok_or(())
    }
}

/// Gives stamps, each later than the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    last: Stamp,
    /// The last stamp that was given ahead of this clock, behind one of a clock that is fast.
    ahead: Stamp,
}

impl Clock {
    /// A clock with a number that no other running clock has: a random one.
    pub fn new(node: u32) -> Self {
        Clock { last: Stamp { node, ..Stamp::default() }, ahead: Stamp::default() }
    }

    /// The next stamp: not before `now` (milliseconds since 1970), after every stamp that this
    /// clock gave, and after what it follows (the copy that is edited, the comment that is
    /// answered), whatever their clocks said. Only what follows a wrong clock is as wrong as it.
    pub fn tick(&mut self, now: u64, follows: Option<Stamp>) -> Stamp {
        let node = self.last.node;
        let now = now.min(MILLIS_END - 1);
        let own = if now > self.last.millis {
            Stamp { millis: now, counter: 0, node }
        } else {
            after(self.last, node)
        };
        self.last = own;
        let Some(follows) = follows.filter(|follows| *follows >= own) else { return own };
        // What follows the same moment ahead of this clock, twice, is in order too.
        let is_same_moment = follows.millis.abs_diff(self.ahead.millis) <= 1;
        self.ahead = after(if is_same_moment { follows.max(self.ahead) } else { follows }, node);
        self.ahead
    }
}

/// The first stamp behind another. A counter that is full goes on in the next millisecond.
fn after(stamp: Stamp, node: u32) -> Stamp {
    // Twelve bits of it stand in an id, and keep the ids of one millisecond in order.
    if stamp.counter < 0xfff || stamp.millis + 1 >= MILLIS_END {
        Stamp { millis: stamp.millis, counter: stamp.counter.saturating_add(1), node }
    } else {
        Stamp { millis: stamp.millis + 1, counter: 0, node }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_of_one_clock_rise_whatever_the_time_of_day_does() {
        let mut clock = Clock::new(1);
        let times = [1000, 1000, 1000, 999, 5, 1001, 1001, 0, 2000];
        let stamps: Vec<_> = times.iter().map(|now| clock.tick(*now, None)).collect();
        assert!(stamps.windows(2).all(|pair| pair[0] < pair[1]), "{stamps:?}");
    }

    #[test]
    fn ten_thousand_stamps_in_one_millisecond_still_rise() {
        let mut clock = Clock::new(1);
        let stamps: Vec<_> = (0..10_000).map(|_| clock.tick(7, None)).collect();
        assert!(stamps.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn an_answer_is_later_than_what_it_answers_and_a_wrong_clock_is_not_caught() {
        let mut clock = Clock::new(1);
        let from_the_future = Stamp { millis: 9_000_000, counter: 3, node: 99 };
        assert!(clock.tick(1000, Some(from_the_future)) > from_the_future);
        assert_eq!(clock.tick(1001, None), Stamp { millis: 1001, counter: 0, node: 1 });
    }

    #[test]
    fn two_answers_to_one_comment_of_the_future_are_in_order() {
        let mut clock = Clock::new(1);
        let from_the_future = Stamp { millis: 9_000_000, counter: 0xffe, node: 99 };
        let stamps: Vec<_> =
            (0..5).map(|now| clock.tick(1000 + now, Some(from_the_future))).collect();
        assert!(stamps.windows(2).all(|pair| pair[0] < pair[1]), "{stamps:?}");
    }

    #[test]
    fn an_edit_at_the_end_of_all_time_is_still_later() {
        let mut clock = Clock::new(1);
        for counter in [0, 0xfff, 0x10_0000] {
            let last = Stamp { millis: MILLIS_END - 1, counter, node: 99 };
            let later = clock.tick(1000, Some(last));
            assert!(later > last);
            assert_eq!(later.to_string().parse(), Ok(later));
        }
    }

    #[test]
    fn a_stamp_is_read_as_it_is_written() {
        let stamp = Stamp { millis: 1_795_424_400_000, counter: 12, node: 4_000_000_000 };
        assert_eq!(stamp.to_string(), "1795424400000-12-4000000000");
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
        for text in ["", "1", "1-2", "1-2-3-4", "-1-2-3", "a-b-c", "+1-2-3", "281474976710656-0-1"]
        {
            assert_eq!(text.parse::<Stamp>(), Err(()), "{text}");
        }
    }
}
