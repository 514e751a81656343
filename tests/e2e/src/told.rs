//! What pages tell the server by themselves: they post a text to `/told/KIND`. So a page can be
//! heard with no driver in between, and what it said is known also when its browser is killed in
//! the next moment.

use crate::{Result, ensure};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// All that was told, in its order.
#[derive(Default)]
pub struct Told {
    log: Mutex<Vec<(String, String)>>,
    news: Condvar,
}

impl Told {
    /// Notes what a page tells.
    pub fn note(&self, kind: &str, text: String) {
        self.log().push((kind.to_owned(), text));
        self.news.notify_all();
    }

    /// What was told of this kind.
    pub fn of(&self, kind: &str) -> Vec<String> {
        of(&self.log(), kind)
    }

    /// Waits until so much of this kind was told, and gives it.
    pub fn wait_for(&self, kind: &str, count: usize, patience: Duration) -> Result<Vec<String>> {
        let begun = Instant::now();
        let mut log = self.log();
        loop {
            let told = of(&log, kind);
            if told.len() >= count {
                return Ok(told);
            }
            let complaints = of(&log, "wrong");
            ensure!(complaints.is_empty(), "the page says: {complaints:?}");
            let left = patience.saturating_sub(begun.elapsed());
            let (had, seconds) = (told.len(), patience.as_secs());
            ensure!(!left.is_zero(), "in {seconds} s {had} of {count} `{kind}` were told");
            let woken = self.news.wait_timeout(log, left);
            log = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Takes all that was told of this kind out of the log.
    pub fn take(&self, kind: &str) -> Vec<String> {
        let mut log = self.log();
        let told = of(&log, kind);
        log.retain(|(other, _)| other != kind);
        told
    }

    /// Forgets everything.
    pub fn forget(&self) {
        self.log().clear();
    }

    fn log(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn of(log: &[(String, String)], kind: &str) -> Vec<String> {
    log.iter().filter(|(other, _)| other == kind).map(|(_, text)| text.clone()).collect()
}
