//! An engine with its page, on which one test plays after the other; and what happens when one fails.
//!
//! Hundreds of tests in three browsers beside whatever else a machine does: now and then one fails
//! for no fault of the widget's. So in a run of all tests, one that fails is made once more, with a
//! browser and a server of its own. What passes then is reported with what it said at first. A few may
//! need that; what needs it in two engines is no chance.

use crate::Test;
use libtest_mimic::Failed;
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::server::Folders;
use reading_widget_e2e::{Result, ensure};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many tests of an engine are made once more: where more fail, something is wrong.
const SECOND_TRIES: usize = 3;

/// An engine with its page, which starts with the first test that needs it.
pub struct Stage {
    pub engine: Engine,
    folders: Folders,
    page: Mutex<Option<Page>>,
    /// How many tests can still be made once more.
    tries: Mutex<usize>,
    /// The tests that passed when they were.
    unsteady: Mutex<Vec<&'static str>>,
}

impl Stage {
    /// `is_whole`: all tests are made, and not a few that somebody looks at.
    pub fn new(engine: Engine, folders: Folders, is_whole: bool) -> Self {
        let tries = Mutex::new(if is_whole { SECOND_TRIES } else { 0 });
        Stage { engine, folders, page: Mutex::default(), tries, unsteady: Mutex::default() }
    }

    /// Makes a test, and once more if it fails.
    pub fn play(&self, test: &Test) -> std::result::Result<(), Failed> {
        let mut page = lock(&self.page);
        let Err(first) = self.play_once(&mut page, test, "") else { return Ok(()) };
        let mut tries = lock(&self.tries);
        if *tries == 0 {
            return Err(Failed::from(first));
        }
        *tries -= 1;
        *page = None;
        let name = format!("{}::{}", self.engine.name(), test.name);
        match self.play_once(&mut page, test, " (second try)") {
            Ok(()) => {
                println!("{name}: passed at the second try. At first: {first}");
                lock(&self.unsteady).push(test.name);
                Ok(())
            }
            Err(second) => Err(Failed::from(format!("{first}\n  and at the second try: {second}"))),
        }
    }

    /// Makes a test, on a page that is there or begins now. An error says what there is to look at.
    fn play_once(
        &self,
        page: &mut Option<Page>,
        test: &Test,
        which: &str,
    ) -> std::result::Result<(), String> {
        let page = match page.as_mut() {
            Some(page) => page,
            None => match Page::start(self.engine, self.folders.clone()) {
                Ok(begun) => page.insert(begun),
                Err(error) => return Err(error.to_string()),
            },
        };
        let Err(error) = (test.run)(page) else { return Ok(()) };
        let faults = page.faults().map(|faults| faults.to_string());
        let name = [test.name, which].concat();
        let picture = page.screenshot(&name).map(|file| file.display().to_string());
        page.close();
        let said = faults.unwrap_or_else(|error| error.to_string());
        let seen = picture.unwrap_or_else(|error| error.to_string());
        Err(format!("{error}\n  the page says: {said}\n  a picture: {seen}"))
    }
}

/// Says which tests needed a second try; an error if that was no chance.
pub fn judge<'a>(stages: impl Iterator<Item = &'a Stage>) -> Result {
    let mut unsteady: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for stage in stages {
        for test in lock(&stage.unsteady).iter() {
            unsteady.entry(test).or_default().push(stage.engine.name());
        }
    }
    for (test, engines) in &unsteady {
        println!("passed at the second try, in {}: {test}", engines.join(" and "));
    }
    let no_chance = unsteady.iter().find(|(_, engines)| engines.len() > 1);
    ensure!(
        no_chance.is_none(),
        "two engines needed a second try for the same test: {no_chance:?}"
    );
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
