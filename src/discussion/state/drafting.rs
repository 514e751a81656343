//! How drafts of earlier visits come back. None is lost to a newer one, and none to a comment that
//! is not shown yet.

use super::{Composer, Composing, Place, Said, State};
use crate::discussion::Effect;

impl State {
    /// Opens the drafts that have a place now.
    pub(super) fn open_drafts(&mut self) -> Vec<Effect> {
        let places: Vec<_> = self.drafts.keys().copied().filter(|it| self.has_room(*it)).collect();
        let mut effects = Vec::new();
        for place in places {
            if let Some(text) = self.drafts.remove(&place) {
                effects.extend(self.find_draft(place, text));
            }
        }
        effects
    }

    /// A draft of an earlier visit was found.
    pub(super) fn find_draft(&mut self, place: Place, text: String) -> Vec<Effect> {
        let original = match place {
            Place::New | Place::Reply(_) => String::new(),
            Place::Edit(id) => match self.own(id) {
                Ok(shown) => {
                    let comment = shown.row.comment.as_ref();
                    comment.map(|comment| comment.body.value.clone()).unwrap_or_default()
                }
                // It is not shown, or not known yet whose it is.
                Err(_) => return self.wait_with(place, text),
            },
        };
        if text == original && !self.composers.contains_key(&place) {
            return vec![Effect::KeepDraft(place, String::new())];
        }
        let Some(composer) = self.composers.get_mut(&place) else {
            if !self.has_room(place) {
                return self.wait_with(place, text);
            }
            let draft = Composer { text, is_restored: true, ..Composer::default() };
            self.composers.insert(place, draft);
            self.say(Said::DraftFound);
            return Vec::new();
        };
        if composer.composing == Composing::Sending {
            return self.wait_with(place, text);
        }
        if composer.text.contains(&text) {
            return Vec::new();
        }
        let is_untouched = composer.text.trim().is_empty() || composer.text == original;
        // What was written since the page was opened is newer; both are the reader's words.
        if is_untouched || text.contains(&composer.text) {
            composer.text = text;
        } else if matches!(place, Place::Edit(_)) {
            return Vec::new();
        } else {
            composer.text = [&text, "\n\n", &composer.text].concat();
        }
        composer.is_restored = true;
        let draft = composer.text.clone();
        self.say(Said::DraftFound);
        vec![Effect::KeepDraft(place, draft)]
    }

    fn wait_with(&mut self, place: Place, text: String) -> Vec<Effect> {
        self.drafts.insert(place, text);
        Vec::new()
    }
}
