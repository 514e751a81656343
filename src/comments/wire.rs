//! Records as JSON: in the file that is exported, imported and published, and in the database.
//!
//! The file is an object with `format` ([`FORMAT`]), `version` ([`VERSION`]), the writer's
//! `profile` where it is theirs, and a list of `records`. `static/comments.schema.json` describes
//! it. A record is read by itself, so one that is wrong is refused and the others are taken.

use super::{
    BODY_LIMIT, Comment, Id, Identity, Origin, Problem, Profile, Reaction, Record, Register, Stamp,
    Subject, check_body, check_profile,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What `format` says.
pub const FORMAT: &str = "reading-widget-comments";

/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// The most characters of an article's key.
const ARTICLE_LIMIT: usize = 2_000;

/// The most characters of the id of an insight.
const CHOICE_LIMIT: usize = 64;

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
    pub counts: BTreeMap<String, u32>,
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
}

/// Reads a file. Records that name no article belong to `article`.
pub fn read_file(text: &str, article: &str) -> Result<File, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shape = |error: serde_json::Error| FileError::Shape(error.to_string());
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
    let wire: WireRecord = serde_json::from_str(text).map_err(|error| error.to_string())?;
    wire.into_record(article)
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
        let mut wire = WireRecord::of(record);
        if wire.deleted.is_some() {
            // Without their stamp too: as the oldest copy of the words, none at all gives way to
            // the words of whoever still has them.
            wire.body = None;
            wire.edited = None;
        }
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
    counts: BTreeMap<String, u32>,
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

#[derive(Default, Serialize, Deserialize)]
struct WireAuthor<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    link: Option<Cow<'a, str>>,
    /// When the name was last changed, where that was later than the comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
}

/// A record: `kind` is `comment`, `like` or `insight`.
#[derive(Default, Serialize, Deserialize)]
struct WireRecord<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    article: Option<Cow<'a, str>>,
    /// A comment's own; of a like, the comment's; of an insight, the choice's.
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    root: Option<String>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    author: Option<WireAuthor<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    body: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    /// When the words were last changed, where they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edited: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<String>,
    /// When it was last restored, where it was deleted once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    restored: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reader: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
}

impl<'a> WireRecord<'a> {
    fn of(record: &'a Record) -> Self {
        let article = Some(record.article().into());
        match record {
            Record::Comment(comment) => {
                let Origin { created, author, parent, root } = comment.origin;
                let later = |stamp: Stamp| (stamp != created).then(|| stamp.to_string());
                let (identity, deleted) = (&comment.identity, &comment.deleted);
                WireRecord {
                    kind: "comment".into(),
                    article,
                    id: comment.id.to_string().into(),
                    parent: parent.map(|id| id.to_string()),
                    root: root.map(|id| id.to_string()),
                    author: Some(WireAuthor {
                        id: author.to_string().into(),
                        name: identity.value.name.as_str().into(),
                        link: identity.value.link.as_deref().map(Into::into),
                        stamp: later(identity.stamp),
                    }),
                    body: Some(comment.body.value.as_str().into()),
                    created: Some(created.to_string()),
                    edited: later(comment.body.stamp),
                    deleted: deleted.value.then(|| deleted.stamp.to_string()),
                    restored: later(deleted.stamp).filter(|_| !deleted.value),
                    ..WireRecord::default()
                }
            }
            Record::Reaction(reaction) => {
                let (kind, id) = match &reaction.subject {
                    Subject::Like(id) => ("like", id.to_string().into()),
                    Subject::Insight(choice) => ("insight", choice.as_str().into()),
                };
                WireRecord {
                    kind: kind.into(),
                    article,
                    id,
                    reader: Some(reaction.reader.to_string()),
                    on: Some(reaction.on.value),
                    stamp: Some(reaction.on.stamp.to_string()),
                    ..WireRecord::default()
                }
            }
        }
    }

