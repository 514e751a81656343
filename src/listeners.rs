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

    /// Tells all of them, in the order in which they came. Whoever is told may subscribe or leave:
    /// who comes hears of the next value, who left hears of none.
    pub fn tell(&self, value: &T) {
        let callbacks = self.0.callbacks.borrow().clone();
        for (id, callback) in callbacks {
            let is_here = self.0.callbacks.borrow().iter().any(|(other, _)| *other == id);
            if is_here {
                callback(value);
            }
        }
    }

    /// Nobody is told any more.
    pub fn clear(&self) {
        self.0.callbacks.borrow_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Log = Rc<RefCell<Vec<String>>>;

    /// Somebody who writes down what they are told.
    fn writer(log: &Log, name: &'static str) -> Rc<dyn Fn(&u32)> {
        let log = log.clone();
        Rc::new(move |value| log.borrow_mut().push(format!("{name}{value}")))
    }

    fn told(log: &Log) -> String {
        std::mem::take(&mut *log.borrow_mut()).join(" ")
    }

    #[test]
    fn everybody_is_told_in_the_order_in_which_they_came_until_they_leave() {
        let (listeners, log) = (Listeners::default(), Log::default());
        listeners.tell(&0);
        let a = listeners.subscribe(writer(&log, "a"));
        let b = listeners.subscribe(writer(&log, "b"));
        let c = listeners.subscribe(writer(&log, "c"));
        listeners.tell(&1);
        assert_eq!(told(&log), "a1 b1 c1");
        drop(b);
        listeners.tell(&2);
        let d = listeners.clone().subscribe(writer(&log, "d"));
        listeners.tell(&3);
        assert_eq!(told(&log), "a2 c2 a3 c3 d3");
        drop((a, c, d));
        listeners.tell(&4);
        assert_eq!(told(&log), "");
    }

    #[test]
    fn one_callback_can_be_told_twice_and_each_subscription_is_its_own() {
        let (listeners, log) = (Listeners::default(), Log::default());
        let callback = writer(&log, "a");
        let first = listeners.subscribe(callback.clone());
        let _second = listeners.subscribe(callback);
        listeners.tell(&1);
        drop(first);
        listeners.tell(&2);
        assert_eq!(told(&log), "a1 a1 a2");
    }

    #[test]
    fn after_the_end_nobody_is_told_and_leaving_does_no_harm() {
        let (listeners, log) = (Listeners::default(), Log::default());
        let subscription = listeners.subscribe(writer(&log, "a"));
        listeners.clear();
        listeners.tell(&1);
        let _later = listeners.subscribe(writer(&log, "b"));
        drop(subscription);
        listeners.tell(&2);
        assert_eq!(told(&log), "b2");
        let outlives = listeners.subscribe(writer(&log, "c"));
        drop(listeners);
        drop(outlives);
    }

    #[test]
    fn a_subscription_keeps_what_is_told_alive_and_nothing_longer() {
        let (listeners, log) = (Listeners::default(), Log::default());
        let subscription = listeners.subscribe(writer(&log, "a"));
        assert_eq!(Rc::strong_count(&log), 2);
        drop(subscription);
        assert_eq!(Rc::strong_count(&log), 1);
    }

    #[test]
    fn who_comes_while_others_are_told_hears_of_the_next() {
        let (listeners, log) = (Listeners::<u32>::default(), Log::default());
        let held = Rc::new(RefCell::new(Vec::new()));
        let come = {
            let (listeners, log, held) = (listeners.clone(), log.clone(), held.clone());
            move |_: &u32| {
                let new = listeners.subscribe(writer(&log, "new"));
                held.borrow_mut().push(new);
            }
        };
        let _host = listeners.subscribe(Rc::new(come));
        let _last = listeners.subscribe(writer(&log, "last"));
        listeners.tell(&1);
        assert_eq!(told(&log), "last1");
        listeners.tell(&2);
        assert_eq!(told(&log), "last2 new2");
    }

    #[test]
    fn who_leaves_while_others_are_told_is_not_told_any_more() {
        let (listeners, log) = (Listeners::<u32>::default(), Log::default());
        let held: Rc<RefCell<Vec<Subscription<u32>>>> = Rc::default();
        let leave = {
            let (log, held) = (log.clone(), held.clone());
            move |value: &u32| {
                log.borrow_mut().push(format!("host{value}"));
                // Themself, and one whose turn would come.
                held.borrow_mut().clear();
            }
        };
        let host = listeners.subscribe(Rc::new(leave));
        let guest = listeners.subscribe(writer(&log, "guest"));
        held.borrow_mut().extend([host, guest]);
        let _last = listeners.subscribe(writer(&log, "last"));
        listeners.tell(&1);
        listeners.tell(&2);
        assert_eq!(told(&log), "host1 last1 last2");
    }

    #[test]
    fn what_is_told_while_others_are_told_comes_in_between() {
        let (listeners, log) = (Listeners::default(), Log::default());
        let echo = {
            let (listeners, log) = (listeners.clone(), log.clone());
            move |value: &u32| {
                log.borrow_mut().push(format!("echo{value}"));
                if *value == 1 {
                    listeners.tell(&10);
                }
            }
        };
        let _echo = listeners.subscribe(Rc::new(echo));
        let _last = listeners.subscribe(writer(&log, "last"));
        listeners.tell(&1);
        assert_eq!(told(&log), "echo1 echo10 last10 last1");
    }
}
