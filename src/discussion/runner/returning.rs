//! Coming back to a page that the browser had put aside: of what happened meanwhile nothing was told,
//! and what was asked for may have been given up.

use super::Discussion;
use crate::discussion::{Action, Phase};
use crate::platform::{self, Later, Watch};
use std::rc::Rc;

impl Discussion {
    /// Hears that somebody comes back.
    pub(super) fn watch_return(&self) -> Option<Watch> {
        let weak = Rc::downgrade(&self.0);
        platform::watch_return(move || {
            let weak = weak.clone();
            // When the store has heard of it, too.
            let soon = Later::new(0, move || {
                if let Some(inner) = weak.upgrade() {
                    Discussion(inner).come_back();
                }
            });
            soon.keep();
        })
    }

    fn come_back(&self) {
        self.0.returns.set(self.0.returns.get().wrapping_add(1));
        let state = self.state();
        match state.phase {
            Phase::Open => {
                self.dispatch(Action::Changed);
                self.find_drafts();
                if state.published_error.is_some() {
                    self.read_published();
                }
            }
            Phase::Opening | Phase::Failed(_) => self.open(),
        }
    }

    /// Does what may fail, and once more where it failed since the page was put aside meanwhile.
    pub(super) async fn unless_left<T, E>(
        &self,
        deed: impl AsyncFn() -> Result<T, E>,
    ) -> Result<T, E> {
        loop {
            let returns = self.0.returns.get();
            let result = deed().await;
            if result.is_ok() || self.0.returns.get() == returns {
                return result;
            }
        }
    }
}
