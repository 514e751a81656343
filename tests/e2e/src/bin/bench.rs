//! `bench`: what comments cost as there are more of them: opening the panel, showing more, adding
//! one, sorting, with 1,000 and with 100,000 stored. Both are measured in one session, alternately,
//! on a fresh page each time; what counts is their ratio.

use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::server::Folders;
use serde_json::Value;
use std::path::PathBuf;

/// How many comments are stored for the one article and for the other.
const SIZES: [usize; 2] = [1_000, 100_000];
/// How often each is measured; the median counts.
const ROUNDS: usize = 7;
/// What is measured, in the page's own words.
const DEEDS: [&str; 4] = ["open", "more", "add", "sort"];

fn main() -> Result {
    let package = std::env::var_os("READING_WIDGET_PKG").map(PathBuf::from);
    let package = package.ok_or("READING_WIDGET_PKG says where the package is")?;
    for engine in Engine::chosen()? {
        let folders = Folders { package: package.clone(), ..Folders::default() };
        measure(engine, Page::start(engine, folders)?)?;
    }
    Ok(())
}

fn measure(engine: Engine, mut page: Page) -> Result {
    for size in SIZES {
        page.read(&format!("/fixtures/bench/?article=of-{size}"))?;
        // A driver gives one command only so much time: the file goes in piece by piece.
        for begin in (0..size).step_by(5_000) {
            let count = 5_000.min(size - begin);
            page.run(&format!("await bench.store({begin}, {count})"))?;
        }
        page.is("probe.widget().comments.count()", size)?;
    }
    let mut times: [Vec<Value>; 2] = Default::default();
    for _ in 0..ROUNDS {
        for (size, times) in SIZES.iter().zip(&mut times) {
            page.read(&format!("/fixtures/bench/?article=of-{size}"))?;
            times.push(page.js("bench.measure()")?);
        }
    }
    println!("{}: medians of {ROUNDS} rounds, in milliseconds", engine.name());
    println!("{:<8}{:>12}{:>12}{:>8}", "deed", SIZES[0], SIZES[1], "ratio");
    for deed in DEEDS {
        let [few, many] = [&times[0], &times[1]].map(|times| median(times, deed));
        println!("{deed:<8}{few:>12.1}{many:>12.1}{:>8.2}", many / few);
    }
    let shown = |times: &[Value]| times.last().and_then(|it| it["nodes"].as_u64()).unwrap_or(0);
    println!(
        "elements in the panel after all of it: {} and {}",
        shown(&times[0]),
        shown(&times[1])
    );
    Ok(())
}

fn median(times: &[Value], deed: &str) -> f64 {
    let mut times: Vec<f64> = times.iter().filter_map(|time| time[deed].as_f64()).collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
