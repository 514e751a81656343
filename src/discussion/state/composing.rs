//! How composers follow from what happens. Words that a reader wrote leave a composer only when
//! they are kept, or when the reader says so.

use super::{Awaited, Composer, Composing, Place, Preview, Said, State};
use crate::comments::{Id, check_body};
use crate::discussion::{Action, Effect, Error, Focus};

impl State {
    pub(super) fn reduce_composers(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Typed(place, text) => self.write(place, text),
            Action::DraftFound(place, text) => self.find_draft(place, text),
            Action::PreviewToggled(place) => self.toggle_preview(place),
            Action::Previewed(place, markup) => {
                let preview = self.composers.get_mut(&place).and_then(|c| c.preview.as_mut());
                if let Some(preview) = preview {
                    *preview = Preview::Here(markup);
                }
                Vec::new()
            }
            Action::SendAsked(place) => self.send(place),
            Action::Sent(place, result) => self.sent(place, result),
            Action::CancelAsked(place) => self.cancel(place),
            Action::ReplyAsked(id) => self.reply(id),
            Action::EditAsked(id) => self.edit(id),
            _ => Vec::new(),
        }
    }

    fn write(&mut self, place: Place, text: String) -> Vec<Effect> {
        let is_open = self.is_open();
        let Some(composer) = self.composers.get_mut(&place) else { return Vec::new() };
        // What comes while it is being sent is kept for afterwards.
        if composer.composing != Composing::Sending {
            composer.composing = Composing::Writing;
        }
        composer.is_restored = false;
        composer.text.clone_from(&text);
        if is_open { vec![Effect::KeepDraft(place, text)] } else { Vec::new() }
    }

    fn toggle_preview(&mut self, place: Place) -> Vec<Effect> {
        let Some(composer) = self.composers.get_mut(&place) else { return Vec::new() };
        if composer.preview.take().is_some() {
            return vec![self.focus(Focus::Composer(place))];
        }
        composer.preview = Some(Preview::Waiting);
        vec![Effect::Preview(place, composer.text.clone())]
    }

    /// Moves the focus into a composer's field, which a preview may hide.
    pub(super) fn focus_field(&mut self, place: Place) -> Effect {
        if let Some(composer) = self.composers.get_mut(&place) {
            composer.preview = None;
        }
        self.focus(Focus::Composer(place))
    }

    fn send(&mut self, place: Place) -> Vec<Effect> {
        // Before the store is open nobody knows who the reader is; it will say so.
        if self.identity().is_some() || !self.is_open() {
            return self.send_signed(place);
        }
        let Some(composer) = self.composers.get(&place) else { return Vec::new() };
        if composer.composing == Composing::Sending {
            return self.go_on_sending(place);
        }
        match check_body(&composer.text) {
            Ok(()) => {
                self.open_form(Some(place));
                vec![self.focus(Focus::SignIn)]
            }
            Err(problem) => self.refuse(place, problem.into()),
        }
    }

    /// Sends what is in a composer: the reader is signed in.
    pub(super) fn send_signed(&mut self, place: Place) -> Vec<Effect> {
        let Some(composer) = self.composers.get_mut(&place) else { return Vec::new() };
        if composer.composing == Composing::Sending {
            return self.go_on_sending(place);
        }
        if let Err(problem) = check_body(&composer.text) {
            return self.refuse(place, problem.into());
        }
        let was = std::mem::replace(&mut composer.composing, Composing::Sending);
        let body = composer.text.clone();
        composer.sending.clone_from(&body);
        self.awaited = Some(Awaited::Sending(place));
        let mut effects = vec![match place {
            Place::New => Effect::Add { place, parent: None, body },
            Place::Reply(parent) => Effect::Add { place, parent: Some(parent), body },
            Place::Edit(id) => Effect::Edit { id, body },
        }];
        // Whoever tries again does so where the trouble is told, and that is gone.
        if matches!(was, Composing::Failed(_)) {
            effects.push(self.focus_field(place));
        }
        effects
    }

    /// It is being sent already, and cannot be called back.
    fn go_on_sending(&mut self, place: Place) -> Vec<Effect> {
        self.awaited = Some(Awaited::Sending(place));
        Vec::new()
    }

    /// Says why words are not taken; they stay.
    fn refuse(&mut self, place: Place, error: Error) -> Vec<Effect> {
        if let Some(composer) = self.composers.get_mut(&place) {
            composer.composing = Composing::Failed(error);
            composer.sending.clear();
        }
        vec![self.focus_field(place)]
    }

    fn sent(&mut self, place: Place, result: Result<Id, Error>) -> Vec<Effect> {
        let is_awaited = self.awaited.take_if(|it| *it == Awaited::Sending(place)).is_some();
        let id = match result {
            Ok(id) => id,
            Err(error) => return self.not_sent(place, error, is_awaited),
        };
        let left = self.words_left(place);
        let mut effects = vec![Effect::KeepDraft(place, left.clone())];
        let is_done = left.is_empty();
        if is_done {
            self.close(place);
        } else {
            self.composers.insert(place, Composer { text: left, ..Composer::default() });
        }
        self.say(if matches!(place, Place::Edit(_)) { Said::Edited } else { Said::Sent });
        effects.extend(self.open_drafts());
        // Whoever writes on, here or elsewhere, is not called away.
        let moves = is_awaited && is_done;
        if let Place::Edit(id) = place {
            effects.extend(moves.then(|| self.focus(Focus::EditButton(id))));
            return effects;
        }
        if let Place::Reply(parent) = place {
            self.make_room_for_answer(parent);
            // Its composer is gone, and the answer is not there yet.
            effects.extend(moves.then(|| self.focus(Focus::ReplyButton(parent))));
        }
        if moves {
            self.awaited = Some(Awaited::Sent(id));
            self.target = Some(id);
        }
        effects.extend(self.refresh());
        effects
    }

    fn not_sent(&mut self, place: Place, error: Error, is_awaited: bool) -> Vec<Effect> {
        // They signed out meanwhile, in another tab.
        if error == Error::SignedOut {
            if let Some(composer) = self.composers.get_mut(&place) {
                composer.composing = Composing::Writing;
            }
            self.forget_name();
            self.open_form(Some(place));
            let mut effects = vec![Effect::Ask];
            effects.extend(is_awaited.then(|| self.focus(Focus::SignIn)));
            return effects;
        }
        let focus = self.refuse(place, error);
        if is_awaited { focus } else { Vec::new() }
    }

    /// What was written while the rest was being sent.
    fn words_left(&self, place: Place) -> String {
        let Some(composer) = self.composers.get(&place) else { return String::new() };
        let (text, sent) = (composer.text.as_str(), composer.sending.as_str());
        let left = match place {
            _ if text == sent => "",
            Place::Edit(_) => text,
            Place::New | Place::Reply(_) => text.strip_prefix(sent).unwrap_or(text).trim_start(),
        };
        left.to_owned()
    }

    fn cancel(&mut self, place: Place) -> Vec<Effect> {
        let Some(composer) = self.composers.get(&place) else { return Vec::new() };
        if composer.composing == Composing::Sending {
            return self.go_on_sending(place);
        }
        self.close(place);
        self.sign_in.take_if(|form| form.then == Some(place));
        let mut effects = vec![Effect::KeepDraft(place, String::new())];
        match place {
            Place::New => effects.push(self.focus(Focus::Composer(place))),
            // What was shown only for these words may go now.
            Place::Reply(id) | Place::Edit(id) if !self.stands(id) => {
                effects.push(self.focus(Focus::Heading));
                effects.extend(self.refresh());
            }
            Place::Reply(id) => effects.push(self.focus(Focus::ReplyButton(id))),
            Place::Edit(id) => effects.push(self.focus(Focus::EditButton(id))),
        }
        effects
    }

    fn close(&mut self, place: Place) {
        match place {
            Place::New => drop(self.composers.insert(place, Composer::default())),
            Place::Reply(_) | Place::Edit(_) => drop(self.composers.remove(&place)),
        }
    }

    fn reply(&mut self, id: Id) -> Vec<Effect> {
        let place = Place::Reply(id);
        if !self.composers.contains_key(&place) {
            if !self.stands(id) {
                return Vec::new();
            }
            self.forget_error(id);
            self.composers.insert(place, Composer::default());
        }
        vec![self.focus_field(place)]
    }

    fn edit(&mut self, id: Id) -> Vec<Effect> {
        let place = Place::Edit(id);
        if !self.composers.contains_key(&place) {
            let body = match self.own(id) {
                Ok(shown) => shown.row.comment.as_ref().map(|comment| comment.body.value.clone()),
                Err(error) => {
                    self.comment_error = Some((id, error));
                    return Vec::new();
                }
            };
            self.forget_error(id);
            let composer = Composer { text: body.unwrap_or_default(), ..Composer::default() };
            self.composers.insert(place, composer);
        }
        vec![self.focus_field(place)]
    }

    /// What went wrong with this comment was read: the reader goes on with it.
    pub(super) fn forget_error(&mut self, id: Id) {
        self.comment_error.take_if(|(about, _)| *about == id);
    }

    /// Whether a composer's words are near the limit, or past it: then they are counted.
    pub fn is_near_limit(&self, place: Place) -> bool {
        self.characters_left(place) < 1_000
    }
}
