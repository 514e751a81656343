//! The runner: carries out effects and turns what comes of them into actions. It is the one place
//! that holds what lives outside of the state: the article's nodes, observers, timers.

use super::reader;
use super::{Action, Dates, Effect, Moment, Options, Scene, Signal, Source, State};
use crate::i18n;
use crate::listeners;
use crate::machine::Machine;
use crate::platform::{self, Content, Follower, Host, Later, Readers, Surroundings, Watch};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::{Rc, Weak};

/// A widget's session: its state, and all that it holds outside of it. Cloning shares it.
#[derive(Clone)]
pub struct Session(Rc<Inner>);

/// A subscription to a session's states, until it is dropped.
pub type Subscription = listeners::Subscription<Rc<State>>;

type OnSignal = dyn Fn(&State, &Signal);

struct Inner {
    host: Host,
    readers: Readers,
    on_signal: Box<OnSignal>,
    machine: Machine<State>,
    /// What waits to be told behind a `Ready`.
    untold: RefCell<Option<Vec<Signal>>>,
    /// The nodes of the article that is being shown, or about to be.
    content: RefCell<Option<Content>>,
    follower: RefCell<Option<Follower>>,
    /// Whether the page's hash has been followed: once, when the first article is there.
    has_followed_hash: Cell<bool>,
    dates_timer: RefCell<Option<Later>>,
    refresh_timer: RefCell<Option<Later>>,
    watches: RefCell<Vec<Watch>>,
    /// What was said in the console.
    warned: RefCell<HashSet<String>>,
    surroundings: RefCell<Option<Surroundings>>,
}

/// A changed page is looked at when it has not changed for so long, in milliseconds.
const STILL: u32 = 100;

/// A session that may have ended.
#[derive(Clone)]
pub struct WeakSession(Weak<Inner>);

impl WeakSession {
    /// The session, while there is one.
    pub fn upgrade(&self) -> Option<Session> {
        self.0.upgrade().map(Session)
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Session {
    /// Begins a session for a host. `on_signal` is told what the page is to be told, with the
    /// state that it follows from.
    pub fn new(
        host: Host,
        readers: Readers,
        on_signal: impl Fn(&State, &Signal) + 'static,
    ) -> Self {
        let session = Session(Rc::new(Inner {
            host,
            readers,
            on_signal: Box::new(on_signal),
            machine: Machine::default(),
            untold: RefCell::default(),
            content: RefCell::default(),
            follower: RefCell::default(),
            has_followed_hash: Cell::default(),
            dates_timer: RefCell::default(),
            refresh_timer: RefCell::default(),
            watches: RefCell::default(),
            warned: RefCell::default(),
            surroundings: RefCell::default(),
        }));
        session.look_around();
        session
    }

    /// The state as it is now.
    pub fn state(&self) -> Rc<State> {
        self.0.machine.state()
    }

    /// Something happened. Actions that happen meanwhile wait for their turn.
    pub fn dispatch(&self, action: Action) {
        self.0.machine.dispatch(
            action,
            |effect| self.carry_out(effect),
            |before, now| self.tell_dates_if_needed(before, now),
        );
    }

    /// Applies options that were not read from attributes.
    pub fn configure(&self, options: Options, notices: Vec<String>) {
        self.dispatch(Action::Configured { options: Box::new(options), notices });
    }

    /// Calls back with each new state, until the subscription is dropped.
    pub fn subscribe(&self, tell: impl Fn(&Rc<State>) + 'static) -> Subscription {
        self.0.machine.subscribe(tell)
    }

    /// Keeps a watch for as long as the session lives.
    pub fn keep(&self, watch: Option<Watch>) {
        self.0.watches.borrow_mut().extend(watch);
    }

    /// Ends the session: nothing listens, observes or waits any more, and what the widget built
    /// is taken away.
    pub fn end(&self) {
        self.0.watches.borrow_mut().clear();
        *self.0.surroundings.borrow_mut() = None;
        *self.0.dates_timer.borrow_mut() = None;
        *self.0.refresh_timer.borrow_mut() = None;
        self.take_away();
        // An answer that is still on its way is too late.
        let mut last = State::clone(&self.state());
        last.generation = last.generation.wrapping_add(1);
        self.0.machine.end(last);
    }

    /// The same session, without keeping it alive.
    pub fn downgrade(&self) -> WeakSession {
        WeakSession(Rc::downgrade(&self.0))
    }

    /// The page's own article changed: a fresh look follows when it has been still for a moment.
    pub fn refresh_page_soon(&self) {
        if self.state().source.as_deref() != Some(&Source::Page) {
            return;
        }
        let dispatch = self.dispatcher();
        *self.0.refresh_timer.borrow_mut() =
            Some(Later::new(STILL, move || dispatch(Action::RefreshAsked)));
    }

    /// A way to dispatch that does not keep the session alive.
    pub fn dispatcher(&self) -> impl Fn(Action) + Clone + 'static {
        let weak = Rc::downgrade(&self.0);
        move |action| {
            if let Some(inner) = weak.upgrade() {
                Session(inner).dispatch(action);
            }
        }
    }

    fn look_around(&self) {
        let (dark, language) = Surroundings::of(&self.0.host);
        self.dispatch(Action::SurroundingsSeen { dark, language });
        let dispatch = self.dispatcher();
        *self.0.surroundings.borrow_mut() =
            Some(Surroundings::watch(&self.0.host, move |dark, language| {
                dispatch(Action::SurroundingsSeen { dark, language });
            }));
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Read { generation, source } => self.read(generation, source),
            Effect::Follow => self.follow(),
            Effect::TakeAway => self.take_away(),
            Effect::GoTo { section } => {
                if let Some(follower) = &*self.0.follower.borrow() {
                    follower.go_to(section);
                }
            }
            Effect::FocusArticle => {
                if let Some(follower) = &*self.0.follower.borrow() {
                    follower.focus_article();
                }
            }
            Effect::ReplaceHash { id } => platform::replace_hash(&id),
            Effect::Tell(signal) => self.tell(signal),
            Effect::Warn(sentence) => self.warn(sentence),
        }
    }

