//! Composers: what is written, sent, refused and left.

use crate::play::*;
use reading_widget::comments::{BODY_LIMIT, Problem};
use reading_widget::discussion::{
    Action, Composing, Error, How, Listed, Listing, Place, Preview, Said, State,
};
use reading_widget::store::{Sort, StoreError};
use std::rc::Rc;

const NEW: Place = Place::New;

fn quota() -> Error {
    Error::Store(StoreError::Quota)
}

fn composing(state: &State, place: Place) -> &Composing {
    &state.composers[&place].composing
}

/// Something is being sent from here.
fn sending(state: State, place: Place, effect: &str) -> State {
    let (state, _) = step(&state, typed(place, "hello"));
    play(state, vec![(Action::SendAsked(place), effect)])
}

#[test]
fn a_new_comment_is_shown_and_gets_the_focus_in_every_order() {
    for (sort, read_first, elsewhere) in [
        (Sort::Newest, &[40, 30][..], false),
        (Sort::Oldest, &[10, 20], true),
        (Sort::MostLiked, &[30, 20], true),
    ] {
        let (state, _) = step(&some(&[30], &[]), Action::SortChosen(sort));
        let generation = state.generation;
        let (state, _) = step(&state, read(generation, page(How::Replace, read_first)));
        let refresh =
            format!("no draft new, ask, refresh {} {} top 20", generation + 1, sort.name());
        let state = play(
            sending(state, NEW, "add \"hello\""),
            vec![(Action::Sent(NEW, Ok(id(40))), &refresh)],
        );
        assert_eq!((text(&state, NEW), &state.said.1), (Some(""), &Some(Said::Sent)));
        let here = read(generation + 1, and_more(page(How::Refresh, read_first)));
        if !elsewhere {
            play(state, vec![(here, "> comment 40")]);
            continue;
        }
        let anew = format!("replace {} {} comment 40 20", generation + 2, sort.name());
        let found = Listed { target: Some(id(40)), ..page(How::Replace, &[40]) };
        let state = play(state, vec![(here, &anew), (read(generation + 2, found), "> comment 40")]);
        assert_eq!((state.target, state.awaited), (Some(id(40)), None));
    }
}

#[test]
fn a_comment_that_is_gone_before_it_is_shown_leaves_nobody_in_the_air() {
    play(
        sending(some(&[30], &[]), NEW, "add \"hello\""),
        vec![
            (Action::Sent(NEW, Ok(id(40))), "no draft new, ask, refresh 2 newest top 20"),
            (read(2, page(How::Refresh, &[30])), "replace 3 newest comment 40 20"),
            (read(3, page(How::Replace, &[30])), "> heading"),
            (Action::Changed, "ask, refresh 4 newest top 20"),
            (read(4, page(How::Refresh, &[40, 30])), ""),
        ],
    );
}

#[test]
fn a_comment_is_shown_also_where_the_list_was_not_read_or_could_not_be() {
    let unasked = play(State::default(), vec![(opened(reader()), "find drafts")]);
    let failed = play(
        some(&[30], &[]),
        vec![(Action::Changed, "ask, refresh 2 newest top 20"), (unread(2), "")],
    );
    for (state, sent) in [
        (unasked, "no draft new, ask, replace 1 newest comment 40 20"),
        (failed, "no draft new, ask, refresh 3 newest top 20"),
    ] {
        let state =
            play(sending(state, NEW, "add \"hello\""), vec![(Action::Sent(NEW, Ok(id(40))), sent)]);
        let listed = Listed { how: state.asked, ..page(How::Refresh, &[40]) };
        play(state.clone(), vec![(read(state.generation, listed), "> comment 40")]);
    }
}

#[test]
fn an_answer_is_shown_with_all_that_stands_before_it() {
    let answers: Vec<_> = (11..=13).map(|n| answer(n, 10, 10)).collect();
    let long = thread_of(row(10), answers.clone(), 30, &Default::default());
    let place = Place::Reply(id(12));
    let state = play(
        showing(threads(How::Replace, vec![long])),
        vec![
            (Action::ReplyAsked(id(12)), "> composer reply 12"),
            (typed(place, "hello"), "draft reply 12 \"hello\""),
            (Action::SendAsked(place), "add \"hello\" to 12"),
            (
                Action::Sent(place, Ok(id(40))),
                "no draft reply 12, > reply 12, ask, refresh 2 newest top 20 10:38",
            ),
        ],
    );
    assert_eq!(text(&state, place), None);
    let all = answers.into_iter().chain([answer(40, 12, 10)]).collect();
    let listed = threads(How::Refresh, vec![thread(row(10), all)]);
    play(state, vec![(read(2, listed), "> comment 40")]);
}

