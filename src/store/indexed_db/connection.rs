//! The connection to the database: opened at the first need, shared, given up when another tab needs
//! it gone, and opened again when the browser took it away.

use super::request::{Mode, answer, begin, failed, get, is_closed};
use super::running::Running;
use super::schema::{Step, upgrade};
use crate::store::{Change, Listeners, StoreError};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbVersionChangeEvent};

/// The longest time that the browser is given to open the database, in milliseconds. An upgrade
/// that has begun is given all the time that it takes.
const OPENING_LIMIT: u32 = 5_000;

/// The longest time that another tab is given to let go of an older version.
const BLOCKED_LIMIT: u32 = 3_000;

/// The way to one database.
pub(super) struct Door {
    name: String,
    steps: &'static [Step],
    listeners: Listeners,
    state: RefCell<State>,
    running: Running,
    /// Whether the browser has put the page aside: what began there would hold up all others.
    is_aside: Cell<bool>,
}

enum State {
    Closed,
    Opening(Rc<Opening>),
    Open(Connection),
    /// Another tab has a newer version of the database.
    Outdated,
}

/// An open database, which is closed on drop.
struct Connection {
    database: IdbDatabase,
    _watches: Vec<EventListener>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// A request to open, and who waits for it.
struct Opening {
    /// Resolved when there is an outcome, or no time left.
    settled: Promise,
    resolve: Function,
    timer: RefCell<Option<Timeout>>,
    outcome: RefCell<Option<StoreError>>,
}

impl Door {
    pub(super) fn new(name: &str, steps: &'static [Step], listeners: Listeners) -> Rc<Self> {
        Rc::new(Door {
            name: name.to_owned(),
            steps,
            listeners,
            state: RefCell::new(State::Closed),
            running: Running::default(),
            is_aside: Cell::default(),
        })
    }

    pub(super) fn listeners(&self) -> &Listeners {
        &self.listeners
    }

    /// Begins a transaction.
    pub(super) async fn begin(
        self: &Rc<Self>,
        stores: &[&str],
        mode: Mode,
    ) -> Result<IdbTransaction, StoreError> {
        let database = self.database().await?;
        if self.is_aside.get() {
            return Err(StoreError::Busy);
        }
        let begun = match begin(&database, stores, mode) {
            // The browser closed it, and its event has not come yet.
            Err(error) if is_closed(&error) => {
                self.forget();
                begin(&self.database().await?, stores, mode)
            }
            begun => begun,
        };
        let transaction = begun.map_err(failed)?;
        self.running.add(&transaction);
        Ok(transaction)
    }

    /// The database, open.
    pub(super) async fn database(self: &Rc<Self>) -> Result<IdbDatabase, StoreError> {
        let opening = match &*self.state.borrow() {
            State::Open(connection) => return Ok(connection.database.clone()),
            State::Outdated => return Err(StoreError::Outdated),
            State::Opening(opening) => Some(opening.clone()),
            State::Closed => None,
        };
        let opening = opening.unwrap_or_else(|| self.open());
        // It is only ever resolved.
        let _ = JsFuture::from(opening.settled.clone()).await;
        if let Some(error) = opening.outcome.borrow().clone() {
            return Err(error);
        }
        match &*self.state.borrow() {
            State::Open(connection) => Ok(connection.database.clone()),
            State::Outdated => Err(StoreError::Outdated),
            State::Opening(_) | State::Closed => {
                Err(StoreError::Failed("it was closed at once".into()))
            }
        }
    }

    fn open(self: &Rc<Self>) -> Rc<Opening> {
        let opening = Opening::new();
        *self.state.borrow_mut() = State::Opening(opening.clone());
        let no_answer = StoreError::Failed("it did not open in time".into());
        opening.give_up_after(OPENING_LIMIT, no_answer);
        let (name, steps, door) = (self.name.clone(), self.steps, Rc::downgrade(self));
        let task = opening.clone();
        // The task lives until the browser answers, even if nobody waits any longer: a database
        // that is upgraded with nobody to do it would stay without its object stores for good.
        spawn_local(async move {
            let opened = open(&name, steps, &task).await;
            task.timer.take();
            match (door.upgrade(), opened) {
                (Some(door), opened) => door.settle(&task, opened),
                (None, Ok(database)) => database.close(),
                (None, Err(_)) => {}
            }
            task.finish();
        });
        opening
    }

