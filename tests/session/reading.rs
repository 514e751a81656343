//! The reader in an article: where they are, what they choose, and what surrounds them.

use crate::play::*;
use crate::tapes;
use reading_widget::article::survey::survey_markup;
use reading_widget::machine::Reduce;
use reading_widget::session::{Action, Dates, Moment, State, Story, Theme};
use std::rc::Rc;

#[test]
fn the_page_hears_of_a_section_and_of_progress_only_when_they_change() {
    let state = play(
        ready(LONG),
        vec![
            (Action::Moved { current: None, progress: 0.0 }, ""),
            (Action::Moved { current: None, progress: 0.1 }, "progress 0.1 1"),
            (moved(0, 0.1), "section a A"),
            (moved(0, 0.1), ""),
            (moved(0, 0.2), "progress 0.2 1"),
            (moved(1, 1.0), "section b B, progress 1 0"),
            (Action::Moved { current: None, progress: 1.0 }, ""),
            (moved(1, 1.0), "section b B"),
        ],
    );
    assert_eq!(state.seconds_left(), 0.0);
}

#[test]
fn what_was_clicked_stays_lit_until_the_reader_scrolls() {
    let state = play(
        ready(LONG),
        vec![
            (moved(0, 0.0), "section a A"),
            (Action::OutlineToggled(true), ""),
            (Action::SectionChosen(3), "go to 3, section d D"),
            (moved(1, 0.5), "progress 0.5 1"),
            (moved(2, 0.9), "progress 0.9 1"),
            (Action::SectionChosen(3), "go to 3"),
            (Action::SectionChosen(9), ""),
        ],
    );
    assert_eq!((state.lit(), state.outline_open), (Some(3), false));
    let state = play(
        state,
        vec![(Action::ScrolledByHand, "section c C"), (moved(3, 1.0), "section d D, progress 1 0")],
    );
    assert_eq!((state.lit(), state.chosen), (Some(3), None));
}

#[test]
fn scrolling_leaves_the_scene_the_very_same_so_that_nothing_of_it_is_drawn_anew() {
    let before = ready(LONG);
    let after = play(
        before.clone(),
        vec![
            (moved(0, 0.1), "section a A, progress 0.1 1"),
            (Action::ScrolledByHand, ""),
            (moved(1, 0.5), "section b B, progress 0.5 1"),
            // What is told again, and a section that is chosen while the outline is closed.
            (Action::SurroundingsSeen { dark: false, language: None }, ""),
            (Action::OutlineToggled(false), ""),
            (Action::SectionChosen(3), "go to 3, section d D"),
        ],
    );
    assert!(Rc::ptr_eq(&before.scene, &after.scene));
    assert!(before != after);
}

#[test]
fn scrolling_by_hand_again_changes_nothing() {
    let state = play(ready(LONG), vec![(Action::ScrolledByHand, "")]);
    let again = play(state.clone(), vec![(Action::ScrolledByHand, "")]);
    assert!(state == again);
}

#[test]
fn scrolling_replaces_the_hash_and_a_click_leaves_that_to_the_history() {
    let hash = |state| play(state, vec![(options(|options| options.outline_hash = true), "")]);
    play(
        hash(ready(LONG)),
        vec![
            // The article has come, and the reader did nothing yet.
            (moved(0, 0.0), "section a A"),
            (Action::ScrolledByHand, ""),
            (moved(1, 0.5), "section b B, hash b, progress 0.5 1"),
            (Action::SectionChosen(3), "go to 3, section d D"),
            (moved(2, 0.5), ""),
            (Action::ScrolledByHand, "section c C, hash c"),
            (Action::RefreshAsked, "loading, read a.md 2"),
            (read(2, LONG), "follow, ready"),
            (moved(0, 0.0), "section a A, progress 0 1"),
        ],
    );
    play(ready(LONG), vec![(Action::ScrolledByHand, ""), (moved(0, 0.0), "section a A")]);
}

