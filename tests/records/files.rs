//! Records as JSON, and files of them: what is written is read again, and nothing that is read can
//! do harm.

use crate::strategies::*;
use proptest::collection::vec;
use proptest::prelude::*;
use reading_widget::comments::wire::{
    FILE_LIMIT, FileError, FileWriter, Refused, read_file, read_profile, read_record,
    write_profile, write_record,
};
use reading_widget::comments::{DEPTH, Id, Record, Stamp, thread};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_is_read_as_it_was_written(record in record()) {
        let text = write_record(&record);
        prop_assert!(!text.contains('\n'));
        prop_assert_eq!(read_record(&text), Ok(record));
    }

    #[test]
    fn a_profile_is_read_as_it_was_written(profile in profile()) {
        prop_assert_eq!(read_profile(&write_profile(&profile)), Some(profile));
    }

    #[test]
    fn a_file_is_read_as_it_was_written_but_for_the_words_of_deleted_comments(
        records in vec(record(), 0..6),
        profile in proptest::option::of(profile()),
    ) {
        let mut file = FileWriter::new(profile.as_ref());
        records.iter().for_each(|record| file.push(record));
        let text = file.finish();
        let mut expected = records;
        for record in &mut expected {
            if let Record::Comment(comment) = record && !comment.is_live() {
                comment.body.stamp = comment.origin.created;
                comment.body.value.clear();
            }
        }
        let read = read_file(&text, "").unwrap();
        prop_assert_eq!(read.records, expected);
        prop_assert_eq!(read.refused, vec![]);
        prop_assert_eq!(read.profile, profile);
    }

    #[test]
    fn words_of_a_deleted_comment_are_not_in_a_file(mut comment in comment()) {
        comment.body.value = "secret words".into();
        comment.body.stamp = comment.body.stamp.max(comment.origin.created);
        comment.deleted.value = true;
        let mut file = FileWriter::new(None);
        file.push(&Record::Comment(comment.clone()));
        let text = file.finish();
        prop_assert!(!text.contains("secret"));
        // Whoever has the words keeps them.
        let read = read_file(&text, "").unwrap().records;
        let [Record::Comment(copy)] = read.as_slice() else { panic!("{read:?}") };
        let mut kept = comment.clone();
        kept.merge(copy.clone());
        prop_assert_eq!(kept, comment);
    }

    #[test]
    fn damaged_text_is_refused_or_read_and_never_more(
        record in record(),
        cut in any::<prop::sample::Index>(),
        put in ".{0,3}",
        noise in "(?s).{0,60}",
    ) {
        let mut text = write_record(&record);
        let mut at = cut.index(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        text.replace_range(at..=at + text[at..].chars().next().unwrap().len_utf8() - 1, &put);
        for text in [&text, &text[..at], &noise] {
            if let Ok(record) = read_record(text) {
                prop_assert_eq!(read_record(&write_record(&record)), Ok(record));
            }
            let _ = read_profile(text);
            let _ = read_file(text, "/a");
            let file = [r#"{"format":"reading-widget-comments","records":["#, text, "]}"].concat();
            let _ = read_file(&file, "/a");
        }
    }
}

const GOOD: &str = r#"{"kind":"like","id":"018bcfe5-67e8-7000-8000-000000000001","reader":"01747480-0000-7000-8000-000000000001","on":true,"stamp":"1-0-0"}"#;

#[test]
fn a_file_that_is_none_is_refused_as_a_whole() {
    let shape = |text| matches!(read_file(text, "/a"), Err(FileError::Shape(_)));
    for text in [
        "",
        "no JSON",
        "7",
        "\"x\"",
        r#"{"format":"reading-widget-comments","records":7}"#,
        r#"{"format":"reading-widget-comments","records":[}"#,
        r#"{"format":"reading-widget-comments","version":-1}"#,
        r#"{"format":"reading-widget-comments","counts":{"clear":-1}}"#,
    ] {
        assert!(shape(text), "{text}");
    }
    for text in ["{}", "[]", r#"{"format":null}"#, r#"{"format":"readings","records":7}"#] {
        assert_eq!(read_file(text, "/a"), Err(FileError::Format), "{text}");
    }
    // A newer version may have another shape in everything else.
    let newer = r#"{"format":"reading-widget-comments","version":2,"records":{"a":1}}"#;
    assert_eq!(read_file(newer, "/a"), Err(FileError::Version));
}

#[test]
fn a_file_that_is_too_long_is_said_to_be() {
    assert_eq!(read_file(&" ".repeat(FILE_LIMIT + 1), "/a"), Err(FileError::TooLong));
    // One of ten megabytes is taken whole.
    let comment = r#"{"kind":"comment","id":"018bcfe5-67e8-7000-8000-000000000001","author":{"id":"01747480-0000-7000-8000-000000000001","name":"Ada"},"body":"B","created":"1-0-0"}"#
        .replace("\"B\"", &["\"", &"b".repeat(9_900), "\""].concat());
    let records = vec![comment; 1_000].join(",");
    let text = [r#"{"format":"reading-widget-comments","records":["#, &records, "]}"].concat();
    let file = read_file(&text, "/a").unwrap();
    assert!(text.len() > 10_000_000);
    assert_eq!((file.records.len(), file.refused.len()), (1_000, 0));
}

#[test]
fn deep_nesting_is_refused() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    assert!(read_record(&deep).is_err());
    let file = [r#"{"format":"reading-widget-comments","records":["#, &deep, "]}"].concat();
    if let Ok(file) = read_file(&file, "/a") {
        assert_eq!((file.records.len(), file.refused.len()), (0, 1));
    }
}

#[test]
fn a_chain_of_answers_of_any_length_is_read_and_placed() {
    let id = |n: usize| Id::new(Stamp { millis: 1 + n as u64, counter: 0, node: 1 }, 0);
    for length in [1, 2, 10, 1_000, 100_000] {
        let mut text = String::from(r#"{"format":"reading-widget-comments","records":["#);
        for n in 0..=length {
            let parent = match n {
                0 => String::new(),
                n => format!(r#""parent":"{}","root":"{}","#, id(n - 1), id(0)),
            };
            text += &format!(
                r#"{}{{"kind":"comment","id":"{}","author":{{"id":"{}","name":"Ada"}},{parent}"body":"Words.","created":"{}-0-1"}}"#,
                if n == 0 { "" } else { "," },
                id(n),
                id(0),
                n + 1,
            );
        }
        let file = read_file(&(text + "]}"), "/a").unwrap();
        assert_eq!((file.records.len(), file.refused.len()), (length + 1, 0));
        let answers: Vec<_> = file
            .records
            .iter()
            .filter_map(|record| match record {
                Record::Comment(comment) => Some((comment.id, comment.origin.parent)),
                _ => None,
            })
            .skip(1)
            .collect();
        let placed = thread(id(0), &answers);
        assert!(placed.iter().map(|placed| placed.index).eq(0..length));
        assert!(placed.iter().all(|placed| placed.level < DEPTH));
    }
}

#[test]
fn a_bad_record_among_good_ones_is_refused_with_its_index_and_the_reason() {
    let comment = |change: &str, by: &str| -> String {
        r#"{"kind":"comment","id":"018bcfe5-67e8-7000-8000-000000000001","author":{"id":"01747480-0000-7000-8000-000000000001","name":"Ada"},"body":"Words.","created":"1-0-0"}"#.replacen(change, by, 1)
    };
    let long = ["\"", &"a".repeat(10_001), "\""].concat();
    for (text, reason) in [
        ("7".into(), "invalid type"),
        ("{}".into(), "missing field"),
        (GOOD.replace("like", "love"), "its `kind` is missing or wrong"),
        (GOOD.replace("018bcfe5", "x"), "its `id` is missing or wrong"),
        (GOOD.replace("01747480", "x"), "its `reader` is missing or wrong"),
        (GOOD.replace("true", "1"), "invalid type"),
        (GOOD.replace(r#","on":true"#, ""), "its `on` is missing or wrong"),
        (GOOD.replace("1-0-0", "yesterday"), "its `stamp` is missing or wrong"),
        (GOOD.replace("\"like\"", "\"like\",\"article\":\"\""), "its `article` is missing"),
        (comment("\"Words.\"", "\" \""), "its `body`: it is empty"),
        (
            comment("\"Words.\"", &long),
            "its `body`: it is too long (the limit is 10000 characters)",
        ),
        (comment("\"Ada\"", "\"\""), "its `author`: it is empty"),
        (comment("\"Ada\"", r#""Ada","link":"javascript:alert(1)""#), "its `author`: the link"),
        (comment("01747480", "x"), "its `author.id` is missing or wrong"),
        (comment(r#","created":"1-0-0""#, ""), "its `created` is missing or wrong"),
    ] {
        let file = [
            r#"{"format":"reading-widget-comments","version":1,"records":["#,
            &[GOOD, &text, GOOD].join(","),
            "]}",
        ]
        .concat();
        let file = read_file(&file, "/a").unwrap();
        assert_eq!(file.records.len(), 2, "{text}");
        assert!(file.records.iter().all(|record| record.article() == "/a"));
        let [Refused { index: 1, reason: said }] = file.refused.as_slice() else {
            panic!("{text}: {:?}", file.refused)
        };
        assert!(said.starts_with(reason), "{text}: {said}");
    }
}

#[test]
fn what_could_not_be_read_travels_on_in_the_file() {
    let mut file = FileWriter::new(None);
    file.push(&read_record(&GOOD.replace("\"like\"", "\"like\",\"article\":\"/b\"")).unwrap());
    file.push_unreadable("{\"kind\":\"essay\"".into());
    file.push_unreadable(GOOD.into());
    let read = read_file(&file.finish(), "/a").unwrap();
    let articles: Vec<_> = read.records.iter().map(Record::article).collect();
    // A version that can read it takes it.
    assert_eq!(articles, ["/b", "/a"]);
    assert_eq!(read.refused.iter().map(|refused| refused.index).collect::<Vec<_>>(), [1]);
}

#[test]
fn what_is_wrong_is_not_repeated_at_length() {
    let long = ["\"", &"\u{7f}".repeat(100_000), "\""].concat();
    let reason = read_record(&long).unwrap_err();
    assert!(reason.starts_with("invalid type: string \"\\u{7f}"), "{reason}");
    assert_eq!(reason.chars().count(), 201);
    let Err(FileError::Shape(said)) = read_file(&long, "/a") else { panic!("a string is no file") };
    assert_eq!(said, reason);
}