    /// Tells the page, in the order of what happened. Who waits for an article wants to find it
    /// drawn: `Ready`, and what follows it, is told when the view had its turn.
    fn tell(&self, signal: Signal) {
        if let Some(untold) = self.0.untold.borrow_mut().as_mut() {
            untold.push(signal);
            return;
        }
        if signal != Signal::Ready {
            (self.0.on_signal)(&self.state(), &signal);
            return;
        }
        *self.0.untold.borrow_mut() = Some(vec![signal]);
        let weak = self.downgrade();
        platform::spawn(async move {
            platform::next_turn().await;
            let Some(session) = weak.upgrade() else { return };
            let untold = session.0.untold.take().unwrap_or_default();
            // Where another article is on its way by now, nothing of the one before is told.
            let first = untold.iter().rposition(|signal| *signal == Signal::Loading).unwrap_or(0);
            for signal in untold.iter().skip(first) {
                (session.0.on_signal)(&session.state(), signal);
            }
        });
    }

    fn read(&self, generation: u32, source: Source) {
        if source == Source::Page {
            let (story, content, notices) = reader::read_page(&self.0.host);
            self.take_in(content, notices);
            self.dispatch(Action::Read { generation, result: Ok(Box::new(story)) });
            return;
        }
        let weak = Rc::downgrade(&self.0);
        let (host, readers) = (self.0.host.clone(), self.0.readers.clone());
        platform::spawn(async move {
            let result = reader::read_source(&host, &readers, source).await;
            let Some(inner) = weak.upgrade() else { return };
            let session = Session(inner);
            if session.state().generation != generation {
                return;
            }
            let result = result.map(|(story, content, notices)| {
                session.take_in(content, notices);
                Box::new(story)
            });
            session.dispatch(Action::Read { generation, result });
        });
    }

    fn take_in(&self, content: Content, notices: Vec<String>) {
        *self.0.content.borrow_mut() = Some(content);
        for notice in notices {
            self.warn(["<reading-widget>: ", &notice].concat());
        }
    }

    fn take_away(&self) {
        *self.0.follower.borrow_mut() = None;
        *self.0.content.borrow_mut() = None;
        *self.0.untold.borrow_mut() = None;
        self.0.host.remove_built();
    }

    /// Says a sentence once: attributes are read anew whenever one of them changes, and the page's
    /// own article whenever it does.
    fn warn(&self, sentence: String) {
        if !self.0.warned.borrow().contains(&sentence) {
            platform::warn(&sentence);
            self.0.warned.borrow_mut().insert(sentence);
        }
    }

    fn follow(&self) {
        let state = self.state();
        let Some(story) = state.story() else { return };
        let ordinals: Vec<_> = story.outline.sections.iter().map(|s| s.ordinal).collect();
        // The old one goes first: two must not speak at once.
        *self.0.follower.borrow_mut() = None;
        let follower = {
            let mut content = self.0.content.borrow_mut();
            let Some(content) = content.as_mut() else { return };
            let (moved, arrived, by_hand) =
                (self.dispatcher(), self.dispatcher(), self.dispatcher());
            let told = platform::Told {
                moved: Box::new(move |current, progress| {
                    moved(Action::Moved { current, progress })
                }),
                arrived: Box::new(move |section| arrived(Action::SectionReached(section))),
                scrolled_by_hand: Box::new(move || by_hand(Action::ScrolledByHand)),
            };
            Follower::start(&self.0.host, content, &ordinals, told)
        };
        if !self.0.has_followed_hash.replace(true) {
            follower.follow_hash();
        }
        *self.0.follower.borrow_mut() = Some(follower);
    }

    /// Says the dates in the reader's words, when there is another article or language.
    fn tell_dates_if_needed(&self, before: &State, now: &State) {
        let (before, now) = (&before.scene, &now.scene);
        if Rc::ptr_eq(before, now) {
            return;
        }
        let dates = |scene: &Scene| {
            let metadata = &scene.story()?.metadata;
            Some((metadata.published.clone(), metadata.updated.clone()))
        };
        if dates(before) != dates(now) || before.language() != now.language() {
            self.tell_dates();
        }
    }

    fn tell_dates(&self) {
        let state = self.state();
        let Some(story) = state.story() else { return };
        let language = state.language();
        let mut changes_in = u32::MAX;
        let mut moment = |text: &Option<String>| {
            let (moment, next) = moment(text.as_deref()?, language)?;
            changes_in = changes_in.min(next);
            Some(moment)
        };
        let dates = Dates {
            published: moment(&story.metadata.published),
            updated: moment(&story.metadata.updated),
        };
        let weak = Rc::downgrade(&self.0);
        *self.0.dates_timer.borrow_mut() = (changes_in != u32::MAX).then(|| {
            Later::new(changes_in.saturating_mul(1000), move || {
                if let Some(inner) = weak.upgrade() {
                    Session(inner).tell_dates();
                }
            })
        });
        if dates != state.dates {
            self.dispatch(Action::DatesTold(dates));
        }
    }
}

/// A date in the reader's words, and in how many seconds these may change.
fn moment(text: &str, language: &str) -> Option<(Moment, u32)> {
    let date = platform::read_date(text)?;
    let about = |words: &str| i18n::fill(i18n::messages(language).about_time, &[("time", words)]);
    Some(platform::moment(date, text.trim().to_owned(), language, about))
}