#[test]
fn steps_go_from_the_lit_section_to_its_neighbours_and_not_beyond() {
    for (lit, step, expected) in [
        (None, 1, "go to 0, section a A"),
        (None, -1, ""),
        (Some(0), -1, ""),
        (Some(0), 1, "go to 1, section b B"),
        (Some(2), -1, "go to 1, section b B"),
        (Some(3), 1, ""),
        (Some(3), i32::MAX, ""),
        (Some(3), i32::MIN, ""),
    ] {
        let (state, _) = ready(LONG).reduce(Action::Moved { current: lit, progress: 0.0 });
        play(state, vec![(Action::SectionStepped(step), expected)]);
    }
    play(
        ready(LONG),
        vec![
            (Action::SectionStepped(1), "go to 0, section a A"),
            (Action::SectionStepped(1), "go to 1, section b B"),
            (moved(0, 0.0), ""),
            (Action::SectionStepped(1), "go to 2, section c C"),
        ],
    );
    let empty = ready("");
    play(empty, vec![(Action::SectionStepped(1), ""), (Action::SectionChosen(0), "")]);
}

#[test]
fn nothing_moves_before_there_is_an_article() {
    let steps = || {
        vec![
            (moved(0, 0.5), ""),
            (Action::SectionChosen(0), ""),
            (Action::SectionStepped(1), ""),
            (Action::ScrolledByHand, ""),
        ]
    };
    for begin in [vec![], vec![(Action::SourceChosen(url("a.md")), "loading, read a.md 1")]] {
        let state = play(play(State::default(), begin), steps());
        assert_eq!((state.lit(), state.position.progress), (None, 0.0));
    }
}

#[test]
fn the_skip_link_leads_to_the_article() {
    play(ready(LONG), vec![(Action::SkipAsked, "focus")]);
}

#[test]
fn the_theme_decides_and_auto_follows_what_is_behind() {
    for (theme, dark, expected) in [
        (Theme::Auto, false, false),
        (Theme::Auto, true, true),
        (Theme::Light, true, false),
        (Theme::Dark, false, true),
    ] {
        let state = play(
            State::default(),
            vec![
                (Action::SurroundingsSeen { dark, language: None }, ""),
                (options(|options| options.theme = theme), ""),
            ],
        );
        assert_eq!(state.is_dark(), expected, "{theme:?} on {dark}");
    }
}

#[test]
fn the_attribute_names_the_language_else_the_page_does() {
    for (lang, page, expected) in [
        (None, None, "en"),
        (None, Some("de"), "de"),
        (Some("ja"), Some("de"), "ja"),
        (Some("ja"), None, "ja"),
    ] {
        let seen = Action::SurroundingsSeen { dark: false, language: page.map(str::to_owned) };
        let lang = options(|options| options.lang = lang.map(str::to_owned));
        let state = play(State::default(), vec![(seen, ""), (lang, "")]);
        assert_eq!(state.language(), expected);
    }
}

#[test]
fn dates_and_surroundings_that_are_told_twice_are_the_same_state() {
    let moment = Moment { iso: "2026-03-01".into(), ..Moment::default() };
    let told = || Action::DatesTold(Dates { published: Some(moment.clone()), updated: None });
    let seen = || Action::SurroundingsSeen { dark: true, language: Some("de".into()) };
    let once = play(ready(LONG), vec![(told(), ""), (seen(), "")]);
    let twice = play(once.clone(), vec![(told(), ""), (seen(), "")]);
    assert!(once == twice);
    assert_eq!(once.dates.published.as_ref(), Some(&moment));
}

#[test]
fn states_of_a_huge_article_are_compared_without_a_look_at_its_words() {
    let huge = Box::new(Story {
        document: survey_markup(&tapes::markup(&format!("<p>{}</p>", "word ".repeat(4_000_000)))),
        ..*story(SHORT, false)
    });
    let (state, _) = State::default().reduce(Action::SourceChosen(url("a.md")));
    let (state, _) = state.reduce(Action::Read { generation: 1, result: Ok(huge) });
    let other = state.clone();
    let begun = std::time::Instant::now();
    for _ in 0..1000 {
        assert!(std::hint::black_box(&state) == std::hint::black_box(&other));
    }
    assert!(begun.elapsed().as_millis() < 1000, "{:?}", begun.elapsed());
}
