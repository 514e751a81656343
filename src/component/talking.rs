//! A widget's talk, from before it is loaded: it is, once there is an article with comments or
//! insights, or the page asks for them.

use super::discussing::{Discussing, Setup, is_alike, is_wanted};
use super::missing::Missing;
use super::talk::{Shown, Talk};
use crate::comments::Identity;
use crate::parts::part;
use crate::platform;
use crate::session::{State, Subscription};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use yew::Callback;

/// A widget's talk, sooner or later. Cloning shares it.
#[derive(Clone)]
pub struct Talking(Rc<Inner>);

struct Inner {
    setup: Setup,
    on_shown: Box<dyn Fn(Shown)>,
    talk: OnceCell<Rc<dyn Talk>>,
    choices: RefCell<String>,
    /// Whether it is on its way because of what the session shows.
    is_asked: Cell<bool>,
    is_over: Cell<bool>,
    /// The session's state that was looked at last.
    seen: RefCell<Option<Rc<State>>>,
    following: RefCell<Option<Subscription>>,
}

part! { talk load load_talk:
    /// Begins to follow a session.
    fn begin_talk(setup: Setup) -> Result<Rc<dyn Talk>, Missing> {
        Ok(Discussing::begin(setup))
    }
}

impl Talking {
    /// Follows a session. `on_shown` is told what stands in the place of comments and insights.
    pub fn new(setup: Setup, on_shown: impl Fn(Shown) + 'static) -> Self {
        let session = setup.session.clone();
        let inner = Rc::new(Inner {
            setup,
            on_shown: Box::new(on_shown),
            talk: OnceCell::new(),
            choices: RefCell::new("null".to_owned()),
            is_asked: Cell::default(),
            is_over: Cell::default(),
            seen: RefCell::default(),
            following: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        let following = session.subscribe(move |state| {
            if let Some(inner) = weak.upgrade() {
                Talking(inner).follow(state);
            }
        });
        *inner.following.borrow_mut() = Some(following);
        let talking = Talking(inner);
        talking.follow(&session.state());
        talking
    }

    /// The talk, as soon as it is there.
    pub async fn get(&self) -> Result<Rc<dyn Talk>, Missing> {
        if let Some(talk) = self.0.talk.get() {
            return Ok(talk.clone());
        }
        load_talk().await?;
        if self.0.is_over.get() {
            return Err(Missing);
        }
        if let Some(talk) = self.0.talk.get() {
            return Ok(talk.clone());
        }
        let talk = begin_talk(self.0.setup.clone()).await?;
        talk.set_choices(&self.0.choices.borrow());
        let talk = self.0.talk.get_or_init(|| talk).clone();
        *self.0.following.borrow_mut() = None;
        (self.0.on_shown)(Shown::Here(talk.clone()));
        Ok(talk)
    }

    /// The insights to choose from, as JSON; `null` for the widget's own.
    pub fn set_choices(&self, json: &str) {
        json.clone_into(&mut self.0.choices.borrow_mut());
        if let Some(talk) = self.0.talk.get() {
            talk.set_choices(json);
        }
    }

    /// The name and link of the reader, while they are signed in.
    pub fn identity(&self) -> Option<Identity> {
        self.0.talk.get()?.identity()
    }

    /// Ends it.
    pub fn end(&self) {
        self.0.is_over.set(true);
        *self.0.following.borrow_mut() = None;
        if let Some(talk) = self.0.talk.get() {
            talk.end();
        }
    }

    fn follow(&self, state: &Rc<State>) {
        let seen = self.0.seen.replace(Some(state.clone()));
        if seen.is_some_and(|seen| is_alike(&seen, state)) {
            return;
        }
        if is_wanted(state) && !self.0.is_asked.replace(true) {
            self.load();
        }
    }

    fn load(&self) {
        let talking = self.clone();
        platform::spawn(async move {
            if talking.get().await.is_err() && !talking.0.is_over.get() {
                let again = talking.clone();
                let again = Callback::from(move |()| {
                    (again.0.on_shown)(Shown::Coming);
                    again.load();
                });
                (talking.0.on_shown)(Shown::Missing(again));
            }
        });
    }
}
