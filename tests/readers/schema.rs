//! The published schema and the types that read an article, held together: the same fields, and
//! the same verdict on every example.

use crate::json_schema::{fits, schema};
use reading_widget::article::json::{ArticleJson, SectionJson};
use reading_widget::article::{Author, Format, Image, Label, Links, Mark, read};
use serde::de::value::Error;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
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

#[test]
fn the_schema_has_the_fields_of_the_types() {
    let schema = schema("article");
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
    let schema = schema("article");
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
