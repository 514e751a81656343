//! Random histories of several devices: they write, answer, edit, delete, restore, like and choose,
//! with clocks that are years off, and hear of each other now and then, directly or by a file.

use crate::strategies::END;
use proptest::collection::vec;
use proptest::prelude::*;
use reading_widget::comments::wire::{FileWriter, read_file, read_record, write_record};
use reading_widget::comments::{
    Clock, Comment, Id, Identity, Origin, Reaction, Record, Register, Stamp, Subject,
};
use reading_widget::sorted::SortedMap;
use reading_widget::store::{Memory, Page, Published, Row, Sort, Start, Store, Tally, Threads};
use std::collections::BTreeMap;

const ARTICLE: &str = "/tides";

/// One thing that one device does; `pick` chooses to what.
#[derive(Clone, Copy, Debug)]
struct Step {
    device: usize,
    kind: u8,
    pick: usize,
    /// How much time has passed, in milliseconds.
    passed: u64,
}

struct Device {
    id: Id,
    clock: Clock,
    /// What its clock says when it is 0.
    offset: u64,
    known: BTreeMap<String, Record>,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..3usize, 0..12u8, 0..1000usize, prop_oneof![0..3u64, 0..100_000u64])
        .prop_map(|(device, kind, pick, passed)| Step { device, kind, pick, passed });
    vec(step, 1..50)
}

/// Ten years back, right, a century ahead, and near the end of time.
fn offsets() -> impl Strategy<Value = [u64; 3]> {
    let offset = prop::sample::select(vec![
        1_400_000_000_000,
        1_700_000_000_000,
        1_700_000_000_001,
        4_800_000_000_000,
        END - 10_000_000_000,
    ]);
    [offset.clone(), offset.clone(), offset]
}

fn key(record: &Record) -> String {
    match record {
        Record::Comment(comment) => comment.id.to_string(),
        Record::Reaction(reaction) => format!("{} {:?}", reaction.reader, reaction.subject),
    }
}

impl Device {
    fn new(number: u64, offset: u64) -> Self {
        let stamp = Stamp { millis: 1_600_000_000_000 + number, counter: 0, node: 0 };
        let (id, clock) = (Id::new(stamp, number), Clock::new(number as u32));
        Device { id, clock, offset, known: BTreeMap::new() }
    }

    fn hear(&mut self, record: Record) {
        match (self.known.get_mut(&key(&record)), record) {
            (Some(Record::Comment(kept)), Record::Comment(other)) => kept.merge(other),
            (Some(Record::Reaction(kept)), Record::Reaction(other)) => kept.merge(other),
            (_, record) => drop(self.known.insert(key(&record), record)),
        }
    }

    fn comment(&self, pick: usize) -> Option<Comment> {
        let comments: Vec<_> = self
            .known
            .values()
            .filter_map(|record| match record {
                Record::Comment(comment) => Some(comment),
                Record::Reaction(_) => None,
            })
            .collect();
        comments.get(pick % comments.len().max(1)).map(|comment| (*comment).clone())
    }

    fn write(&mut self, now: u64, parent: Option<Comment>, random: u64) -> Record {
        let stamp = self.clock.tick(now, parent.as_ref().map(Comment::latest));
        let root = parent.as_ref().map(|parent| parent.origin.root.unwrap_or(parent.id));
        let parent = parent.map(|parent| parent.id);
        Record::Comment(Comment {
            id: Id::new(stamp, random),
            article: ARTICLE.into(),
            origin: Origin { created: stamp, author: self.id, parent, root },
            identity: Register {
                stamp,
                value: Identity { name: "Ada".into(), ..Identity::default() },
            },
            body: Register { stamp, value: format!("words-{random}") },
            deleted: Register { stamp, value: false },
        })
    }

    fn react(&mut self, now: u64, subject: Subject) -> Record {
        let stamp = self.clock.tick(now, None);
        let mut on = Register { stamp, value: true };
        let asked = Reaction { article: ARTICLE.into(), subject, reader: self.id, on: on.clone() };
        let known = self.known.get(&key(&Record::Reaction(asked.clone())));
        if let Some(Record::Reaction(known)) = known {
            on.stamp = self.clock.tick(now, Some(known.on.stamp));
            on.value = !known.on.value;
        }
        Record::Reaction(Reaction { on, ..asked })
    }
}

