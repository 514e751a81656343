//! The window of threads: its order, more of it, links into it, trouble with it.

use crate::play::*;
use reading_widget::discussion::{Action, How, Listed, Listing, Place, Said, State};
use reading_widget::sorted::SortedMap;
use reading_widget::store::Sort;
use std::rc::Rc;

fn said(state: &State) -> Option<&Said> {
    state.said.1.as_ref()
}

/// Three threads, with more behind them.
fn three() -> State {
    showing(and_more(page(How::Replace, &[30, 20, 10])))
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let state = play(
        three(),
        vec![
            (Action::SortChosen(Sort::Oldest), "keep sort oldest, replace 2 oldest top 20"),
            (Action::SortChosen(Sort::Oldest), ""),
            (
                Action::SortChosen(Sort::MostLiked),
                "keep sort most-liked, replace 3 most-liked top 20",
            ),
            (read(2, page(How::Replace, &[1])), ""),
            (unread(2), ""),
        ],
    );
    assert_eq!((sight(&state).as_str(), &state.listing), ("30 20 10", &Listing::Waiting));
    let state = play(state, vec![(read(3, page(How::Replace, &[20, 30])), ""), (unread(3), "")]);
    // An answer that comes twice is the store's business: the question is the same.
    assert_eq!(sight(&state), "20 30");
    assert_eq!(said(&state), Some(&Said::Sorted(Sort::MostLiked)));
}

#[test]
fn more_stands_behind_and_the_focus_goes_to_the_first_of_it() {
    let state = play(
        three(),
        vec![
            (Action::EarlierAsked, ""),
            (Action::MoreAsked, "append 2 newest after 10 20"),
            (Action::MoreAsked, ""),
            // What was shown already is not shown twice.
            (read(2, page(How::Append, &[10, 9, 8])), "> comment 9"),
            (Action::MoreAsked, ""),
        ],
    );
    assert_eq!((sight(&state).as_str(), said(&state)), ("30 20 10 9 8", Some(&Said::More(2))));
    assert_eq!(state.list.window.size, 5);
}

#[test]
fn where_nothing_more_is_there_after_all_the_focus_stays_nearby() {
    play(
        three(),
        vec![
            (Action::MoreAsked, "append 2 newest after 10 20"),
            (read(2, page(How::Append, &[])), "> comment 10"),
        ],
    );
}

#[test]
fn earlier_threads_stand_before_and_the_focus_goes_to_the_last_of_them() {
    let begun = Listed { earlier: Some(true), ..page(How::Replace, &[30, 20]) };
    let state = play(
        showing(begun),
        vec![
            (Action::MoreAsked, ""),
            (Action::EarlierAsked, "prepend 2 newest before 30 20"),
            (read(2, and_more(page(How::Prepend, &[50, 40]))), "> comment 40"),
            (Action::Changed, "ask, refresh 3 newest at 50 20"),
            (Action::EarlierAsked, "prepend 4 newest before 50 20"),
            (read(4, page(How::Prepend, &[60])), "> comment 60"),
            (Action::EarlierAsked, ""),
            (Action::Changed, "ask, refresh 5 newest top 20"),
        ],
    );
    assert_eq!((sight(&state).as_str(), said(&state)), ("60 50 40 30 20", Some(&Said::More(1))));
}

#[test]
fn a_window_of_many_threads_is_read_again_as_a_whole() {
    let ids: Vec<u64> = (100..120).rev().collect();
    let more: Vec<u64> = (80..100).rev().collect();
    play(
        showing(and_more(page(How::Replace, &ids))),
        vec![
            (Action::MoreAsked, "append 2 newest after 100 20"),
            (read(2, and_more(page(How::Append, &more))), "> comment 99"),
            (Action::Changed, "ask, refresh 3 newest top 40"),
        ],
    );
}

#[test]
fn a_change_while_more_is_read_does_not_take_it_back() {
    let state = play(
        three(),
        vec![
            (Action::MoreAsked, "append 2 newest after 10 20"),
            (Action::Changed, "ask"),
            (Action::Changed, "ask"),
            (read(2, page(How::Append, &[9])), "> comment 9, refresh 3 newest top 20"),
            (read(3, page(How::Refresh, &[31, 30, 20, 10, 9])), ""),
        ],
    );
    assert_eq!(sight(&state), "31 30 20 10 9");
    assert!(!state.is_stale);
}

