//! The published schema of the comments file and the code that writes and reads it, held together:
//! the same fields, and the same verdict on every example.

use crate::json_schema::{fits, schema};
use reading_widget::comments::wire::{FileWriter, read_file, write_profile};
use reading_widget::comments::{
    Comment, Id, Identity, Origin, Profile, Reaction, Record, Register, Stamp, Subject,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn stamp(millis: u64) -> Stamp {
    Stamp { millis, counter: 0, node: 7 }
}

fn id(millis: u64) -> Id {
    Id::new(stamp(millis), 5)
}

fn identity(millis: u64) -> Register<Identity> {
    let link = Some("https://a.example".to_owned());
    Register { stamp: stamp(millis), value: Identity { name: "Ada".to_owned(), link } }
}

fn comment(deleted: bool) -> Record {
    let root = Some(id(1));
    Record::Comment(Comment {
        id: id(2),
        article: "/a".to_owned(),
        origin: Origin { created: stamp(2), author: id(0), parent: root, root },
        identity: identity(3),
        body: Register { stamp: stamp(4), value: "words".to_owned() },
        deleted: Register { stamp: stamp(5), value: deleted },
    })
}

fn reaction(subject: Subject) -> Record {
    let on = Register { stamp: stamp(6), value: true };
    Record::Reaction(Reaction { article: "/a".to_owned(), subject, reader: id(0), on })
}

fn profile() -> Profile {
    let identity = Some(identity(3));
    Profile { id: id(0), others: vec![id(9)], identity, signed_in: true }
}

/// A file with everything that there is to write.
fn full_file() -> Value {
    let mut writer = FileWriter::new(Some(&profile()));
    writer.push(&comment(true));
    writer.push(&comment(false));
    writer.push(&reaction(Subject::Like(id(2))));
    writer.push(&reaction(Subject::Insight("clear".to_owned())));
    writer.push_unreadable("{".to_owned());
    let mut file: Value = serde_json::from_str(&writer.finish()).expect("it writes JSON");
    // An author writes these by hand.
    file["counts"] = json!({"clear": 3});
    file
}

fn names(object: &Value) -> BTreeSet<&str> {
    object.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn the_schema_has_the_fields_that_are_written_and_no_others() {
    let (schema, file) = (schema("comments"), full_file());
    assert!(fits(&schema, &schema, &file), "{file}");
    let [deleted, restored] = [0, 1].map(|index| names(&file["records"][index]));
    for (place, written) in [
        ("", names(&file)),
        ("/$defs/profile", names(&file["profile"])),
        ("/$defs/author", names(&file["records"][0]["author"])),
        ("/$defs/comment", deleted.union(&restored).copied().collect()),
        ("/$defs/like", names(&file["records"][2])),
        ("/$defs/insight", names(&file["records"][3])),
    ] {
        let properties = schema.pointer(&format!("{place}/properties")).expect(place);
        assert_eq!(names(properties), written, "{place}");
    }
    let kept = serde_json::from_str(&write_profile(&profile())).expect("it writes JSON");
    assert!(fits(&schema, &schema["$defs"]["profile"], &kept));
}

#[test]
fn the_examples_in_the_schema_are_right() {
    let schema = schema("comments");
    let mut open = vec![&schema];
    let mut count = 0;
    while let Some(place) = open.pop() {
        if let Some(examples) = place.get("examples") {
            for example in examples.as_array().expect("a list") {
                assert!(fits(&schema, place, example), "{example}");
                count += 1;
            }
        }
        open.extend(place.as_object().into_iter().flat_map(|fields| fields.values()));
    }
    assert!(count > 0);
}

#[test]
fn the_comments_of_the_demo_are_right() {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/static/stories/the-road-that-is-there-twice-a-day.comments.json"
    ));
    check(&serde_json::from_str(text).expect("it is JSON"), true);
}

/// The verdicts of schema and reader: on the file, and on each record in it.
fn check(file: &Value, expect: bool) {
    let schema = schema("comments");
    assert_eq!(fits(&schema, &schema, file), expect, "the schema on {file}");
    let read = read_file(&file.to_string(), "/default");
    let is_taken = read.as_ref().is_ok_and(|read| read.refused.is_empty());
    assert_eq!(is_taken, expect, "the reader on {file}: {read:?}");
}

#[test]
fn the_schema_and_the_reader_judge_files_alike() {
    let format = "reading-widget-comments";
    for (file, expect) in [
        (json!({"format": format}), true),
        (json!({"format": format, "version": 1, "records": [], "more": 1}), true),
        (json!({"format": format, "profile": null, "counts": {}, "unreadable": []}), true),
        (json!({"format": format, "counts": {"clear": 0, "a": 4_294_967_295_u32}}), true),
        (json!({}), false),
        (json!([]), false),
        (json!(null), false),
        (json!({"format": "else"}), false),
        (json!({"format": null}), false),
        (json!({"format": format, "version": 2}), false),
        (json!({"format": format, "version": "1"}), false),
        (json!({"format": format, "records": null}), false),
        (json!({"format": format, "records": {}}), false),
        (json!({"format": format, "records": [1]}), false),
        (json!({"format": format, "counts": {"clear": -1}}), false),
        (json!({"format": format, "counts": {"clear": 1.5}}), false),
        (json!({"format": format, "counts": {"clear": 4_294_967_296_u64}}), false),
        (json!({"format": format, "counts": []}), false),
        (json!({"format": format, "profile": "Ada"}), false),
        (json!({"format": format, "profile": {}}), false),
        (json!({"format": format, "profile": {"id": id(0).to_string()}}), true),
    ] {
        check(&file, expect);
    }
}

