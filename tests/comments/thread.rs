//! Threads of any shape: each answer is shown once, and its place or its words say what it answers.

use proptest::prelude::*;
use reading_widget::comments::{DEPTH, Id, Placed, Stamp, thread};
use std::collections::HashMap;

fn id(n: u64) -> Id {
    Id::new(Stamp { millis: n, counter: 0, node: 0 }, 0)
}

/// The thread of comment 1, as `id` and level, with `→ id` where it is said what is answered.
fn shown(answers: &[(u64, Option<u64>)]) -> String {
    let answers: Vec<_> = answers.iter().map(|(n, p)| (id(*n), p.map(id))).collect();
    let shown =
        thread(id(1), &answers).into_iter().map(|Placed { index, level, answers: said }| {
            let arrow = said.map(|id| format!("→{}", id.millis())).unwrap_or_default();
            format!("{}@{level}{arrow}", answers[index].0.millis())
        });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_file_may_claim_is_shown_all_the_same() {
    for (answers, expect) in [
        (&[][..], ""),
        (&[(2, None)], "2@1"),
        (&[(2, Some(2))], "2@1"),
        // Parents that are younger than their answers, in a circle of three.
        (&[(2, Some(4)), (3, Some(2)), (4, Some(3))], "2@1 3@2 4@3"),
        // The parent was deleted for good, or its copy has not come yet.
        (&[(9, Some(8)), (7, Some(6)), (10, Some(9))], "7@1→6 9@1→8 10@2"),
        // The parent is of another thread, and older than this one.
        (&[(5, Some(0))], "5@1→0"),
        // One id twice: both are shown.
        (&[(3, Some(2)), (2, Some(1)), (2, Some(1))], "2@1 3@2 2@1"),
    ] {
        assert_eq!(shown(answers), expect, "{answers:?}");
    }
}

#[test]
fn ten_thousand_answers_to_one_comment_are_oldest_first() {
    let answers: Vec<_> = (2..10_002).rev().map(|n| (id(n), Some(id(1)))).collect();
    let order: Vec<_> = thread(id(1), &answers).iter().map(|placed| placed.index).collect();
    assert_eq!(order, (0..10_000).rev().collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_answer_is_shown_once_below_what_it_answers(
        parents in prop::collection::vec(0u64..60, 0..60),
        order in prop::collection::vec(any::<u32>(), 60),
    ) {
        let mut answers: Vec<_> =
            (2..).zip(&parents).map(|(n, parent)| (id(n), Some(id(1 + parent % (n + 1))))).collect();
        let mut keys = order.iter();
        answers.sort_by_cached_key(|_| keys.next());
        let placed = thread(id(1), &answers);

        let mut indices: Vec<_> = placed.iter().map(|placed| placed.index).collect();
        indices.sort_unstable();
        prop_assert_eq!(indices, (0..answers.len()).collect::<Vec<_>>());

        // The comment that an answer at each level stands below.
        let mut above = [id(1); DEPTH + 1];
        let mut last: HashMap<(usize, Id), Id> = HashMap::new();
        for Placed { index, level, answers: said } in placed {
            let (own, parent) = answers[index];
            let parent = parent.expect("all have one");
            prop_assert!((1..DEPTH).contains(&level));
            let below = above[level - 1];
            if said.is_none() {
                // What claims to answer itself or a younger one answers the thread.
                prop_assert_eq!(below, if parent < own { parent } else { id(1) });
                let older = last.insert((level, below), own);
                prop_assert!(older.is_none_or(|older| older < own), "oldest first");
            } else {
                prop_assert_eq!(said, Some(parent));
                let is_there = answers.iter().any(|(id, _)| *id == parent);
                prop_assert_eq!(level, if is_there { DEPTH - 1 } else { 1 });
            }
            above[level] = own;
        }
    }
}