/// Plays a history and gives every copy of a record that was ever written, in the order of writing,
/// and the devices at its end.
fn play(steps: &[Step], offsets: [u64; 3]) -> (Vec<Record>, Vec<Device>) {
    let mut devices: Vec<_> =
        offsets.iter().zip(0..).map(|(offset, number)| Device::new(number, *offset)).collect();
    let (mut log, mut time) = (Vec::new(), 0);
    for (Step { device: at, kind, pick, passed }, random) in steps.iter().zip(0..) {
        time += passed;
        let (pick, other) = (*pick, (at + 1 + pick % 2) % 3);
        let heard: Vec<Record> = match kind {
            0 | 1 => devices[other].known.values().cloned().collect(),
            2 => {
                let mut file = FileWriter::new(None);
                devices[other].known.values().for_each(|record| file.push(record));
                let file = read_file(&file.finish(), "").unwrap();
                assert_eq!(file.refused, []);
                file.records
            }
            _ => Vec::new(),
        };
        let device = &mut devices[*at];
        heard.into_iter().for_each(|record| device.hear(record));
        let now = device.offset + time;
        let picked = device.comment(pick);
        let written = match (kind, picked) {
            (0..3, _) => continue,
            (3, _) | (_, None) => device.write(now, None, random),
            (4 | 5, parent) => device.write(now, parent, random),
            (6, Some(mut comment)) => {
                let stamp = device.clock.tick(now, Some(comment.latest()));
                comment.body = Register { stamp, value: format!("edited-{random}") };
                Record::Comment(comment)
            }
            // Words that were not exported with their deletion cannot be restored here.
            (7 | 8, Some(mut comment)) if !comment.body.value.is_empty() => {
                let stamp = device.clock.tick(now, Some(comment.latest()));
                comment.deleted = Register { stamp, value: !comment.deleted.value };
                Record::Comment(comment)
            }
            (9 | 10, Some(comment)) => device.react(now, Subject::Like(comment.id)),
            _ => device.react(now, Subject::Insight(["clear", "new"][pick % 2].into())),
        };
        device.hear(written.clone());
        log.push(written);
    }
    (log, devices)
}

/// All that can be read from a store.
#[derive(Debug, PartialEq)]
struct Contents {
    tally: Tally,
    rows: Vec<Option<Row>>,
    lists: Vec<Page>,
    reactions: Vec<Vec<Reaction>>,
    written: Vec<String>,
}

async fn contents(store: &Memory, log: &[Record], devices: &[Device]) -> Contents {
    let (mut rows, mut lists) = (Vec::new(), Vec::new());
    for record in log {
        if let Record::Comment(comment) = record {
            rows.push(store.comment(ARTICLE, comment.id).await.unwrap());
            lists.push(store.answers(ARTICLE, comment.id, None, 100).await.unwrap());
        }
    }
    for sort in [Sort::Newest, Sort::Oldest, Sort::MostLiked] {
        let query = Threads { article: ARTICLE, sort, start: Start::Top, limit: 100 };
        lists.push(store.threads(query).await.unwrap());
    }
    let mut reactions = Vec::new();
    for device in devices {
        let mut of_device = store.reactions(ARTICLE, device.id).await.unwrap();
        of_device.sort();
        reactions.push(of_device);
    }
    let records = store.written(None, None, 1000).await.unwrap().records;
    let mut written: Vec<_> = records.iter().map(write_record).collect();
    written.sort();
    Contents { tally: store.tally(ARTICLE).await.unwrap(), rows, lists, reactions, written }
}

