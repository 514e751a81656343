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

    /// Something happened. Actions that happen meanwhile wait for their turn, also those of whoever
    /// is told: so nobody is told of a state after they were told of a later one. `carry_out` does
    /// what is to be done; `changed` is called with the states before and after, if they differ,
    /// ahead of those who are told.
    pub fn dispatch(
        &self,
        action: S::Action,
        carry_out: impl Fn(S::Effect),
        changed: impl Fn(&S, &S),
    ) {
        self.queue.borrow_mut().push_back(action);
        if self.is_running.replace(true) {
            return;
        }
        let differs = |one: &Rc<S>, other: &Rc<S>| !Rc::ptr_eq(one, other) && one != other;
        let mut settled = self.state();
        let mut told = settled.clone();
        loop {
            let next = self.queue.borrow_mut().pop_front();
            let state = self.state();
            if let Some(action) = next {
                let (state, effects) = state.reduce(action);
                *self.state.borrow_mut() = Rc::new(state);
                effects.into_iter().for_each(&carry_out);
            } else if differs(&settled, &state) {
                changed(&settled, &state);
                settled = state;
            } else if differs(&told, &settled) {
                self.listeners.tell(&settled);
                told = settled.clone();
            } else {
                break;
            }
        }
        self.is_running.set(false);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of what happened.
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Tape(String);

    impl Reduce for Tape {
        type Action = &'static str;
        type Effect = String;

        /// `abc>` writes "abc" and asks for the effect "abc"; nothing changes nothing.
        fn reduce(&self, action: &'static str) -> (Tape, Vec<String>) {
            let words = action.trim_end_matches('>');
            let effects = action.split_inclusive('>').filter_map(|part| part.strip_suffix('>'));
            (Tape([&self.0, words].concat()), effects.map(str::to_owned).collect())
        }
    }

    type Log = Rc<RefCell<Vec<String>>>;

    fn watch(machine: &Rc<Machine<Tape>>, log: &Log) -> Subscription<Rc<Tape>> {
        let log = log.clone();
        machine.subscribe(move |tape| log.borrow_mut().push(format!("told {}", tape.0)))
    }

    fn lines(log: &Log) -> String {
        std::mem::take(&mut *log.borrow_mut()).join(", ")
    }

    #[test]
    fn an_action_changes_the_state_then_its_effects_are_carried_out_then_it_is_told() {
        let (machine, log) = (Rc::new(Machine::<Tape>::default()), Log::default());
        let _watch = watch(&machine, &log);
        let carry_out = |effect: String| {
            log.borrow_mut().push(format!("{effect} at {}", machine.state().0));
        };
        let changed = |before: &Tape, after: &Tape| {
            log.borrow_mut().push(format!("{} to {}", before.0, after.0));
        };
        machine.dispatch("a>b>", carry_out, changed);
        assert_eq!(lines(&log), "a at a>b, b at a>b,  to a>b, told a>b");
        machine.dispatch("c", carry_out, changed);
        assert_eq!(lines(&log), "a>b to a>bc, told a>bc");
    }

    #[test]
    fn what_changes_nothing_is_not_told() {
        let (machine, log) = (Rc::new(Machine::<Tape>::default()), Log::default());
        let _watch = watch(&machine, &log);
        machine.dispatch("", |_| (), |_, _| log.borrow_mut().push("changed".into()));
        machine.dispatch(">", |effect| log.borrow_mut().push(format!("did {effect:?}")), |_, _| ());
        assert_eq!(lines(&log), "did \"\"");
    }

    #[test]
    fn what_an_effect_dispatches_waits_for_its_turn_and_all_of_it_is_told_once() {
        fn run(machine: &Rc<Machine<Tape>>, log: &Log, action: &'static str) {
            let carry_out = |effect: String| {
                log.borrow_mut().push(format!("{effect} at {}", machine.state().0));
                if effect == "a" {
                    run(machine, log, "c>");
                    run(machine, log, "d");
                    // They have not happened yet.
                    log.borrow_mut().push(format!("still {}", machine.state().0));
                }
            };
            let changed = |before: &Tape, after: &Tape| {
                log.borrow_mut().push(format!("{} to {}", before.0, after.0));
            };
            machine.dispatch(action, carry_out, changed);
        }
        let (machine, log) = (Rc::new(Machine::<Tape>::default()), Log::default());
        let _watch = watch(&machine, &log);
        run(&machine, &log, "a>b>");
        assert_eq!(lines(&log), "a at a>b, still a>b, b at a>b, c at a>bc,  to a>bcd, told a>bcd");
    }

    #[test]
    fn who_is_told_may_act_and_everybody_ends_at_the_latest_state() {
        let (machine, log) = (Rc::new(Machine::<Tape>::default()), Log::default());
        let weak = Rc::downgrade(&machine);
        let _actor = machine.subscribe(move |tape| {
            if let Some(machine) = weak.upgrade().filter(|_| tape.0 == "a") {
                machine.dispatch("b", |_| (), |_, _| ());
            }
        });
        let _watch = watch(&machine, &log);
        machine.dispatch("a", |_| (), |_, _| ());
        assert_eq!(lines(&log), "told a, told ab");
    }

    #[test]
    fn who_leaves_or_comes_while_told_does_no_harm() {
        let (machine, log) = (Rc::new(Machine::<Tape>::default()), Log::default());
        let held: Rc<RefCell<Vec<Subscription<Rc<Tape>>>>> = Rc::default();
        let (weak, kept, book) = (Rc::downgrade(&machine), held.clone(), log.clone());
        let once = machine.subscribe(move |tape| {
            book.borrow_mut().push(format!("once {}", tape.0));
            let old = std::mem::take(&mut *kept.borrow_mut());
            if let Some(machine) = weak.upgrade() {
                kept.borrow_mut().push(watch(&machine, &book));
            }
            drop(old);
        });
        held.borrow_mut().push(once);
        machine.dispatch("a", |_| (), |_, _| ());
        machine.dispatch("b", |_| (), |_, _| ());
        assert_eq!(lines(&log), "once a, told ab");
    }

    #[test]
    fn the_end_is_told_to_nobody() {
        let (machine, log) = (Rc::new(Machine::new(Tape("x".into()))), Log::default());
        let _watch = watch(&machine, &log);
        machine.end(Tape::default());
        machine.dispatch("a", |_| (), |_, _| ());
        assert_eq!((lines(&log).as_str(), machine.state().0.as_str()), ("", "a"));
    }
}
