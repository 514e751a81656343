//! Reading time of documents.

mod tapes;

use proptest::prelude::*;
use reading_widget::article::Document;
use reading_widget::article::survey::survey_markup;
use reading_widget::markup::{Tag, Writer};
use reading_widget::reading_time::{Estimate, ReadingTime, estimate, rounded_minutes};
use tapes::markup;

fn document(html: &str) -> Document {
    survey_markup(&markup(html))
}

/// The text as one paragraph takes this many minutes.
fn check(text: &str, language: Option<&str>, minutes: f64) {
    let time = estimate(&document(text), language, None).whole;
    assert!(
        (time.seconds / 60.0 - minutes).abs() < 0.005,
        "{language:?} {}: {} minutes",
        text.chars().take(20).collect::<String>(),
        time.seconds / 60.0
    );
}

#[test]
fn a_story_of_1272_english_words_takes_five_minutes() {
    let time = estimate(&document(&"word ".repeat(1272)), Some("en"), None).whole;
    assert!((time.seconds / 60.0 - 5.34).abs() < 0.005);
    assert_eq!((time.minutes(), time.words, time.characters), (5, 1272, 0));
    assert_eq!(rounded_minutes(time.low_seconds), 4);
    assert_eq!(rounded_minutes(time.high_seconds), 7);
}

#[test]
fn words_are_read_at_the_speed_of_their_language() {
    let thousand = "word ".repeat(1000);
    check(&thousand, Some("en-US"), 1000.0 / 238.0);
    check(&thousand, Some("de"), 1000.0 / 186.85);
    check(&thousand, Some("cy"), 1000.0 / 192.07);
    check(&"слово ".repeat(1000), Some("ru"), 1000.0 / 192.07);
    check(&"단어 ".repeat(1000), Some("ko"), 1000.0 / 202.0);
    check(&"단어 ".repeat(1000), Some("en"), 1000.0 / 202.0);
}

#[test]
fn without_a_language_ascii_is_english_and_the_rest_the_mean() {
    check(&"word ".repeat(1000), None, 1000.0 / 238.0);
    check(&("word ".repeat(99) + "café ").repeat(10), None, 1000.0 / 238.0);
    check(&"größe und maß ist ".repeat(250), None, 1000.0 / 192.07);
    check(&"слово ".repeat(1000), Some(" "), 1000.0 / 192.07);
    // Code is no evidence for the language of the prose.
    check(
        "<p>Größe</p><pre>a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a \
           a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a</pre>",
        None,
        (1.0 + 2.0 * 68.0) / 192.07,
    );
}

#[test]
fn characters_are_read_at_the_speed_of_chinese_or_japanese() {
    check(&"汉字，".repeat(1000), Some("zh"), 2000.0 / 439.0);
    check(&"汉字，".repeat(1000), None, 2000.0 / 439.0);
    check(&"漢字、".repeat(1000), Some("ja"), 2000.0 / 653.0);
    check(&"漢字と".repeat(1000), None, 3000.0 / 653.0);
    check(&"漢字と".repeat(1000), Some("en"), 3000.0 / 653.0);
    check(&"漢字と".repeat(1000), Some("zh"), 2000.0 / 439.0 + 1000.0 / 653.0);
    check(&"ภาษา".repeat(1000), Some("th"), 4000.0 / 900.85);
}

#[test]
fn mixed_text_is_the_sum_of_its_runs() {
    check(&"用Rust写 ".repeat(100), Some("zh"), 200.0 / 439.0 + 100.0 / 238.0);
    check(&"한국어 word ".repeat(100), Some("ko"), 200.0 / 202.0);
}

#[test]
fn a_block_that_names_its_language_is_read_at_its_speed() {
    let html = format!(
        "<p>{}</p><p lang=\"de\">{}</p><p lang=\"ja\">{}</p>",
        "word ".repeat(238),
        "wort ".repeat(187),
        "漢字".repeat(653)
    );
    check(&html, Some("en"), 1.0 + 187.0 / 186.85 + 2.0);
}

#[test]
fn code_takes_twice_as_long() {
    check(&format!("<pre>{}</pre>", "word ".repeat(238)), Some("en"), 2.0);
}

