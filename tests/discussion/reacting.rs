//! Deleting, liking, insights.

use crate::play::*;
use reading_widget::discussion::{Action, Error, How, Known, Place, Said, State};
use reading_widget::sorted::SortedSet;
use reading_widget::store::StoreError;
use std::rc::Rc;

fn quota() -> Error {
    Error::Store(StoreError::Quota)
}

fn toggled() -> Action {
    Action::LikeToggled(id(30))
}

fn came(on: bool, result: Result<(), Error>) -> Action {
    Action::Liked(id(30), on, result)
}

fn is_liked(state: &State) -> bool {
    state.liked.contains(&id(30))
}

#[test]
fn a_comment_is_deleted_and_comes_back() {
    let state = play(
        some(&[30, 20], &[30]),
        vec![
            (Action::DeleteAsked(id(30)), "delete 30"),
            (Action::Deleted(id(30), Ok(())), "> undo 30"),
        ],
    );
    assert_eq!((&state.said, &state.deleted), (&(1, Some(Said::Deleted)), &[id(30)].into()));
    let state = play(
        state,
        vec![
            (Action::Changed, "ask, refresh 2 newest top 20"),
            (read(2, page(How::Refresh, &[20])), ""),
            // It is a deleted one now: there is nothing to answer or to edit.
            (Action::ReplyAsked(id(30)), ""),
            (Action::DeleteAsked(id(30)), ""),
            (Action::Changed, "ask, refresh 3 newest top 20"),
            (Action::RestoreAsked(id(30)), "restore 30"),
            (Action::Restored(id(30), Ok(())), "ask, refresh 4 newest top 20, > comment 30"),
            // This was read before it came back.
            (read(3, page(How::Refresh, &[20])), ""),
        ],
    );
    assert_eq!((sight(&state).as_str(), state.deleted.len()), ("30 20", 0));
    assert_eq!((&state.said.1, &state.comment_error), (&Some(Said::Restored), &None));
    play(state, vec![(Action::Restored(id(30), Ok(())), "")]);
}

#[test]
fn what_could_not_be_deleted_or_restored_is_as_it_was() {
    let state = play(
        some(&[30], &[30]),
        vec![
            (Action::DeleteAsked(id(30)), "delete 30"),
            (Action::Deleted(id(30), Err(quota())), ""),
        ],
    );
    assert_eq!(state.comment_error, Some((id(30), quota())));
    assert!(state.deleted.is_empty() && state.deleting.is_empty());
    let state = play(
        state,
        vec![
            (Action::DeleteAsked(id(30)), "delete 30"),
            (Action::Deleted(id(30), Ok(())), "> undo 30"),
        ],
    );
    assert_eq!(state.comment_error, None);
    let state = play(
        state,
        vec![
            (Action::RestoreAsked(id(30)), "restore 30"),
            (Action::Restored(id(30), Err(quota())), ""),
        ],
    );
    assert_eq!(state.comment_error, Some((id(30), quota())));
    assert!(state.deleted.contains(&id(30)));
}

#[test]
fn words_for_a_deleted_comment_come_back_with_it() {
    let place = Place::Reply(id(30));
    let state = play(
        some(&[30], &[30]),
        vec![
            (Action::ReplyAsked(id(30)), "> composer reply 30"),
            (typed(place, "w"), "draft reply 30 \"w\""),
            (Action::DeleteAsked(id(30)), "delete 30"),
            (Action::Deleted(id(30), Ok(())), "> undo 30"),
            (Action::RestoreAsked(id(30)), "restore 30"),
            (Action::Restored(id(30), Ok(())), "ask, refresh 2 newest top 20, > comment 30"),
        ],
    );
    assert_eq!(text(&state, place), Some("w"));
}

#[test]
fn who_goes_on_is_not_called_back_to_what_was_deleted() {
    play(
        some(&[30], &[30]),
        vec![
            (Action::DeleteAsked(id(30)), "delete 30"),
            (typed(Place::New, "w"), "draft new \"w\""),
            (Action::Deleted(id(30), Ok(())), ""),
        ],
    );
}

