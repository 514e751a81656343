//! A machine: a state that changes by actions, one after the other, and tells who watches it. What
//! follows from an action is the state's own matter and pure; what is to be done in the world is
//! handed to whoever runs the machine.

use crate::listeners::{Listeners, Subscription};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// A state that follows from actions.
pub trait Reduce: PartialEq + Sized {
    /// What can happen.
    type Action;
    /// What is to be done.
    type Effect;

    /// The next state, and what is to be done.
    fn reduce(&self, action: Self::Action) -> (Self, Vec<Self::Effect>);
}

/// A state, the actions that wait for their turn, and who is told.
pub struct Machine<S: Reduce> {
    state: RefCell<Rc<S>>,
    queue: RefCell<VecDeque<S::Action>>,
    is_running: Cell<bool>,
    listeners: Listeners<Rc<S>>,
}

impl<S: Reduce + Default> Default for Machine<S> {
    fn default() -> Self {
        Machine::new(S::default())
    }
}

impl<S: Reduce> Machine<S> {
    /// A machine that begins with this state.
    pub fn new(state: S) -> Self {
        Machine {
            state: RefCell::new(Rc::new(state)),
            queue: RefCell::default(),
            is_running: Cell::default(),
            listeners: Listeners::default(),
        }
    }

    /// The state as it is now.
    pub fn state(&self) -> Rc<S> {
        self.state.borrow().clone()
    }

    /// Something happened. Actions that happen meanwhile wait for their turn. `carry_out` does what
    /// is to be done; `changed` is called with the states before and after, if they differ, ahead
    /// of those who are told.
    pub fn dispatch(
        &self,
        action: S::Action,
        carry_out: impl Fn(S::Effect),
        changed: impl FnOnce(&S, &S),
    ) {
        self.queue.borrow_mut().push_back(action);
        if self.is_running.replace(true) {
            return;
        }
        let before = self.state();
        loop {
            let next = self.queue.borrow_mut().pop_front();
            let Some(action) = next else { break };
            let (state, effects) = self.state().reduce(action);
            *self.state.borrow_mut() = Rc::new(state);
            effects.into_iter().for_each(&carry_out);
        }
        self.is_running.set(false);
        let state = self.state();
        if *state != *before {
            changed(&before, &state);
            self.listeners.tell(&self.state());
        }
    }

    /// Calls back with each new state, until the subscription is dropped.
    pub fn subscribe(&self, tell: impl Fn(&Rc<S>) + 'static) -> Subscription<Rc<S>> {
        self.listeners.subscribe(Rc::new(tell))
    }

    /// Sets the state aside of any action, and nobody is told any more: the end.
    pub fn end(&self, last: S) {
        self.listeners.clear();
        *self.state.borrow_mut() = Rc::new(last);
    }
}
