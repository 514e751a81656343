//! A record as it is stored: whatever became of its text, it is read or refused, and what is read
//! is what would be written.

use super::input;
use super::safety::assert_url_is_harmless;
use reading_widget::comments::wire::{read_profile, read_record, write_profile, write_record};
use reading_widget::comments::{BODY_LIMIT, NAME_LIMIT, Record, Stamp, Subject};

/// Holds any text, read as a stored record and as a stored profile, to what is promised.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    match read_record(&text) {
        Ok(record) => assert_record_is_sound(&record),
        Err(reason) => {
            assert!(!reason.trim().is_empty());
            assert!(reason.chars().count() <= 400, "{reason}");
        }
    }
    if let Some(profile) = read_profile(&text) {
        if let Some(identity) = &profile.identity {
            assert_identity_is_sound(&identity.value.name, identity.value.link.as_deref());
        }
        assert!(!profile.signed_in || profile.identity.is_some());
        assert_eq!(read_profile(&write_profile(&profile)), Some(profile));
    }
}

/// What is true of every record that was read.
pub fn assert_record_is_sound(record: &Record) {
    let written = write_record(record);
    assert!(!written.contains('\n'));
    assert_eq!(read_record(&written).as_ref(), Ok(record));
    let article = record.article();
    assert!(!article.is_empty() && article.chars().count() <= 2_000);
    let assert_stamp = |stamp: Stamp| assert!(stamp.millis < 1 << 48);
    match record {
        Record::Comment(comment) => {
            let origin = comment.origin;
            assert_eq!(origin.parent.is_some(), origin.root.is_some());
            assert_ne!(origin.root, Some(comment.id));
            assert!(comment.body.value.chars().count() <= BODY_LIMIT);
            let identity = &comment.identity.value;
            assert_identity_is_sound(&identity.name, identity.link.as_deref());
            for stamp in [origin.created, comment.identity.stamp, comment.deleted.stamp] {
                assert_stamp(stamp);
            }
            // A second copy changes nothing.
            let mut twice = comment.clone();
            twice.merge(comment.clone());
            assert_eq!(&twice, comment);
        }
        Record::Reaction(reaction) => {
            assert_stamp(reaction.on.stamp);
            if let Subject::Insight(choice) = &reaction.subject {
                assert!(!choice.is_empty() && choice.chars().count() <= 64);
            }
        }
    }
}

fn assert_identity_is_sound(name: &str, link: Option<&str>) {
    assert!(!name.trim().is_empty() && name.chars().count() <= NAME_LIMIT);
    if let Some(link) = link {
        assert_url_is_harmless(link, false);
        let link = link.to_ascii_lowercase();
        assert!(link.starts_with("http://") || link.starts_with("https://"), "{link}");
    }
}
