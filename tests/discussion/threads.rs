//! One thread: which of its answers are shown.

use crate::play::*;
use reading_widget::discussion::Held;

/// What of these answers (`!` deleted, `<n` answers n) to comment 1 is shown.
fn check(answers: &str, held: &[u64], hidden: u32, expected: &str) {
    let rows = answers.split_whitespace().map(|word| {
        let is_dead = word.ends_with('!');
        let (n, parent) = word.trim_end_matches('!').split_once('<').unwrap_or((word, "1"));
        let n = n.trim_end_matches('!').parse().unwrap();
        let row = answer(n, parent.parse().unwrap(), 1);
        if is_dead { dead(row) } else { row }
    });
    let rows: Vec<_> = rows.collect();
    let count = rows.len();
    let held: Vec<_> = held.iter().map(|n| id(*n)).collect();
    // Either reason holds.
    for held in [
        Held { undo: held.iter().copied().collect(), ..Held::default() },
        Held { writing: held.iter().copied().collect(), ..Held::default() },
    ] {
        let thread = thread_of(row(1), rows.clone(), hidden, &held);
        let shown: Vec<_> = thread
            .answers
            .iter()
            .map(|(shown, placed)| {
                let mark = if shown.row.is_live() { "" } else { "!" };
                format!("{}{}{mark}", ".".repeat(placed.level), shown.row.id.millis())
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{answers}");
        assert_eq!((thread.hidden, thread.read), (hidden as usize, count), "{answers}");
    }
}

#[test]
fn of_deleted_answers_those_are_shown_that_answers_hang_on() {
    check("2 3<2 4", &[], 0, ".2 ..3 .4");
    check("2! 3<2 4", &[], 0, ".2! ..3 .4");
    check("2! 3<2! 4", &[], 0, ".4");
    check("2! 3<2! 4<3", &[], 0, ".2! ..3! ...4");
    check("2! 3<2! 4<3 5<2!", &[], 0, ".2! ..3! ...4");
    check("2! 3!", &[], 0, "");
}

#[test]
fn a_deleted_answer_that_is_held_stays_with_what_it_answers() {
    check("2! 3!", &[3], 0, ".3!");
    check("2! 3<2! 4<3!", &[4], 0, ".2! ..3! ...4!");
    check("2! 3<2", &[9], 0, ".2! ..3");
}

#[test]
fn answers_that_are_not_shown_are_counted_without_deleted_ones() {
    check("2 3! 4", &[], 7, ".2 .4");
    check("2! 3<2", &[], 40, ".2! ..3");
}

#[test]
fn a_wrong_claim_of_what_is_answered_hides_nothing() {
    check("2<9 3<3 4<2", &[], 0, ".2 ..4 .3");
}
