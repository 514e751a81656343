//! Random histories of records, the same for the same seed, and the comparison of two stores that
//! got the same ones.

use crate::sample::*;
use reading_widget::comments::Record;
use reading_widget::sorted::SortedMap;
use reading_widget::store::{Cursor, Published, Sort, Start, Store, Threads};

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// Comments 1 to 19: each third begins a thread, those behind it answer.
const COMMENTS: u64 = 20;

/// Gives both stores the same records in the same batches, and compares all that can be read.
pub async fn stores_are_the_same(one: &dyn Store, other: &dyn Store, seed: u64) {
    let mut numbers = Numbers(seed);
    for _ in 0..12 {
        let count = numbers.below(12);
        let records: Vec<_> = (0..count).map(|_| record_of(&mut numbers)).collect();
        if numbers.below(4) == 0 {
            let published = Published {
                article: ARTICLE.into(),
                records,
                counts: SortedMap::from_iter([("clear".into(), numbers.below(9) as u32)]),
                digest: Some(numbers.below(99).to_string()),
            };
            assert_eq!(one.publish(published.clone()).await, other.publish(published).await);
        } else {
            assert_eq!(one.merge(records.clone()).await, other.merge(records).await);
        }
        same_reads(one, other, &mut numbers).await;
    }
}

async fn same_reads(one: &dyn Store, other: &dyn Store, numbers: &mut Numbers) {
    assert_eq!(one.tally(ARTICLE).await, other.tally(ARTICLE).await);
    let mut places = vec![Cursor { likes: 1, id: id(numbers.below(COMMENTS)) }];
    for n in 0..COMMENTS {
        let row = one.comment(ARTICLE, id(n)).await;
        assert_eq!(row, other.comment(ARTICLE, id(n)).await);
        places.extend(row.unwrap().map(|row| Cursor::of(&row)));
    }
    for root in (0..COMMENTS).step_by(3) {
        let (after, limit) = (numbers.below(COMMENTS), 1 + numbers.below(4) as usize);
        for after in [None, Some(id(after))] {
            let answers = one.answers(ARTICLE, id(root), after, limit).await;
            assert_eq!(answers, other.answers(ARTICLE, id(root), after, limit).await);
        }
    }
    for sort in [Sort::Newest, Sort::Oldest, Sort::MostLiked] {
        let place = places[numbers.below(places.len() as u64) as usize];
        let limit = 1 + numbers.below(8) as usize;
        for start in [Start::Top, Start::After(place), Start::At(place), Start::Before(place)] {
            let query = Threads { article: ARTICLE, sort, start, limit };
            assert_eq!(one.threads(query).await, other.threads(query).await, "{query:?}");
        }
    }
    for by in 0..4 {
        let mut of_one = one.reactions(ARTICLE, reader(by)).await.unwrap();
        let mut of_other = other.reactions(ARTICLE, reader(by)).await.unwrap();
        of_one.sort();
        of_other.sort();
        assert_eq!(of_one, of_other);
    }
    assert_eq!(written(one).await, written(other).await);
}

/// All that was written here, in an order that does not depend on the store.
async fn written(store: &dyn Store) -> Vec<String> {
    let all = store.written(None, None, 1000).await.unwrap();
    assert_eq!(all.next, None);
    let mut texts: Vec<_> =
        all.records.iter().map(reading_widget::comments::wire::write_record).collect();
    texts.sort();
    texts
}

fn record_of(numbers: &mut Numbers) -> Record {
    let (n, when) = (numbers.below(COMMENTS), 100 + numbers.below(50));
    let is_on = numbers.below(3) > 0;
    match numbers.below(10) {
        0..3 => like(n, numbers.below(4), when, is_on),
        3..5 => insight(["clear", "new", "long"][(n % 3) as usize], when % 4, when, is_on),
        kind => {
            let mut comment = if n % 3 == 0 { thread(n) } else { answer(n, n - n % 3) };
            if kind > 5 {
                comment = edited(comment, when, &numbers.below(4).to_string());
            }
            if kind > 7 {
                comment.deleted.stamp = at(numbers.below(200));
                comment.deleted.value = is_on;
            }
            record(comment)
        }
    }
}
