//! How files and notices follow from what happens.

use super::{Awaited, Said, State, Transfer};
use crate::discussion::{Action, Destination, Effect, Error, Focus, Report};
use std::rc::Rc;

impl State {
    pub(super) fn reduce_transfers(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::ExportAsked { all } => self.export(all, Destination::File),
            Action::CopyAsked => self.export(false, Destination::Clipboard),
            Action::SendToAuthorAsked => self.export(false, Destination::Author),
            Action::ImportChosen(text) => {
                self.transfer = Some(Transfer::Importing(0, 0));
                self.awaited = Some(Awaited::Report);
                vec![Effect::Import(text)]
            }
            Action::Transferred(transfer) => {
                if self.is_transferring() {
                    self.transfer = Some(transfer);
                }
                Vec::new()
            }
            Action::Exported { to, result } => self.exported(to, result),
            Action::Imported(result) => self.imported(result),
            Action::TransferCancelled => self.cancel_transfer(),
            Action::NoticeClosed => self.close_notice(),
            _ => Vec::new(),
        }
    }

    fn is_transferring(&self) -> bool {
        matches!(self.transfer, Some(Transfer::Exporting(_) | Transfer::Importing(..)))
    }

    fn export(&mut self, all: bool, to: Destination) -> Vec<Effect> {
        self.transfer = Some(Transfer::Exporting(0));
        vec![Effect::Export { all, to }]
    }

    fn exported(&mut self, to: Destination, result: Result<bool, Error>) -> Vec<Effect> {
        // One that was stopped, or that another has followed, has nothing to say.
        if !matches!(self.transfer, Some(Transfer::Exporting(_))) {
            return Vec::new();
        }
        self.transfer = result.as_ref().err().cloned().map(Transfer::Failed);
        match (to, result) {
            (Destination::Clipboard, Ok(true)) => self.say(Said::Copied),
            (Destination::Clipboard, Ok(false)) => self.say(Said::NotCopied),
            (Destination::File, Ok(true)) => self.say(Said::Saved),
            // What shares or mails it shows that by itself.
            _ => {}
        }
        Vec::new()
    }

    fn imported(&mut self, result: Result<Report, Error>) -> Vec<Effect> {
        let is_awaited = self.awaited.take_if(|it| *it == Awaited::Report).is_some();
        self.transfer = Some(match result {
            Ok(report) => Transfer::Done(Rc::new(report)),
            Err(error) => Transfer::Failed(error),
        });
        let mut effects = vec![Effect::Ask];
        effects.extend(is_awaited.then(|| self.focus(Focus::Report)));
        effects
    }

    fn cancel_transfer(&mut self) -> Vec<Effect> {
        // What an import has taken in until now is told in its report.
        if matches!(self.transfer, Some(Transfer::Importing(..))) {
            self.awaited = Some(Awaited::Report);
        }
        self.transfer = None;
        vec![Effect::CancelTransfer, self.focus(Focus::Heading)]
    }

    fn close_notice(&mut self) -> Vec<Effect> {
        let mut effects = vec![self.focus(Focus::Heading)];
        // Whoever could not bring a file may want to try another: the loss is not settled.
        let is_failure = matches!(self.transfer, Some(Transfer::Failed(_)));
        if !self.is_transferring() {
            self.transfer = None;
        }
        if !is_failure && std::mem::take(&mut self.lost) {
            effects.extend([Effect::AcceptLoss, Effect::Ask]);
        }
        effects
    }
}
