//! What the store knows beside the comments: who the reader is, what they chose, what is counted.

use super::{Discussion, PROFILE, SORT};
use crate::comments::{Id, Profile, Subject, wire};
use crate::discussion::Known;
use crate::store::{Sort, StoreError};
use std::rc::Rc;

/// So often the store is asked again because of what changes meanwhile.
const MOST_ASKED: usize = 3;

impl Discussion {
    /// What the store knows beside the comments, as of now. (The state follows a change a moment
    /// later.)
    pub async fn ask(&self) -> Result<Known, StoreError> {
        let store = &self.0.store;
        let status = store.status().await?;
        let profile = self.stored_profile().await?;
        let sort = store.note(SORT).await?.and_then(|name| Sort::named(&name));
        let tally = store.tally(&self.0.article).await?;
        let mut known = Known {
            status,
            sort: sort.unwrap_or_default(),
            tally: Rc::new(tally),
            liked: Rc::default(),
            picked: Rc::default(),
            profile: None,
        };
        if let Some(profile) = profile {
            let reactions = store.reactions(&self.0.article, profile.id).await?;
            let on = reactions.into_iter().filter(|reaction| reaction.on.value);
            let subjects: Vec<_> = on.map(|reaction| reaction.subject).collect();
            known.liked = Rc::new(subjects.iter().filter_map(liked).collect());
            known.picked = Rc::new(subjects.iter().filter_map(picked).collect());
            known.profile = Some(Rc::new(profile));
        }
        Ok(known)
    }

    /// What the store knows; asked again where that changed meanwhile, since a part of it may be of
    /// before: who has just signed out would be signed in for a moment. Whoever writes all the time
    /// is not waited for: what changes is asked for once more anyway.
    pub(super) async fn ask_until_settled(&self) -> Result<Known, StoreError> {
        for _ in 0..MOST_ASKED {
            let changes = self.0.changes.get();
            let known = self.ask().await?;
            if changes == self.0.changes.get() {
                return Ok(known);
            }
        }
        self.ask().await
    }

    pub(super) async fn stored_profile(&self) -> Result<Option<Profile>, StoreError> {
        let text = self.0.store.note(PROFILE).await?;
        Ok(text.and_then(|text| wire::read_profile(&text)))
    }
}

fn liked(subject: &Subject) -> Option<Id> {
    match subject {
        Subject::Like(id) => Some(*id),
        Subject::Insight(_) => None,
    }
}

fn picked(subject: &Subject) -> Option<String> {
    match subject {
        Subject::Insight(choice) => Some(choice.clone()),
        Subject::Like(_) => None,
    }
}
