//! What changes something: done one after the other, by a part of the widget that is loaded when a
//! reader begins to write or to choose.

use super::Discussion;
use crate::discussion::{Action, Effect, Error, Place};
use crate::parts::part;
use crate::platform;
use crate::store::StoreError;

part! { deeds load load_deeds:
    /// Carries out what changes something.
    fn carry_out_deed(it: Discussion, deed: Effect) -> Result<(), StoreError> {
        it.carry_out_deed(deed);
        Ok(())
    }
}

impl Discussion {
    /// Loads what carries out deeds, before it is needed.
    pub(super) fn prepare(&self) {
        platform::spawn(async {
            // Who needs it will say that it did not come.
            let _ = load_deeds().await;
        });
    }

    /// Carries out a deed when those before it have begun.
    pub(super) fn do_soon(&self, deed: Effect) {
        self.0.to_do.borrow_mut().push_back(deed);
        if self.0.is_doing.replace(true) {
            return;
        }
        let it = self.clone();
        platform::spawn(async move {
            let next = || it.0.to_do.borrow_mut().pop_front();
            while let Some(deed) = next() {
                let failed = failing(&deed);
                if let Err(error) = carry_out_deed(it.clone(), deed).await {
                    failed.into_iter().for_each(|failed| it.dispatch(failed(error.clone().into())));
                }
            }
            it.0.is_doing.set(false);
        });
    }

    fn carry_out_deed(&self, deed: Effect) {
        match deed {
            Effect::Add { place, parent, body } => self.run(
                async move |it| it.add(parent, body).await,
                move |result| Action::Sent(place, result),
            ),
            Effect::Edit { id, body } => self.run(
                async move |it| it.edit(id, body).await,
                move |result| Action::Sent(Place::Edit(id), result.map(|()| id)),
            ),
            Effect::Delete(id) => self.run(
                async move |it| it.delete(id, true).await,
                move |result| Action::Deleted(id, result),
            ),
            Effect::Restore(id) => self.run(
                async move |it| it.delete(id, false).await,
                move |result| Action::Restored(id, result),
            ),
            Effect::Like(id, on) => self.run(
                async move |it| it.like(id, on).await,
                move |result| Action::Liked(id, on, result),
            ),
            Effect::Pick(choice, on) => self.run(
                {
                    let choice = choice.clone();
                    async move |it| it.pick(choice, on).await
                },
                move |result| Action::Picked(choice, on, result),
            ),
            Effect::SignIn(name, link) => {
                let deed = async move |it: Discussion| {
                    it.sign_in(name, link).await?;
                    // Whoever is signed in has to be known before what waits for it is sent.
                    if let Ok(known) = it.ask().await {
                        it.dispatch(Action::Known(Box::new(known)));
                    }
                    Ok(())
                };
                self.run(deed, Action::SignedIn)
            }
            Effect::SignOut => self.run(async |it| it.sign_out().await, Action::SignedOut),
            Effect::Export { all, to } => self.export_to(all, to),
            Effect::Import(text) => self.import_with_progress(text),
            _ => {}
        }
    }
}

/// What has happened where a deed could not be begun.
fn failing(deed: &Effect) -> Option<Box<dyn Fn(Error) -> Action>> {
    Some(match deed.clone() {
        Effect::Add { place, .. } => Box::new(move |error| Action::Sent(place, Err(error))),
        Effect::Edit { id, .. } => Box::new(move |error| Action::Sent(Place::Edit(id), Err(error))),
        Effect::Delete(id) => Box::new(move |error| Action::Deleted(id, Err(error))),
        Effect::Restore(id) => Box::new(move |error| Action::Restored(id, Err(error))),
        Effect::Like(id, on) => Box::new(move |error| Action::Liked(id, on, Err(error))),
        Effect::Pick(choice, on) => {
            Box::new(move |error| Action::Picked(choice.clone(), on, Err(error)))
        }
        Effect::SignIn(..) => Box::new(|error| Action::SignedIn(Err(error))),
        Effect::SignOut => Box::new(|error| Action::SignedOut(Err(error))),
        Effect::Export { to, .. } => {
            Box::new(move |error| Action::Exported { to, result: Err(error) })
        }
        Effect::Import(_) => Box::new(|error| Action::Imported(Err(error))),
        _ => return None,
    })
}
