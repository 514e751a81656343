//! A browser that no longer answers its driver: whether it works without an end, which is what a
//! page that hangs does, or stands still, which hardly a page can make it do. (Of a page that has died
//! the drivers tell.)

use crate::processes::{self, Work};
use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::time::Duration;

/// For how long the processes are watched.
const WATCH: Duration = Duration::from_secs(3);
/// Whoever works for less than this part of the time stands still.
const BUSY: f64 = 0.2;

/// What the browser's processes did while it did not answer.
#[derive(Debug)]
pub struct Hung {
    /// Whether none of them did anything: then it is the browser's doing, or its driver's, and the
    /// same test may end well in another browser. A page that waits for something does not keep
    /// its browser from answering, and one that never stops computing works.
    pub stands_still: bool,
    seen: Vec<(String, f64)>,
}

impl fmt::Display for Hung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = if self.stands_still { "stands still" } else { "works without an end" };
        write!(f, "the browser does not answer its driver and {how}:")?;
        self.seen.iter().try_for_each(|(name, part)| write!(f, " {name} {:.0} %", part * 100.0))
    }
}

impl Error for Hung {}

impl Hung {
    /// Watches a driver and all that it started.
    pub fn watch(driver: u32) -> Hung {
        let before: HashMap<u32, Duration> =
            processes::work(driver).into_iter().map(|it| (it.id, it.time)).collect();
        std::thread::sleep(WATCH);
        let part = |Work { id, name, time }: Work| {
            let before = before.get(&id).copied().unwrap_or_default();
            (name, time.saturating_sub(before).as_secs_f64() / WATCH.as_secs_f64())
        };
        let seen: Vec<_> = processes::work(driver).into_iter().map(part).collect();
        let stands_still = !seen.is_empty() && seen.iter().all(|(_, part)| *part < BUSY);
        Hung { stands_still, seen }
    }
}

#[cfg(test)]
mod tests {
    use super::Hung;
    use std::process::Command;

    #[test]
    fn tells_work_from_standing_still() {
        let shell = |script: &str| Command::new("sh").args(["-c", script]).spawn();
        let (mut works, mut waits) = match (shell("while :; do :; done"), shell("sleep 60; :")) {
            (Ok(works), Ok(waits)) => (works, waits),
            _ => panic!("there is no shell"),
        };
        let (busy, still) = (Hung::watch(works.id()), Hung::watch(waits.id()));
        crate::processes::end_family(works.id());
        crate::processes::end_family(waits.id());
        assert!(works.wait().is_ok() && waits.wait().is_ok());
        assert!(!busy.stands_still, "{busy}");
        assert!(still.stands_still && still.to_string().contains("sleep 0 %"), "{still}");
    }
}
