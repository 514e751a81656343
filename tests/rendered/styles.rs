//! The style sheets, as far as they can be judged without a browser.

use reading_widget::styles::{CHROME, PROSE, SKELETON};
use std::collections::BTreeSet;

/// A sheet without its comments.
fn rules(sheet: &str) -> String {
    sheet.split("/*").enumerate().fold(String::new(), |rules, (index, piece)| {
        let rest = if index == 0 { piece } else { piece.split_once("*/").map_or("", |p| p.1) };
        rules + rest
    })
}

/// The names behind every `mark`, which ends in `rw-`.
fn classes(text: &str, mark: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>()
    };
    text.split(mark).skip(1).map(|rest| format!("rw-{}", name(rest))).collect()
}

#[test]
fn sheets_are_whole_and_load_nothing() {
    for sheet in [CHROME, PROSE, SKELETON] {
        let rules = rules(sheet);
        assert_eq!(rules.matches('{').count(), rules.matches('}').count());
        assert!(!rules.contains("url(") && !rules.contains("@import"), "policies refuse it");
        assert!(!rules.contains("!important"), "pages could not answer");
    }
    assert!(SKELETON.len() <= 850, "{} bytes", SKELETON.len());
}

#[test]
fn every_rule_follows_the_direction_of_writing() {
    for physical in [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "float:",
        " left:",
        " right:",
        " width:",
        " height:",
        "text-align: right",
    ] {
        for sheet in [CHROME, PROSE, SKELETON] {
            // Code is written from left to right in every language.
            let rules = rules(sheet).replace("direction: ltr; text-align: left", "");
            assert!(!rules.contains(physical), "{physical}");
        }
    }
}

#[test]
fn every_class_of_the_chrome_is_one_that_a_component_draws() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/ui");
    let source: String = ["", "/comments"]
        .iter()
        .flat_map(|room| std::fs::read_dir([folder, room].concat()).unwrap())
        .filter_map(|entry| std::fs::read_to_string(entry.unwrap().path()).ok())
        .collect();
    let mut drawn = classes(&source, "rw-");
    // The shell's, for the view to be drawn into.
    drawn.insert("rw-place".into());
    let unknown: Vec<_> = classes(&rules(CHROME), ".rw-").difference(&drawn).cloned().collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_skeleton_keeps_the_places_of_the_chrome() {
    let tight = |sheet: &str| rules(sheet).replace(", ", ",").replace(": ", ":");
    for piece in [
        "var(--reading-widget-measure,min(63ex,34em))",
        "var(--reading-widget-outline-width,15em)",
        "var(--reading-widget-gutter,clamp(1em,4cqi,2em))",
        "min-block-size:3em",
        "(min-width:56em)",
    ] {
        assert!(tight(CHROME).contains(piece) && tight(SKELETON).contains(piece), "{piece}");
    }
}

/// WCAG's relative luminance of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The first value of a token behind a selector.
fn token<'a>(selector: &str, name: &str) -> &'a str {
    let block = CHROME.split_once(selector).unwrap().1;
    block.split_once(name).unwrap().1.trim_start_matches(": ").split(';').next().unwrap()
}

#[test]
fn every_colour_of_words_is_readable_on_every_ground_that_a_theme_may_meet() {
    for (selector, grounds) in [
        // Paper, white, cream, light grey.
        (".rw-light {\n", ["#fdfcfa", "#ffffff", "#f4efe4", "#e6e6e6"]),
        // Paper, black, slate, dark grey.
        (".rw-dark {\n", ["#171614", "#000000", "#1e293b", "#333333"]),
    ] {
        assert_eq!(token(selector, "--rw-paper"), grounds[0]);
        for name in ["--rw-ink", "--rw-ash", "--rw-rubric"] {
            for ground in grounds {
                let ratio = contrast(token(selector, name), ground);
                assert!(ratio >= 4.5, "{selector} {name} on {ground}: {ratio:.2}");
            }
        }
    }
}
