//! `crash`: kills browsers while they keep comments, so many times, and says how many of what they
//! had acknowledged is there again. `cargo xtask crash` builds what it needs and starts it.

use reading_widget_e2e::crash::crash;
use reading_widget_e2e::profiles::Browser;
use reading_widget_e2e::server::{Folders, Server};
use reading_widget_e2e::{Result, ensure};
use std::time::Instant;

fn main() -> Result {
    let (runs, browsers) = plan(std::env::args().skip(1))?;
    let server = Server::start(Folders::of_packages()?)?;
    let mut lost = 0;
    for browser in browsers {
        let begun = Instant::now();
        let toll = crash(browser, runs, &server)?;
        lost += toll.lost.len();
        println!(
            "{}: {} kills ({} of them in an upgrade), {} comments acknowledged, {} survived, {} lost, \
             in {} s",
            browser.name(),
            toll.kills,
            toll.upgrades,
            toll.acknowledged,
            toll.acknowledged - toll.lost.len(),
            toll.lost.len(),
            begun.elapsed().as_secs(),
        );
        toll.lost.iter().for_each(|comment| println!("  lost: {comment}"));
    }
    ensure!(lost == 0, "{lost} acknowledged comments were lost");
    Ok(())
}

fn plan(mut words: impl Iterator<Item = String>) -> Result<(usize, Vec<Browser>)> {
    let (mut runs, mut browsers) = (20, Browser::ALL.to_vec());
    while let Some(word) = words.next() {
        let value = words.next().unwrap_or_default();
        match word.as_str() {
            "--runs" => runs = value.parse().map_err(|_| format!("`{value}` is no number"))?,
            "--browser" => {
                browsers.retain(|browser| browser.name() == value);
                let names = Browser::ALL.map(Browser::name).join(", ");
                ensure!(!browsers.is_empty(), "`{value}` is not one of {names}");
            }
            _ => return Err(format!("`{word}` is unknown; there is --runs and --browser").into()),
        }
    }
    Ok((runs, browsers))
}
