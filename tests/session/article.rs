//! From a source to an article: requests, answers, trouble, fresh looks, options.

use crate::play::*;
use reading_widget::article::Format;
use reading_widget::session::{Action, Options, Phase, Source, State, Theme};
use std::rc::Rc;

#[test]
fn a_source_is_read_once_and_its_article_is_followed() {
    let text = Source::Text { format: Format::Text, text: "words".into() };
    let state = play(
        State::default(),
        vec![
            (Action::RefreshAsked, ""),
            (Action::RetryAsked, ""),
            (Action::SourceChosen(url("a.md")), "loading, read a.md 1"),
            (Action::SourceChosen(url("a.md")), ""),
            (read(1, LONG), "follow, ready"),
            (Action::SourceChosen(url("a.md")), ""),
        ],
    );
    assert!(matches!(state.phase, Phase::Ready(_)));
    assert_eq!(titles(&state), "A B C D");
    let state = play(state, vec![(Action::SourceChosen(text), "loading, read text words 2")]);
    assert!(matches!(&state.phase, Phase::Loading(Some(_))), "what was shown stays");
    assert_eq!(titles(&state), "A B C D");
}

#[test]
fn an_answer_to_an_older_request_is_dropped() {
    let state = play(
        State::default(),
        vec![
            (Action::SourceChosen(url("a.md")), "loading, read a.md 1"),
            (Action::SourceChosen(url("b.md")), "loading, read b.md 2"),
            (read(1, LONG), ""),
            (failed(1), ""),
            (read(2, SHORT), "follow, ready"),
            (failed(1), ""),
        ],
    );
    assert_eq!(titles(&state), "Z");
}

#[test]
fn trouble_is_told_once_and_only_a_request_tries_again() {
    let state = play(
        ready(LONG),
        vec![
            (moved(2, 0.5), "section c C, progress 0.5 1"),
            (Action::OutlineToggled(true), ""),
            (Action::SourceChosen(url("b.md")), "loading, read b.md 2"),
            (failed(2), "take away, error fetch"),
        ],
    );
    assert!(matches!(state.phase, Phase::Failed(_)));
    assert!(state.story().is_none() && state.lit().is_none() && !state.outline_open);
    assert_eq!((state.position.progress, state.seconds_left()), (0.0, 0.0));
    let state = play(
        state,
        vec![
            // An attribute changed: that is no reason to fetch again.
            (options(|options| options.words_per_minute = Some(100.0)), ""),
            (Action::SourceChosen(url("b.md")), ""),
            // The article that was followed until now may still speak.
            (moved(1, 0.7), ""),
            (Action::SectionChosen(0), ""),
            (Action::SectionStepped(1), ""),
            (Action::ScrolledByHand, ""),
            (Action::RetryAsked, "loading, read b.md 3"),
            (read(3, SHORT), "follow, ready"),
        ],
    );
    assert_eq!(titles(&state), "Z");
    play(state, vec![(Action::SourceChosen(url("c.md")), "loading, read c.md 4")]);
}

#[test]
fn a_fresh_look_at_the_pages_own_article_is_no_news() {
    let longer = LONG.replace("<h2>A</h2>", "<h2>New</h2><h2>A</h2>");
    let state = play(
        own(LONG),
        vec![
            (moved(1, 0.5), "section b B, progress 0.5 1"),
            (Action::SectionChosen(2), "go to 2, section c C"),
            (Action::RefreshAsked, "read page 2"),
            (read_own(2, &longer), "follow"),
            // It is the same section, at another place of the outline.
            (Action::Moved { current: Some(2), progress: 0.5 }, ""),
        ],
    );
    assert!(matches!(state.phase, Phase::Ready(_)));
    assert_eq!((state.position.current, state.chosen), (Some(2), Some(3)));
    assert_eq!(titles(&state), "New A B C D");
    let state =
        play(state, vec![(Action::RefreshAsked, "read page 3"), (read_own(3, SHORT), "follow")]);
    assert_eq!(state.lit(), None, "the section that was lit is gone");
}

#[test]
fn an_outline_that_did_not_change_is_not_drawn_anew() {
    let state = own(LONG);
    let outline = |state: &State| state.story().map(|story| story.outline.clone()).unwrap();
    let same = play(
        state.clone(),
        vec![(Action::RefreshAsked, "read page 2"), (read_own(2, LONG), "follow")],
    );
    assert!(Rc::ptr_eq(&outline(&state), &outline(&same)));
    let other = play(
        state.clone(),
        vec![(Action::RefreshAsked, "read page 2"), (read_own(2, SHORT), "follow")],
    );
    assert!(!Rc::ptr_eq(&outline(&state), &outline(&other)));
}

