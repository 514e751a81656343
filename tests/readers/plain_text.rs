//! Pasted stories: each file in `text/` with what is made of it.

use crate::html::html;
use expect_test::expect_file;
use reading_widget::article::{Body, Format, Reading, read};
use std::collections::BTreeMap;

fn story(name: &str) -> (String, Reading) {
    let path = format!("{}/tests/readers/text/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the story is here");
    let reading = read(Format::Text, &text).expect("plain text is never wrong");
    (text, reading)
}

/// The title, the byline and the body, a block a line.
fn shown(reading: &Reading) -> String {
    let mut shown = format!("title: {}\n", reading.metadata.title.as_deref().unwrap_or("none"));
    if let Some(author) = &reading.metadata.author {
        shown += &format!("author: {}\n", author.name);
        if let Some(bio) = &author.bio {
            shown += &format!("bio: {bio}\n");
        }
    }
    let body = html(&reading.body);
    let lines = body
        .replace("</p>", "</p>\n")
        .replace("</h2>", "</h2>\n")
        .replace("</li>", "</li>\n")
        .replace("<hr>", "<hr>\n")
        .replace("<ul>", "<ul>\n")
        .replace("<ol>", "<ol>\n")
        .replace("</ul>", "</ul>\n")
        .replace("</ol>", "</ol>\n");
    shown + &lines
}

/// How often each word is there, signs around it aside.
fn words(text: &str) -> BTreeMap<String, isize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

fn check(name: &str) {
    let (_, reading) = story(name);
    let path = format!("{}/tests/readers/text/{name}.html", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&shown(&reading));
}

#[test]
fn a_story_with_the_pages_furniture_around_it() {
    check("with_page_furniture");
}

#[test]
fn a_story_with_a_paragraph_on_each_line() {
    check("one_line_paragraphs");
}

#[test]
fn a_text_file_broken_at_72_columns() {
    check("broken_at_72_columns");
}

#[test]
fn a_story_with_numbered_sections_and_a_byline_on_two_lines() {
    check("numbered_sections");
}

#[test]
fn a_japanese_story() {
    check("japanese");
}

#[test]
fn a_german_story() {
    check("german");
}

#[test]
fn verse_within_prose_is_not_a_heap_of_headings() {
    check("prose_without_sections");
}

#[test]
fn no_word_of_a_story_is_lost() {
    for name in
        ["with_page_furniture", "one_line_paragraphs", "broken_at_72_columns", "german", "japanese"]
    {
        let (text, reading) = story(name);
        let mut words = words(&text);
        let author = reading.metadata.author.clone().unwrap_or_default();
        let title = reading.metadata.title.clone().unwrap_or_default();
        let Body::Markup(markup) = &reading.body else { panic!("a text has no HTML") };
        let mut found = format!("{title}\n{}\n{}\n", author.name, author.bio.unwrap_or_default());
        for event in markup.events() {
            match event {
                reading_widget::markup::Event::Text(text) => found.push_str(text),
                _ => found.push('\n'),
            }
        }
        for (word, count) in self::words(&found) {
            *words.entry(word).or_default() -= count;
        }
        words.retain(|_, count| *count != 0);
        let allowed: Vec<&str> = match name {
            // The byline's own word, the second copy of the title.
            "with_page_furniture" => vec!["By", "Sandholm", "The", "ferry", "last", "to"],
            "one_line_paragraphs" => vec!["BY"],
            // The numbers of list items; a word that was parted at the end of a line stays parted.
            "broken_at_72_columns" => vec!["1", "2", "By"],
            "german" => vec!["Von"],
            _ => vec![],
        };
        assert_eq!(words.keys().map(String::as_str).collect::<Vec<_>>(), allowed, "{name}");
    }
}

#[test]
fn a_text_that_is_hardly_one_is_read_too() {
    for (text, title, body) in [
        ("", None, ""),
        (" \n\u{200b}\r\n", None, ""),
        ("Only this line", None, "<p>Only this line</p>"),
        ("A title\n\nA paragraph.", Some("A title"), "<p>A paragraph.</p>"),
        ("A title\nBy Ada Byron", Some("A title"), ""),
        (
            "a < b\n\n<script>x</script> & \"y\".",
            Some("a < b"),
            "<p>&lt;script&gt;x&lt;/script&gt; &amp; &quot;y&quot;.</p>",
        ),
        ("\u{feff}A title\r\n\r\nOne.\r\nTwo.", Some("A title"), "<p>One.</p><p>Two.</p>"),
    ] {
        let reading = read(Format::Text, text).expect("plain text is never wrong");
        assert_eq!(reading.metadata.title.as_deref(), title, "{text:?}");
        assert_eq!(html(&reading.body), body, "{text:?}");
    }
}

#[test]
fn a_first_paragraph_is_no_title() {
    let paragraph = "It had rained for so long that nobody in the house could say when it began. ";
    let text = format!("{}\n\nThen it stopped.", paragraph.repeat(3).trim());
    let reading = read(Format::Text, &text).expect("plain text is never wrong");
    assert_eq!(reading.metadata.title, None);
    assert!(html(&reading.body).starts_with("<p>It had rained"));
}
