//! How the form for the name, signing in and signing out follow from what happens.

use super::{Awaited, Place, Said, SignIn, State};
use crate::comments::{Problem, check_profile};
use crate::discussion::{Action, Effect, Error, Focus};
use std::rc::Rc;

impl State {
    pub(super) fn reduce_signing(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::SignInAsked => {
                self.open_form(None);
                vec![self.focus(Focus::SignIn)]
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
                let Some(form) = self.sign_in.take() else { return Vec::new() };
                vec![self.focus_after_form(form.then)]
            }
            Action::SignOutAsked => {
                self.awaited = Some(Awaited::SignedOut);
                vec![Effect::SignOut]
            }
            Action::SignedOut(result) => self.signed_out(result),
            _ => Vec::new(),
        }
    }

    /// Opens the form, with what is known of the reader. What was written in it stays.
    pub(super) fn open_form(&mut self, then: Option<Place>) {
        if let Some(form) = &mut self.sign_in {
            // It goes to where it was asked for last, but what waits to be sent still waits.
            form.then = then.or(form.then);
            return;
        }
        let identity = self.profile.as_ref().and_then(|profile| profile.identity.as_ref());
        let (name, link) = identity
            .map(|identity| (identity.value.name.clone(), identity.value.link.clone()))
            .unwrap_or_default();
        self.sign_in = Some(SignIn { name, link: link.unwrap_or_default(), then, error: None });
    }

    fn send_form(&mut self) -> Vec<Effect> {
        let Some(form) = &mut self.sign_in else { return Vec::new() };
        let name = form.name.trim().to_owned();
        let link = web_address(&form.link);
        let problem = check_profile(&name, link.as_deref()).err();
        form.error = problem.map(Error::from);
        match problem {
            Some(_) => vec![self.focus(Focus::SignIn)],
            None => vec![Effect::SignIn(name, link)],
        }
    }

    fn signed_in(&mut self, result: Result<(), Error>) -> Vec<Effect> {
        let Some(form) = self.sign_in.take() else { return Vec::new() };
        if let Err(error) = result {
            self.sign_in = Some(SignIn { error: Some(error), ..form });
            return vec![self.focus(Focus::SignIn)];
        }
        self.say(Said::SignedIn(form.name.trim().to_owned()));
        let mut effects = vec![Effect::Ask, self.focus_after_form(form.then)];
        if let Some(place) = form.then {
            // The store knows who they are, also where this state does not yet.
            effects.extend(self.send_signed(place));
        }
        effects
    }

    fn focus_after_form(&mut self, then: Option<Place>) -> Effect {
        match then {
            Some(place) => self.focus_field(place),
            None => self.focus(Focus::SignInButton),
        }
    }

    fn signed_out(&mut self, result: Result<(), Error>) -> Vec<Effect> {
        let is_awaited = self.awaited.take_if(|it| *it == Awaited::SignedOut).is_some();
        let focus = match result {
            Ok(()) => {
                self.forget_name();
                self.say(Said::SignedOut);
                Focus::SignInButton
            }
            // They are signed in still, and see that here.
            Err(error) => {
                self.open_form(None);
                if let Some(form) = &mut self.sign_in {
                    form.error = Some(error);
                }
                Focus::SignIn
            }
        };
        let mut effects = vec![Effect::Ask];
        effects.extend(is_awaited.then(|| self.focus(focus)));
        effects
    }

    /// The reader is signed out.
    pub(super) fn forget_name(&mut self) {
        if let Some(profile) = &mut self.profile {
            Rc::make_mut(profile).signed_in = false;
        }
    }

    /// What is wrong with the form, where it is the link.
    pub fn is_link_wrong(&self) -> bool {
        let error = self.sign_in.as_ref().and_then(|form| form.error.as_ref());
        matches!(error, Some(Error::Problem(Problem::Link)))
    }
}

/// What somebody gave as their link. People write addresses as they see them: without a scheme.
fn web_address(link: &str) -> Option<String> {
    let link = link.trim();
    if link.is_empty() {
        return None;
    }
    // No scheme has a dot or a slash in it; a host before its port, or before its path, has.
    let has_scheme =
        link.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['.', '/', '?', '#']));
    let host = link.trim_start_matches('/');
    Some(if has_scheme { link.to_owned() } else { ["https://", host].concat() })
}
