//! The transactions that are under way. One waits until others are done with what it writes or reads,
//! and those of a page that the browser has put aside may not be done before somebody comes back: so
//! none waits for ever, and a page that is put aside leaves none behind.

use super::request::{give_up, is_committed};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::IdbTransaction;

/// The longest time that others are given to be done, in milliseconds, counted from the last that was
/// heard of any transaction of this page: they wait for each other, too. One that has begun is given
/// all the time that it takes.
const WAITING_LIMIT: u32 = 10_000;

/// How long it may take to be told that one has begun, in milliseconds. In a page that was busy until
/// the limit was over, timers may come first.
const TELLING: u32 = 1_000;

/// What is under way in one database.
#[derive(Default)]
pub(super) struct Running(Rc<All>);

#[derive(Default)]
struct All {
    transactions: RefCell<Vec<Transaction>>,
    /// Counts what was heard of any of them.
    news: Cell<u32>,
}

struct Transaction {
    transaction: IdbTransaction,
    limit: Option<Timeout>,
    _watches: [EventListener; 3],
}

impl Running {
    /// Watches over a transaction until it is complete or aborted.
    pub(super) fn add(&self, transaction: &IdbTransaction) {
        let watches = ["success", "complete", "abort"].map(|name| {
            let (all, transaction) = (Rc::downgrade(&self.0), transaction.clone());
            // The success of a request does not bubble.
            let options = EventListenerOptions::run_in_capture_phase();
            let target = transaction.clone();
            EventListener::new_with_options(&target, name, options, move |event| {
                let Some(all) = all.upgrade() else { return };
                all.news.set(all.news.get().wrapping_add(1));
                let mut all = all.transactions.borrow_mut();
                if event.type_() != "success" {
                    all.retain(|it| it.transaction != transaction);
                } else if let Some(begun) = all.iter_mut().find(|it| it.transaction == transaction)
                {
                    begun.limit = None;
                }
            })
        });
        let limit = limit(&self.0, transaction, WAITING_LIMIT);
        self.0.transactions.borrow_mut().push(Transaction {
            transaction: transaction.clone(),
            limit: Some(limit),
            _watches: watches,
        });
    }

    /// Gives up all that is not committed.
    pub(super) fn give_up(&self) {
        let all = self.0.transactions.take();
        all.iter()
            .filter(|it| !is_committed(&it.transaction))
            .for_each(|it| give_up(&it.transaction));
    }
}

/// Gives up a transaction unless anything is heard for so long, and a little longer.
fn limit(all: &Rc<All>, transaction: &IdbTransaction, milliseconds: u32) -> Timeout {
    let (all, transaction, news) = (Rc::downgrade(all), transaction.clone(), all.news.get());
    Timeout::new(milliseconds, move || {
        let Some(all) = all.upgrade() else { return };
        let next = match milliseconds {
            _ if all.news.get() != news => WAITING_LIMIT,
            WAITING_LIMIT => TELLING,
            _ => return give_up(&transaction),
        };
        let next = limit(&all, &transaction, next);
        let mut all = all.transactions.borrow_mut();
        if let Some(late) = all.iter_mut().find(|it| it.transaction == transaction) {
            late.limit = Some(next);
        }
    })
}
