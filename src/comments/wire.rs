//! Records as JSON: in the file that is exported, imported and published, and in the database.
//!
//! The file is an object with `format` ([`FORMAT`]), `version` ([`VERSION`]), the writer's
//! `profile` where it is theirs, and a list of `records`. `static/comments.schema.json` describes
//! it. A record is read by itself, so one that is wrong is refused and the others are taken.

mod record;

use super::{Id, Identity, Profile, Record, Register, check_profile};
use crate::sorted::SortedMap;
use record::WireRecord;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// What `format` says.
pub const FORMAT: &str = "reading-widget-comments";

/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// The most bytes of a file: some hundred thousand comments.
pub const FILE_LIMIT: usize = 100_000_000;

/// What a file holds.
#[derive(Debug, Default, PartialEq)]
pub struct File {
    /// Whose export it is.
    pub profile: Option<Profile>,
    /// What can be taken.
    pub records: Vec<Record>,
    /// What cannot.
    pub refused: Vec<Refused>,
    /// Counts of insights of readers who are not among the records (an author's file).
    pub counts: SortedMap<String, u32>,
}

impl File {
    /// The index in the file of the record that stands at this place among those that can be taken.
    pub fn index_of(&self, place: usize) -> usize {
        self.refused.iter().fold(
            place,
            |index, refused| {
                if refused.index <= index { index + 1 } else { index }
            },
        )
    }
}

/// A record that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its index among the records of the file, from 0.
    pub index: usize,
    /// What is wrong with it, in English.
    pub reason: String,
}

/// Why a whole file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is no JSON, or no object of this shape.
    #[error("it is not a comments file: {0}")]
    Shape(String),
    /// It is JSON of something else.
    #[error("it is not a comments file: its `format` is not \"reading-widget-comments\"")]
    Format,
    /// It was written by a newer version of the widget.
    #[error("it was written by a newer version of the widget: reload the page and try again")]
    Version,
    /// It is longer than [`FILE_LIMIT`].
    #[error("it is too long: a comments file may have 100 MB")]
    TooLong,
}

/// Reads a file. Records that name no article belong to `article`.
pub fn read_file(text: &str, article: &str) -> Result<File, FileError> {
    if text.len() > FILE_LIMIT {
        return Err(FileError::TooLong);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shape = |error| FileError::Shape(parsers_words(error));
    let head: WireHead = serde_json::from_str(text).map_err(shape)?;
    if head.format.as_deref() != Some(FORMAT) {
        return Err(FileError::Format);
    }
    if head.version > VERSION {
        return Err(FileError::Version);
    }
    let file: WireFile = serde_json::from_str(text).map_err(shape)?;
    let mut read = File {
        profile: file.profile.and_then(WireProfile::into_profile),
        counts: file.counts,
        ..File::default()
    };
    let texts = file.records.iter().map(|raw| Cow::Borrowed(raw.get()));
    let unreadable = file.unreadable.into_iter().map(Cow::Owned);
    for (index, text) in texts.chain(unreadable).enumerate() {
        match read_record_of(&text, article) {
            Ok(record) => read.records.push(record),
            Err(reason) => read.refused.push(Refused { index, reason }),
        }
    }
    Ok(read)
}

/// Reads one record, as [`write_record`] wrote it. The error says what is wrong with it.
pub fn read_record(text: &str) -> Result<Record, String> {
    read_record_of(text, "")
}

fn read_record_of(text: &str, article: &str) -> Result<Record, String> {
    let wire: WireRecord = serde_json::from_str(text).map_err(parsers_words)?;
    wire.into_record(article)
}

/// What the parser says is wrong. It repeats what it found, however long that is.
fn parsers_words(error: serde_json::Error) -> String {
    const LIMIT: usize = 200;
    let words = error.to_string();
    match words.char_indices().nth(LIMIT) {
        Some((end, _)) => [words.get(..end).unwrap_or_default(), "…"].concat(),
        None => words,
    }
}

/// Writes one record as JSON, on one line.
pub fn write_record(record: &Record) -> String {
    write_json(&WireRecord::of(record))
}

/// Writes a file, record by record.
#[derive(Debug)]
pub struct FileWriter {
    text: String,
    is_empty: bool,
    unreadable: Vec<String>,
}

impl FileWriter {
    /// Begins a file.
    pub fn new(profile: Option<&Profile>) -> Self {
        let mut text = ["{\"format\":\"", FORMAT, "\",\"version\":", &VERSION.to_string()].concat();
        if let Some(profile) = profile {
            text.push_str(",\"profile\":");
            text.push_str(&write_json(&WireProfile::of(profile)));
        }
        text.push_str(",\"records\":[");
        FileWriter { text, is_empty: true, unreadable: Vec::new() }
    }

    /// Adds a record. Of a deleted comment the words are left out.
    pub fn push(&mut self, record: &Record) {
        let wire = WireRecord::of(record).without_deleted_words();
        if !std::mem::take(&mut self.is_empty) {
            self.text.push(',');
        }
        self.text.push('\n');
        self.text.push_str(&write_json(&wire));
    }

    /// Adds what is stored and cannot be read: a later version may know what it is.
    pub fn push_unreadable(&mut self, text: String) {
        self.unreadable.push(text);
    }

    /// The file.
    pub fn finish(mut self) -> String {
        self.text.push_str("\n]");
        if !self.unreadable.is_empty() {
            self.text.push_str(",\"unreadable\":");
            self.text.push_str(&write_json(&self.unreadable));
        }
        self.text.push_str("}\n");
        self.text
    }
}

/// The profile as JSON, for the database.
pub fn write_profile(profile: &Profile) -> String {
    write_json(&WireProfile::of(profile))
}

/// The profile from what [`write_profile`] wrote.
pub fn read_profile(text: &str) -> Option<Profile> {
    serde_json::from_str::<WireProfile>(text).ok()?.into_profile()
}

/// Strings, numbers and lists of them cannot fail to be written.
fn write_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Deserialize)]
struct WireHead<'a> {
    #[serde(borrow, default)]
    format: Option<Cow<'a, str>>,
    #[serde(default)]
    version: u32,
}

#[derive(Deserialize)]
struct WireFile<'a> {
    #[serde(borrow, default)]
    records: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    profile: Option<WireProfile<'a>>,
    #[serde(default)]
    counts: SortedMap<String, u32>,
    #[serde(default)]
    unreadable: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireProfile<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    name: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    link: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
    #[serde(default)]
    signed_in: bool,
}

impl<'a> WireProfile<'a> {
    fn of(profile: &'a Profile) -> Self {
        let identity = profile.identity.as_ref();
        WireProfile {
            id: profile.id.to_string().into(),
            others: profile.others.iter().map(Id::to_string).collect(),
            name: identity.map(|identity| identity.value.name.as_str().into()),
            link: identity.and_then(|identity| identity.value.link.as_deref()).map(Into::into),
            stamp: identity.map(|identity| identity.stamp.to_string()),
            signed_in: profile.signed_in,
        }
    }

    fn into_profile(self) -> Option<Profile> {
        let stamp = self.stamp.as_deref().and_then(|stamp| stamp.parse().ok());
        let identity = self.name.zip(stamp).and_then(|(name, stamp)| {
            let value = Identity { name: name.into_owned(), link: self.link.map(Cow::into_owned) };
            check_profile(&value.name, value.link.as_deref()).ok()?;
            Some(Register { stamp, value })
        });
        Some(Profile {
            id: self.id.parse().ok()?,
            others: self.others.iter().filter_map(|id| id.parse().ok()).collect(),
            signed_in: self.signed_in && identity.is_some(),
            identity,
        })
    }
}
