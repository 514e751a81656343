//! The runner of a discussion: carries out its effects against the store and the platform, and
//! turns what comes of them into actions again.

mod asking;
mod deeds;
mod drafts;
mod files;
mod lists;
mod published;
mod returning;

use super::{Act, Action, Effect, Focus, Known, Phase, Place, Signal, State};
use crate::comments::{Clock, Id, Stamp};
use crate::listeners::{self, Listeners};
use crate::machine::Machine;
use crate::markup::Markup;
use crate::platform::{self, Later, Readers, Watch};
use crate::store::{Change, Store, StoreError};
use drafts::Drafts;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

pub use lists::Queried;

/// A subscription to a discussion's states, until it is dropped.
pub type Subscription = listeners::Subscription<Rc<State>>;

/// A subscription to where the focus is to go, until it is dropped.
pub type FocusSubscription = listeners::Subscription<Focus>;

/// The comments and insights of one article. Cloning shares them.
#[derive(Clone)]
pub struct Discussion(Rc<Inner>);

struct Inner {
    article: String,
    store: Rc<dyn Store>,
    readers: Readers,
    language: RefCell<String>,
    /// Where the author can be written to, where that is known.
    mail: RefCell<Option<String>>,
    on_signal: Box<dyn Fn(&Signal)>,
    machine: Machine<State>,
    focus: Listeners<Focus>,
    clock: RefCell<Clock>,
    /// The id of the reader, where it was made here.
    reader: OnceCell<Id>,
    drafts: Drafts,
    /// The words of comments as they are shown, by comment and state of its body.
    bodies: RefCell<HashMap<(Id, Stamp), Rc<Markup>>>,
    times_timer: RefCell<Option<Later>>,
    refresh_timer: RefCell<Option<Later>>,
    /// Counts how often somebody came back to the page after it had been put aside.
    returns: Cell<u32>,
    /// Counts the changes of the store that concern this discussion.
    changes: Cell<u32>,
    /// Counts exports and imports: one that is not the latest has been stopped.
    transfer: Cell<u32>,
    /// Where the author's file is.
    published: RefCell<Option<String>>,
    held: RefCell<Held>,
}

/// What is held for what its drop does.
#[allow(dead_code, reason = "they are held for what their drop does")]
#[derive(Default)]
struct Held {
    changes: Option<crate::store::Subscription>,
    watches: Vec<Watch>,
}

/// What changes in quick succession is read once, after so many milliseconds.
const STILL: u32 = 50;

/// The key of the note that holds the reader's profile.
const PROFILE: &str = "profile";

/// The key of the note that holds the order of threads.
const SORT: &str = "sort";

impl PartialEq for Discussion {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Discussion {
    /// Begins a discussion of the article with this key, and opens the store. `on_signal` is told
    /// what the page is to be told.
    pub fn new(
        article: String,
        store: Rc<dyn Store>,
        readers: Readers,
        language: &str,
        on_signal: impl Fn(&Signal) + 'static,
    ) -> Self {
        let discussion = Discussion(Rc::new(Inner {
            article,
            store,
            readers,
            language: RefCell::new(language.to_owned()),
            mail: RefCell::default(),
            on_signal: Box::new(on_signal),
            machine: Machine::default(),
            focus: Listeners::default(),
            clock: RefCell::new(Clock::new(platform::random() as u32)),
            reader: OnceCell::new(),
            drafts: Drafts::default(),
            bodies: RefCell::default(),
            times_timer: RefCell::default(),
            refresh_timer: RefCell::default(),
            returns: Cell::default(),
            changes: Cell::default(),
            transfer: Cell::default(),
            published: RefCell::default(),
            held: RefCell::default(),
        }));
        discussion.listen();
        discussion.open();
        discussion
    }

    /// The key of the article.
    pub fn article(&self) -> &str {
        &self.0.article
    }

    /// The state as it is now.
    pub fn state(&self) -> Rc<State> {
        self.0.machine.state()
    }

