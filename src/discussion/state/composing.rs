//! How composers and the form for the name follow from what happens.

use super::{Composer, Composing, Place, Preview, Problem, Said, SignIn, State};
use crate::comments::{Id, check_body, check_profile};
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
            Action::SignInAsked => {
                self.sign_in = Some(self.form(None));
                vec![Effect::Focus(Focus::SignIn)]
            }
            Action::SignInTyped(name, link) => {
                if let Some(form) = &mut self.sign_in {
                    (form.name, form.link) = (name, link);
                }
                Vec::new()
            }
            Action::SignInSent => self.send_form(),
            Action::SignedIn(result) => self.signed_in(result),
            Action::SignInCancelled => {
                let then = self.sign_in.take().and_then(|form| form.then);
                let focus = then.map(Focus::Composer).unwrap_or(Focus::SignInButton);
                vec![Effect::Focus(focus)]
            }
            Action::SignOutAsked => {
                self.say(Said::SignedOut);
                vec![Effect::SignOut, Effect::Focus(Focus::SignInButton)]
            }
            _ => Vec::new(),
        }
    }

    fn write(&mut self, place: Place, text: String) -> Vec<Effect> {
        let Some(composer) = self.composers.get_mut(&place) else { return Vec::new() };
        if composer.composing == Composing::Sending {
            return Vec::new();
        }
        composer.composing = Composing::Writing;
        composer.is_restored = false;
        composer.text.clone_from(&text);
        vec![Effect::KeepDraft(place, text)]
    }

    fn find_draft(&mut self, place: Place, text: String) -> Vec<Effect> {
        let Some(composer) = self.composers.get_mut(&place) else {
            // It is shown again with what it belongs to.
            self.drafts.insert(place, text);
            self.open_drafts();
            return Vec::new();
        };
        // What was written since the page was opened is newer.
        let original = match place {
            Place::Edit(id) => self.list.comment(id).and_then(|shown| shown.row.comment.as_ref()),
            Place::New | Place::Reply(_) => None,
        };
        let untouched = original.map_or("", |comment| comment.body.value.as_str());
        if composer.text != untouched || composer.text == text {
            return Vec::new();
        }
        composer.text = text;
        composer.is_restored = true;
        self.say(Said::DraftFound);
        Vec::new()
    }

    /// Opens the composers of an earlier visit whose comments are shown now.
    pub(super) fn open_drafts(&mut self) {
        let is_here = |place: &Place| match place {
            Place::New => true,
            Place::Reply(id) | Place::Edit(id) => {
                self.list.comment(*id).is_some_and(|shown| shown.row.is_live())
            }
        };
        let places: Vec<_> = self.drafts.keys().copied().filter(is_here).collect();
        for place in places {
            let Some(text) = self.drafts.remove(&place) else { continue };
            let draft = Composer { text, is_restored: true, ..Composer::default() };
            self.composers.entry(place).or_insert(draft);
        }
    }

    fn toggle_preview(&mut self, place: Place) -> Vec<Effect> {
        let Some(composer) = self.composers.get_mut(&place) else { return Vec::new() };
        if composer.preview.take().is_some() {
            return vec![Effect::Focus(Focus::Composer(place))];
        }
        composer.preview = Some(Preview::Waiting);
        vec![Effect::Preview(place, composer.text.clone())]
    }

    fn send(&mut self, place: Place) -> Vec<Effect> {
        let is_signed_in = self.identity().is_some();
        let Some(composer) = self.composers.get_mut(&place) else { return Vec::new() };
        if composer.composing == Composing::Sending {
            return Vec::new();
        }
        if let Err(problem) = check_body(&composer.text) {
            composer.composing = Composing::Failed(problem.into());
            composer.preview = None;
            return vec![Effect::Focus(Focus::Composer(place))];
        }
        if !is_signed_in {
            self.sign_in = Some(self.form(Some(place)));
            return vec![Effect::Focus(Focus::SignIn)];
        }
        composer.composing = Composing::Sending;
        let body = composer.text.clone();
        vec![match place {
            Place::New => Effect::Add { place, parent: None, body },
            Place::Reply(parent) => Effect::Add { place, parent: Some(parent), body },
            Place::Edit(id) => Effect::Edit { id, body },
        }]
    }

    fn sent(&mut self, place: Place, result: Result<Id, Error>) -> Vec<Effect> {
        let id = match result {
            Ok(id) => id,
            Err(error) => {
                if let Some(composer) = self.composers.get_mut(&place) {
                    composer.composing = Composing::Failed(error);
                }
                return vec![Effect::Focus(Focus::Composer(place))];
            }
        };
        self.close(place);
        let mut effects = vec![Effect::KeepDraft(place, String::new())];
        self.say(if matches!(place, Place::Edit(_)) { Said::Edited } else { Said::Sent });
        match place {
            Place::Edit(_) => effects.push(Effect::Focus(Focus::EditButton(id))),
            Place::New => effects.extend(self.await_arrival(id)),
            Place::Reply(parent) => {
                self.make_room_for_answer(parent);
                effects.extend(self.await_arrival(id));
            }
        }
        effects
    }

    fn cancel(&mut self, place: Place) -> Vec<Effect> {
        self.close(place);
        let focus = match place {
            Place::New => Focus::Composer(place),
            Place::Reply(id) => Focus::ReplyButton(id),
            Place::Edit(id) => Focus::EditButton(id),
        };
        vec![Effect::KeepDraft(place, String::new()), Effect::Focus(focus)]
    }

    fn close(&mut self, place: Place) {
        match place {
            Place::New => drop(self.composers.insert(place, Composer::default())),
            Place::Reply(_) | Place::Edit(_) => drop(self.composers.remove(&place)),
        }
    }

    fn reply(&mut self, id: Id) -> Vec<Effect> {
        let place = Place::Reply(id);
        let focus = Effect::Focus(Focus::Composer(place));
        if self.composers.contains_key(&place) {
            return vec![focus];
        }
        if self.list.comment(id).is_none_or(|shown| !shown.row.is_live()) {
            return Vec::new();
        }
        self.composers.insert(place, Composer::default());
        vec![focus]
    }

    fn edit(&mut self, id: Id) -> Vec<Effect> {
        let place = Place::Edit(id);
        if self.composers.contains_key(&place) {
            return vec![Effect::Focus(Focus::Composer(place))];
        }
        let body = match self.own(id) {
            Ok(shown) => shown.row.comment.as_ref().map(|comment| comment.body.value.clone()),
            Err(error) => {
                self.comment_error = Some((id, error));
                return Vec::new();
            }
        };
        let composer = Composer { text: body.unwrap_or_default(), ..Composer::default() };
        self.composers.insert(place, composer);
        vec![Effect::Focus(Focus::Composer(place))]
    }

    /// The form, with what is known of the reader.
    fn form(&self, then: Option<Place>) -> SignIn {
        let identity = self.profile.as_ref().and_then(|profile| profile.identity.as_ref());
        let (name, link) = identity
            .map(|identity| (identity.value.name.clone(), identity.value.link.clone()))
            .unwrap_or_default();
        SignIn { name, link: link.unwrap_or_default(), then, error: None }
    }

    fn send_form(&mut self) -> Vec<Effect> {
        let Some(form) = &mut self.sign_in else { return Vec::new() };
        let name = form.name.trim().to_owned();
        let link = Some(form.link.trim().to_owned()).filter(|link| !link.is_empty());
        // People write addresses as they see them.
        let link = link.map(|link| match link.contains(':') {
            true => link,
            false => ["https://", &link].concat(),
        });
        if let Err(problem) = check_profile(&name, link.as_deref()) {
            form.error = Some(problem.into());
            return vec![Effect::Focus(Focus::SignIn)];
        }
        vec![Effect::SignIn(name, link)]
    }

    fn signed_in(&mut self, result: Result<(), Error>) -> Vec<Effect> {
        let Some(form) = self.sign_in.take() else { return Vec::new() };
        if let Err(error) = result {
            self.sign_in = Some(SignIn { error: Some(error), ..form });
            return vec![Effect::Focus(Focus::SignIn)];
        }
        self.say(Said::SignedIn(form.name.trim().to_owned()));
        match form.then {
            Some(place) => self.send(place),
            None => vec![Effect::Focus(Focus::SignInButton)],
        }
    }

    /// Whether a composer's words are near the limit, or past it: then they are counted.
    pub fn is_near_limit(&self, place: Place) -> bool {
        self.characters_left(place) < 1_000
    }

    /// What is wrong with the form, where it is the link.
    pub fn is_link_wrong(&self) -> bool {
        let error = self.sign_in.as_ref().and_then(|form| form.error.as_ref());
        matches!(error, Some(Error::Problem(Problem::Link)))
    }
}
