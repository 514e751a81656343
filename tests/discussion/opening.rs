//! Opening: what the store knows, what it does not, and another try.

use crate::play::*;
use reading_widget::discussion::{Action, Known, Listing, Phase, Place, State};
use reading_widget::store::{Kept, Sort, Status, StoreError};

#[test]
fn comments_are_read_when_they_are_asked_for_and_the_store_is_open() {
    let asked_first = play(
        State::default(),
        vec![
            (Action::CommentsAsked, ""),
            (Action::CommentsAsked, ""),
            (opened(reader()), "find drafts, replace 1 newest top 20"),
        ],
    );
    let opened_first = play(
        State::default(),
        vec![
            (opened(reader()), "find drafts"),
            (Action::CommentsAsked, "replace 1 newest top 20"),
            (Action::CommentsAsked, ""),
        ],
    );
    assert!(asked_first == opened_first);
    assert_eq!(asked_first.identity().map(|identity| identity.name.as_str()), Some("Ada"));
    // It is open already: that is only news.
    play(asked_first, vec![(opened(stranger()), "")]);
}

#[test]
fn the_order_that_was_remembered_is_taken_until_the_reader_chooses_one() {
    let oldest = || Known { sort: Sort::Oldest, ..reader() };
    play(
        State::default(),
        vec![
            (Action::CommentsAsked, ""),
            (opened(oldest()), "find drafts, replace 1 oldest top 20"),
            // Another tab chose another one; what is shown here stays as it is.
            (known(reader()), ""),
            (Action::Changed, "ask, replace 2 oldest top 20"),
        ],
    );
    play(
        State::default(),
        vec![
            (Action::SortChosen(Sort::MostLiked), "keep sort most-liked"),
            (opened(oldest()), "find drafts, replace 1 most-liked top 20"),
        ],
    );
    play(
        State::default(),
        vec![
            (opened(oldest()), "find drafts"),
            (known(reader()), ""),
            (Action::CommentsAsked, "replace 1 newest top 20"),
        ],
    );
}

#[test]
fn a_store_that_does_not_open_is_tried_again_when_the_reader_asks() {
    let state = play(
        State::default(),
        vec![
            (Action::RetryAsked, ""),
            (Action::CommentsAsked, ""),
            (Action::Failed(StoreError::Blocked), ""),
        ],
    );
    assert_eq!(state.phase, Phase::Failed(StoreError::Blocked));
    let state = play(
        state,
        vec![
            (Action::Changed, "ask"),
            // The button that was pressed goes: the focus is not lost with it.
            (Action::RetryAsked, "open, > heading"),
            (Action::RetryAsked, ""),
            (opened(reader()), "find drafts, replace 1 newest top 20"),
            // What is asked later and fails is no reason to take everything away.
            (Action::Failed(StoreError::Blocked), ""),
        ],
    );
    assert_eq!((state.phase, state.listing), (Phase::Open, Listing::Waiting));
}

#[test]
fn where_words_are_kept_is_told_and_a_loss_until_it_was_read() {
    let status = |kept, lost| Known { status: Status { kept, lost }, ..reader() };
    let state = play(State::default(), vec![(opened(status(Kept::Page, true)), "find drafts")]);
    assert_eq!((state.kept, state.lost), (Kept::Page, true));
    let state = play(
        state,
        vec![
            // What the store said before it knew is followed by what it says then.
            (Action::NoticeClosed, "> heading, accept loss, ask"),
            (known(status(Kept::Page, false)), ""),
            (Action::NoticeClosed, "> heading"),
        ],
    );
    assert!(!state.lost);
}

#[test]
fn a_newer_version_in_another_tab_is_told_and_words_stay() {
    let state = play(
        some(&[10], &[]),
        vec![(typed(Place::New, "words"), "draft new \"words\""), (Action::Outdated, "")],
    );
    assert!(state.outdated);
    assert_eq!((text(&state, Place::New), sight(&state).as_str()), (Some("words"), "10"));
}

#[test]
fn that_the_authors_file_is_not_coming_is_told_until_it_comes() {
    let error = |results: Vec<Result<(), String>>| {
        let read = results.into_iter().map(|result| (Action::PublishedRead(result), "")).collect();
        play(some(&[10], &[]), read).published_error
    };
    assert_eq!(error(vec![Err("404".into())]).as_deref(), Some("404"));
    assert_eq!(error(vec![Err("404".into()), Ok(())]), None);
}