#[test]
fn a_like_is_shown_at_once_and_not_any_more_when_it_was_not_kept() {
    for was in [false, true] {
        let before = if was { liking(&[30]) } else { liking(&[]) };
        let begin = play(some(&[30], &[]), vec![(known(before), "")]);
        let effect = format!("like 30 {}", !was);
        let state = play(begin, vec![(toggled(), &effect)]);
        assert_eq!(is_liked(&state), !was);
        let said = if was { Said::Unliked } else { Said::Liked };
        assert_eq!(state.said.1, Some(said));
        let failed =
            play(state.clone(), vec![(came(!was, Err(quota())), "ask, refresh 2 newest top 20")]);
        assert_eq!(is_liked(&failed), was);
        assert_eq!(failed.comment_error, Some((id(30), quota())));
        let again = play(failed, vec![(toggled(), &effect)]);
        assert_eq!(again.comment_error, None);
        let kept = play(state, vec![(came(!was, Ok(())), "ask, refresh 2 newest top 20")]);
        assert_eq!((is_liked(&kept), kept.liking.len()), (!was, 0));
    }
}

#[test]
fn a_like_on_its_way_is_not_undone_by_what_the_store_knew_before() {
    let state =
        play(some(&[30], &[]), vec![(toggled(), "like 30 true"), (known(liking(&[20])), "")]);
    assert_eq!(*state.liked, SortedSet::from([id(20), id(30)]));
    let state = play(
        state,
        vec![
            (came(true, Ok(())), "ask, refresh 2 newest top 20"),
            // Now the store says how it is: another tab took it back.
            (known(liking(&[20])), ""),
        ],
    );
    assert!(!is_liked(&state));
}

#[test]
fn who_changes_their_mind_quickly_gets_what_they_chose_last() {
    let state = play(
        some(&[30], &[]),
        vec![(toggled(), "like 30 true"), (toggled(), ""), (known(liking(&[30])), "")],
    );
    assert!(!is_liked(&state));
    let state = play(
        state,
        vec![
            (came(true, Ok(())), "like 30 false"),
            (toggled(), ""),
            (toggled(), ""),
            (came(false, Ok(())), "ask, refresh 2 newest top 20"),
        ],
    );
    assert!(!is_liked(&state));
    // Where the first was not kept, there is nothing to take back.
    let state = play(
        some(&[30], &[]),
        vec![
            (toggled(), "like 30 true"),
            (toggled(), ""),
            (came(true, Err(quota())), "ask, refresh 2 newest top 20"),
        ],
    );
    assert!(!is_liked(&state));
}

#[test]
fn insights_are_picked_and_taken_back_like_likes() {
    let pick = || Action::InsightToggled("clear".into());
    let picked = |on, result| Action::Picked("clear".into(), on, result);
    let has = |state: &State| state.picked.contains("clear");
    let state = play(
        some(&[], &[]),
        vec![(Action::InsightsToggled, ""), (pick(), "pick clear true"), (known(reader()), "")],
    );
    assert!(has(&state) && state.picking);
    assert_eq!(state.said.1, Some(Said::Picked("clear".into())));
    let failed =
        play(state.clone(), vec![(picked(true, Err(quota())), "ask, refresh 2 newest top 20")]);
    assert_eq!((has(&failed), &failed.insight_error), (false, &Some(quota())));
    let again = play(failed, vec![(pick(), "pick clear true")]);
    assert_eq!(again.insight_error, None);
    let back = play(
        state,
        vec![
            (pick(), ""),
            (picked(true, Ok(())), "pick clear false"),
            (picked(false, Ok(())), "ask, refresh 2 newest top 20"),
            (Action::InsightsToggled, ""),
        ],
    );
    assert!(!has(&back) && !back.picking);
    assert_eq!(back.said.1, Some(Said::Unpicked("clear".into())));
    // What another tab picked is picked here.
    let others = Known { picked: Rc::new(["deep".to_owned()].into()), ..reader() };
    let state = play(back, vec![(known(others), "")]);
    assert!(state.picked.contains("deep"));
}

#[test]
fn the_address_of_a_comment_is_copied_and_that_is_said_each_time() {
    let state = play(
        some(&[30], &[]),
        vec![
            (Action::LinkAsked(id(30)), "copy link 30"),
            (Action::Copied(true), ""),
            (Action::LinkAsked(id(30)), "copy link 30"),
            (Action::Copied(true), ""),
        ],
    );
    assert_eq!(state.said, (2, Some(Said::Copied)));
    let state = play(state, vec![(Action::Copied(false), "")]);
    assert_eq!(state.said, (3, Some(Said::NotCopied)));
}
