//! Dates in the reader's words, by the browser's `Intl`.

use reading_widget::moment::relative_time;
use reading_widget::platform::{full, read_date, relative};
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE: f64 = 60_000.0;
const DAY: f64 = 24.0 * 60.0 * MINUTE;

#[wasm_bindgen_test]
fn relative_times_are_said_in_the_language() {
    for (ago, en, de, ja) in [
        (0.0, "now", "jetzt", "今"),
        (5.0 * MINUTE, "5 minutes ago", "vor 5 Minuten", "5 分前"),
        (3.0 * 60.0 * MINUTE, "3 hours ago", "vor 3 Stunden", "3 時間前"),
        (DAY, "yesterday", "gestern", "昨日"),
        (9.0 * DAY, "9 days ago", "vor 9 Tagen", "9 日前"),
        (60.0 * DAY, "2 months ago", "vor 2 Monaten", "2 か月前"),
        (400.0 * DAY, "1 year ago", "vor 1 Jahr", "1 年前"),
        (-DAY, "tomorrow", "morgen", "明日"),
        (-9.0 * DAY, "in 9 days", "in 9 Tagen", "9 日後"),
    ] {
        let time = relative_time(0.0, ago);
        for (language, expected) in [("en", en), ("de", de), ("ja", ja), ("de-AT", de)] {
            assert_eq!(relative(time, language), expected, "{language}");
        }
    }
}

#[wasm_bindgen_test]
fn full_dates_are_said_in_the_language_and_a_day_is_a_day_everywhere() {
    let day = read_date("2026-03-01").unwrap();
    for (language, expected) in [
        ("en", "Sunday, March 1, 2026"),
        ("en-GB", "Sunday 1 March 2026"),
        ("de", "Sonntag, 1. März 2026"),
        ("ja", "2026年3月1日日曜日"),
    ] {
        assert_eq!(full(day, language).replace("Sunday, 1", "Sunday 1"), expected);
    }
    let moment = read_date("2026-03-01T09:30").unwrap();
    assert!(full(moment, "de").contains("09:30"), "{}", full(moment, "de"));
    assert!(full(moment, "en").contains("9:30"), "{}", full(moment, "en"));
}

#[wasm_bindgen_test]
fn a_language_that_is_no_language_breaks_nothing() {
    let time = relative_time(0.0, 5.0 * MINUTE);
    let day = read_date("2026-03-01").unwrap();
    for (language, expected) in [
        ("en_US", "5 minutes ago"),
        ("de_DE", "vor 5 Minuten"),
        (" ja ", "5 分前"),
        ("de-", "vor 5 Minuten"),
        ("", "5 minutes ago"),
        ("x", "5 minutes ago"),
        ("english!", "5 minutes ago"),
        ("ελ", "5 minutes ago"),
    ] {
        assert_eq!(relative(time, language), expected, "{language:?}");
        assert!(full(day, language).contains("2026"), "{language:?}");
    }
}

#[wasm_bindgen_test]
fn every_engine_reads_the_same_dates() {
    for (text, expected) in [
        ("1970-01-02", Some(DAY)),
        ("1970-01-02T00:00Z", Some(DAY)),
        ("1970-01-02 00:00Z", Some(DAY)),
        ("1970-01-02t00:00z", Some(DAY)),
        (" 1970-01-02T01:00+01:00 ", Some(DAY)),
        ("1970-01-02T00:00:00.5Z", Some(DAY + 500.0)),
        ("1970-01-02T00:00:00.123456Z", Some(DAY + 123.0)),
        ("1972-02-29", Some(789.0 * DAY)),
        ("1970-02-29", None),
        ("2026-02-30", None),
        ("2026-04-31", None),
        ("2026-00-10", None),
        ("2026-01-00", None),
        ("yesterday", None),
    ] {
        assert_eq!(read_date(text).map(|date| date.time), expected, "{text}");
    }
    assert!(read_date("2026-03-01T09:30").unwrap().has_time);
    assert!(!read_date("2026-03-01").unwrap().has_time);
}
