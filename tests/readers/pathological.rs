//! Texts that are hard on parsers: each is read within its time, and what comes out stays in
//! proportion to what went in.

use crate::html::html;
use reading_widget::article::{Format, read, wire};
use std::time::{Duration, Instant};

fn recipes() -> Vec<(String, String)> {
    let path = format!("{}/tests/data/pathological.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the data is here");
    let data: serde_json::Value = serde_json::from_str(&text).expect("the data is JSON");
    let cases = data["cases"].as_array().expect("a list of recipes");
    cases
        .iter()
        .map(|case| (case["id"].as_str().expect("an id").to_owned(), text_of(case)))
        .collect()
}

fn text_of(case: &serde_json::Value) -> String {
    let mut text = String::new();
    for part in case["parts"].as_array().expect("parts") {
        let words = part[0].as_str().expect("words");
        let count = usize::try_from(part[1].as_u64().expect("a count")).expect("it fits");
        match words {
            "@nested-list" => (0..count).for_each(|i| text += &format!("{}* a\n", "  ".repeat(i))),
            "@backticks" => (1..count).for_each(|i| text += &format!("e{}", "`".repeat(i))),
            words => text += &words.repeat(count),
        }
    }
    text
}

fn check(format: Format) {
    let recipes = recipes();
    assert_eq!(recipes.len(), 65);
    for (id, text) in recipes {
        let start = Instant::now();
        let result = read(format, &text);
        let time = start.elapsed();
        // A test build is some ten times slower than what is shipped, where the limit is 5 s.
        assert!(time < Duration::from_secs(20), "{id} took {time:?}");
        let reading = result.as_ref().unwrap_or_else(|error| panic!("{id}: {error}"));
        let size = html(&reading.body).len();
        assert!(size <= 64 * text.len() + 65_536, "{id}: {} became {size}", text.len());
        assert!(wire::decode(&wire::encode(&result)) == Some(result), "{id}");
    }
}

#[test]
fn hard_texts_are_read_in_time_as_markdown() {
    check(Format::Markdown);
}

#[test]
fn hard_texts_are_read_in_time_as_plain_text() {
    check(Format::Text);
}

#[test]
fn json_that_nests_without_end_is_refused() {
    for text in ["[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
        assert!(read(Format::Json, &text).is_err());
    }
}

#[test]
fn front_matter_that_nests_without_end_is_refused_or_left_to_markdown() {
    for open in ["[", "{a: ", "- ", "? "] {
        let text = format!("---\ntitle: {}\n---\n\nWords.", open.repeat(20_000));
        let _ = read(Format::Markdown, &text);
        let text = format!("---\nother: {}\n---\n\nWords.", open.repeat(20_000));
        let _ = read(Format::Markdown, &text);
    }
}

#[test]
fn ten_thousand_notes_with_the_same_slug_are_told_apart_in_time() {
    // Signs become hyphens: each of these labels has another sign, and all have the same slug.
    let notes: String = (0x2200..0x22ff)
        .flat_map(|one| (0x2200..0x2228).map(move |other| (one, other)))
        .filter_map(|(one, other)| Some((char::from_u32(one)?, char::from_u32(other)?)))
        .map(|(one, other)| format!("[^{one}{other}]: x\n\n"))
        .collect();
    let begin = Instant::now();
    let body = read(Format::Markdown, &notes).unwrap().body;
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    let html = html(&body);
    for id in ["id=\"fn---\"", "id=\"fn----2\"", "id=\"fn----10200\""] {
        assert_eq!(html.matches(id).count(), 1, "{id}");
    }
}

#[test]
fn a_long_name_around_many_values_does_not_fill_the_memory() {
    // Noting the path of each value would take five gigabytes.
    let (name, values) = ("k".repeat(100_000), "1, ".repeat(50_000));
    let text = format!("---\nauthor:\n  {name}: [{values}]\n  name: [Ada]\n---\n\nWords.");
    let begin = Instant::now();
    let error = read(Format::Markdown, &text).unwrap_err();
    assert_eq!(error.to_string(), "line 4: “author.name”: expected text, found a list");
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}