    /// Something happened.
    pub fn dispatch(&self, action: Action) {
        self.0.machine.dispatch(action, |effect| self.carry_out(effect), |_, _| ());
    }

    /// Calls back with each new state, until the subscription is dropped.
    pub fn subscribe(&self, tell: impl Fn(&Rc<State>) + 'static) -> Subscription {
        self.0.machine.subscribe(tell)
    }

    /// Calls back when the focus is to move to something that the next drawing shows.
    pub fn subscribe_focus(&self, tell: impl Fn(&Focus) + 'static) -> FocusSubscription {
        self.0.focus.subscribe(Rc::new(tell))
    }

    /// Says the times in another language from now on.
    pub fn set_language(&self, language: &str) {
        if *self.0.language.borrow() != language {
            language.clone_into(&mut self.0.language.borrow_mut());
            self.tell_times();
        }
    }

    /// Where the author can be written to: an address of the scheme `mailto`.
    pub fn set_mail(&self, address: Option<String>) {
        *self.0.mail.borrow_mut() = address;
    }

    /// Takes the author's comments from this file from now on; from none, where there is none.
    pub fn set_published(&self, url: Option<String>) {
        if *self.0.published.borrow() != url {
            *self.0.published.borrow_mut() = url;
            // Else it is read as soon as the store is open.
            if self.state().phase == Phase::Open {
                self.read_published();
            }
        }
    }

    /// Ends the discussion: nothing listens or waits any more. Drafts that wait are kept at once.
    pub fn end(&self) {
        self.keep_drafts_now();
        *self.0.held.borrow_mut() = Held::default();
        *self.0.times_timer.borrow_mut() = None;
        *self.0.refresh_timer.borrow_mut() = None;
        self.cancel_transfer();
        self.0.focus.clear();
        self.0.machine.end(State::default());
    }

    fn listen(&self) {
        let dispatch = self.dispatcher();
        let article = self.0.article.clone();
        let weak = Rc::downgrade(&self.0);
        let changes = self.0.store.subscribe(Rc::new(move |change| match change {
            Change::Article(changed) if *changed != article => {}
            Change::Note(key) if key != PROFILE => {}
            Change::Article(_) | Change::Note(_) => {
                if let Some(inner) = weak.upgrade() {
                    inner.changes.set(inner.changes.get().wrapping_add(1));
                    Discussion(inner).refresh_soon();
                }
            }
            Change::Outdated => dispatch(Action::Outdated),
        }));
        let mut watches = Vec::new();
        let dispatch = self.dispatcher();
        let follow = move |hash: &str| {
            let id = hash.strip_prefix("#comment-").and_then(|id| id.parse().ok());
            if let Some(id) = id {
                dispatch(Action::TargetAsked(id));
            }
        };
        follow(&platform::hash());
        watches.extend(platform::watch_hash(follow));
        let weak = Rc::downgrade(&self.0);
        watches.extend(platform::watch_leaving(move || {
            if let Some(inner) = weak.upgrade() {
                Discussion(inner).keep_drafts_now();
            }
        }));
        watches.extend(self.watch_return());
        *self.0.held.borrow_mut() = Held { changes: Some(changes), watches };
    }

    /// A way to dispatch that does not keep the discussion alive.
    fn dispatcher(&self) -> impl Fn(Action) + Clone + 'static {
        let weak = Rc::downgrade(&self.0);
        move |action| {
            if let Some(inner) = weak.upgrade() {
                Discussion(inner).dispatch(action);
            }
        }
    }

    fn refresh_soon(&self) {
        let mut timer = self.0.refresh_timer.borrow_mut();
        if timer.is_some() {
            return;
        }
        let weak = Rc::downgrade(&self.0);
        *timer = Some(Later::new(STILL, move || {
            if let Some(inner) = weak.upgrade() {
                drop(inner.refresh_timer.borrow_mut().take());
                Discussion(inner).dispatch(Action::Changed);
            }
        }));
    }