    fn into_record(self, article: &str) -> Result<Record, String> {
        let article = self.article.as_deref().unwrap_or(article).to_owned();
        if article.is_empty() || article.chars().nth(ARTICLE_LIMIT).is_some() {
            return Err(wrong("article"));
        }
        match self.kind.as_ref() {
            "comment" => self.into_comment(article).map(Record::Comment),
            "like" => {
                let subject = Subject::Like(self.id.parse().map_err(|()| wrong("id"))?);
                self.into_reaction(article, subject)
            }
            "insight" if !self.id.is_empty() && self.id.chars().nth(CHOICE_LIMIT).is_none() => {
                let subject = Subject::Insight(self.id.clone().into_owned());
                self.into_reaction(article, subject)
            }
            "insight" => Err(wrong("id")),
            _ => Err(wrong("kind")),
        }
    }

    fn into_comment(self, article: String) -> Result<Comment, String> {
        let id: Id = self.id.parse().map_err(|()| wrong("id"))?;
        let optional_id = |text: Option<String>, field| match text {
            Some(text) => text.parse().map(Some).map_err(|()| wrong(field)),
            None => Ok(None),
        };
        let created = stamp(self.created.as_deref(), "created")?;
        let author = self.author.ok_or_else(|| wrong("author"))?;
        let origin = Origin {
            created,
            author: author.id.parse().map_err(|()| wrong("author.id"))?,
            parent: optional_id(self.parent, "parent")?,
            root: optional_id(self.root, "root")?,
        };
        // Every answer belongs to a thread, and every thread begins with a comment that is none.
        if origin.parent.is_some() != origin.root.is_some() || origin.root == Some(id) {
            return Err(wrong("root"));
        }
        let later = |text: Option<&str>, field| match text {
            Some(text) => stamp(Some(text), field),
            None => Ok(created),
        };
        let identity = Register {
            stamp: later(author.stamp.as_deref(), "author.stamp")?,
            value: Identity {
                name: author.name.into_owned(),
                link: author.link.map(Cow::into_owned),
            },
        };
        check_profile(&identity.value.name, identity.value.link.as_deref())
            .map_err(|problem| said("author", problem))?;
        let deleted = match (self.deleted.as_deref(), self.restored.as_deref()) {
            (Some(text), _) => Register { stamp: stamp(Some(text), "deleted")?, value: true },
            (None, text) => Register { stamp: later(text, "restored")?, value: false },
        };
        let body = Register {
            stamp: later(self.edited.as_deref(), "edited")?,
            value: self.body.map(Cow::into_owned).unwrap_or_default(),
        };
        match check_body(&body.value) {
            Err(Problem::Empty) if deleted.value => {}
            result => result.map_err(|problem| said("body", problem))?,
        }
        Ok(Comment { id, article, origin, identity, body, deleted })
    }

    fn into_reaction(self, article: String, subject: Subject) -> Result<Record, String> {
        let reader = self.reader.and_then(|id| id.parse().ok()).ok_or_else(|| wrong("reader"))?;
        let value = self.on.ok_or_else(|| wrong("on"))?;
        let on = Register { stamp: stamp(self.stamp.as_deref(), "stamp")?, value };
        Ok(Record::Reaction(Reaction { article, subject, reader, on }))
    }
}

fn stamp(text: Option<&str>, field: &str) -> Result<Stamp, String> {
    text.and_then(|text| text.parse().ok()).ok_or_else(|| wrong(field))
}

fn wrong(field: &str) -> String {
    ["its `", field, "` is missing or wrong"].concat()
}

fn said(field: &str, problem: Problem) -> String {
    let limit = match problem {
        Problem::TooLong if field == "body" => {
            [" (the limit is ", &BODY_LIMIT.to_string(), " characters)"].concat()
        }
        _ => String::new(),
    };
    ["its `", field, "`: ", &problem.to_string(), &limit].concat()
}