#[test]
fn an_edit_begins_with_the_words_and_ends_at_its_button() {
    let place = Place::Edit(id(30));
    let state = play(some(&[30], &[30]), vec![(Action::EditAsked(id(30)), "> composer edit 30")]);
    assert_eq!(text(&state, place), Some("words of 30"));
    let state = play(
        state,
        vec![
            (typed(place, "better"), "draft edit 30 \"better\""),
            (Action::EditAsked(id(30)), "> composer edit 30"),
            (Action::SendAsked(place), "edit 30 \"better\""),
            (Action::Sent(place, Ok(id(30))), "no draft edit 30, > edit 30"),
        ],
    );
    assert_eq!((text(&state, place), &state.said.1), (None, &Some(Said::Edited)));
}

#[test]
fn only_what_stands_is_answered_and_only_own_words_are_edited() {
    let listed = threads(
        How::Replace,
        vec![
            thread(dead(mine(row(30))), vec![answer(31, 30, 30)]),
            thread(row(20), Vec::new()),
            thread(mine(row(10)), Vec::new()),
        ],
    );
    let state = showing(listed);
    for (asked, error) in [
        (Action::EditAsked(id(20)), Some((id(20), Error::NotYours))),
        (Action::EditAsked(id(30)), Some((id(30), Error::NotFound))),
        (Action::EditAsked(id(9)), Some((id(9), Error::NotFound))),
        (Action::DeleteAsked(id(20)), Some((id(20), Error::NotYours))),
        (Action::DeleteAsked(id(30)), Some((id(30), Error::NotFound))),
        (Action::ReplyAsked(id(30)), None),
        (Action::ReplyAsked(id(9)), None),
    ] {
        let state = play(state.clone(), vec![(asked, "")]);
        assert_eq!(state.comment_error, error);
        assert_eq!(state.composers.len(), 1);
    }
    // The reader has read that, and goes on.
    let state = play(
        state,
        vec![(Action::EditAsked(id(20)), ""), (Action::ReplyAsked(id(20)), "> composer reply 20")],
    );
    assert_eq!(state.comment_error, None);
}

#[test]
fn nothing_and_too_much_are_refused_and_stay() {
    for (words, problem) in [
        (String::new(), Problem::Empty),
        (" \n\u{200b}".into(), Problem::Empty),
        ("x".repeat(BODY_LIMIT + 1), Problem::TooLong),
    ] {
        let (state, _) = step(&some(&[30], &[]), typed(NEW, &words));
        let (state, _) = step(&state, Action::PreviewToggled(NEW));
        let state = play(state, vec![(Action::SendAsked(NEW), "> composer new")]);
        assert_eq!(composing(&state, NEW), &Composing::Failed(problem.into()));
        assert_eq!(text(&state, NEW), Some(words.as_str()));
        let state = play(state, vec![(typed(NEW, "x"), "draft new \"x\"")]);
        assert_eq!(composing(&state, NEW), &Composing::Writing);
    }
}

#[test]
fn characters_are_counted_near_the_limit() {
    for (count, left, is_near) in
        [(0, 10_000, false), (9_000, 1_000, false), (9_001, 999, true), (10_003, -3, true)]
    {
        let (state, _) = step(&some(&[], &[]), typed(NEW, &"ü".repeat(count)));
        assert_eq!((state.characters_left(NEW), state.is_near_limit(NEW)), (left, is_near));
    }
}