/// What is changed in a record that is right: a field (with its path) is given a value, or taken
/// away.
type Change = (&'static str, Option<Value>);

fn check_records(index: usize, cases: &[(&[Change], bool)]) {
    for (changes, expect) in cases {
        let mut record = full_file()["records"][index].clone();
        for (path, value) in *changes {
            let (object, field) = match path.split_once('.') {
                Some((object, field)) => (&mut record[object], field),
                None => (&mut record, *path),
            };
            let object = object.as_object_mut().expect("an object");
            match value {
                Some(value) => drop(object.insert(field.to_owned(), value.clone())),
                None => drop(object.remove(field)),
            }
        }
        check(&json!({"format": "reading-widget-comments", "records": [record]}), *expect);
    }
}

#[test]
fn the_schema_and_the_reader_judge_comments_alike() {
    let text = |sign: &str, count: usize| Some(json!(sign.repeat(count)));
    check_records(
        1,
        &[
            (&[], true),
            (&[("more", Some(json!([])))], true),
            (&[("article", None)], true),
            (&[("article", Some(json!("")))], false),
            (&[("article", text("é", 2_000))], true),
            (&[("article", text("é", 2_001))], false),
            (&[("kind", Some(json!("note")))], false),
            (&[("kind", None)], false),
            (&[("id", Some(json!("01a20b3c-4d5e-4001-8f00-0123456789ab")))], false),
            (&[("id", Some(json!("01A20B3C-4D5E-7001-8F00-0123456789AB")))], false),
            (&[("id", Some(json!("01a20b3c4d5e70018f000123456789ab")))], false),
            (&[("id", Some(json!(1)))], false),
            (&[("parent", None)], false),
            (&[("root", None)], false),
            (&[("root", None), ("parent", None)], true),
            (&[("root", Some(json!("1")))], false),
            (&[("author", None)], false),
            (&[("author", Some(json!("Ada")))], false),
            (&[("author.id", None)], false),
            (&[("author.name", None)], false),
            (&[("author.name", Some(json!("")))], false),
            (&[("author.name", text("🙂", 80))], true),
            (&[("author.name", text("🙂", 81))], false),
            (&[("author.link", None)], true),
            (&[("author.link", Some(json!(null)))], true),
            (&[("author.link", Some(json!("HTTP://a.example")))], true),
            (&[("author.link", Some(json!("javascript:alert(1)")))], false),
            (&[("author.link", Some(json!("")))], false),
            (&[("author.stamp", Some(json!("5")))], false),
            (&[("author.stamp", Some(json!(null)))], true),
            (&[("body", None)], false),
            (&[("body", Some(json!(null)))], false),
            (&[("body", Some(json!("")))], false),
            (&[("body", text("🙂", 10_000))], true),
            (&[("body", text("🙂", 10_001))], false),
            (&[("created", None)], false),
            (&[("created", Some(json!("2026-01-01T00:00Z")))], false),
            (&[("created", Some(json!("1-2-3-4")))], false),
            (&[("created", Some(json!(5)))], false),
            (&[("edited", Some(json!("x")))], false),
            (&[("edited", None)], true),
            (&[("restored", Some(json!(true)))], false),
            (&[("restored", None), ("edited", Some(json!(null)))], true),
            (&[("deleted", Some(json!("9-0-0")))], true),
            (&[("deleted", Some(json!(true)))], false),
        ],
    );
    // A deleted comment is without its words.
    check_records(
        0,
        &[
            (&[], true),
            (&[("body", Some(json!("")))], true),
            (&[("body", Some(json!("words")))], true),
            (&[("body", Some(json!(1)))], false),
            (&[("deleted", None)], false),
            (&[("deleted", Some(json!(null)))], false),
        ],
    );
}

#[test]
fn the_schema_and_the_reader_judge_likes_and_insights_alike() {
    for index in [2, 3] {
        check_records(
            index,
            &[
                (&[], true),
                (&[("article", None)], true),
                (&[("reader", None)], false),
                (&[("reader", Some(json!("Ada")))], false),
                (&[("on", None)], false),
                (&[("on", Some(json!(false)))], true),
                (&[("on", Some(json!(1)))], false),
                (&[("stamp", None)], false),
                (&[("stamp", Some(json!("")))], false),
                (&[("id", None)], false),
                (&[("id", Some(json!("")))], false),
            ],
        );
    }
    check_records(2, &[(&[("id", Some(json!("clear")))], false)]);
    check_records(
        3,
        &[
            (&[("id", Some(json!("é".repeat(64))))], true),
            (&[("id", Some(json!("é".repeat(65))))], false),
        ],
    );
}
