//! Front matter: what is read, what is no front matter, and what is said of wrong YAML.

use crate::html::html;
use reading_widget::article::{Author, Direction, Format, Image, Label, Place, ReadError, read};

fn wrong(text: &str) -> ReadError {
    read(Format::Markdown, text).expect_err(text)
}

#[test]
fn front_matter_gives_the_metadata() {
    let text = "\
---
title: \"The sea: a study\"
description: >
  What it is,
  and is not.
author:
  name: Ada Byron
  href: https://ada.example
  age: 36
date: 2026-03-03
updated: 2026-03-04T10:00:00+01:00
image: {src: /sea.jpg, alt: The sea, width: 1200, height: 800}
lang: en-GB
dir: ltr
tags: [craft, 2026, {label: sea, href: /sea}]
links:
  social:
    - label: Mastodon
      href: https://social.example/@ada
  more:
copyright: © 2026 Ada
layout: &ref post
categories: [*ref, {deep: [1, 2]}]
---
# Body

Words.
";
    let reading = read(Format::Markdown, text).expect("this is right");
    let metadata = reading.metadata;
    assert_eq!(metadata.title.as_deref(), Some("The sea: a study"));
    assert_eq!(metadata.standfirst.as_deref(), Some("What it is, and is not."));
    assert_eq!(
        metadata.author,
        Some(Author {
            name: "Ada Byron".into(),
            href: Some("https://ada.example".into()),
            ..Author::default()
        })
    );
    assert_eq!(metadata.published.as_deref(), Some("2026-03-03"));
    assert_eq!(metadata.updated.as_deref(), Some("2026-03-04T10:00:00+01:00"));
    assert_eq!(
        metadata.image,
        Some(Image {
            src: "/sea.jpg".into(),
            alt: "The sea".into(),
            width: Some(1200),
            height: Some(800),
            ..Image::default()
        })
    );
    assert_eq!(metadata.lang.as_deref(), Some("en-GB"));
    assert_eq!(metadata.dir, Some(Direction::Ltr));
    let label =
        |label: &str, href: Option<&str>| Label { label: label.into(), href: href.map(Into::into) };
    assert_eq!(
        metadata.tags,
        [label("craft", None), label("2026", None), label("sea", Some("/sea"))]
    );
    assert_eq!(metadata.links.social, [label("Mastodon", Some("https://social.example/@ada"))]);
    assert_eq!(metadata.links.more, []);
    assert_eq!(metadata.copyright.as_deref(), Some("© 2026 Ada"));
    assert_eq!(reading.notices, [] as [String; 0]);
    assert_eq!(html(&reading.body), "<h1>Body</h1><p>Words.</p>");
}

#[test]
fn a_word_is_enough() {
    for (yaml, expect) in [
        ("author: Ada", "Ada"),
        ("author: 'Ada'", "Ada"),
        ("author: {name: Ada}", "Ada"),
        ("author: 1984", "1984"),
        ("author: true", "true"),
    ] {
        let text =
            format!("---\r\n{yaml}\r\ntags: a, b c\r\nimage: /x.png\r\ntitle:\r\n...\r\nWords.");
        let reading = read(Format::Markdown, &text).expect("this is right");
        assert_eq!(reading.metadata.author.map(|author| author.name).as_deref(), Some(expect));
        let tags: Vec<_> = reading.metadata.tags.iter().map(|tag| tag.label.as_str()).collect();
        assert_eq!(tags, ["a", "b c"]);
        assert_eq!(reading.metadata.image.map(|image| image.src).as_deref(), Some("/x.png"));
        assert_eq!(reading.metadata.title, None);
        assert_eq!(html(&reading.body), "<p>Words.</p>");
    }
}

#[test]
fn a_thematic_break_is_no_front_matter() {
    for (text, expect) in [
        ("---\n\nWords: many.\n\n---\n\nMore.", "<hr><p>Words: many.</p><hr><p>More.</p>"),
        ("---\nFoo\n---\nbar\n---\nbaz", "<hr><h2>Foo</h2><h2>bar</h2><p>baz</p>"),
        ("---\nNote: this is prose.\n---\nMore.", "<hr><h2>Note: this is prose.</h2><p>More.</p>"),
        ("---\n# Heading\n\nWords.\n\n---\n", "<hr><h1>Heading</h1><p>Words.</p><hr>"),
        ("---\n- a: b\n\n---\n", "<hr><ul><li>a: b</li></ul><hr>"),
        ("---\nsee: [was it\n---\n", "<hr><h2>see: [was it</h2>"),
        ("----\ntitle: x\n----\n", "<hr><h2>title: x</h2>"),
        (" ---\ntitle: x\n---\n", "<hr><h2>title: x</h2>"),
        ("---", "<hr>"),
        ("Words.\n\n---\ntitle: x\n---\n", "<p>Words.</p><hr><h2>title: x</h2>"),
    ] {
        let reading = read(Format::Markdown, text).expect(text);
        assert_eq!(html(&reading.body), expect, "{text:?}");
        assert_eq!(reading.metadata.title, None);
    }
    let reading = read(Format::Markdown, "---\n---\nWords.").expect("empty front matter");
    assert_eq!(html(&reading.body), "<p>Words.</p>");
}

#[test]
fn front_matter_without_an_end_is_said_to_be_markdown() {
    let reading = read(Format::Markdown, "---\ntitle: x\n\nWords.").expect("Markdown");
    assert_eq!(html(&reading.body), "<hr><p>title: x</p><p>Words.</p>");
    assert_eq!(reading.notices.len(), 1);
}

#[test]
fn wrong_front_matter_is_named_with_its_line() {
    for (text, line, expected) in [
        ("---\ntitle: x\ndir: up\n---\n", 3, "“dir”: expected ltr or rtl, found “up”"),
        (
            "---\ntitle: x\nauthor:\n  - Ada\n---\n",
            4,
            "“author”: expected a name, or an object with a name, found a list",
        ),
        ("---\ntitle: [a, b]\n---\n", 2, "“title”: expected text, found a list"),
        (
            "---\nlang: en\nlinks:\n  social:\n    - label: a\n    - href: b\n---\n",
            6,
            "“links.social[1]”: “label” is missing here",
        ),
        (
            "---\nimage:\n  src: x\n  width: wide\n---\n",
            4,
            "“image.width”: expected a whole number that is not negative, found the text “wide”",
        ),
        ("---\ntitle: a\ntitle: b\n---\n", 3, "“title” stands here twice; leave one out"),
        (
            "---\ntitle: \"open\nlang: en\n---\n",
            2,
            "expected YAML: a field, a colon and its value on each line",
        ),
        (
            "---\nlang: &ref en\ntitle: *ref\n---\n",
            3,
            "expected a value, found a reference to one; write it out",
        ),
    ] {
        let error = wrong(text);
        assert_eq!(
            (error.place, error.expected.as_str()),
            (Place::Line(line), expected),
            "{text:?}"
        );
    }
}
