//! The laws of the merge, over histories that no honest device would write: any stamps, any edits,
//! any copies, in any order and with repeats.

use super::input::Bytes;
use reading_widget::comments::{
    Comment, Id, Identity, Origin, Reaction, Record, Register, Stamp, Subject,
};
use reading_widget::store::{
    Answer, Memory, Page, Published, Row, Sort, Start, Store, Tally, Threads,
};
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const ARTICLE: &str = "/tides";

/// Holds the history that any bytes tell to the laws.
pub fn check(data: &[u8]) {
    let mut bytes = Bytes(data);
    let seed = bytes.byte();
    let size = 1 + usize::from(bytes.below(7));
    let mut history = Vec::new();
    while !bytes.is_empty() && history.len() < 40 {
        history.push(record(&mut bytes));
    }
    copies_merge_in_any_order_and_grouping(&history);
    stores_end_equal(&history, seed, size);
    what_was_published_and_taken_back_is_gone(&history, size);
}

/// One record of a small world: a dozen comments in three threads, three readers, a few stamps, so
/// that copies of the same record meet often.
fn record(bytes: &mut Bytes<'_>) -> Record {
    let number = bytes.below(12);
    let kind = bytes.below(8);
    match kind {
        0..5 => Record::Comment(comment(number, bytes)),
        5 | 6 => reaction(Subject::Like(id(number)), bytes),
        _ => reaction(Subject::Insight(["clear", "new"][usize::from(number % 2)].into()), bytes),
    }
}

/// Which comment it is decides what of it never changes.
fn comment(number: u8, bytes: &mut Bytes<'_>) -> Comment {
    let root = (!number.is_multiple_of(4)).then(|| id(number - number % 4));
    let parent = root.map(|_| id(number - 1));
    let created = Stamp { millis: 100 + u64::from(number), counter: 0, node: 1 };
    let name = ["Ada", "Bo", "Cy"][usize::from(bytes.below(3))];
    let words = ["", "one", "two", "three"][usize::from(bytes.below(4))];
    Comment {
        id: id(number),
        article: ARTICLE.into(),
        origin: Origin { created, author: reader(number % 3), parent, root },
        identity: Register {
            stamp: stamp(bytes),
            value: Identity { name: name.into(), link: None },
        },
        body: Register { stamp: stamp(bytes), value: words.into() },
        deleted: Register { stamp: stamp(bytes), value: bytes.below(2) == 1 },
    }
}

fn reaction(subject: Subject, bytes: &mut Bytes<'_>) -> Record {
    let on = Register { stamp: stamp(bytes), value: bytes.below(2) == 1 };
    Record::Reaction(Reaction {
        article: ARTICLE.into(),
        subject,
        reader: reader(bytes.below(3)),
        on,
    })
}

/// Mostly one of a few, so that they meet; now and then the ends of all time.
fn stamp(bytes: &mut Bytes<'_>) -> Stamp {
    let byte = bytes.byte();
    let millis = match byte >> 4 {
        15 => (1 << 48) - 1,
        14 => 0,
        near => 100 + u64::from(near),
    };
    let counter = if byte & 8 == 0 { u32::from(byte & 1) } else { u32::MAX };
    Stamp { millis, counter, node: u32::from(byte & 6) }
}

fn id(number: u8) -> Id {
    Id::new(Stamp { millis: 1000 + u64::from(number), ..Stamp::default() }, u64::from(number))
}

fn reader(number: u8) -> Id {
    Id::new(Stamp::default(), 77 + u64::from(number))
}

fn copies_merge_in_any_order_and_grouping(history: &[Record]) {
    let same = |one: &Record, other: &Record| key(one) == key(other);
    for (at, a) in history.iter().enumerate() {
        let rest = &history[at..];
        for b in rest.iter().filter(|b| same(a, b)).take(4) {
            assert_eq!(merged(a, b), merged(b, a));
            assert_eq!(merged(&merged(a, b), b), merged(a, b));
            for c in rest.iter().filter(|c| same(a, c)).take(4) {
                assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)));
            }
        }
    }
}

