//! The records, and how two copies of one become one.

use super::{Id, Stamp};

/// A value that can change, and when it last did.
///
/// Ordered by stamp, then by value: the greater of two copies is the one that stays, so that any
/// two devices choose the same, also where their stamps are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Register<T> {
    /// When it was written.
    pub stamp: Stamp,
    /// What was written.
    pub value: T,
}

/// Who wrote something, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The display name.
    pub name: String,
    /// A web address.
    pub link: Option<String>,
}

/// The reader of this device: made at the first thing that they write or choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The reader's id. It stays when they change their name or sign out.
    pub id: Id,
    /// Other ids of theirs, from devices whose export they brought here.
    pub others: Vec<Id>,
    /// The name and the link, where they gave one.
    pub identity: Option<Register<Identity>>,
    /// Whether they are signed in.
    pub signed_in: bool,
}

impl Profile {
    /// Whether this id is the reader's.
    pub fn is(&self, id: Id) -> bool {
        self.id == id || self.others.contains(&id)
    }
}

/// What of a comment never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// When it was written first.
    pub created: Stamp,
    /// The reader who wrote it.
    pub author: Id,
    /// The comment that it answers.
    pub parent: Option<Id>,
    /// The first comment of its thread; none where it is that itself.
    pub root: Option<Id>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: Id,
    /// The key of the article that it belongs to.
    pub article: String,
    /// What never changes.
    pub origin: Origin,
    /// The author's name and link.
    pub identity: Register<Identity>,
    /// The words, in Markdown. Later than `origin.created` when it was edited.
    pub body: Register<String>,
    /// Whether it was deleted. The words stay with it, so that it can be restored.
    pub deleted: Register<bool>,
}

impl Comment {
    /// When it was last edited, where it was.
    pub fn edited(&self) -> Option<Stamp> {
        (self.body.stamp > self.origin.created).then_some(self.body.stamp)
    }

    /// Whether it counts: it was not deleted.
    pub fn is_live(&self) -> bool {
        !self.deleted.value
    }

    /// The name and link that stand under it. Under the reader's own comments these follow the
    /// reader's profile.
    pub fn identity_for<'a>(&'a self, reader: Option<&'a Profile>) -> &'a Identity {
        let own = reader.filter(|reader| reader.is(self.origin.author));
        match own.and_then(|reader| reader.identity.as_ref()) {
            Some(own) if own.stamp > self.identity.stamp => &own.value,
            _ => &self.identity.value,
        }
    }

    /// The latest stamp in it.
    pub fn latest(&self) -> Stamp {
        self.body.stamp.max(self.deleted.stamp).max(self.identity.stamp).max(self.origin.created)
    }

    /// What two copies of this comment come to.
    pub fn merge(&mut self, other: Comment) {
        self.origin = self.origin.max(other.origin);
        keep_greater(&mut self.identity, other.identity);
        keep_greater(&mut self.body, other.body);
        keep_greater(&mut self.deleted, other.deleted);
    }
}

/// What a reaction is to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A like of a comment.
    Like(Id),
    /// An insight, by the id of the choice.
    Insight(String),
}

/// One reader's like or insight: once per reader, and it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reaction {
    /// The key of the article that it belongs to.
    pub article: String,
    /// What it is to.
    pub subject: Subject,
    /// Whose it is.
    pub reader: Id,
    /// Whether it stands.
    pub on: Register<bool>,
}

impl Reaction {
    /// What two copies of this reaction come to.
    pub fn merge(&mut self, other: Reaction) {
        keep_greater(&mut self.on, other.on);
    }
}

/// One thing that is kept and merged. The same record is one with the same article and id, or with
/// the same article, subject and reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A comment.
    Comment(Comment),
    /// A like or an insight.
    Reaction(Reaction),
}

impl Record {
    /// The key of the article that it belongs to.
    pub fn article(&self) -> &str {
        match self {
            Record::Comment(comment) => &comment.article,
            Record::Reaction(reaction) => &reaction.article,
        }
    }
}

fn keep_greater<T: Ord>(kept: &mut Register<T>, other: Register<T>) {
    if other > *kept {
        *kept = other;
    }
}
