//! The JSON article: what is read, what is ignored and said so, and what is said of wrong JSON.

use crate::html::html;
use reading_widget::article::{Body, Format, Place, Reading, read};

fn reading(json: &str) -> Reading {
    read(Format::Json, json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

#[test]
fn a_body_is_markdown_html_or_text() {
    for (json, expect) in [
        (r#"{"body": "*a*"}"#, Body::Foreign(String::new())),
        (r#"{"format": "html", "body": "<i>a</i>"}"#, Body::Foreign("<i>a</i>".into())),
    ] {
        let body = reading(json).body;
        match expect {
            Body::Foreign(expect) if !expect.is_empty() => assert_eq!(body, Body::Foreign(expect)),
            _ => assert_eq!(html(&body), "<p><em>a</em></p>"),
        }
    }
    assert_eq!(
        html(
            &reading(
                r#"{"title": "T", "format": "text", "body": "T\n\nOne.\n\nPart\n\n*a* <b>."}"#
            )
            .body
        ),
        "<p>One.</p><h2>Part</h2><p>*a* &lt;b&gt;.</p>"
    );
}

#[test]
fn sections_follow_the_body_with_their_headings() {
    let json = r#"{
        "title": "T",
        "body": "Before.[^1]\n\n[^1]: A.",
        "sections": [
            {"title": "One", "body": "a[^1]\n\n[^1]: B."},
            {"title": "Deeper", "level": 3, "format": "text", "body": "*b* & c."},
            {"body": "No heading."},
            {"title": " ", "body": null}
        ]
    }"#;
    let body = reading(json).body;
    assert!(matches!(body, Body::Markup(_)));
    let html = html(&body);
    for part in [
        "<p>Before.<sup",
        "<h2>One</h2><p>a<sup class=\"footnote-reference\"><a href=\"#fn-1-2\" id=\"fnref-1-2\">2</a>",
        "<ol start=\"2\"><li id=\"fn-1-2\">",
        "<h3>Deeper</h3><p>*b* &amp; c.</p><p>No heading.</p>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(html.ends_with("<p>No heading.</p>"));
}

#[test]
fn one_part_with_html_makes_html_of_all() {
    let json = r#"{"sections": [
        {"title": "A < B", "body": "x & *y*"},
        {"format": "html", "body": "<p onclick=x>z"}
    ]}"#;
    assert_eq!(
        reading(json).body,
        Body::Foreign("<h2>A &lt; B</h2><p>x &amp; <em>y</em></p><p onclick=x>z".into())
    );
    let json = r#"{"body": "a <b>c</b>", "sections": [{"title": "T"}]}"#;
    assert_eq!(reading(json).body, Body::Foreign("<p>a <b>c</b></p><h2>T</h2>".into()));
}

#[test]
fn an_article_may_lack_everything() {
    for json in ["{}", r#"{"body": null, "sections": null, "tags": null, "links": null}"#] {
        let reading = reading(json);
        assert_eq!(html(&reading.body), "");
        assert_eq!(reading.notices, [] as [String; 0]);
    }
}

#[test]
fn unknown_fields_are_ignored_in_one_notice() {
    let reading = reading(
        r#"{"titel": "x", "__proto__": {"title": "y"}, "author": {"name": "A", "nick": 1},
            "sections": [{"level": 2, "colour": "red"}], "constructor": null}"#,
    );
    assert_eq!(
        reading.notices,
        ["Fields that are not part of an article are ignored: titel, __proto__, author.nick, \
          sections[0].colour, constructor."]
    );
    assert_eq!(reading.metadata.title, None);
}

#[test]
fn metadata_may_be_said_with_a_word() {
    let metadata = reading(
        r#"{"title": "T", "summary": "S", "date": "2026-03-03", "author": "Ada",
            "mark": "/logo.png", "image": "/x.png", "tags": ["a", {"label": "b"}]}"#,
    )
    .metadata;
    assert_eq!(metadata.standfirst.as_deref(), Some("S"));
    assert_eq!(metadata.published.as_deref(), Some("2026-03-03"));
    assert_eq!(metadata.author.map(|author| author.name).as_deref(), Some("Ada"));
    assert_eq!(metadata.mark.map(|mark| mark.src).as_deref(), Some("/logo.png"));
    assert_eq!(metadata.image.map(|image| image.src).as_deref(), Some("/x.png"));
    assert_eq!(metadata.tags.len(), 2);
}

#[test]
fn wrong_json_is_named_with_its_place() {
    let path = |path: &str| Place::Path(path.to_owned());
    for (json, place, expected) in [
        (
            r#"{"sections": [{}, {}, {"level": "two"}]}"#,
            path("sections[2].level"),
            "expected a heading level from 1 to 6, found the text “two”",
        ),
        (
            r#"{"sections": [{"level": 7}]}"#,
            path("sections[0].level"),
            "expected a heading level from 1 to 6, found the number 7",
        ),
        (r#"{"title": 3}"#, path("title"), "expected text, found the number 3"),
        (
            r#"{"author": {"name": "A", "href": []}}"#,
            path("author.href"),
            "expected text, found a list",
        ),
        (r#"{"author": {}}"#, path("author"), "“name” is missing here"),
        (
            r#"{"author": 4}"#,
            path("author"),
            "expected a name, or an object with a name, found the number 4",
        ),
        (
            r#"{"tags": [{"label": "a"}, false]}"#,
            path("tags[1]"),
            "expected text, or an object with a label, found false",
        ),
        (
            r#"{"image": {"src": "x", "width": -1}}"#,
            path("image.width"),
            "expected a whole number that is not negative, found the number -1",
        ),
        (
            r#"{"format": "rst"}"#,
            path("format"),
            "expected markdown, html or text, found the text “rst”",
        ),
        (r#"{"dir": "up"}"#, path("dir"), "expected ltr or rtl, found “up”"),
        (r#"{"sections": {}}"#, path("sections"), "expected a list, found an object"),
        ("[]", Place::Line(1), "expected an object, found a list"),
        (
            "{\n\"title\": \"x\"\n",
            Place::Line(3),
            "the JSON ends too early: a bracket or a quote is not closed",
        ),
        ("{\n\"title\": x}", Place::Line(2), "expected JSON (expected value)"),
        ("{}\n\n}", Place::Line(3), "expected JSON (trailing characters)"),
        ("", Place::Line(1), "the JSON ends too early: a bracket or a quote is not closed"),
    ] {
        let error = read(Format::Json, json).expect_err(json);
        assert_eq!((error.place, error.expected.as_str()), (place, expected), "{json}");
    }
}