#[test]
fn what_was_not_kept_stays_and_is_sent_again() {
    let state = play(
        sending(some(&[30], &[]), NEW, "add \"hello\""),
        vec![(Action::Sent(NEW, Err(quota())), "> composer new")],
    );
    assert_eq!(composing(&state, NEW), &Composing::Failed(quota()));
    assert_eq!(text(&state, NEW), Some("hello"));
    play(
        state,
        vec![
            // The button in the message goes with it.
            (Action::SendAsked(NEW), "add \"hello\", > composer new"),
            (Action::Sent(NEW, Ok(id(40))), "no draft new, ask, refresh 2 newest top 20"),
        ],
    );
}

#[test]
fn what_was_not_kept_is_seen_also_where_a_preview_was() {
    let state = play(
        some(&[30], &[]),
        vec![
            (typed(NEW, "hello"), "draft new \"hello\""),
            (Action::PreviewToggled(NEW), "preview new \"hello\""),
            (Action::SendAsked(NEW), "add \"hello\""),
            (Action::Sent(NEW, Err(quota())), "> composer new"),
        ],
    );
    assert_eq!(state.composers[&NEW].preview, None);
}

#[test]
fn what_is_sent_twice_is_sent_once_and_cannot_be_called_back() {
    let place = Place::Reply(id(30));
    let (state, _) = step(&some(&[30], &[]), Action::ReplyAsked(id(30)));
    let state = play(
        sending(state, place, "add \"hello\" to 30"),
        vec![
            (Action::SendAsked(place), ""),
            (Action::CancelAsked(place), ""),
            (Action::ReplyAsked(id(30)), "> composer reply 30"),
        ],
    );
    assert_eq!(composing(&state, place), &Composing::Sending);
    // Who presses twice still comes to what was sent.
    play(
        sending(some(&[30], &[]), NEW, "add \"hello\""),
        vec![
            (Action::SendAsked(NEW), ""),
            (Action::Sent(NEW, Ok(id(40))), "no draft new, ask, refresh 2 newest top 20"),
            (read(2, page(How::Refresh, &[40, 30])), "> comment 40"),
        ],
    );
}

#[test]
fn what_is_written_while_something_is_sent_is_not_lost() {
    for (more, left) in [("hello, and", ", and"), ("other", "other"), ("hello \n", "")] {
        let draft = format!("draft new {more:?}");
        let sent = match left {
            "" => "no draft new, ask, refresh 2 newest top 20".to_owned(),
            left => format!("draft new {left:?}, ask, refresh 2 newest top 20"),
        };
        let state = play(
            sending(some(&[30], &[]), NEW, "add \"hello\""),
            vec![(typed(NEW, more), &draft), (Action::Sent(NEW, Ok(id(40))), &sent)],
        );
        assert_eq!(text(&state, NEW), Some(left));
        assert_eq!(composing(&state, NEW), &Composing::Writing);
        // The writer is not called away from the field.
        play(state, vec![(read(2, page(How::Refresh, &[40, 30])), "")]);
        let state = play(
            sending(some(&[30], &[]), NEW, "add \"hello\""),
            vec![(typed(NEW, more), &draft), (Action::Sent(NEW, Err(quota())), "")],
        );
        assert_eq!(text(&state, NEW), Some(more));
    }
    // An edit is sent as a whole.
    let place = Place::Edit(id(30));
    let (state, _) = step(&some(&[30], &[30]), Action::EditAsked(id(30)));
    let state = play(
        sending(state, place, "edit 30 \"hello\""),
        vec![
            (typed(place, "hello, and"), "draft edit 30 \"hello, and\""),
            (Action::Sent(place, Ok(id(30))), "draft edit 30 \"hello, and\""),
        ],
    );
    assert_eq!(text(&state, place), Some("hello, and"));
}

#[test]
fn who_writes_elsewhere_is_not_called_away_by_what_was_sent() {
    let place = Place::Reply(id(30));
    for (result, effects) in
        [(Ok(id(40)), "no draft new, ask, refresh 2 newest top 20"), (Err(quota()), "")]
    {
        let state = play(
            sending(some(&[30], &[]), NEW, "add \"hello\""),
            vec![
                (Action::ReplyAsked(id(30)), "> composer reply 30"),
                (typed(place, "w"), "draft reply 30 \"w\""),
                (Action::Sent(NEW, result), effects),
            ],
        );
        let generation = state.generation;
        let state = play(state, vec![(read(generation, page(How::Refresh, &[40, 30])), "")]);
        assert_eq!(text(&state, place), Some("w"));
    }
}

