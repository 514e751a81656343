//! A file of comments: it is refused as a whole, or each record of it is taken or refused with the
//! reason; and what was taken travels on as it is.

use super::input;
use super::record_merge::{contents, now};
use super::stored_record::assert_record_is_sound;
use reading_widget::comments::Record;
use reading_widget::comments::wire::{FORMAT, File, FileWriter, read_file};
use reading_widget::store::{Memory, Published, Store};

/// Holds any text, read as a file and as the records of one, to what is promised.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    file(&text);
    file(&["{\"format\":\"", FORMAT, "\",\"version\":1,\"records\":[", &text, "]}"].concat());
}

fn file(text: &str) {
    let file = match read_file(text, "/here") {
        Ok(file) => file,
        Err(error) => {
            let said = error.to_string();
            assert!(said.chars().count() <= 400, "{said}");
            return;
        }
    };
    assert!(file.refused.is_sorted_by(|one, other| one.index < other.index));
    let all = file.records.len() + file.refused.len();
    for refused in &file.refused {
        assert!(refused.index < all && refused.reason.chars().count() <= 400, "{refused:?}");
    }
    let places: Vec<_> = (0..file.records.len()).map(|place| file.index_of(place)).collect();
    assert!(places.is_sorted_by(|one, other| one < other));
    assert!(places.iter().all(|at| file.refused.iter().all(|refused| refused.index != *at)));
    file.records.iter().for_each(assert_record_is_sound);
    travels_on(&file);
    is_merged_once(&file);
}

/// An export of what was read is read again, but for the words of deleted comments.
fn travels_on(file: &File) {
    let mut writer = FileWriter::new(file.profile.as_ref());
    file.records.iter().for_each(|record| writer.push(record));
    let again = read_file(&writer.finish(), "/elsewhere").expect("our own file");
    assert_eq!(again.refused, []);
    assert_eq!(again.profile, file.profile);
    let is_equal = |(one, other): (&Record, &Record)| match (one, other) {
        (Record::Comment(one), Record::Comment(other)) if !one.is_live() => {
            one.id == other.id && one.origin == other.origin && one.deleted == other.deleted
        }
        _ => one == other,
    };
    assert_eq!(again.records.len(), file.records.len());
    assert!(file.records.iter().zip(&again.records).all(is_equal));
}

/// Importing a file twice is importing it once; and what an author published and took back again
/// leaves nothing behind.
fn is_merged_once(file: &File) {
    let store = Memory::default();
    let first = now(store.merge(file.records.clone()));
    let once = contents(&store, &file.records);
    let second = now(store.merge(file.records.clone()));
    assert_eq!(second.added, 0);
    assert_eq!(second.refused, first.refused);
    assert_eq!(contents(&store, &file.records), once);

    let store = Memory::default();
    let empty = contents(&store, &file.records);
    let published =
        |records| Published { article: "/here".into(), records, ..Published::default() };
    now(store.publish(published(file.records.clone())));
    now(store.publish(published(Vec::new())));
    assert_eq!(contents(&store, &file.records), empty);
}
