//! One record as JSON: its fields, what they may hold, and what is said of one that is wrong.

use crate::comments::{
    BODY_LIMIT, Comment, Id, Identity, Origin, Problem, Reaction, Record, Register, Stamp, Subject,
    check_body, check_profile,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most characters of an article's key.
const ARTICLE_LIMIT: usize = 2_000;

/// The most characters of the id of an insight.
const CHOICE_LIMIT: usize = 64;

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
pub(super) struct WireRecord<'a> {
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
    pub(super) fn of(record: &'a Record) -> Self {
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

    /// The record; the article is `article` where it names none.
    pub(super) fn into_record(self, article: &str) -> Result<Record, String> {
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

    /// Leaves out the words of a deleted comment. Their stamp goes too: as the oldest copy of the
    /// words, none at all gives way to the words of whoever still has them.
    pub(super) fn without_deleted_words(mut self) -> Self {
        if self.deleted.is_some() {
            self.body = None;
            self.edited = None;
        }
        self
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
