//! Records for tests: short ways to write them.

use reading_widget::comments::{
    Comment, Id, Identity, Origin, Reaction, Record, Register, Stamp, Subject,
};

/// The article of most tests.
pub const ARTICLE: &str = "https://example.org/tides";

/// A stamp of the second `n`.
pub fn at(n: u64) -> Stamp {
    Stamp { millis: 1_700_000_000_000 + n * 1000, counter: 0, node: 1 }
}

/// The id of what was made in the second `n`.
pub fn id(n: u64) -> Id {
    Id::new(at(n), n)
}

/// A reader.
pub fn reader(n: u64) -> Id {
    Id::new(Stamp { millis: 1_600_000_000_000 + n, counter: 0, node: 9 }, n)
}

/// A comment that begins a thread.
pub fn thread(n: u64) -> Comment {
    let created = at(n);
    Comment {
        id: id(n),
        article: ARTICLE.into(),
        origin: Origin { created, author: reader(1), parent: None, root: None },
        identity: Register {
            stamp: created,
            value: Identity { name: "Ada".into(), link: Some("https://example.org/ada".into()) },
        },
        body: Register { stamp: created, value: ["words ", &n.to_string()].concat() },
        deleted: Register { stamp: created, value: false },
    }
}

/// An answer to the first comment of a thread.
pub fn answer(n: u64, root: u64) -> Comment {
    let mut comment = thread(n);
    comment.origin.parent = Some(id(root));
    comment.origin.root = Some(id(root));
    comment
}

/// A comment, as deleted in the second `when`.
pub fn deleted(mut comment: Comment, when: u64) -> Comment {
    comment.deleted = Register { stamp: at(when), value: true };
    comment
}

/// A comment, as edited in the second `when`.
pub fn edited(mut comment: Comment, when: u64, words: &str) -> Comment {
    comment.body = Register { stamp: at(when), value: words.into() };
    comment
}

/// A like of comment `n`, or the taking back of one.
pub fn like(n: u64, by: u64, when: u64, on: bool) -> Record {
    react(Subject::Like(id(n)), by, when, on)
}

/// An insight, or the taking back of one.
pub fn insight(choice: &str, by: u64, when: u64, on: bool) -> Record {
    react(Subject::Insight(choice.into()), by, when, on)
}

fn react(subject: Subject, by: u64, when: u64, on: bool) -> Record {
    Record::Reaction(Reaction {
        article: ARTICLE.into(),
        subject,
        reader: reader(by),
        on: Register { stamp: at(when), value: on },
    })
}

/// Comments as records.
pub fn records(comments: impl IntoIterator<Item = Comment>) -> Vec<Record> {
    comments.into_iter().map(Record::Comment).collect()
}

/// Record of one comment.
pub fn record(comment: Comment) -> Record {
    Record::Comment(comment)
}
