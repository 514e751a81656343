//! What stays in its place, whatever comes from elsewhere: what can be taken back, what somebody
//! writes at, what somebody reads.

use crate::play::*;
use reading_widget::discussion::{Action, How, Listed, Place, State, Thread};
use reading_widget::store::{Row, Sort};
use std::rc::Rc;

fn liked(n: u64, likes: u32) -> Row {
    Row { likes, ..row(n) }
}

fn own_deleted(mut state: State, ids: &[u64]) -> State {
    for n in ids {
        state = play(
            state,
            vec![
                (Action::DeleteAsked(id(*n)), &format!("delete {n}")),
                (Action::Deleted(id(*n), Ok(())), &format!("> undo {n}")),
            ],
        );
    }
    state
}

fn sees(state: State, listed: Listed) -> String {
    let (state, _) = step(&state, Action::Changed);
    let generation = state.generation;
    sight(&step(&state, read(generation, listed)).0)
}

#[test]
fn a_thread_that_was_deleted_here_stays_where_it_was_until_the_page_goes() {
    for (deleted, came, expected) in [
        (&[20][..], &[30, 10][..], "30 20 10"),
        (&[30], &[20, 10], "30 20 10"),
        (&[10], &[30, 20], "30 20 10"),
        (&[30, 20, 10], &[], "30 20 10"),
        // Also where others have come meanwhile.
        (&[20], &[50, 40, 30, 10], "50 40 30 20 10"),
        (&[30], &[50, 40, 20, 10], "50 40 30 20 10"),
    ] {
        let state = own_deleted(some(&[30, 20, 10], &[30, 20, 10]), deleted);
        assert_eq!(sees(state, page(How::Refresh, came)), expected);
    }
    // Another order is another list.
    let state = own_deleted(some(&[30, 20, 10], &[20]), &[20]);
    let state = play(
        state,
        vec![
            (Action::SortChosen(Sort::Oldest), "keep sort oldest, replace 2 oldest top 20"),
            (read(2, page(How::Replace, &[10, 30])), ""),
        ],
    );
    assert_eq!(sight(&state), "10 30");
}

#[test]
fn a_deleted_thread_does_not_widen_the_window_each_time() {
    let ids: Vec<u64> = (100..120).rev().collect();
    let own: Vec<_> = ids.iter().map(|n| thread(mine(row(*n)), Vec::new())).collect();
    let state = showing(and_more(threads(How::Replace, own)));
    let mut state = own_deleted(state, &[110]);
    let left: Vec<u64> = (99..120).rev().filter(|n| *n != 110).collect();
    for generation in 2..6 {
        state = play(
            state,
            vec![
                (Action::Changed, &format!("ask, refresh {generation} newest top 20")),
                (read(generation, and_more(page(How::Refresh, &left))), ""),
            ],
        );
    }
    assert_eq!(state.list.threads.len(), 21);
}

#[test]
fn a_comment_is_in_its_place_from_the_wish_to_delete_it() {
    // The store has deleted it, the list was read since, and only then the answer comes.
    let state = play(
        some(&[30, 20, 10], &[20]),
        vec![
            (Action::DeleteAsked(id(20)), "delete 20"),
            (Action::DeleteAsked(id(20)), ""),
            (Action::Changed, "ask, refresh 2 newest top 20"),
            (read(2, page(How::Refresh, &[30, 10])), ""),
            (Action::DeleteAsked(id(20)), ""),
        ],
    );
    assert_eq!(sight(&state), "30 20 10");
    assert!(state.held().undo.contains(&id(20)));
}

#[test]
fn what_somebody_writes_at_stays_and_says_that_it_is_gone() {
    let begin = || {
        play(
            some(&[30, 20, 10], &[]),
            vec![
                (Action::ReplyAsked(id(20)), "> composer reply 20"),
                (typed(Place::Reply(id(20)), "but"), "draft reply 20 \"but\""),
                (Action::Changed, "ask, refresh 2 newest top 20"),
                (read(2, page(How::Refresh, &[40, 30, 10])), ""),
            ],
        )
    };
    let state = begin();
    assert_eq!(sight(&state), "40 30 (20) 10");
    assert_eq!(text(&state, Place::Reply(id(20))), Some("but"));
    // It cannot be sent, and is not lost by that.
    let state = play(
        state,
        vec![
            (Action::SendAsked(Place::Reply(id(20))), "add \"but\" to 20"),
            (
                Action::Sent(
                    Place::Reply(id(20)),
                    Err(reading_widget::discussion::Error::NotFound),
                ),
                "> composer reply 20",
            ),
        ],
    );
    assert_eq!(text(&state, Place::Reply(id(20))), Some("but"));
    // Whoever wants nothing of it is not left at a place that goes.
    let state = play(
        begin(),
        vec![
            (
                Action::CancelAsked(Place::Reply(id(20))),
                "no draft reply 20, > heading, ask, refresh 3 newest top 20",
            ),
            (read(3, page(How::Refresh, &[40, 30, 10])), ""),
        ],
    );
    assert_eq!(sight(&state), "40 30 10");
}

