//! Drafts of earlier visits.

use crate::play::*;
use reading_widget::discussion::{Action, Composing, How, Place, Said, State};

const NEW: Place = Place::New;
const REPLY: u64 = 20;

fn found(place: Place, text: &str) -> Action {
    Action::DraftFound(place, text.into())
}

#[test]
fn a_draft_of_an_earlier_visit_is_in_its_composer() {
    let state = play(
        some(&[30], &[]),
        vec![(found(NEW, "old"), "draft new \"old\""), (found(NEW, "old"), "")],
    );
    assert_eq!((text(&state, NEW), &state.said), (Some("old"), &(1, Some(Said::DraftFound))));
    assert!(state.composers[&NEW].is_restored);
    let state = play(state, vec![(typed(NEW, "old words"), "draft new \"old words\"")]);
    assert!(!state.composers[&NEW].is_restored);
}

#[test]
fn a_draft_waits_until_its_comment_is_shown() {
    let (reply, edit) = (Place::Reply(id(REPLY)), Place::Edit(id(10)));
    let own =
        |how| threads(how, vec![thread(row(REPLY), Vec::new()), thread(mine(row(10)), Vec::new())]);
    let state = play(
        and_read(State::default()),
        vec![(found(reply, "but"), ""), (found(edit, "better"), "")],
    );
    assert_eq!((state.composers.len(), state.drafts.len(), &state.said.1), (1, 2, &None));
    let state = play(
        state,
        vec![(Action::Changed, "ask, refresh 2 newest top 20"), (read(2, own(How::Refresh)), "")],
    );
    assert_eq!((text(&state, reply), text(&state, edit)), (Some("but"), Some("better")));
    assert!(state.drafts.is_empty() && state.composers[&reply].is_restored);
    assert_eq!(state.said.1, Some(Said::DraftFound));
    // What is shown already needs no waiting.
    let state =
        play(showing(own(How::Replace)), vec![(found(reply, "but"), ""), (found(edit, "e"), "")]);
    assert_eq!((text(&state, reply), text(&state, edit)), (Some("but"), Some("e")));
}

fn and_read(state: State) -> State {
    play(
        state,
        vec![
            (Action::CommentsAsked, ""),
            (opened(reader()), "find drafts, replace 1 newest top 20"),
            (read(1, page(How::Replace, &[])), ""),
        ],
    )
}

#[test]
fn a_draft_stays_within_reach_where_its_comment_was_deleted() {
    let reply = Place::Reply(id(REPLY));
    let gone = thread(dead(row(REPLY)), vec![answer(21, REPLY, REPLY)]);
    let state = play(showing(threads(How::Replace, vec![gone])), vec![(found(reply, "but"), "")]);
    assert_eq!(text(&state, reply), Some("but"));
}

#[test]
fn a_draft_for_somebody_elses_comment_opens_nothing_and_is_kept() {
    let edit = Place::Edit(id(30));
    let state = play(some(&[30], &[]), vec![(found(edit, "better"), "")]);
    assert_eq!((text(&state, edit), state.drafts.len()), (None, 1));
    // Who the reader is may become known later: an import brought them here.
    let mut me = reader();
    let profile = me.profile.as_mut().map(std::rc::Rc::make_mut).unwrap();
    profile.others.push(id(2));
    let state = play(state, vec![(known(me), "")]);
    assert_eq!(text(&state, edit), Some("better"));
}

#[test]
fn an_edit_that_changes_nothing_is_no_draft() {
    let edit = Place::Edit(id(30));
    let state = play(some(&[30], &[30]), vec![(found(edit, "words of 30"), "no draft edit 30")]);
    assert_eq!(text(&state, edit), None);
}

#[test]
fn nothing_that_was_written_is_lost_to_a_draft_or_a_draft_to_it() {
    for (written, draft, expected, effects) in [
        ("", "old", "old", "draft new \"old\""),
        (" ", "old", "old", "draft new \"old\""),
        ("new", "old", "old\n\nnew", "draft new \"old\\n\\nnew\""),
        ("ol", "old", "old", "draft new \"old\""),
        ("older", "old", "older", ""),
    ] {
        let (state, _) = step(&some(&[], &[]), typed(NEW, written));
        let state = play(state, vec![(found(NEW, draft), effects)]);
        assert_eq!(text(&state, NEW), Some(expected), "{written}, {draft}");
    }
    // Of an edit, the words of now are the newer state of the same.
    let edit = Place::Edit(id(30));
    for (written, expected) in [("mine", "mine"), ("words of 30", "old")] {
        let (state, _) = step(&some(&[30], &[30]), Action::EditAsked(id(30)));
        let (state, _) = step(&state, typed(edit, written));
        let (state, _) = step(&state, found(edit, "old"));
        assert_eq!(text(&state, edit), Some(expected));
    }
}

#[test]
fn what_is_typed_before_the_store_is_open_does_not_take_the_place_of_a_draft() {
    let state = play(
        State::default(),
        vec![
            (typed(NEW, "n"), ""),
            (typed(NEW, "new"), ""),
            (opened(reader()), "find drafts, draft new \"new\""),
            (found(NEW, "old"), "draft new \"old\\n\\nnew\""),
            (typed(NEW, "all"), "draft new \"all\""),
        ],
    );
    assert_eq!(text(&state, NEW), Some("all"));
}

#[test]
fn a_draft_that_is_found_while_something_is_sent_comes_after_it() {
    let state = play(
        some(&[], &[]),
        vec![
            (typed(NEW, "hello"), "draft new \"hello\""),
            (Action::SendAsked(NEW), "add \"hello\""),
            (found(NEW, "old"), ""),
        ],
    );
    assert_eq!(state.composers[&NEW].composing, Composing::Sending);
    let state = play(
        state,
        vec![(
            Action::Sent(NEW, Ok(id(40))),
            "no draft new, draft new \"old\", ask, refresh 2 newest top 20",
        )],
    );
    assert_eq!(text(&state, NEW), Some("old"));
}