/// What the counts have to be, counted from the records alone.
fn counted(known: &BTreeMap<String, Record>) -> (u32, SortedMap<String, u32>) {
    let (mut comments, mut insights) = (0, SortedMap::new());
    for record in known.values() {
        match record {
            Record::Comment(comment) => comments += u32::from(comment.is_live()),
            Record::Reaction(reaction) => {
                if let (Subject::Insight(choice), true) = (&reaction.subject, reaction.on.value) {
                    *insights.entry(choice.clone()).or_default() += 1;
                }
            }
        }
    }
    (comments, insights)
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stores_that_get_the_same_records_in_any_order_and_with_repeats_end_equal(
        steps in steps(),
        offsets in offsets(),
        order in vec(any::<prop::sample::Index>(), 80),
        size in 1..9usize,
    ) {
        let (log, devices) = play(&steps, offsets);
        prop_assume!(!log.is_empty());
        // All of them in another order, and some of them more than once.
        let mut shuffled: Vec<_> = log.iter().rev().cloned().collect();
        for (at, index) in order.iter().enumerate() {
            let (one, other) = (index.index(log.len()), at % log.len());
            shuffled.swap(one, other);
            shuffled.push(log[one].clone());
        }
        run(async {
            let (one, other) = (Memory::default(), Memory::default());
            let merged = one.merge(log.clone()).await.unwrap();
            prop_assert_eq!(merged.refused, vec![]);
            for batch in shuffled.chunks(size) {
                other.merge(batch.to_vec()).await.unwrap();
            }
            let expected = contents(&one, &log, &devices).await;
            prop_assert_eq!(&contents(&other, &log, &devices).await, &expected);

            // The counts are those of the records, and everything that is kept can be read.
            let mut all = Device::new(9, 0);
            log.iter().for_each(|record| all.hear(record.clone()));
            let (comments, insights) = counted(&all.known);
            prop_assert_eq!(expected.tally.comments, comments);
            prop_assert_eq!(expected.tally.insights, insights);
            prop_assert_eq!(expected.written.len(), all.known.len());
            for row in expected.rows.iter().flatten() {
                let answers = all.known.values().filter(|record| matches!(record,
                    Record::Comment(c) if c.origin.root == Some(row.id) && c.is_live()));
                prop_assert_eq!(row.replies as usize, answers.count());
                let likes = all.known.values().filter(|record| matches!(record,
                    Record::Reaction(r) if r.subject == Subject::Like(row.id) && r.on.value));
                prop_assert_eq!(row.likes as usize, likes.count());
            }
            Ok(())
        })?;
    }

    #[test]
    fn devices_that_have_heard_of_everything_are_equal_and_no_words_are_lost(
        steps in steps(),
        offsets in offsets(),
    ) {
        let (log, devices) = play(&steps, offsets);
        let mut all = Device::new(9, 0);
        log.into_iter().for_each(|record| all.hear(record));
        for device in devices {
            let mut both = device.known.clone();
            let mut whole = Device { known: std::mem::take(&mut both), ..device };
            all.known.values().for_each(|record| whole.hear(record.clone()));
            prop_assert_eq!(&whole.known, &all.known);
        }
        for record in all.known.values() {
            prop_assert_eq!(read_record(&write_record(record)), Ok(record.clone()));
        }
    }

    #[test]
    fn a_file_that_was_published_and_withdrawn_leaves_a_store_as_it_was(
        steps in steps(),
        offsets in offsets(),
        own in any::<u64>(),
        files in vec(any::<u64>(), 1..4),
    ) {
        let (log, devices) = play(&steps, offsets);
        let is_in = |bits: u64, at: usize| (bits >> (at % 64)) & 1 == 1;
        let chosen = |bits: u64| -> Vec<Record> {
            let all = log.iter().enumerate();
            all.filter(|(at, _)| is_in(bits, *at)).map(|(_, record)| record.clone()).collect()
        };
        // Of what was written here every copy is here: the file can tell nothing new of it.
        let sum = |record: &Record| key(record).bytes().map(usize::from).sum();
        let here: Vec<_> = log.iter().filter(|record| is_in(own, sum(record))).cloned().collect();
        run(async {
            let (plain, other) = (Memory::default(), Memory::default());
            let published = |records| Published {
                article: ARTICLE.into(),
                records,
                ..Published::default()
            };
            plain.merge(here.clone()).await.unwrap();
            other.merge(here).await.unwrap();
            for bits in files {
                other.publish(published(chosen(bits))).await.unwrap();
            }
            other.publish(published(vec![])).await.unwrap();
            prop_assert_eq!(
                contents(&other, &log, &devices).await,
                contents(&plain, &log, &devices).await
            );
            Ok(())
        })?;
    }
}
