//! Signing in and out: never at the cost of words.

use crate::play::*;
use reading_widget::comments::Problem;
use reading_widget::discussion::{Action, Composing, Error, How, Known, Place, Said, State};
use reading_widget::store::StoreError;
use std::rc::Rc;

const NEW: Place = Place::New;

fn stranger_at(ids: &[u64]) -> State {
    play(some(ids, &[]), vec![(known(stranger()), "")])
}

fn filled(name: &str, link: &str) -> Action {
    Action::SignInTyped(name.into(), link.into())
}

fn blocked() -> Error {
    Error::Store(StoreError::Blocked)
}

fn form_error(state: &State) -> Option<&Error> {
    state.sign_in.as_ref()?.error.as_ref()
}

#[test]
fn who_sends_without_a_name_gives_it_and_the_words_go_on() {
    for place in [NEW, Place::Reply(id(30))] {
        let name = crate::play::place(place);
        let (state, _) = step(&stranger_at(&[30]), Action::ReplyAsked(id(30)));
        let (state, _) = step(&state, typed(place, "hello"));
        let state = play(
            state,
            vec![
                (Action::SendAsked(place), "> sign in"),
                (filled("Ada", ""), ""),
                (Action::SignInSent, "sign in Ada"),
            ],
        );
        let add = if place == NEW { "add \"hello\"" } else { "add \"hello\" to 30" };
        // The store knows who it is, though this state has not heard of it yet.
        let effects = format!("ask, > composer {name}, {add}");
        let state = play(state, vec![(Action::SignedIn(Ok(())), &effects)]);
        assert_eq!((&state.sign_in, &state.said.1), (&None, &Some(Said::SignedIn("Ada".into()))));
        assert_eq!(state.composers[&place].composing, Composing::Sending);
        play(state, vec![(Action::SignedIn(Ok(())), ""), (Action::SendAsked(place), "")]);
    }
}

#[test]
fn nothing_is_asked_for_words_that_cannot_be_sent() {
    let state = play(stranger_at(&[]), vec![(Action::SendAsked(NEW), "> composer new")]);
    assert_eq!(state.sign_in, None);
    // They were taken out while the form was open.
    let state = play(
        stranger_at(&[]),
        vec![
            (typed(NEW, "w"), "draft new \"w\""),
            (Action::SendAsked(NEW), "> sign in"),
            (filled("Ada", ""), ""),
            (typed(NEW, ""), "no draft new"),
            (Action::SignInSent, "sign in Ada"),
            (Action::SignedIn(Ok(())), "ask, > composer new, > composer new"),
        ],
    );
    assert_eq!(state.composers[&NEW].composing, Composing::Failed(Problem::Empty.into()));
}

#[test]
fn who_sends_before_the_store_is_open_is_asked_only_if_they_are_nobody() {
    let state =
        play(State::default(), vec![(typed(NEW, "w"), ""), (Action::SendAsked(NEW), "add \"w\"")]);
    assert_eq!(state.sign_in, None);
    let state = play(state, vec![(Action::Sent(NEW, Err(Error::SignedOut)), "ask, > sign in")]);
    assert_eq!(state.sign_in.map(|form| form.then), Some(Some(NEW)));
    assert_eq!(state.composers[&NEW].composing, Composing::Writing);
}

#[test]
fn who_signed_out_in_another_tab_is_asked_again() {
    let state = play(
        some(&[30], &[]),
        vec![
            (typed(NEW, "w"), "draft new \"w\""),
            (Action::SendAsked(NEW), "add \"w\""),
            (Action::Sent(NEW, Err(Error::SignedOut)), "ask, > sign in"),
            (Action::SignInSent, "sign in Ada"),
            (Action::SignedIn(Ok(())), "ask, > composer new, add \"w\""),
        ],
    );
    assert_eq!(text(&state, NEW), Some("w"));
}

#[test]
fn a_name_and_a_link_are_taken_as_people_write_them() {
    let long = format!("https://{}", "x".repeat(2_000));
    for (name, link, expected) in [
        (" Ada ", "", Ok("sign in Ada")),
        ("Ada", "  ", Ok("sign in Ada")),
        ("Ada", "ada.example", Ok("sign in Ada https://ada.example")),
        ("Ada", " ada.example/a:b ", Ok("sign in Ada https://ada.example/a:b")),
        ("Ada", "ada.example:8080/x", Ok("sign in Ada https://ada.example:8080/x")),
        ("Ada", "//ada.example", Ok("sign in Ada https://ada.example")),
        ("Ada", "HTTP://ada.example", Ok("sign in Ada HTTP://ada.example")),
        ("Ada", "https://ada.example/?a=b:c", Ok("sign in Ada https://ada.example/?a=b:c")),
        ("Ada", "javascript:alert(1)", Err(Problem::Link)),
        ("Ada", "mailto:ada@example.org", Err(Problem::Link)),
        ("Ada", &long, Err(Problem::TooLong)),
        (" ", "ada.example", Err(Problem::Empty)),
        (&"x".repeat(81), "", Err(Problem::TooLong)),
    ] {
        let state = play(
            stranger_at(&[]),
            vec![
                (Action::SignInAsked, "> sign in"),
                (filled(name, link), ""),
                (Action::SignInSent, expected.unwrap_or("> sign in")),
            ],
        );
        assert_eq!(form_error(&state), expected.err().map(Error::from).as_ref(), "{name} {link}");
        assert_eq!(state.is_link_wrong(), expected == Err(Problem::Link));
        assert_eq!(
            state.sign_in.map(|form| (form.name, form.link)),
            Some((name.into(), link.into()))
        );
    }
}

