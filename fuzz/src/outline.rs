//! Outline and reading time of any article: sections that nest, and times that add up.

use super::foreign_html::raw_tape;
use super::input;
use super::safety::markup_of;
use reading_widget::article::anchors::{anchor_document, anchor_markup};
use reading_widget::article::survey::{survey_markup, survey_page};
use reading_widget::article::{BlockKind, Document, markdown_body};
use reading_widget::outline::outline;
use reading_widget::reading_time::{ReadingTime, estimate};
use std::collections::HashSet;

/// Holds any text, read as Markdown and as a page's HTML, to what is promised.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    let taken = HashSet::from(["notes".to_owned()]);
    let markup = anchor_markup(&markup_of(&markdown_body(&text)), &taken);
    document(&survey_markup(&markup), text.len());

    let page = raw_tape(&text);
    let mut own = survey_page(&page);
    let named = anchor_document(&mut own, &taken);
    let mut ids = taken.clone();
    assert!(named.iter().all(|(_, id)| ids.insert(id.clone())));
    document(&own, text.len());
}

fn document(document: &Document, length: usize) {
    // Blocks lie one behind the other in the text, and on the edges of characters.
    let mut end = 0;
    for block in &document.blocks {
        assert!(document.text.get(block.text.clone()).is_some());
        assert!(block.language.is_none_or(|at| at < document.languages.len()));
        if block.kind == BlockKind::Image {
            // It may stand among the words of another.
            assert!(block.text.is_empty());
            continue;
        }
        assert!(block.text.start >= end && block.text.end > block.text.start);
        end = block.text.end;
    }
    assert!(document.text.len() <= 4096 + 8 * length);
    for (language, speed) in [
        (None, None),
        (Some("ja"), None),
        (Some("de-AT"), Some(1.0)),
        (Some("???"), Some(1e300)),
        (Some(" "), Some(f64::NAN)),
        (Some("zh"), Some(-1.0)),
        (Some("en"), Some(f64::MIN_POSITIVE)),
    ] {
        times(document, language, speed);
    }
}

fn times(document: &Document, language: Option<&str>, speed: Option<f64>) {
    let time = estimate(document, language, speed);
    let headings = || {
        document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { ordinal, .. } => Some(*ordinal),
            _ => None,
        })
    };
    assert_eq!(time.sections.len(), headings().count() + 1);
    let mut sum = ReadingTime::default();
    time.sections.iter().for_each(|section| sum += *section);
    assert_eq!(sum, time.whole);
    assert!(time.whole.seconds >= 0.0 && !time.whole.seconds.is_nan());
    assert!(time.whole.low_seconds <= time.whole.seconds);
    assert!(time.whole.seconds <= time.whole.high_seconds);
    assert_eq!(time.whole.minutes() == 0, time.whole.seconds <= 0.0);
    for depth in [0, 1, 3, 6, u8::MAX] {
        let outline = outline(document, &time, depth);
        let mut deepest = 0;
        let mut ordinals = headings();
        for section in &outline.sections {
            assert!(section.depth <= deepest && section.depth < usize::from(depth).min(6));
            deepest = section.depth + 1;
            assert!((1..=6).contains(&section.level));
            assert!(!section.id.is_empty() && !section.title.trim().is_empty());
            assert!(section.time.seconds <= time.whole.seconds * 1.000_001);
            // Sections come in the order of their headings.
            assert!(ordinals.any(|ordinal| ordinal == section.ordinal));
        }
    }
}
