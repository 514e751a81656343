//! Exports, imports, and notices.

use crate::play::*;
use reading_widget::comments::wire::FileError;
use reading_widget::discussion::{
    Action, Destination, Error, Known, Place, Report, Said, State, Transfer,
};
use reading_widget::store::{Kept, Status, StoreError};
use std::rc::Rc;

fn at() -> State {
    some(&[30], &[])
}

fn exported(to: Destination, result: Result<bool, Error>) -> Action {
    Action::Exported { to, result }
}

fn failed() -> Error {
    Error::Store(StoreError::Blocked)
}

fn import() -> (Action, &'static str) {
    (Action::ImportChosen("{}".into()), "import {}")
}

fn report() -> Report {
    Report { added: 3, ..Report::default() }
}

#[test]
fn an_export_goes_where_it_was_to_go_and_says_so() {
    use Destination::{Author, Clipboard, File};
    let cases = [
        (
            Action::ExportAsked { all: false },
            "export this to file",
            File,
            Ok(true),
            Some(Said::Saved),
        ),
        (Action::ExportAsked { all: true }, "export all to file", File, Ok(false), None),
        (Action::CopyAsked, "export this to clipboard", Clipboard, Ok(true), Some(Said::Copied)),
        (
            Action::CopyAsked,
            "export this to clipboard",
            Clipboard,
            Ok(false),
            Some(Said::NotCopied),
        ),
        (Action::SendToAuthorAsked, "export this to author", Author, Ok(true), None),
        // Where there is nothing to share or to mail with, it is in a file.
        (Action::SendToAuthorAsked, "export this to author", File, Ok(true), Some(Said::Saved)),
        (Action::SendToAuthorAsked, "export this to author", Author, Ok(false), None),
        (Action::CopyAsked, "export this to clipboard", Clipboard, Err(failed()), None),
    ];
    for (asked, effect, to, result, said) in cases {
        let state =
            play(at(), vec![(asked, effect), (Action::Transferred(Transfer::Exporting(500)), "")]);
        assert_eq!(state.transfer, Some(Transfer::Exporting(500)));
        let left = result.as_ref().err().cloned().map(Transfer::Failed);
        let state = play(state, vec![(exported(to, result), "")]);
        assert_eq!((state.transfer, state.said.1), (left, said));
    }
}

#[test]
fn an_import_ends_in_its_report() {
    let state = play(at(), vec![import(), (Action::Transferred(Transfer::Importing(5, 9)), "")]);
    assert_eq!(state.transfer, Some(Transfer::Importing(5, 9)));
    let done = play(state.clone(), vec![(Action::Imported(Ok(report())), "ask, > report")]);
    assert_eq!(done.transfer, Some(Transfer::Done(Rc::new(report()))));
    let done = play(done, vec![(Action::NoticeClosed, "> heading")]);
    assert_eq!(done.transfer, None);
    let error = Error::File(FileError::Format);
    let bad = play(state, vec![(Action::Imported(Err(error.clone())), "ask, > report")]);
    assert_eq!(bad.transfer, Some(Transfer::Failed(error)));
}

#[test]
fn who_writes_on_during_an_import_is_not_called_away() {
    let state = play(
        at(),
        vec![
            import(),
            (typed(Place::New, "w"), "draft new \"w\""),
            (Action::Imported(Ok(report())), "ask"),
        ],
    );
    assert!(matches!(state.transfer, Some(Transfer::Done(_))));
}

#[test]
fn what_was_stopped_says_only_what_it_has_done_until_then() {
    // Of an import, what was taken in stays.
    let report = Report { is_cancelled: true, ..report() };
    let state = play(
        at(),
        vec![
            import(),
            (Action::TransferCancelled, "cancel, > heading"),
            (Action::Transferred(Transfer::Importing(5, 9)), ""),
        ],
    );
    assert_eq!(state.transfer, None);
    play(state, vec![(Action::Imported(Ok(report)), "ask, > report")]);
    // Of an export there is nothing to say.
    let state = play(
        at(),
        vec![
            (Action::CopyAsked, "export this to clipboard"),
            (Action::TransferCancelled, "cancel, > heading"),
            (exported(Destination::Clipboard, Ok(false)), ""),
        ],
    );
    assert_eq!((state.transfer, state.said.1), (None, None));
    // Another has begun since.
    let state = play(
        at(),
        vec![
            (Action::CopyAsked, "export this to clipboard"),
            import(),
            (exported(Destination::Clipboard, Ok(false)), ""),
        ],
    );
    assert_eq!(state.transfer, Some(Transfer::Importing(0, 0)));
}

#[test]
fn a_loss_stays_told_until_it_was_read_and_a_failed_import_does_not_settle_it() {
    let lost = || Known { status: Status { kept: Kept::Device, lost: true }, ..reader() };
    let begin = || play(at(), vec![(known(lost()), "")]);
    let state = play(
        begin(),
        vec![
            import(),
            (Action::Imported(Err(Error::File(FileError::Format))), "ask, > report"),
            (Action::NoticeClosed, "> heading"),
        ],
    );
    assert!(state.lost && state.transfer.is_none());
    let state = play(
        state,
        vec![
            import(),
            (Action::Imported(Ok(report())), "ask, > report"),
            (Action::NoticeClosed, "> heading, accept loss, ask"),
        ],
    );
    assert!(!state.lost);
    // What is still running goes on.
    let state =
        play(begin(), vec![import(), (Action::NoticeClosed, "> heading, accept loss, ask")]);
    assert_eq!(state.transfer, Some(Transfer::Importing(0, 0)));
}
