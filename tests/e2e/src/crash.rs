//! Kills browsers while they keep comments, starts them again on the same profile, and counts what
//! is there of what was acknowledged.
//!
//! On every profile the first browser dies while the database is made, at its first opening. After
//! that they die while a page writes one comment after the other, and now and then in the middle of
//! an import. The last ones of a profile die while the database is upgraded to a later version. A page
//! tells the server of each comment when `add` has resolved, and of an import when `import` has: what
//! was told has to be there, word for word, in every later start.

use crate::Result;
use crate::profiles::{Browser, Profile, Running};
use crate::server::Server;
use std::collections::BTreeSet;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

/// How many browsers die on one profile before the next one is begun.
const DEATHS: usize = 20;
/// How long a browser has to start and show a page.
const START: Duration = Duration::from_secs(60);
/// Every so many deaths are in an import.
const IMPORTS: usize = 5;
/// The last so many deaths of a profile are in an upgrade.
const UPGRADES: usize = 2;

/// What came of it.
#[derive(Debug, Default)]
pub struct Toll {
    /// How many browsers were killed.
    pub kills: usize,
    /// How many comments had been acknowledged by then.
    pub acknowledged: usize,
    /// How many of the kills were in the middle of an upgrade.
    pub upgrades: usize,
    /// Those of them that were not there later, by id and words.
    pub lost: Vec<String>,
    /// The files that held the database of the last profile.
    pub files: Vec<String>,
}

/// Kills a browser so many times.
pub fn crash(browser: Browser, runs: usize, server: &Server) -> Result<Toll> {
    let mut toll = Toll::default();
    while toll.kills < runs {
        let profile = Profile::new(browser)?;
        let mut round = Round { profile, server, promised: BTreeSet::new(), upgrades: 0 };
        for death in 0..DEATHS.min(runs - toll.kills) {
            round.live_and_die(death).map_err(|error| format!("kill {}: {error}", toll.kills))?;
            toll.kills += 1;
        }
        toll.files = round.profile.database_files();
        toll.lost.extend(round.end()?);
        toll.acknowledged += round.promised.len();
        toll.upgrades += round.upgrades;
    }
    Ok(toll)
}

/// The deaths on one profile.
struct Round<'a> {
    profile: Profile,
    server: &'a Server,
    /// What was acknowledged so far.
    promised: BTreeSet<String>,
    /// How many died in the middle of an upgrade.
    upgrades: usize,
}

impl Round<'_> {
    /// One browser's life, from its start to its death.
    fn live_and_die(&mut self, death: usize) -> Result {
        let told = self.server.told();
        told.forget();
        if death >= DEATHS - UPGRADES {
            return self.upgrade_and_die();
        }
        let task = match death % IMPORTS {
            3 => format!("import={death}"),
            // What was imported in half is imported once more.
            4 => format!("again={}", death - 1),
            _ => "write".to_owned(),
        };
        let running = self.open(&task, "begun")?;
        if death == 0 {
            pause(150);
        } else if task.starts_with("import") {
            told.wait_for("importing", 1, START)?;
            pause(200);
        } else {
            told.wait_for("added", 1 + random(12), START)?;
            // Half of them die at once.
            pause(random(2) * 15);
        }
        running.kill();
        // What the page sent before is on its way through this machine.
        std::thread::sleep(Duration::from_millis(20));
        for file in told.take("imported") {
            self.promised.extend(serde_json::from_str::<Vec<String>>(&file)?);
        }
        self.promised.extend(told.take("added"));
        Ok(())
    }

    /// A browser that dies while it brings the database to the next version.
    fn upgrade_and_die(&mut self) -> Result {
        let told = self.server.told();
        let running = self.open("upgrade", "opening")?;
        pause(400);
        running.kill();
        std::thread::sleep(Duration::from_millis(20));
        let began = told.of("opening").iter().any(|what| what == "upgrade");
        self.upgrades += usize::from(began && told.of("opened").is_empty());
        Ok(())
    }

    /// Starts once more; what was promised and is not there.
    fn end(&mut self) -> Result<Vec<String>> {
        let told = self.server.told();
        told.forget();
        // By now the database is of either version: the next one reads both.
        let running = self.open("upgrade", "there")?;
        let there = told.of("there").concat();
        running.kill();
        let there: BTreeSet<String> = serde_json::from_str(&there)?;
        Ok(self.promised.difference(&there).cloned().collect())
    }

    /// Starts the browser on a page, until this is told. Now and then a browser does not come up at all:
    /// then it is started once more, with the same profile.
    fn open(&self, task: &str, sign: &str) -> Result<Running> {
        let told = self.server.told();
        let running = self.profile.open(&self.address(task))?;
        let Err(silent) = told.wait_for(sign, 1, START) else { return Ok(running) };
        if !told.of("begun").is_empty() {
            return Err(silent);
        }
        println!("{task}: {silent}. Once more, with the same profile.");
        running.kill();
        // What the page sent before is on its way through this machine.
        std::thread::sleep(Duration::from_millis(20));
        told.forget();
        let running = self.profile.open(&self.address(task))?;
        told.wait_for(sign, 1, START)?;
        Ok(running)
    }

    fn address(&self, task: &str) -> String {
        let page = if task == "upgrade" { "next.html" } else { "" };
        format!("{}/fixtures/crash/{page}#{task}", self.server.origin())
    }
}

/// Waits for a random time of up to so many milliseconds.
fn pause(most: usize) {
    std::thread::sleep(Duration::from_micros(random(most * 1000 + 1) as u64));
}

/// A random number below a limit. It needs to be no better than this.
fn random(limit: usize) -> usize {
    (RandomState::new().build_hasher().finish() % limit.max(1) as u64) as usize
}
