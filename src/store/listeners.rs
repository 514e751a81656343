//! Who is told of changes.

use super::Change;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

type Callback = Rc<dyn Fn(&Change)>;

/// Those who are told of changes. Cloning shares them.
#[derive(Clone, Default)]
pub struct Listeners(Rc<Inner>);

#[derive(Default)]
struct Inner {
    callbacks: RefCell<Vec<(u32, Callback)>>,
    next: Cell<u32>,
}

/// A subscription to changes, until it is dropped.
#[must_use = "dropping it ends the subscription"]
pub struct Subscription {
    listeners: Weak<Inner>,
    id: u32,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(listeners) = self.listeners.upgrade() {
            listeners.callbacks.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}

impl Listeners {
    /// Adds one who is told.
    pub fn subscribe(&self, callback: Callback) -> Subscription {
        let id = self.0.next.get();
        self.0.next.set(id.wrapping_add(1));
        self.0.callbacks.borrow_mut().push((id, callback));
        Subscription { listeners: Rc::downgrade(&self.0), id }
    }

    /// Tells all of them. Whoever is told may subscribe or leave.
    pub fn tell(&self, change: &Change) {
        let callbacks: Vec<_> =
            self.0.callbacks.borrow().iter().map(|(_, callback)| callback.clone()).collect();
        for callback in callbacks {
            callback(change);
        }
    }
}
