//! The cleaner, on events as no parser would send them.

use super::foreign_html::raw_tape;
use super::input;
use super::safety::{assert_clean, words};
use reading_widget::markup::{RawEvent, RawTape, clean};

/// Holds any string of events to what is promised, and any HTML that a parser read.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    let raw = RawTape::new(text.clone());
    let markup = clean(&raw);
    assert_clean(&markup, text.len());
    assert_eq!(clean(&raw), markup);

    // However events mismatch: what stands before them stays, and so does what comes when all that
    // was opened has ended.
    let opened = raw.events().filter(|event| matches!(event, RawEvent::Open(_))).count();
    let marked = ["\u{4}zqbefore", &text, &"\u{5}".repeat(opened + 1), "\u{4}zqbehind"].concat();
    let kept = words(&clean(&RawTape::new(marked)));
    assert!(kept.contains("zqbefore") && kept.contains("zqbehind"), "{kept}");

    // The same bytes, as HTML that a parser has read.
    let markup = clean(&raw_tape(&text));
    assert_clean(&markup, text.len());
}