#[test]
fn an_answer_that_somebody_writes_at_stays_when_it_goes_without_a_trace() {
    let before = thread(row(10), vec![answer(11, 10, 10), answer(12, 11, 10), answer(13, 10, 10)]);
    let state = play(
        showing(threads(How::Replace, vec![before])),
        vec![
            (Action::ReplyAsked(id(12)), "> composer reply 12"),
            (typed(Place::Reply(id(12)), "w"), "draft reply 12 \"w\""),
        ],
    );
    let after = thread(row(10), vec![answer(11, 10, 10), answer(13, 10, 10)]);
    assert_eq!(sees(state.clone(), threads(How::Refresh, vec![after])), "10:11,(12),13");
    assert_eq!(sees(state, page(How::Refresh, &[])), "(10):(11),(12),(13)");
}

#[test]
fn what_somebody_writes_at_comes_along_into_another_order() {
    for (came, expected, later) in [
        (&[10, 30, 40][..], "10 20 30 40", "10 (20) 30 40"),
        (&[30, 40], "20 30 40", "(20) 30 40"),
        (&[1, 2], "1 2 20", "1 2 20"),
        (&[10, 20, 30], "10 20 30", "10 20 30"),
    ] {
        let listed = and_more(page(How::Replace, came));
        let state = play(
            some(&[30, 20, 10], &[]),
            vec![
                (Action::ReplyAsked(id(20)), "> composer reply 20"),
                (typed(Place::Reply(id(20)), "w"), "draft reply 20 \"w\""),
                (Action::SortChosen(Sort::Oldest), "keep sort oldest, replace 2 oldest top 20"),
                (read(2, listed), ""),
            ],
        );
        assert_eq!(sight(&state), expected);
        // It is beside the window. That it is not where it belongs is a sign only inside of it.
        let again = and_more(page(How::Refresh, came));
        let state = play(
            state,
            vec![
                (Action::Changed, "ask, refresh 3 oldest top 20"),
                (read(3, again), ""),
                (Action::Changed, "ask, refresh 4 oldest top 20"),
            ],
        );
        assert_eq!(sight(&state), later);
    }
}

#[test]
fn what_is_read_is_not_pushed_out_by_what_comes_above_it() {
    let ids: Vec<u64> = (1..=20).rev().collect();
    let begin = || showing(and_more(page(How::Replace, &ids)));
    let pushed: Vec<u64> = (3..=22).rev().collect();
    let state = play(
        begin(),
        vec![
            (Action::Changed, "ask, refresh 2 newest top 20"),
            // What was pushed out is looked at again, and the window has grown by it.
            (read(2, and_more(page(How::Refresh, &pushed))), "refresh 3 newest top 22"),
        ],
    );
    let all: Vec<_> = (1..=22).rev().map(|n: u64| n.to_string()).collect();
    assert_eq!(sight(&state), all.join(" "));
    // Something of it has been deleted meanwhile.
    let left: Vec<u64> = (1..=22).rev().filter(|n| *n != 2).collect();
    let state = play(state, vec![(read(3, and_more(page(How::Refresh, &left))), "")]);
    assert!(!sight(&state).contains(" 2 "));
    // So much has come that it is another page: that is what is shown.
    let others: Vec<u64> = (481..=500).rev().collect();
    let state = play(
        begin(),
        vec![
            (Action::Changed, "ask, refresh 2 newest top 20"),
            (read(2, and_more(page(How::Refresh, &others))), ""),
        ],
    );
    assert_eq!(state.list.threads.len(), 20);
}

#[test]
fn a_store_that_gives_fewer_than_it_has_is_not_asked_for_ever() {
    let ids: Vec<u64> = (1..=20).rev().collect();
    let few: Vec<u64> = (3..=21).rev().collect();
    let state = play(
        showing(and_more(page(How::Replace, &ids))),
        vec![
            (Action::Changed, "ask, refresh 2 newest top 20"),
            (read(2, and_more(page(How::Refresh, &few))), "refresh 3 newest top 21"),
            (read(3, and_more(page(How::Refresh, &few))), ""),
        ],
    );
    assert_eq!(state.list.threads.len(), 21);
}

#[test]
fn a_like_moves_nothing_under_the_readers_eyes() {
    let rows = |how, rows: &[(u64, u32)]| {
        let threads_of: Vec<Rc<Thread>> =
            rows.iter().map(|(n, likes)| thread(liked(*n, *likes), Vec::new())).collect();
        and_more(threads(how, threads_of))
    };
    let state = play(
        some(&[], &[]),
        vec![
            (
                Action::SortChosen(Sort::MostLiked),
                "keep sort most-liked, replace 2 most-liked top 20",
            ),
            (read(2, rows(How::Replace, &[(30, 3), (20, 2), (10, 1)])), ""),
            (Action::Changed, "ask, refresh 3 most-liked top 20"),
            (read(3, rows(How::Refresh, &[(10, 9), (50, 4), (30, 3), (20, 2)])), ""),
        ],
    );
    // What is new stands where it belongs; the others stay in their order.
    assert_eq!(sight(&state), "30 50 20 10");
    let likes: Vec<_> = state.list.threads.iter().map(|it| it.first.row.likes).collect();
    assert_eq!(likes, [3, 4, 2, 9]);
    // And more of the list follows on what was read last, not on what stands last.
    play(state, vec![(Action::MoreAsked, "append 4 most-liked after 20 20")]);
}