#[test]
fn another_article_starts_with_nothing_lit_although_ids_are_the_same() {
    let state = play(
        own(LONG),
        vec![
            (moved(1, 0.5), "section b B, progress 0.5 1"),
            (Action::SectionChosen(3), "go to 3, section d D"),
            (Action::OutlineToggled(true), ""),
            (Action::SourceChosen(url("b.md")), "loading, read b.md 2"),
            (read(2, LONG), "follow, ready"),
        ],
    );
    assert_eq!((state.lit(), state.outline_open), (None, false));
    play(state, vec![(moved(0, 0.0), "section a A, progress 0 1")]);
}

#[test]
fn a_section_that_was_chosen_in_a_longer_article_is_dropped() {
    let state = play(
        ready(LONG),
        vec![
            (Action::SectionChosen(3), "go to 3, section d D"),
            (Action::RefreshAsked, "loading, read a.md 2"),
            (read(2, SHORT), "follow, ready"),
            (Action::SectionChosen(3), ""),
            (moved(3, 0.0), ""),
        ],
    );
    assert_eq!(state.lit(), None);
}

#[test]
fn coming_back_to_the_pages_own_article_settles_what_was_loading() {
    play(
        own(LONG),
        vec![
            (Action::SourceChosen(url("a.md")), "loading, read a.md 2"),
            (Action::SourceChosen(Source::Page), "read page 3"),
            (read_own(3, LONG), "follow, ready"),
            (read(2, SHORT), ""),
        ],
    );
}

#[test]
fn speed_and_depth_derive_anew_without_a_fetch() {
    let state = ready(LONG);
    let seconds = |state: &State| state.story().map(|story| story.time().seconds).unwrap();
    assert!(seconds(&state) < 9.0);
    let slow = play(
        state.clone(),
        vec![(options(|options| options.words_per_minute = Some(60.0)), "follow")],
    );
    assert_eq!(seconds(&slow).round(), 10.0, "a second for each word");
    let flat = play(
        state.clone(),
        vec![
            (moved(2, 0.5), "section c C, progress 0.5 1"),
            (options(|options| options.outline_depth = 1), "follow"),
            (moved(1, 0.5), ""),
        ],
    );
    assert_eq!((titles(&flat).as_str(), flat.lit()), ("A C D", Some(1)));
    let cut = play(
        state,
        vec![
            (moved(1, 0.5), "section b B, progress 0.5 1"),
            (options(|options| options.outline_depth = 1), "follow"),
            (moved(0, 0.5), "section a A"),
        ],
    );
    assert_eq!(cut.lit(), Some(0));
    let loading = play(
        cut,
        vec![
            (Action::SourceChosen(url("b.md")), "loading, read b.md 2"),
            (options(|_| {}), "follow"),
        ],
    );
    assert!(matches!(&loading.phase, Phase::Loading(Some(_))));
    assert_eq!(titles(&loading), "A B C D");
}

#[test]
fn options_that_change_no_word_of_the_article_follow_nothing() {
    let state = play(
        ready(LONG),
        vec![
            (options(|options| options.theme = Theme::Dark), ""),
            (options(|options| options.lang = Some("de".into())), ""),
            (options(|options| options.header = false), ""),
            (
                Action::Configured {
                    options: Box::default(),
                    notices: vec!["one".into(), "two".into()],
                },
                "warn one, warn two",
            ),
        ],
    );
    assert_eq!(*state.options, Options::default());
}

#[test]
fn a_refresh_that_fails_leaves_the_reader_in_the_article() {
    let state = play(
        ready(LONG),
        vec![
            (moved(2, 0.5), "section c C, progress 0.5 1"),
            (Action::RefreshAsked, "loading, read a.md 2"),
            (failed(2), "error fetch"),
            (moved(2, 0.5), ""),
        ],
    );
    assert!(matches!(state.phase, Phase::Ready(_)));
    assert_eq!((titles(&state).as_str(), state.lit()), ("A B C D", Some(2)));
    play(
        state,
        vec![
            (Action::RefreshAsked, "loading, read a.md 3"),
            (read(3, SHORT), "follow, ready"),
            (Action::SourceChosen(url("b.md")), "loading, read b.md 4"),
            (failed(4), "take away, error fetch"),
            (Action::RetryAsked, "loading, read b.md 5"),
            (failed(5), "take away, error fetch"),
        ],
    );
}
