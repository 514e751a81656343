//! Who is told when something happens: callbacks that each hold a subscription.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

type Callbacks<T> = RefCell<Vec<(u32, Rc<dyn Fn(&T)>)>>;

/// Those who are told of values of one type. Cloning shares them.
pub struct Listeners<T>(Rc<Inner<T>>);

struct Inner<T> {
    callbacks: Callbacks<T>,
    next: Cell<u32>,
}

/// A subscription, until it is dropped.
#[must_use = "dropping it ends the subscription"]
pub struct Subscription<T> {
    listeners: Weak<Inner<T>>,
    id: u32,
}

impl<T> Drop for Subscription<T> {
    fn drop(&mut self) {
        if let Some(listeners) = self.listeners.upgrade() {
            listeners.callbacks.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}

impl<T> Clone for Listeners<T> {
    fn clone(&self) -> Self {
        Listeners(self.0.clone())
    }
}

impl<T> Default for Listeners<T> {
    fn default() -> Self {
        Listeners(Rc::new(Inner { callbacks: RefCell::default(), next: Cell::default() }))
    }
}

impl<T> Listeners<T> {
    /// Adds one who is told.
    pub fn subscribe(&self, callback: Rc<dyn Fn(&T)>) -> Subscription<T> {
        let id = self.0.next.get();
        self.0.next.set(id.wrapping_add(1));
        self.0.callbacks.borrow_mut().push((id, callback));
        Subscription { listeners: Rc::downgrade(&self.0), id }
    }

    /// Tells all of them. Whoever is told may subscribe or leave.
    pub fn tell(&self, value: &T) {
        let callbacks: Vec<_> =
            self.0.callbacks.borrow().iter().map(|(_, callback)| callback.clone()).collect();
        for callback in callbacks {
            callback(value);
        }
    }

    /// Nobody is told any more.
    pub fn clear(&self) {
        self.0.callbacks.borrow_mut().clear();
    }
}