#[test]
fn a_name_that_was_not_kept_stays_in_the_form() {
    let state = play(
        stranger_at(&[]),
        vec![
            (Action::SignInAsked, "> sign in"),
            (filled("Ada", "ada.example"), ""),
            (Action::SignInSent, "sign in Ada https://ada.example"),
            (Action::SignedIn(Err(blocked())), "> sign in"),
        ],
    );
    assert_eq!(form_error(&state), Some(&blocked()));
    let state = play(state, vec![(Action::SignInSent, "sign in Ada https://ada.example")]);
    assert_eq!(form_error(&state), None);
    play(state, vec![(Action::SignedIn(Ok(())), "ask, > sign in button")]);
}

#[test]
fn who_leaves_the_form_comes_back_to_where_they_were() {
    let state = play(
        stranger_at(&[30]),
        vec![
            (Action::SignInCancelled, ""),
            (Action::SignInAsked, "> sign in"),
            (Action::SignInCancelled, "> sign in button"),
            (Action::ReplyAsked(id(30)), "> composer reply 30"),
            (typed(Place::Reply(id(30)), "w"), "draft reply 30 \"w\""),
            (Action::PreviewToggled(Place::Reply(id(30))), "preview reply 30 \"w\""),
            (Action::SendAsked(Place::Reply(id(30))), "> sign in"),
            (Action::SignInCancelled, "> composer reply 30"),
            // The form goes with the composer that it stands in.
            (Action::SendAsked(Place::Reply(id(30))), "> sign in"),
            (Action::CancelAsked(Place::Reply(id(30))), "no draft reply 30, > reply 30"),
        ],
    );
    assert_eq!(state.sign_in, None);
    // The answer to what they left is no news.
    play(state, vec![(Action::SignedIn(Ok(())), ""), (Action::SignedIn(Err(blocked())), "")]);
}

#[test]
fn what_is_in_the_form_stays_when_it_is_asked_for_again() {
    let state = play(
        stranger_at(&[30]),
        vec![
            (typed(NEW, "w"), "draft new \"w\""),
            (Action::SignInAsked, "> sign in"),
            (filled("Ad", "a"), ""),
            (Action::SendAsked(NEW), "> sign in"),
            (Action::SignInAsked, "> sign in"),
        ],
    );
    let form = state.sign_in.unwrap();
    assert_eq!((form.name.as_str(), form.link.as_str(), form.then), ("Ad", "a", Some(NEW)));
}

#[test]
fn the_form_begins_with_what_is_known() {
    let state = play(some(&[], &[]), vec![(Action::SignInAsked, "> sign in")]);
    assert_eq!(state.sign_in.map(|form| form.name), Some("Ada".into()));
}

#[test]
fn who_signs_out_is_told_when_it_is_so() {
    let state = play(some(&[30], &[]), vec![(Action::SignOutAsked, "sign out")]);
    assert!(state.identity().is_some() && state.said.1.is_none());
    let state = play(state, vec![(Action::SignedOut(Ok(())), "ask, > sign in button")]);
    assert_eq!((state.identity(), &state.said.1), (None, &Some(Said::SignedOut)));
    // Own comments are own comments still.
    assert!(state.is_mine(id(ME)));
    let state = play(
        some(&[30], &[]),
        vec![
            (Action::SignOutAsked, "sign out"),
            (Action::SignedOut(Err(blocked())), "ask, > sign in"),
        ],
    );
    assert!(state.identity().is_some() && state.said.1.is_none());
    assert_eq!(form_error(&state), Some(&blocked()));
}

#[test]
fn own_comments_bear_the_readers_latest_name() {
    let me = |at: u64| {
        let mut me: Known = reader();
        let profile = me.profile.as_mut().map(Rc::make_mut).unwrap();
        profile.identity.iter_mut().for_each(|identity| identity.stamp = stamp(at));
        me
    };
    let listed =
        threads(How::Replace, vec![thread(row(30), Vec::new()), thread(mine(row(20)), Vec::new())]);
    for (at, comment, expected) in [(25, 20, "Ada"), (5, 20, "Somebody"), (99, 30, "Somebody")] {
        let state = play(showing(listed.clone()), vec![(known(me(at)), "")]);
        let shown = state.list.comment(id(comment)).unwrap();
        let comment = shown.row.comment.as_ref().unwrap();
        assert_eq!(state.identity_of(comment).name, expected);
    }
}