#[test]
fn a_change_before_the_first_answer_asks_anew() {
    play(
        showing(page(How::Replace, &[10])),
        vec![
            (Action::SortChosen(Sort::Oldest), "keep sort oldest, replace 2 oldest top 20"),
            (Action::Changed, "ask, replace 3 oldest top 20"),
            // These may still be of the other order.
            (Action::MoreAsked, ""),
            (read(2, page(How::Replace, &[1])), ""),
            (read(3, page(How::Replace, &[5, 10])), ""),
        ],
    );
}

#[test]
fn what_failed_is_tried_again_as_it_was_asked_and_what_is_shown_stays() {
    // More of the list.
    let state =
        play(three(), vec![(Action::MoreAsked, "append 2 newest after 10 20"), (unread(2), "")]);
    assert!(matches!(state.listing, Listing::Failed(_)));
    play(
        state,
        vec![
            (Action::RetryAsked, "append 3 newest after 10 20, > comment 10"),
            (Action::RetryAsked, ""),
            (read(3, page(How::Append, &[9])), "> comment 9"),
        ],
    );
    // Another order: what is shown is of the old one.
    let state = play(
        three(),
        vec![
            (Action::SortChosen(Sort::Oldest), "keep sort oldest, replace 2 oldest top 20"),
            (unread(2), ""),
            (Action::MoreAsked, ""),
            (Action::RetryAsked, "replace 3 oldest top 20, > heading"),
        ],
    );
    assert_eq!(sight(&state), "30 20 10");
    // The same window.
    play(
        three(),
        vec![
            (Action::Changed, "ask, refresh 2 newest top 20"),
            (unread(2), ""),
            (Action::RetryAsked, "refresh 3 newest top 20, > heading"),
            (unread(3), ""),
            // A store that tells of changes may work again.
            (Action::Changed, "ask, refresh 4 newest top 20"),
            (read(4, page(How::Refresh, &[30])), ""),
            (Action::RetryAsked, ""),
        ],
    );
}

#[test]
fn a_link_leads_to_its_comment_wherever_it_stands() {
    let state = play(
        three(),
        vec![
            (Action::TargetAsked(id(20)), "> comment 20"),
            (Action::TargetAsked(id(3)), "replace 2 newest comment 3 20"),
        ],
    );
    let found = Listed {
        target: Some(id(3)),
        unfolded: Some((id(2), 200)),
        earlier: Some(true),
        ..threads(How::Replace, vec![thread(row(2), vec![answer(3, 2, 2)])])
    };
    let state = play(
        state,
        vec![
            (read(2, found), "> comment 3"),
            (Action::Changed, "ask, refresh 3 newest at 2 20 2:200"),
        ],
    );
    assert_eq!((sight(&state).as_str(), state.target), ("2:3", Some(id(3))));
}

#[test]
fn a_link_waits_for_a_comment_that_the_authors_file_brings_but_not_for_ever() {
    let begin = || {
        play(
            State::default(),
            vec![
                (Action::TargetAsked(id(3)), ""),
                (opened(reader()), "find drafts, replace 1 newest comment 3 20"),
                (read(1, page(How::Replace, &[])), ""),
            ],
        )
    };
    play(
        begin(),
        vec![
            (Action::Changed, "ask, replace 2 newest comment 3 20"),
            (read(2, page(How::Replace, &[4, 3])), "> comment 3"),
            (Action::Changed, "ask, refresh 3 newest top 20"),
        ],
    );
    // Whoever began to write in the meantime is not called away.
    play(
        begin(),
        vec![
            (typed(Place::New, "w"), "draft new \"w\""),
            (Action::Changed, "ask, refresh 2 newest top 20"),
            (read(2, page(How::Refresh, &[4, 3])), ""),
        ],
    );
}