    /// Runs what takes time, and dispatches what comes of it while there is still a discussion.
    fn run<T: 'static>(
        &self,
        deed: impl AsyncFnOnce(Discussion) -> T + 'static,
        action: impl FnOnce(T) -> Action + 'static,
    ) {
        let discussion = self.clone();
        let weak: Weak<Inner> = Rc::downgrade(&self.0);
        platform::spawn(async move {
            let result = deed(discussion).await;
            if let Some(inner) = weak.upgrade() {
                Discussion(inner).dispatch(action(result));
            }
        });
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Open => self.open(),
            Effect::Ask => self.run(
                async |it| it.ask_until_settled().await,
                |result| match result {
                    Ok(known) => Action::Known(Box::new(known)),
                    Err(error) => Action::Failed(error),
                },
            ),
            Effect::List { generation, ask } => self.run(
                async |it| it.read_list(ask).await,
                move |result| Action::Listed { generation, result: result.map(Box::new) },
            ),
            Effect::KeepDraft(place, text) => self.keep_draft(place, text),
            Effect::FindDrafts => self.find_drafts(),
            Effect::Preview(place, text) => self.run(
                async move |it| it.markup(&text).await.0,
                move |markup| Action::Previewed(place, markup),
            ),
            Effect::Add { place, parent, body } => self.run(
                async move |it| it.add(parent, body).await,
                move |result| Action::Sent(place, result),
            ),
            Effect::Edit { id, body } => self.run(
                async move |it| it.edit(id, body).await,
                move |result| Action::Sent(Place::Edit(id), result.map(|()| id)),
            ),
            Effect::Delete(id) => self.run(
                async move |it| it.delete(id, true).await,
                move |result| Action::Deleted(id, result),
            ),
            Effect::Restore(id) => self.run(
                async move |it| it.delete(id, false).await,
                move |result| Action::Restored(id, result),
            ),
            Effect::Like(id, on) => self.run(
                async move |it| it.like(id, on).await,
                move |result| Action::Liked(id, on, result),
            ),
            Effect::Pick(choice, on) => self.run(
                {
                    let choice = choice.clone();
                    async move |it| it.pick(choice, on).await
                },
                move |result| Action::Picked(choice, on, result),
            ),
            Effect::SignIn(name, link) => {
                let deed = async move |it: Discussion| {
                    it.sign_in(name, link).await?;
                    // Whoever is signed in has to be known before what waits for it is sent.
                    if let Ok(known) = it.ask().await {
                        it.dispatch(Action::Known(Box::new(known)));
                    }
                    Ok(())
                };
                self.run(deed, Action::SignedIn)
            }
            Effect::SignOut => self.run(async |it| it.sign_out().await, Action::SignedOut),
            Effect::KeepSort(sort) => {
                let discussion = self.clone();
                platform::spawn(async move {
                    // An order that is not remembered is no loss to tell of.
                    let _ = discussion.0.store.set_note(SORT, Some(sort.name())).await;
                });
            }
            Effect::CopyLink(id) => {
                let address = platform::address_with_hash(&["comment-", &id.to_string()].concat());
                self.run(async move |_| platform::copy(&address).await, Action::Copied);
            }
            Effect::Export { all, to } => self.export_to(all, to),
            Effect::Import(text) => self.import_with_progress(text),
            Effect::CancelTransfer => self.cancel_transfer(),
            Effect::AcceptLoss => self.0.store.accept_loss(),
            Effect::Focus(focus) => self.0.focus.tell(&focus),
        }
    }

    fn open(&self) {
        self.run(async |it| it.ask().await, {
            let weak = Rc::downgrade(&self.0);
            move |result: Result<Known, StoreError>| {
                if let Some(inner) = weak.upgrade().filter(|_| result.is_ok()) {
                    Discussion(inner).read_published();
                }
                match result {
                    Ok(known) => Action::Opened(Box::new(known)),
                    Err(error) => Action::Failed(error),
                }
            }
        });
    }

    fn tell(&self, act: Act, id: Id) {
        (self.0.on_signal)(&Signal::Comment { act, id });
    }
}