#[test]
fn pictures_take_twelve_seconds_and_ever_less_and_decorative_ones_none() {
    let seconds = |count: usize, alt: &str| {
        let html = format!("<h2>.</h2><img{alt}>").repeat(count);
        estimate(&document(&html), Some("en"), Some(500.0)).whole
    };
    let flat = |seconds: f64| ReadingTime {
        seconds,
        low_seconds: seconds,
        high_seconds: seconds,
        ..ReadingTime::default()
    };
    assert_eq!(seconds(1, ""), flat(12.0));
    assert_eq!(seconds(3, " alt=\"x\""), flat(33.0));
    assert_eq!(seconds(12, ""), flat(81.0));
    assert_eq!(seconds(3, " alt=\"\""), flat(0.0));
}

#[test]
fn an_authors_own_speed_overrides_the_table() {
    let time = |text: &str, speed| estimate(&document(text), Some("de"), Some(speed)).whole;
    assert!((time(&"wort ".repeat(300), 300.0).seconds - 60.0).abs() < 0.01);
    assert!((time(&"단어 ".repeat(300), 300.0).seconds - 60.0).abs() < 0.01);
    assert!((time(&"汉".repeat(439), 119.0).seconds - 120.0).abs() < 0.01);
    let range = time(&"wort ".repeat(476), 476.0);
    assert!((range.low_seconds - 60.0 * 238.0 / 300.0).abs() < 0.01);
    assert!((range.high_seconds - 60.0 * 238.0 / 175.0).abs() < 0.01);
    let usual = estimate(&document("wort"), Some("de"), None);
    for speed in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(estimate(&document("wort"), Some("de"), Some(speed)), usual);
    }
}

#[test]
fn sections_are_what_stands_under_each_heading() {
    let html = "a b<h2>c</h2><p>d</p><pre>e</pre><img><h3>f</h3><h3>g</h3>h";
    let sections = estimate(&document(html), Some("en"), None).sections;
    let words: Vec<_> = sections.iter().map(|section| section.words).collect();
    assert_eq!(words, [2, 3, 1, 2]);
    assert!((sections[1].seconds - (60.0 * 4.0 / 238.0 + 12.0)).abs() < 0.001);
    assert_eq!(estimate(&Document::default(), None, None).sections.len(), 1);
}

#[test]
fn nobody_is_told_zero_minutes() {
    let time = |seconds| ReadingTime { seconds, ..ReadingTime::default() };
    assert_eq!(time(0.0).minutes(), 0);
    assert_eq!(time(1.0).minutes(), 1);
    assert!(time(29.0).is_under_a_minute() && !time(30.0).is_under_a_minute());
    assert_eq!(time(89.0).minutes(), 1);
    assert_eq!(time(91.0).minutes(), 2);
}

fn any_document() -> impl Strategy<Value = Vec<(usize, String)>> {
    let text = "(word |größe |漢字|かな |한국 |ไทย |1–2 |— |\\PC){0,12}";
    prop::collection::vec((0..5usize, text), 0..30)
}

fn written(blocks: &[(usize, String)], times: usize) -> Estimate {
    let mut writer = Writer::default();
    for _ in 0..times {
        for (kind, text) in blocks {
            writer.open([Tag::H2, Tag::P, Tag::Pre, Tag::Li, Tag::H3][*kind]);
            writer.text(text);
            writer.close();
        }
    }
    estimate(&survey_markup(&writer.finish()), None, None)
}

proptest! {
    #[test]
    fn sections_add_up_to_the_whole(blocks in any_document()) {
        let Estimate { whole, sections } = written(&blocks, 1);
        let mut sum = ReadingTime::default();
        sections.iter().for_each(|section| sum += *section);
        prop_assert_eq!(sum, whole);
        prop_assert!(whole.low_seconds <= whole.seconds && whole.seconds <= whole.high_seconds);
        prop_assert!(whole.seconds.is_finite());
    }

    #[test]
    fn twice_the_text_takes_twice_the_time(blocks in any_document()) {
        let (once, twice) = (written(&blocks, 1).whole, written(&blocks, 2).whole);
        prop_assert_eq!((twice.words, twice.characters), (2 * once.words, 2 * once.characters));
        prop_assert!((twice.seconds - 2.0 * once.seconds).abs() < 1e-6);
    }
}