#[test]
fn a_preview_is_made_of_the_words_and_left_for_the_field() {
    let state = play(
        some(&[30], &[]),
        vec![
            (Action::Previewed(NEW, Rc::default()), ""),
            (typed(NEW, "*hello*"), "draft new \"*hello*\""),
            (Action::PreviewToggled(NEW), "preview new \"*hello*\""),
        ],
    );
    assert_eq!(state.composers[&NEW].preview, Some(Preview::Waiting));
    let state = play(state, vec![(Action::Previewed(NEW, Rc::default()), "")]);
    assert_eq!(state.composers[&NEW].preview, Some(Preview::Here(Rc::default())));
    let state = play(
        state,
        vec![
            (Action::PreviewToggled(NEW), "> composer new"),
            (Action::Previewed(NEW, Rc::default()), ""),
            (Action::PreviewToggled(Place::Reply(id(30))), ""),
        ],
    );
    assert_eq!((text(&state, NEW), &state.composers[&NEW].preview), (Some("*hello*"), &None));
}

#[test]
fn who_leaves_a_composer_comes_back_to_what_opened_it() {
    let (reply, edit) = (Place::Reply(id(30)), Place::Edit(id(30)));
    let state = play(
        some(&[30], &[30]),
        vec![
            (Action::ReplyAsked(id(30)), "> composer reply 30"),
            (Action::CancelAsked(reply), "no draft reply 30, > reply 30"),
            (Action::CancelAsked(reply), ""),
            (Action::EditAsked(id(30)), "> composer edit 30"),
            (Action::CancelAsked(edit), "no draft edit 30, > edit 30"),
            // While it is edited, its buttons are not there.
            (Action::ReplyAsked(id(30)), "> composer reply 30"),
            (Action::EditAsked(id(30)), "> composer edit 30"),
            (Action::CancelAsked(reply), "no draft reply 30, > comment 30"),
            (typed(NEW, "w"), "draft new \"w\""),
            (Action::CancelAsked(NEW), "no draft new, > composer new"),
        ],
    );
    assert_eq!((text(&state, reply), text(&state, NEW)), (None, Some("")));
    // What is typed where no composer is has nowhere to go.
    play(state, vec![(typed(reply, "w"), "")]);
}

#[test]
fn words_stay_through_whatever_changes_around_them() {
    let place = Place::Reply(id(20));
    let state = play(
        some(&[30, 20], &[30]),
        vec![
            (Action::ReplyAsked(id(20)), "> composer reply 20"),
            (typed(place, "w"), "draft reply 20 \"w\""),
            (typed(NEW, "v"), "draft new \"v\""),
            (Action::Changed, "ask, refresh 2 newest top 20"),
            (known(stranger()), ""),
            (unread(2), ""),
            (Action::Outdated, ""),
            (Action::RetryAsked, "refresh 3 newest top 20, > heading"),
            (read(3, page(How::Refresh, &[])), ""),
            (Action::SortChosen(Sort::Oldest), "keep sort oldest, replace 4 oldest top 20"),
            (read(4, page(How::Replace, &[1])), ""),
            (Action::TargetAsked(id(7)), "replace 5 oldest comment 7 20"),
            (read(5, page(How::Replace, &[7])), "> comment 7"),
        ],
    );
    assert_eq!((text(&state, place), text(&state, NEW)), (Some("w"), Some("v")));
    assert_eq!((sight(&state).as_str(), &state.listing), ("7 (20)", &Listing::Here));
}

#[test]
fn an_untouched_edit_follows_what_another_tab_wrote() {
    let place = Place::Edit(id(30));
    let newer = || threads(How::Refresh, vec![thread(edited(mine(row(30)), "newer"), Vec::new())]);
    for (writes, expected) in [(false, "newer"), (true, "mine")] {
        let (mut state, _) = step(&some(&[30], &[30]), Action::EditAsked(id(30)));
        if writes {
            (state, _) = step(&state, typed(place, "mine"));
        }
        let state = play(
            state,
            vec![(Action::Changed, "ask, refresh 2 newest top 20"), (read(2, newer()), "")],
        );
        assert_eq!(text(&state, place), Some(expected));
    }
}
