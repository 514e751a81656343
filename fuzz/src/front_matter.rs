//! Front matter: YAML between two fences. It is read, or refused with the line, or left to
//! Markdown; and what is read says the same as JSON with the same fields.

use super::input;
use super::json_article::{assert_error_is_plain, assert_metadata_is_harmless};
use super::safety::{assert_clean, markup_of, words};
use reading_widget::article::{Body, Format, read};
use serde_json::{Map, Value};

/// Holds any text between two fences to what is promised.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    let article = ["---\n", &text, "\n---\n\nzqbody\n"].concat();
    match read(Format::Markdown, &article) {
        Ok(reading) => {
            assert_metadata_is_harmless(&reading.metadata);
            let markup = markup_of(&reading.body);
            assert_clean(&markup, article.len());
            if let Body::Markup(markup) = &reading.body {
                assert!(words(markup).contains("zqbody"));
            }
        }
        Err(error) => assert_error_is_plain(&error, &article),
    }
    same_as_json(&text);
}

/// Values made of the lines of a text, in both forms.
fn same_as_json(text: &str) {
    let mut lines = text.lines().map(|line| Value::String(line.to_owned()));
    let mut fields = Map::new();
    for name in ["title", "standfirst", "published", "lang", "copyright"] {
        let Some(value) = lines.next() else { break };
        fields.insert(name.to_owned(), value);
    }
    let mut object = |names: &[&str]| -> Value {
        names.iter().filter_map(|name| Some(((*name).to_owned(), lines.next()?))).collect()
    };
    let author = object(&["name", "href", "picture", "bio"]);
    if author.get("name").is_some() {
        fields.insert("author".to_owned(), author);
    }
    let image = object(&["src", "alt", "caption"]);
    if image.get("src").is_some() {
        fields.insert("image".to_owned(), image);
    }
    let tags: Vec<_> = lines.collect();
    if !tags.is_empty() {
        fields.insert("tags".to_owned(), Value::Array(tags));
    }
    // JSON on one line is YAML, too. What YAML does not allow in a line is written as a number.
    let json = Value::Object(fields).to_string();
    let json: String = json
        .chars()
        .map(|c| match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                format!("\\u{:04x}", u32::from(c))
            }
            c => c.to_string(),
        })
        .collect();
    let of_json = read(Format::Json, &json).expect("fields of an article");
    let of_yaml = read(Format::Markdown, &["---\n", &json, "\n---\n"].concat());
    let of_yaml = of_yaml.unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(of_yaml.metadata, of_json.metadata, "{json}");
}