#[test]
fn who_goes_on_is_not_called_back_by_what_comes_late() {
    let cases: Vec<(Action, &str, Action)> = vec![
        (Action::MoreAsked, "append 2 newest after 10 20", read(2, page(How::Append, &[9]))),
        (
            Action::TargetAsked(id(3)),
            "replace 2 newest comment 3 20",
            read(2, Listed { target: Some(id(3)), ..page(How::Replace, &[4, 3]) }),
        ),
    ];
    for (asked, effects, came) in cases {
        play(
            three(),
            vec![(asked, effects), (typed(Place::New, "w"), "draft new \"w\""), (came, "")],
        );
    }
}

#[test]
fn more_answers_are_read_and_the_focus_goes_to_the_first_of_them() {
    let answers = |last: u64| (11..=last).map(|n| answer(n, 10, 10)).collect::<Vec<_>>();
    let folded = thread_of(row(10), answers(13), 4, &Default::default());
    let state = play(
        showing(threads(How::Replace, vec![folded])),
        vec![
            (Action::AnswersAsked(id(99)), ""),
            (Action::AnswersAsked(id(10)), "refresh 2 newest top 20 10:55"),
            (read(2, threads(How::Refresh, vec![thread(row(10), answers(17))])), "> comment 14"),
        ],
    );
    assert_eq!(state.said.1, Some(Said::More(4)));
    play(state, vec![(Action::Changed, "ask, refresh 3 newest top 20 10:55")]);
}

#[test]
fn a_thread_that_grows_long_hides_nothing_that_was_shown() {
    let answers = |count: u64| (11..11 + count).map(|n| answer(n, 10, 10)).collect::<Vec<_>>();
    for (count, expected) in [
        // As few as a folded thread shows, or all of a short one: nothing needs to be said.
        (3, "ask, refresh 2 newest top 20"),
        (4, "ask, refresh 2 newest top 20 10:5"),
        (5, "ask, refresh 2 newest top 20 10:5"),
        (9, "ask, refresh 2 newest top 20 10:9"),
    ] {
        let shown = threads(How::Replace, vec![thread(row(10), answers(count))]);
        play(showing(shown), vec![(Action::Changed, expected)]);
    }
}

#[test]
fn long_comments_unfold_and_fold_again() {
    let state = play(three(), vec![(Action::FoldToggled(id(20)), "")]);
    assert!(state.unfolded.contains(&id(20)));
    let state = play(state, vec![(Action::FoldToggled(id(20)), "")]);
    assert!(state.unfolded.is_empty());
}

#[test]
fn times_of_what_came_are_known_and_can_be_told_anew() {
    let times = |n: u64, iso: &str| SortedMap::from_iter([(n, moment(iso))]);
    let state = play(
        three(),
        vec![
            (Action::MoreAsked, "append 2 newest after 10 20"),
            (read(2, Listed { times: times(9, "9"), ..page(How::Append, &[9]) }), "> comment 9"),
            (Action::Changed, "ask, refresh 3 newest top 20"),
            (read(3, Listed { times: times(8, "8"), ..page(How::Refresh, &[8]) }), ""),
        ],
    );
    assert_eq!(state.times.keys().copied().collect::<Vec<_>>(), [8, 9]);
    let state = play(state, vec![(Action::TimesTold(Rc::new(times(8, "later"))), "")]);
    assert_eq!(*state.times, times(8, "later"));
}

#[test]
fn records_that_cannot_be_read_are_counted_over_all_that_is_shown() {
    let bad = |listed: Listed, unreadable| Listed { unreadable, ..listed };
    let state = play(
        showing(bad(and_more(page(How::Replace, &[30])), 2)),
        vec![
            (Action::MoreAsked, "append 2 newest after 30 20"),
            (read(2, bad(page(How::Append, &[20]), 3)), "> comment 20"),
        ],
    );
    assert_eq!(state.list.unreadable, 5);
    let state = play(
        state,
        vec![
            (Action::Changed, "ask, refresh 3 newest top 20"),
            (read(3, bad(page(How::Refresh, &[30, 20]), 1)), ""),
        ],
    );
    assert_eq!(state.list.unreadable, 1);
}
