//! The published schema and the types that read an article, held together: the same fields, and
//! the same verdict on every example.

use reading_widget::article::json::{ArticleJson, SectionJson};
use reading_widget::article::{Author, Format, Image, Label, Links, Mark, read};
use serde::de::value::Error;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde_json::Value;
use std::collections::BTreeSet;

/// Takes nothing but the names of the fields that a type asks for.
struct FieldNames<'a>(&'a mut BTreeSet<String>);

impl<'de> Deserializer<'de> for FieldNames<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("not a struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(fields.iter().map(|field| (*field).to_owned()));
        Err(Error::custom("only the names are wanted"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

fn fields<'de, T: Deserialize<'de>>() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    assert!(T::deserialize(FieldNames(&mut names)).is_err());
    names
}

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/static/article.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the schema is here"))
        .expect("the schema is JSON")
}

#[test]
fn the_schema_has_the_fields_of_the_types() {
    let schema = schema();
    let aliases = ["date", "description", "summary"];
    for (place, mut fields) in [
        ("", fields::<ArticleJson>()),
        ("/$defs/section", fields::<SectionJson>()),
        ("/$defs/author", fields::<Author>()),
        ("/$defs/image", fields::<Image>()),
        ("/$defs/mark", fields::<Mark>()),
        ("/$defs/label", fields::<Label>()),
        ("/$defs/links", fields::<Links>()),
    ] {
        if place.is_empty() {
            fields.extend(aliases.map(str::to_owned));
        }
        let properties = schema.pointer(&format!("{place}/properties")).expect(place);
        let named: BTreeSet<String> =
            properties.as_object().expect("an object").keys().cloned().collect();
        assert_eq!(named, fields, "{place}");
    }
}

#[test]
fn the_schema_and_the_reader_judge_alike() {
    let schema = schema();
    for (json, expect) in [
        ("{}", true),
        (r#"{"title": "T", "summary": null, "anything": [1]}"#, true),
        (r#"{"title": 1}"#, false),
        (r#"{"description": "a", "date": "2026", "copyright": "c", "lang": "en"}"#, true),
        (r#"{"date": 2026}"#, false),
        (r#"{"mark": "/x.png"}"#, true),
        (r#"{"mark": {"src": "x", "alt": "a", "href": null}}"#, true),
        (r#"{"mark": {"alt": "a"}}"#, false),
        (r#"{"mark": {"src": "x", "alt": null}}"#, false),
        (r#"{"author": "Ada"}"#, true),
        (r#"{"author": {"name": "Ada", "bio": "b", "picture": null}}"#, true),
        (r#"{"author": {"href": "x"}}"#, false),
        (r#"{"author": ["Ada"]}"#, false),
        (r#"{"image": {"src": "x", "width": 3, "height": null, "credit": "c"}}"#, true),
        (r#"{"image": {"src": "x", "width": -3}}"#, false),
        (r#"{"image": {"src": "x", "width": 4294967296}}"#, false),
        (r#"{"image": {"src": "x", "width": 1.5}}"#, false),
        (r#"{"dir": "rtl"}"#, true),
        (r#"{"dir": null}"#, true),
        (r#"{"dir": "auto"}"#, false),
        (r#"{"tags": ["a", {"label": "b", "href": "c"}]}"#, true),
        (r#"{"tags": "a, b"}"#, true),
        (r#"{"tags": [null]}"#, false),
        (r#"{"tags": [["a"]]}"#, false),
        (r#"{"tags": {"label": "a"}}"#, false),
        (r#"{"links": {"social": ["a"], "more": null, "x": 1}}"#, true),
        (r#"{"links": null}"#, true),
        (r#"{"links": []}"#, false),
        (r#"{"links": {"social": 1}}"#, false),
        (r#"{"format": "html", "body": "b"}"#, true),
        (r#"{"format": "json"}"#, false),
        (r#"{"body": ["b"]}"#, false),
        (r#"{"sections": [{"title": "T", "level": 3, "format": "text", "body": "b"}, {}]}"#, true),
        (r#"{"sections": null}"#, true),
        (r#"{"sections": [{"level": 0}]}"#, false),
        (r#"{"sections": [{"level": 7}]}"#, false),
        (r#"{"sections": [["T"]]}"#, false),
        (r#"{"sections": [null]}"#, false),
        ("[]", false),
        ("null", false),
        (r#""title""#, false),
    ] {
        let value = serde_json::from_str(json).expect("the examples are JSON");
        assert_eq!(fits(&schema, &schema, &value), expect, "the schema on {json}");
        assert_eq!(read(Format::Json, json).is_ok(), expect, "the reader on {json}");
    }
}

/// Whether a value is as a schema wants it. Knows the words that ours uses, and no others.
fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    schema.as_object().expect("a schema").iter().all(|(word, rule)| match word.as_str() {
        "$schema" | "$defs" | "title" | "description" | "examples" => true,
        "$ref" => {
            let place = rule.as_str().and_then(|place| place.strip_prefix('#')).expect("a place");
            fits(root, root.pointer(place).expect("it is there"), value)
        }
        "type" => match rule {
            Value::Array(kinds) => kinds.iter().any(|kind| is(kind, value)),
            kind => is(kind, value),
        },
        "enum" => rule.as_array().expect("a list").contains(value),
        "anyOf" => rule.as_array().expect("a list").iter().any(|rule| fits(root, rule, value)),
        "required" => value.as_object().is_none_or(|value| {
            let names = rule.as_array().expect("a list");
            names.iter().all(|name| value.contains_key(name.as_str().expect("a name")))
        }),
        "properties" => value.as_object().is_none_or(|value| {
            let rules = rule.as_object().expect("an object");
            rules.iter().all(|(name, rule)| value.get(name).is_none_or(|v| fits(root, rule, v)))
        }),
        "items" => {
            value.as_array().is_none_or(|items| items.iter().all(|item| fits(root, rule, item)))
        }
        "minimum" => value.as_i64().is_none_or(|value| value >= rule.as_i64().expect("a number")),
        "maximum" => value.as_i64().is_none_or(|value| value <= rule.as_i64().expect("a number")),
        other => panic!("the schema has a new word, {other}"),
    })
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a name") {
        "string" => value.is_string(),
        "null" => value.is_null(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the schema has a new type, {other}"),
    }
}
