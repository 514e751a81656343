//! Ids of headings: kept, made, renamed, and what points to them.

mod tapes;

use reading_widget::article::BlockKind;
use reading_widget::article::anchors::{anchor_document, anchor_markup, anchored};
use reading_widget::article::survey::{survey_markup, survey_page};
use std::collections::HashSet;
use tapes::{markup, raw};

fn ids(names: &[&str]) -> HashSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn check(taken: &[&str], html: &str, expect: &str) {
    let (anchored, document) = anchored(&markup(html), &ids(taken));
    assert_eq!(anchored, markup(expect), "{html}");
    assert_eq!(document, survey_markup(&anchored), "{html}");
}

#[test]
fn headings_without_an_id_get_a_slug() {
    check(
        &["notes"],
        "<h1>A Day</h1><h2 lang=\"en\">Notes</h2><h2>Notes</h2><h3>🎉</h3><h2></h2>",
        "<h1 id=\"a-day\">A Day</h1><h2 id=\"notes-1\" lang=\"en\">Notes</h2>\
         <h2 id=\"notes-2\">Notes</h2><h3 id=\"section\">🎉</h3><h2></h2>",
    );
}

#[test]
fn free_ids_are_kept_and_no_slug_takes_a_later_ones_name() {
    check(
        &[],
        "<h2>Notes</h2><p id=\"notes\">x</p><h2 id=\"Mine\">Other</h2>",
        "<h2 id=\"notes-1\">Notes</h2><p id=\"notes\">x</p><h2 id=\"Mine\">Other</h2>",
    );
}

#[test]
fn taken_ids_are_renamed_and_links_follow() {
    check(
        &["fn", "fn-1"],
        "<a href=\"#fn\">1</a><li id=\"fn\">x</li><li id=\"fn-2\">y</li>\
         <a href=\"#fn-2\">2</a><a href=\"https://example.org/#fn\">3</a><a href=\"#top\">4</a>",
        "<a href=\"#fn-3\">1</a><li id=\"fn-3\">x</li><li id=\"fn-2\">y</li>\
         <a href=\"#fn-2\">2</a><a href=\"https://example.org/#fn\">3</a><a href=\"#top\">4</a>",
    );
    check(
        &["c1"],
        "<th id=\"c1\">a</th><th id=\"c2\">b</th><td headers=\"c1 c2\">c</td>",
        "<th id=\"c1-1\">a</th><th id=\"c2\">b</th><td headers=\"c1-1 c2\">c</td>",
    );
}

#[test]
fn of_equal_ids_links_lead_to_the_first() {
    check(
        &[],
        "<h2 id=\"a\">x</h2><h2 id=\"a\">y</h2><a href=\"#a\">z</a>",
        "<h2 id=\"a\">x</h2><h2 id=\"a-1\">y</h2><a href=\"#a\">z</a>",
    );
    check(
        &["a"],
        "<h2 id=\"a\">x</h2><h2 id=\"a\">y</h2><a href=\"#a\">z</a>",
        "<h2 id=\"a-1\">x</h2><h2 id=\"a-2\">y</h2><a href=\"#a-1\">z</a>",
    );
}

#[test]
fn fragments_are_compared_as_browsers_do() {
    check(
        &["日本", "50%25", "a%b"],
        "<h2 id=\"日本\">x</h2><h2 id=\"50%25\">y</h2><h2 id=\"a%b\">z</h2>\
         <a href=\"#%E6%97%A5%e6%9c%ac\">x</a><a href=\"#50%25\">y</a><a href=\"#a%b\">z</a>\
         <a href=\"#%ff\">w</a>",
        "<h2 id=\"日本-1\">x</h2><h2 id=\"50%25-1\">y</h2><h2 id=\"a%b-1\">z</h2>\
         <a href=\"#日本-1\">x</a><a href=\"#50%2525-1\">y</a><a href=\"#a%25b-1\">z</a>\
         <a href=\"#%ff\">w</a>",
    );
}

#[test]
fn the_pages_own_ids_are_never_changed() {
    let page = raw("<h2 id=\"x\">Notes</h2><h2 id=\"x\">Notes</h2><h2>Notes</h2>\
         <nav><h2>Menu</h2></nav><h2></h2><h2>Notes</h2>");
    let mut document = survey_page(&page);
    let to_set = anchor_document(&mut document, &ids(&["x", "notes-1"]));
    assert_eq!(to_set, [(2, "notes".to_owned()), (5, "notes-2".to_owned())]);
    let of_document: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { id, .. } => id.as_deref(),
            _ => None,
        })
        .collect();
    assert_eq!(of_document, ["x", "x", "notes", "notes-2"]);
}

#[test]
fn ten_thousand_equal_ids_and_headings_are_told_apart() {
    let html = "<h2>Notes</h2><p id=\"n\">x</p><h2 id=\"n\">y</h2>".repeat(10_000);
    let anchored = survey_markup(&anchor_markup(&markup(&html), &HashSet::new()));
    let mut seen = HashSet::new();
    for block in &anchored.blocks {
        if let BlockKind::Heading { id, .. } = &block.kind {
            assert!(seen.insert(id.clone().unwrap()));
        }
    }
    assert_eq!(seen.len(), 20_000);
}
