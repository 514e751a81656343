//! The file as a whole: what stands where in it.

use reading_widget::comments::wire::{File, Refused, read_file};

/// Where in the file each of the records stands that can be taken, where these are refused.
fn check(refused: &[usize], expected: &[usize]) {
    let refused = refused.iter().map(|index| Refused { index: *index, reason: String::new() });
    let file = File { refused: refused.collect(), ..File::default() };
    let indices: Vec<_> = (0..expected.len()).map(|place| file.index_of(place)).collect();
    assert_eq!(indices, expected);
}

#[test]
fn what_is_taken_keeps_the_index_that_it_has_in_the_file() {
    check(&[], &[0, 1, 2]);
    check(&[0], &[1, 2, 3]);
    check(&[1], &[0, 2, 3]);
    check(&[0, 1, 2], &[3, 4]);
    check(&[0, 2, 4], &[1, 3, 5, 6]);
    check(&[3, 4], &[0, 1, 2, 5, 6]);
    check(&[9], &[0, 1, 2]);
}

#[test]
fn every_record_of_a_file_is_found_at_its_index_once() {
    const GOOD: &str = r#"{"kind":"insight","id":"clear","article":"a","reader":"00000000-0001-7000-8000-000000000000","on":true,"stamp":"1-0-0"}"#;
    for marks in ["", "g", "b", "gb", "bg", "ggbbg", "bbggbgbbbg", "gbgbgb"] {
        let records: Vec<_> =
            marks.chars().map(|mark| if mark == 'g' { GOOD } else { "{}" }).collect();
        let text = format!(
            r#"{{"format":"reading-widget-comments","version":1,"records":[{}]}}"#,
            records.join(",")
        );
        let file = read_file(&text, "a").unwrap();
        let mut found = vec!['?'; marks.len()];
        file.refused.iter().for_each(|refused| found[refused.index] = 'b');
        (0..file.records.len()).for_each(|place| found[file.index_of(place)] = 'g');
        assert_eq!(found.into_iter().collect::<String>(), marks);
    }
}