fn stores_end_equal(history: &[Record], seed: u8, size: usize) {
    let (one, other) = (Memory::default(), Memory::default());
    assert_eq!(now(one.merge(history.to_vec())).refused, []);
    let mut shuffled = shuffled(history, seed);
    shuffled.extend(history.iter().take(usize::from(seed) % 5).cloned());
    for batch in shuffled.chunks(size) {
        let merged = now(other.merge(batch.to_vec()));
        assert_eq!(merged.added + merged.updated + merged.unchanged, batch.len());
    }
    let expected = contents(&one, history);
    assert_eq!(contents(&other, history), expected);

    // The counts are those that the records alone come to.
    let mut known: BTreeMap<String, Record> = BTreeMap::new();
    for record in history {
        let key = key(record);
        let whole = known.get(&key).map_or_else(|| record.clone(), |kept| merged(kept, record));
        known.insert(key, whole);
    }
    let is_live = |record: &&Record| matches!(record, Record::Comment(c) if c.is_live());
    let live = known.values().filter(is_live).count();
    assert_eq!(expected.tallies.iter().map(|tally| tally.comments as usize).sum::<usize>(), live);
    for row in expected.rows.iter().flatten() {
        let answers = known
            .values()
            .filter(is_live)
            .filter(|record| matches!(record, Record::Comment(c) if c.origin.root == Some(row.id)));
        assert_eq!(row.replies as usize, answers.count());
        let likes = known.values().filter(|record| {
            matches!(record, Record::Reaction(r)
                if r.subject == Subject::Like(row.id) && r.on.value)
        });
        assert_eq!(row.likes as usize, likes.count());
    }
}

/// What was here before is as it was, but for what the file told that is later.
fn what_was_published_and_taken_back_is_gone(history: &[Record], size: usize) {
    let (own, file) = history.split_at(history.len().min(size));
    // Of what is here, the file may tell nothing new.
    let is_here = |record: &Record| own.iter().any(|own| key(own) == key(record));
    let file: Vec<_> = file.iter().filter(|record| !is_here(record)).chain(own).cloned().collect();
    let (plain, other) = (Memory::default(), Memory::default());
    let published =
        |records| Published { article: ARTICLE.into(), records, ..Published::default() };
    now(plain.merge(own.to_vec()));
    now(other.merge(own.to_vec()));
    now(other.publish(published(file.clone())));
    now(other.publish(published(file[file.len() / 2..].to_vec())));
    now(other.publish(published(Vec::new())));
    assert_eq!(contents(&other, history), contents(&plain, history));
}

fn shuffled(history: &[Record], seed: u8) -> Vec<Record> {
    let mut shuffled = history.to_vec();
    let mut number = usize::from(seed) + 1;
    for at in (1..shuffled.len()).rev() {
        number = number.wrapping_mul(31).wrapping_add(17) % 65_521;
        shuffled.swap(at, number % (at + 1));
    }
    shuffled
}

fn merged(one: &Record, other: &Record) -> Record {
    match (one.clone(), other.clone()) {
        (Record::Comment(mut one), Record::Comment(other)) => {
            one.merge(other);
            Record::Comment(one)
        }
        (Record::Reaction(mut one), Record::Reaction(other)) => {
            one.merge(other);
            Record::Reaction(one)
        }
        (one, _) => one,
    }
}

fn key(record: &Record) -> String {
    match record {
        Record::Comment(comment) => comment.id.to_string(),
        Record::Reaction(reaction) => format!("{} {:?}", reaction.reader, reaction.subject),
    }
}

/// All that a store shows of the articles and comments of some records.
#[derive(Debug, PartialEq)]
pub struct Contents {
    tallies: Vec<Tally>,
    rows: Vec<Option<Row>>,
    lists: Vec<Page>,
    reactions: Vec<Vec<Reaction>>,
    written: Vec<Record>,
}

/// Reads it.
pub fn contents(store: &Memory, records: &[Record]) -> Contents {
    let mut contents = Contents {
        tallies: Vec::new(),
        rows: Vec::new(),
        lists: Vec::new(),
        reactions: Vec::new(),
        written: now(store.written(None, None, 1000)).records,
    };
    let mut articles: Vec<_> = records.iter().map(Record::article).collect();
    articles.sort_unstable();
    articles.dedup();
    for article in articles {
        contents.tallies.push(now(store.tally(article)));
        for sort in [Sort::Newest, Sort::Oldest, Sort::MostLiked] {
            let query = Threads { article, sort, start: Start::Top, limit: 100 };
            contents.lists.push(now(store.threads(query)));
        }
    }
    for record in records {
        match record {
            Record::Comment(comment) => {
                contents.rows.push(now(store.comment(&comment.article, comment.id)));
                contents.lists.push(now(store.answers(&comment.article, comment.id, None, 100)));
            }
            Record::Reaction(reaction) => {
                let mut of_reader = now(store.reactions(&reaction.article, reaction.reader));
                of_reader.sort();
                contents.reactions.push(of_reader);
            }
        }
    }
    contents
}

/// What a store in memory answers: it never waits.
pub fn now<T>(answer: Answer<'_, T>) -> T {
    let mut answer = pin!(answer);
    match answer.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(value)) => value,
        Poll::Ready(Err(error)) => panic!("{error}"),
        Poll::Pending => panic!("memory does not wait"),
    }
}
