//! An engine with its page, on which one test plays after the other; and what happens when one fails.
//!
//! Hundreds of tests in three browsers beside whatever else a machine does: now and then one fails
//! for no fault of the widget's. So a test that fails is made once more, in a browser of its own. One
//! that passes then is reported with what it said at first, and of these there may be few.

use crate::Test;
use libtest_mimic::Failed;
use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::server::Folders;
use std::error::Error;
use std::sync::{Mutex, PoisonError};

/// Of so many tests, one may need a second try. So whoever runs a few sees every failure.
const ONE_IN: u64 = 100;

/// An engine with its page, which starts with the first test that needs it.
pub struct Stage {
    pub engine: Engine,
    folders: Folders,
    page: Mutex<Option<Page>>,
    /// The tests that passed when they were made once more.
    unsteady: Mutex<Vec<&'static str>>,
}

impl Stage {
    pub fn new(engine: Engine, folders: Folders) -> Self {
        Stage { engine, folders, page: Mutex::default(), unsteady: Mutex::default() }
    }

    /// Makes a test, and once more if it fails.
    pub fn play(&self, test: &Test) -> std::result::Result<(), Failed> {
        let mut stage = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        let page = match stage.as_mut() {
            Some(page) => page,
            None => {
                let page = Page::start(self.engine, self.folders.clone());
                stage.insert(page.map_err(|error| Failed::from(error.to_string()))?)
            }
        };
        let Err(first) = (test.run)(page) else { return Ok(()) };
        let first = told(page, test, &*first);
        let Err(second) = (test.run)(page) else {
            println!(
                "{}::{}: passed at the second try. At first: {first}",
                self.engine.name(),
                test.name
            );
            self.unsteady.lock().unwrap_or_else(PoisonError::into_inner).push(test.name);
            return Ok(());
        };
        let second = told(page, test, &*second);
        Err(Failed::from(format!("{first}\n  and at the second try: {second}")))
    }

    /// The tests that needed a second try, with their engine.
    fn unsteady(&self) -> Vec<String> {
        let names = self.unsteady.lock().unwrap_or_else(PoisonError::into_inner);
        names.iter().map(|name| format!("{}::{name}", self.engine.name())).collect()
    }
}

/// What a failed test leaves to look at. Ends its browser.
fn told(page: &mut Page, test: &Test, error: &dyn Error) -> String {
    let faults = page.faults().map(|faults| faults.to_string());
    let picture = page.screenshot(test.name).map(|file| file.display().to_string());
    page.close();
    let said = faults.unwrap_or_else(|error| error.to_string());
    let seen = picture.unwrap_or_else(|error| error.to_string());
    format!("{error}\n  the page says: {said}\n  a picture: {seen}")
}

/// Says which tests needed a second try; an error if these are too many for chance.
pub fn judge<'a>(stages: impl Iterator<Item = &'a Stage>, passed: u64) -> Result {
    let unsteady: Vec<String> = stages.flat_map(Stage::unsteady).collect();
    if unsteady.is_empty() {
        return Ok(());
    }
    let allowed = passed / ONE_IN;
    let (count, list) = (unsteady.len(), unsteady.join("\n  "));
    println!("{count} of {passed} passed at the second try ({allowed} may):\n  {list}\n");
    match count as u64 <= allowed {
        true => Ok(()),
        false => Err(format!("{count} tests are unsteady, which is too many for chance").into()),
    }
}
