//! Browsers that are killed while they keep comments: what was acknowledged is there after the next
//! start, twenty times for each browser and each way in which it keeps databases.
//! (`cargo xtask crash` does it as often as one wants.)

use libtest_mimic::{Arguments, Failed, Trial};
use reading_widget_e2e::crash::{Toll, crash};
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::profiles::Browser;
use reading_widget_e2e::server::{Folders, Server};
use reading_widget_e2e::{Result, ensure};

/// How many times each browser is killed.
const KILLS: usize = 20;

fn main() -> Result {
    let mut arguments = Arguments::from_args();
    // One after the other: a machine that starts four browsers at once starts none of them soon.
    arguments.test_threads = Some(1);
    let folders = Folders::of_packages()?;
    let engines = Engine::chosen()?;
    let browsers = Browser::ALL.into_iter().filter(|browser| engines.contains(&browser.engine()));
    let trials = browsers.map(|browser| {
        let folders = folders.clone();
        let name = format!("{}::kills lose nothing that was acknowledged", browser.name());
        Trial::test(name, move || {
            killed(browser, folders).map_err(|error| Failed::from(error.to_string()))
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit()
}

fn killed(browser: Browser, folders: Folders) -> Result {
    let Toll { kills, acknowledged, lost, files, .. } =
        crash(browser, KILLS, &Server::start(folders)?)?;
    ensure!(kills == KILLS, "{kills} kills");
    // A page that acknowledged nothing proves nothing.
    ensure!(acknowledged >= KILLS, "only {acknowledged} comments were acknowledged");
    ensure!(lost.is_empty(), "of {acknowledged} were lost: {lost:?}");
    let is_sqlite = files.iter().any(|file| file.contains("sqlite") || file.ends_with(".db"));
    match browser {
        Browser::ChromiumSqlite => {
            ensure!(is_sqlite || !files.iter().any(|file| is_leveldb(file)), "{files:?}")
        }
        Browser::Chromium => ensure!(files.iter().any(|file| is_leveldb(file)), "{files:?}"),
        Browser::Firefox | Browser::WebKit => ensure!(!files.is_empty(), "no database was kept"),
    }
    Ok(())
}

fn is_leveldb(file: &str) -> bool {
    file.contains(".leveldb/")
}