    fn settle(self: &Rc<Self>, opening: &Opening, opened: Result<IdbDatabase, StoreError>) {
        let (state, outcome) = match opened {
            Ok(database) => (State::Open(self.connect(database)), None),
            Err(StoreError::Outdated) => (State::Outdated, Some(StoreError::Outdated)),
            Err(error) => (State::Closed, Some(error)),
        };
        let is_outdated = matches!(state, State::Outdated);
        *self.state.borrow_mut() = state;
        *opening.outcome.borrow_mut() = outcome;
        if is_outdated {
            self.listeners.tell(&Change::Outdated);
        }
    }

    fn connect(self: &Rc<Self>, database: IdbDatabase) -> Connection {
        self.is_aside.set(false);
        let door = Rc::downgrade(self);
        let on_version = EventListener::new(&database, "versionchange", move |event| {
            let version = event.unchecked_ref::<IdbVersionChangeEvent>().new_version();
            // Without a version the database is deleted: there will be another one.
            with(&door, |door| if version.is_some() { door.outdate() } else { door.forget() });
        });
        let door = Rc::downgrade(self);
        let on_close = EventListener::new(&database, "close", move |_| with(&door, Door::forget));
        let mut watches = vec![on_version, on_close];
        // A page that is put aside leaves nothing behind that others would wait for, and begins nothing.
        for (name, is_aside) in [("pagehide", true), ("pageshow", false)] {
            let Some(window) = web_sys::window() else { continue };
            let door = Rc::downgrade(self);
            watches.push(EventListener::new(&window, name, move |event| {
                if get(event, "persisted").is_truthy() {
                    with(&door, |door| {
                        door.is_aside.set(is_aside);
                        if is_aside {
                            door.running.give_up();
                        }
                    });
                }
            }));
        }
        Connection { database, _watches: watches }
    }

    fn outdate(&self) {
        let connection = self.state.replace(State::Outdated);
        drop(connection);
        self.listeners.tell(&Change::Outdated);
    }

    /// Closes the connection; the next one who needs it opens it again.
    fn forget(&self) {
        let is_open = matches!(&*self.state.borrow(), State::Open(_));
        if is_open {
            let connection = self.state.replace(State::Closed);
            drop(connection);
        }
    }
}

impl Opening {
    fn new() -> Rc<Self> {
        let mut resolver = None;
        let settled = Promise::new(&mut |resolve, _| resolver = Some(resolve));
        Rc::new(Opening {
            settled,
            resolve: resolver.unwrap_or_default(),
            timer: RefCell::default(),
            outcome: RefCell::default(),
        })
    }

    fn finish(&self) {
        let _ = self.resolve.call0(&JsValue::UNDEFINED);
    }

    fn give_up_after(self: &Rc<Self>, milliseconds: u32, error: StoreError) {
        let opening = self.clone();
        let timer = Timeout::new(milliseconds, move || {
            *opening.outcome.borrow_mut() = Some(error);
            opening.finish();
        });
        drop(self.timer.replace(Some(timer)));
    }
}

async fn open(
    name: &str,
    steps: &'static [Step],
    opening: &Rc<Opening>,
) -> Result<IdbDatabase, StoreError> {
    let factory =
        web_sys::window().map(|window| window.indexed_db()).transpose().map_err(failed)?;
    let missing = || StoreError::Failed("there is no IndexedDB".into());
    let factory = factory.flatten().ok_or_else(missing)?;
    let version = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let request = factory.open_with_u32(name, version).map_err(failed)?;

    let waiting = opening.clone();
    let _on_blocked = EventListener::once(&request, "blocked", move |_| {
        waiting.give_up_after(BLOCKED_LIMIT, StoreError::Blocked);
    });
    let failure = Rc::new(RefCell::new(None));
    let (asked, upgrading, why) = (request.clone(), opening.clone(), failure.clone());
    let _on_upgrade = EventListener::once(&request, "upgradeneeded", move |event| {
        upgrading.timer.take();
        let from = event.unchecked_ref::<IdbVersionChangeEvent>().old_version() as usize;
        if let Some((database, transaction)) = being_upgraded(&asked) {
            spawn_local(async move {
                if let Err(error) = upgrade(steps, from, &database, &transaction).await {
                    *why.borrow_mut() = Some(error);
                    let _ = transaction.abort();
                }
            });
        }
    });
    let opened = answer(&request).await;
    if let Some(error) = failure.take() {
        return Err(error);
    }
    opened?.dyn_into().map_err(failed)
}

fn being_upgraded(request: &IdbOpenDbRequest) -> Option<(IdbDatabase, IdbTransaction)> {
    let request: &IdbRequest = request;
    Some((request.result().ok()?.dyn_into().ok()?, request.transaction()?))
}

fn with(door: &Weak<Door>, act: impl FnOnce(&Door)) {
    if let Some(door) = door.upgrade() {
        act(&door);
    }
}
