//! Two copies become one: in any order, in any grouping, any number of times.

use crate::strategies::*;
use proptest::collection::vec;
use proptest::prelude::*;
use reading_widget::comments::{Clock, Comment, Id, Reaction, Stamp};

fn at(millis: u64) -> Stamp {
    Stamp { millis, ..Stamp::default() }
}

fn merged(one: &Comment, other: &Comment) -> Comment {
    let mut merged = one.clone();
    merged.merge(other.clone());
    merged
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn copies_of_a_comment_merge_in_any_order_and_grouping(copies in copies(3)) {
        let [a, b, c] = [&copies[0], &copies[1], &copies[2]];
        prop_assert_eq!(merged(a, b), merged(b, a));
        prop_assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)));
        prop_assert_eq!(&merged(a, a), a);
        prop_assert_eq!(merged(&merged(a, b), b), merged(a, b));
    }

    #[test]
    fn copies_of_a_reaction_merge_in_any_order_and_grouping(
        reaction in reaction(),
        stamps in vec(((0..3u64).prop_map(at), any::<bool>()), 3),
    ) {
        let copy = |at: usize| {
            let mut copy: Reaction = reaction.clone();
            (copy.on.stamp, copy.on.value) = stamps[at];
            copy
        };
        let both = |one: &Reaction, other: &Reaction| {
            let mut both = one.clone();
            both.merge(other.clone());
            both
        };
        let [a, b, c] = [copy(0), copy(1), copy(2)];
        prop_assert_eq!(both(&a, &b), both(&b, &a));
        prop_assert_eq!(both(&both(&a, &b), &c), both(&a, &both(&b, &c)));
        prop_assert_eq!(&both(&a, &a), &a);
    }

    #[test]
    fn what_is_changed_after_seeing_a_copy_wins_over_it_whatever_the_clocks_say(
        copy in comment(),
        ticks in vec(0..END, 0..4),
        now in 0..END,
        words in words(),
        is_deleted: bool,
    ) {
        let mut clock = Clock::new(7);
        for tick in ticks {
            clock.tick(tick, None);
        }
        let mut changed = copy.clone();
        let stamp = clock.tick(now, Some(copy.latest()));
        changed.body.stamp = stamp;
        changed.body.value = words;
        changed.deleted.stamp = stamp;
        changed.deleted.value = is_deleted;
        prop_assert_eq!(&merged(&copy, &changed), &changed);
        prop_assert_eq!(&merged(&changed, &copy), &changed);
        // And again, after the change.
        let mut again = changed.clone();
        again.deleted.stamp = clock.tick(now, Some(changed.latest()));
        again.deleted.value = !is_deleted;
        prop_assert_eq!(&merged(&changed, &again), &again);
    }

    #[test]
    fn ids_of_one_clock_rise_and_an_answer_is_behind_what_it_answers(
        times in vec(prop_oneof![0..3u64, 0..END - 2], 1..40),
        random in vec(any::<u64>(), 40),
        parent in comment(),
    ) {
        let mut clock = Clock::new(7);
        let ids: Vec<_> = times
            .iter()
            .zip(&random)
            .map(|(now, random)| Id::new(clock.tick(*now, None), *random))
            .collect();
        prop_assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        let parent_id = Id::new(parent.origin.created, random[0]);
        let answers: Vec<_> = times
            .iter()
            .zip(&random)
            .map(|(now, random)| Id::new(clock.tick(*now, Some(parent.latest())), *random))
            .collect();
        prop_assert!(answers.iter().all(|answer| *answer > parent_id));
        prop_assert!(answers.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
