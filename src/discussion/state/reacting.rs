//! How deleting, liking, insights and files follow from what happens.

use super::{Said, State, Transfer};
use crate::discussion::{Action, Destination, Effect, Focus};
use std::rc::Rc;

impl State {
    pub(super) fn reduce_reactions(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::DeleteAsked(id) => match self.own(id) {
                Ok(_) => vec![Effect::Delete(id)],
                Err(error) => {
                    self.comment_error = Some((id, error));
                    Vec::new()
                }
            },
            Action::Deleted(id, Ok(())) => {
                self.deleted.insert(id);
                self.comment_error = None;
                self.say(Said::Deleted);
                vec![Effect::Focus(Focus::Undo(id))]
            }
            Action::RestoreAsked(id) => vec![Effect::Restore(id)],
            Action::Restored(id, Ok(())) => {
                self.deleted.remove(&id);
                self.comment_error = None;
                self.say(Said::Restored);
                vec![Effect::Focus(Focus::Comment(id))]
            }
            Action::Deleted(id, Err(error))
            | Action::Restored(id, Err(error))
            | Action::CommentFailed(id, error) => {
                self.comment_error = Some((id, error));
                Vec::new()
            }
            Action::LikeToggled(id) => {
                let on = !self.liked.contains(&id);
                let liked = Rc::make_mut(&mut self.liked);
                // It looks liked at once; what the store knows comes after it.
                if on {
                    liked.insert(id)
                } else {
                    liked.remove(&id)
                };
                self.comment_error = None;
                self.say(if on { Said::Liked } else { Said::Unliked });
                vec![Effect::Like(id, on)]
            }
            Action::LinkAsked(id) => vec![Effect::CopyLink(id)],
            Action::Copied(is_copied) => {
                self.say(if is_copied { Said::Copied } else { Said::NotCopied });
                Vec::new()
            }
            Action::InsightsToggled => {
                self.picking = !self.picking;
                Vec::new()
            }
            Action::InsightToggled(choice) => {
                let on = !self.picked.contains(&choice);
                let picked = Rc::make_mut(&mut self.picked);
                if on {
                    picked.insert(choice.clone())
                } else {
                    picked.remove(&choice)
                };
                self.insight_error = None;
                let said = choice.clone();
                self.say(if on { Said::Picked(said) } else { Said::Unpicked(said) });
                vec![Effect::Pick(choice, on)]
            }
            Action::InsightFailed(error) => {
                self.insight_error = Some(error);
                vec![Effect::Ask]
            }
            Action::ExportAsked { all } => self.export(all, Destination::File),
            Action::CopyAsked => self.export(false, Destination::Clipboard),
            Action::SendToAuthorAsked => self.export(false, Destination::Author),
            Action::ImportChosen(text) => {
                self.transfer = Some(Transfer::Importing(0, 0));
                vec![Effect::Import(text)]
            }
            Action::Transferred(transfer) => {
                self.transfer = Some(transfer);
                Vec::new()
            }
            Action::Exported { to, result } => {
                self.transfer = result.as_ref().err().cloned().map(Transfer::Failed);
                match (to, result) {
                    (Destination::Clipboard, Ok(true)) => self.say(Said::Copied),
                    (Destination::Clipboard, Ok(false)) => self.say(Said::NotCopied),
                    (Destination::File | Destination::Author, Ok(true)) => self.say(Said::Exported),
                    _ => {}
                }
                Vec::new()
            }
            Action::Imported(result) => {
                self.transfer = Some(match result {
                    Ok(report) => Transfer::Done(Rc::new(report)),
                    Err(error) => Transfer::Failed(error),
                });
                vec![Effect::Focus(Focus::Report), Effect::Ask]
            }
            Action::TransferCancelled => {
                self.transfer = None;
                vec![Effect::CancelTransfer]
            }
            Action::NoticeClosed => {
                self.transfer = None;
                let was_lost = std::mem::take(&mut self.lost);
                let mut effects = vec![Effect::Focus(Focus::Heading)];
                if was_lost {
                    effects.push(Effect::AcceptLoss);
                }
                effects
            }
            _ => Vec::new(),
        }
    }

    fn export(&mut self, all: bool, to: Destination) -> Vec<Effect> {
        self.transfer = Some(Transfer::Exporting(0));
        vec![Effect::Export { all, to }]
    }
}
