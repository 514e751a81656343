//! A thread in the order in which it is read: each answer below what it answers.

use super::Id;
use crate::sorted::by_key;
use std::collections::HashMap;

/// How many levels a thread is nested, its first comment counted. What is deeper stands at the
/// last level and says what it answers.
pub const DEPTH: usize = 4;

/// Where a comment of a thread is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The comment's index in what was given.
    pub index: usize,
    /// Its level: 1 to [`DEPTH`] − 1 (the thread's first comment is at 0).
    pub level: usize,
    /// The comment that it answers, where its place does not say so.
    pub answers: Option<Id>,
}

/// Puts the answers of a thread into the order in which they are read: each behind what it answers,
/// answers of the same comment oldest first. `answers` holds `(id, parent)`. An answer whose parent
/// is not among them, or not before it, answers the thread.
///
/// Time and memory grow with the number of answers; nesting of any depth is walked without
/// recursion.
pub fn thread(root: Id, answers: &[(Id, Option<Id>)]) -> Vec<Placed> {
    let mut known: HashMap<Id, usize> = HashMap::with_capacity(answers.len());
    for (index, (id, _)) in answers.iter().enumerate() {
        known.entry(*id).or_insert(index);
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); answers.len()];
    let mut tops = Vec::new();
    for (index, (id, parent)) in answers.iter().enumerate() {
        // Ids rise with time: a parent is older. Whatever claims otherwise could make a circle.
        let below = parent.filter(|parent| parent < id).and_then(|parent| known.get(&parent));
        match below.and_then(|parent| children.get_mut(*parent)) {
            Some(siblings) => siblings.push(index),
            None => tops.push(index),
        }
    }
    let by_id = |index: &usize| answers.get(*index).map(|(id, _)| *id);
    let mut placed = Vec::with_capacity(answers.len());
    let mut open: Vec<_> = by_key(tops, by_id).into_iter().rev().map(|index| (index, 1)).collect();
    while let Some((index, depth)) = open.pop() {
        let level = depth.min(DEPTH - 1);
        let parent = answers.get(index).and_then(|(_, parent)| *parent);
        let is_told_by_place =
            depth < DEPTH && parent.is_none_or(|p| p == root || known.contains_key(&p));
        placed.push(Placed { index, level, answers: parent.filter(|_| !is_told_by_place) });
        let below = children.get_mut(index).map(std::mem::take).unwrap_or_default();
        open.extend(by_key(below, by_id).into_iter().rev().map(|index| (index, depth + 1)));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::Stamp;

    fn id(n: u64) -> Id {
        Id::new(Stamp { millis: n, counter: 0, node: 0 }, 0)
    }

    fn check(answers: &[(u64, u64)], expect: &[(u64, usize, Option<u64>)]) {
        let answers: Vec<_> = answers.iter().map(|(n, p)| (id(*n), Some(id(*p)))).collect();
        let placed: Vec<_> = thread(id(1), &answers)
            .into_iter()
            .map(|p| (answers[p.index].0.millis(), p.level, p.answers.map(Id::millis)))
            .collect();
        assert_eq!(placed, expect);
    }

    #[test]
    fn answers_stand_below_what_they_answer_oldest_first() {
        check(
            &[(5, 2), (3, 1), (2, 1), (4, 2)],
            &[(2, 1, None), (4, 2, None), (5, 2, None), (3, 1, None)],
        );
    }

    #[test]
    fn what_is_deeper_than_four_levels_says_what_it_answers() {
        check(
            &[(2, 1), (3, 2), (4, 3), (5, 4), (6, 5), (7, 3)],
            &[
                (2, 1, None),
                (3, 2, None),
                (4, 3, None),
                (5, 3, Some(4)),
                (6, 3, Some(5)),
                (7, 3, None),
            ],
        );
    }

    #[test]
    fn an_answer_to_what_is_not_there_stands_in_the_thread_and_says_so() {
        check(&[(5, 4), (3, 1)], &[(3, 1, None), (5, 1, Some(4))]);
    }

    #[test]
    fn circles_and_answers_to_themselves_are_shown_once() {
        check(&[(3, 2), (2, 3), (4, 4)], &[(2, 1, None), (3, 2, None), (4, 1, None)]);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_answers_is_placed() {
        let answers: Vec<_> = (2..100_002).map(|n| (id(n), Some(id(n - 1)))).collect();
        let placed = thread(id(1), &answers);
        assert_eq!(placed.len(), answers.len());
        assert!(placed.iter().all(|p| p.level < DEPTH));
    }
}
