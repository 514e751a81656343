//! Points in time for people: which number and unit say how long ago something was, and when that
//! changes. The words come from the browser's `Intl.RelativeTimeFormat`.

/// A point in time, for people and for machines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// As ISO 8601.
    pub iso: String,
    /// Relative to now: "about 3 hours ago".
    pub relative: String,
    /// The full date, with the time of day where it is known.
    pub full: String,
}

/// A relative time, for `Intl.RelativeTimeFormat`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RelativeTime {
    /// The number of units; negative in the past.
    pub value: f64,
    /// The unit, as `Intl` names it.
    pub unit: &'static str,
    /// Whether the number is rounded enough to say "about".
    pub is_about: bool,
    /// In how many seconds these words may change.
    pub changes_in: u32,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;
const MONTH: f64 = 30.4375 * DAY;
const YEAR: f64 = 365.25 * DAY;

/// How `then` is said at `now`; both in milliseconds since 1970.
pub fn relative_time(then: f64, now: f64) -> RelativeTime {
    let seconds = (then - now) / 1000.0;
    let distance = seconds.abs();
    let (unit, length, is_about, changes_in) = match distance {
        d if d < 45.0 => ("second", 1.0, false, 15),
        d if d < 45.0 * MINUTE => ("minute", MINUTE, false, 30),
        d if d < 22.0 * HOUR => ("hour", HOUR, true, 600),
        d if d < 26.0 * DAY => ("day", DAY, false, 3600),
        d if d < 11.0 * MONTH => ("month", MONTH, true, 3600),
        _ => ("year", YEAR, true, 3600),
    };
    // Less than a minute is "now": seconds would be a clock, not a date.
    let count = if unit == "second" { 0.0 } else { (distance / length).round().max(1.0) };
    let value = if seconds < 0.0 { -count } else { count };
    RelativeTime { value, unit, is_about, changes_in }
}

/// What an ISO 8601 text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsoShape {
    /// A day.
    Date,
    /// A day and a time of day.
    DateTime,
}

/// The shape of an ISO 8601 date: `2026-03-01`, or with a time of day `T09:30`, `T09:30:05.123`,
/// with or without `Z` or an offset. Anything else has none: browsers' own parsers guess, and
/// guess differently.
pub fn iso_shape(text: &str) -> Option<IsoShape> {
    let text = text.trim();
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    match time {
        _ if !is_day(date) => None,
        None => Some(IsoShape::Date),
        Some(time) => is_time(time).then_some(IsoShape::DateTime),
    }
}

/// Whether there is such a day: of 30 February one browser makes 2 March, the next one nothing.
fn is_day(date: &str) -> bool {
    let mut parts = date.split('-');
    let mut number = |count| {
        let part = parts.next().filter(|part| digits(part, count, u32::MAX))?;
        part.parse::<u32>().ok()
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day) && parts.next().is_none()
}

fn is_time(time: &str) -> bool {
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let offset_is_fine = match offset.strip_prefix(['+', '-']) {
        Some(offset) => match offset.split_once(':') {
            Some((hours, minutes)) => digits(hours, 2, 23) && digits(minutes, 2, 59),
            None => false,
        },
        None => matches!(offset, "" | "Z" | "z"),
    };
    let mut parts = clock.split(':');
    let hours_and_minutes = parts.next().is_some_and(|hours| digits(hours, 2, 23))
        && parts.next().is_some_and(|minutes| digits(minutes, 2, 59));
    let seconds = parts.next().is_none_or(|seconds| {
        let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
        digits(whole, 2, 59) && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
    });
    offset_is_fine && hours_and_minutes && seconds && parts.next().is_none()
}

fn digits(text: &str, count: usize, most: u32) -> bool {
    text.len() == count
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u32>().is_ok_and(|number| number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ago(seconds: f64) -> (f64, &'static str, bool) {
        let time = relative_time(0.0, seconds * 1000.0);
        (time.value, time.unit, time.is_about)
    }

    #[test]
    fn each_distance_has_its_unit() {
        assert_eq!(ago(10.0), (-0.0, "second", false));
        assert_eq!(ago(50.0), (-1.0, "minute", false));
        assert_eq!(ago(20.0 * MINUTE), (-20.0, "minute", false));
        assert_eq!(ago(50.0 * MINUTE), (-1.0, "hour", true));
        assert_eq!(ago(3.2 * HOUR), (-3.0, "hour", true));
        assert_eq!(ago(23.0 * HOUR), (-1.0, "day", false));
        assert_eq!(ago(9.0 * DAY), (-9.0, "day", false));
        assert_eq!(ago(60.0 * DAY), (-2.0, "month", true));
        assert_eq!(ago(400.0 * DAY), (-1.0, "year", true));
        assert_eq!(relative_time(3.0 * HOUR * 1000.0, 0.0).value, 3.0);
    }

    #[test]
    fn iso_dates_are_known_by_their_shape() {
        for date in ["2026-03-01", " 2026-12-31 ", "2024-02-29", "2000-02-29"] {
            assert_eq!(iso_shape(date), Some(IsoShape::Date), "{date}");
        }
        for date in [
            "2026-03-01T09:30",
            "2026-03-01T09:30:05Z",
            "2026-03-01T09:30:05.123+02:00",
            "2026-03-01 09:30",
        ] {
            assert_eq!(iso_shape(date), Some(IsoShape::DateTime), "{date}");
        }
        for date in [
            "",
            "yesterday",
            "March 1, 2026",
            "2026",
            "2026-3-1",
            "2026-13-01",
            "2026-03-01T",
            "2026-03-01T25:00",
            "2026-03-01T09:30+2",
            "20260301",
            "2026-03-01T09:30:05.",
            "2026-03-01-02",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-00-10",
            "2026-01-00",
        ] {
            assert_eq!(iso_shape(date), None, "{date}");
        }
    }
}
