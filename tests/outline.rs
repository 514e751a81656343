//! Outlines of documents.

mod tapes;

use proptest::prelude::*;
use reading_widget::article::anchors::anchor_markup;
use reading_widget::article::survey::{survey_markup, survey_page};
use reading_widget::markup::{Markup, Tag, Writer};
use reading_widget::outline::{Outline, outline};
use reading_widget::reading_time::estimate;
use std::collections::HashSet;
use std::time::{Duration, Instant};
use tapes::{markup, raw};

fn outline_of(tape: &Markup, max_depth: u8) -> Outline {
    let document = survey_markup(&anchor_markup(tape, &HashSet::new()));
    outline(&document, &estimate(&document, Some("en"), Some(60.0)), max_depth)
}

/// The outline as lines: indented by depth, with the seconds of each section (one per word).
fn lines(outline: &Outline) -> Vec<String> {
    let line = |s: &reading_widget::outline::Section| {
        format!("{}{} {} {}", "  ".repeat(s.depth), s.level, s.title, s.time.seconds.round())
    };
    outline.sections.iter().map(line).collect()
}

fn check(html: &str, max_depth: u8, expect: &[&str]) {
    assert_eq!(lines(&outline_of(&markup(html), max_depth)), expect, "{html}");
}

#[test]
fn sections_nest_by_level_and_a_section_takes_its_subsections_time() {
    check(
        "<p>x</p><h2>A</h2><p>a b</p><h3>B</h3><p>c</p><h3>C</h3><h2>D</h2><p>d</p>",
        6,
        &["2 A 6", "  3 B 2", "  3 C 1", "2 D 2"],
    );
}

#[test]
fn gaps_in_levels_leave_no_gap_in_depth() {
    check("<h2>A</h2><h4>B</h4><h3>C</h3>", 6, &["2 A 3", "  4 B 1", "  3 C 1"]);
    check("<h4>A</h4><h2>B</h2><h6>C</h6>", 6, &["4 A 1", "2 B 2", "  6 C 1"]);
    check(
        "<h1>A</h1><h3>B</h3><h6>C</h6><h2>D</h2><h1>E</h1>",
        6,
        &["1 A 4", "  3 B 2", "    6 C 1", "  2 D 1", "1 E 1"],
    );
}

#[test]
fn what_is_nested_too_deeply_counts_to_the_section_around_it() {
    let html = "<h2>A</h2><h3>B</h3><h4>C</h4><p>x y</p><h3>D</h3><h2>E</h2>";
    check(html, 2, &["2 A 6", "  3 B 4", "  3 D 1", "2 E 1"]);
    check(html, 1, &["2 A 6", "2 E 1"]);
    check(html, 0, &[]);
}

#[test]
fn the_title_is_no_section() {
    check("<h1>T</h1><p>x</p><h2>A</h2>", 6, &["2 A 1"]);
    check("<div><img><p>News, 1 May</p><h1>T</h1></div><h2>A</h2>", 6, &["2 A 1"]);
    check("<h1>T</h1><h2>A</h2><h1>U</h1>", 6, &["1 T 2", "  2 A 1", "1 U 1"]);
    check("<h2>A</h2><h1>T</h1>", 6, &["2 A 1", "1 T 1"]);
    let paragraph = "word ".repeat(40);
    check(&format!("<p>{paragraph}</p><h1>T</h1><h2>A</h2>"), 6, &["1 T 2", "  2 A 1"]);
}

#[test]
fn headings_without_id_or_words_are_left_out() {
    let document = survey_page(&raw("<h2 id=\"a\">A</h2><h2>B</h2>c<h2 id=\"d\"> </h2>"));
    let outline = outline(&document, &estimate(&document, None, Some(60.0)), 6);
    assert_eq!(lines(&outline), ["2 A 3"]);
}

#[test]
fn hidden_headings_are_skipped_and_ordinals_still_lead_to_elements() {
    let document =
        survey_page(&raw("<h2 hidden=\"\" id=\"x\">X</h2><nav><h2 id=\"y\">Y</h2></nav>\
         <h2 id=\"z\"><code>f(x)</code> and <em>you</em> <a href=\"#z\">#</a></h2>"));
    let outline = outline(&document, &estimate(&document, None, None), 6);
    let [section] = outline.sections.as_slice() else { panic!("one section") };
    assert_eq!((section.id.as_str(), section.ordinal), ("z", 2));
    assert_eq!(section.title, "f(x) and you");
}

#[test]
fn ten_thousand_headings_are_outlined_in_a_moment() {
    let html: String = (0..10_000)
        .map(|n| format!("<h{}>Notes</h{}><p>Some words.</p>", n % 5 + 2, n % 5 + 2))
        .collect();
    let tape = markup(&html);
    let start = Instant::now();
    let outline = outline_of(&tape, 6);
    // Many times what a debug build needs, and nothing to what work in squares would need.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert_eq!(outline.sections.len(), 10_000);
    let ids: HashSet<_> = outline.sections.iter().map(|section| &section.id).collect();
    assert_eq!(ids.len(), 10_000);
    assert!(ids.contains(&"notes-9999".to_owned()));
    let last = outline.sections.last().unwrap();
    assert_eq!((last.ordinal, last.depth), (9_999, 4));
}

proptest! {
    #[test]
    fn depth_never_jumps_and_sections_add_up(
        levels in prop::collection::vec((1..=6u8, "[a-c]{0,2}( x){0,20}"), 0..40),
        max_depth in 1..=6u8,
    ) {
        let mut writer = Writer::default();
        for (level, words) in &levels {
            for tag in [Tag::heading(*level), Tag::P] {
                writer.open(tag);
                writer.text(words);
                writer.close();
            }
        }
        let document = survey_markup(&anchor_markup(&writer.finish(), &HashSet::new()));
        let estimate = estimate(&document, Some("en"), None);
        let outline = outline(&document, &estimate, max_depth);

        let mut deepest = 0;
        let mut top = 0.0;
        for section in &outline.sections {
            prop_assert!(section.depth <= deepest && section.depth < usize::from(max_depth));
            deepest = section.depth + 1;
            if section.depth == 0 {
                top += section.time.seconds;
            }
        }
        // All that stands under the first section of the outline is in one of the outermost.
        let first = outline.sections.first().map(|section| section.ordinal);
        let mut before = estimate.sections.first().map_or(0.0, |time| time.seconds);
        let headings = document.blocks.iter().filter_map(|block| match block.kind {
            reading_widget::article::BlockKind::Heading { ordinal, .. } => Some(ordinal),
            _ => None,
        });
        for (ordinal, time) in headings.zip(estimate.sections.iter().skip(1)) {
            if first.is_none_or(|first| ordinal < first) {
                before += time.seconds;
            }
        }
        prop_assert!((before + top - estimate.whole.seconds).abs() < 1e-6);
    }
}
