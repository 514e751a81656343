//! The end-to-end tests: every row of the promise that takes a browser to keep, in three engines.
//!
//! `READING_WIDGET_PKG` and `READING_WIDGET_DEMO` say where the package and the built demo are,
//! `READING_WIDGET_FAULTY` where the package is that fails on purpose, `AXE_CORE` where
//! `axe.min.js` is; `cargo xtask test` sets them all. Names of tests choose among them (`webkit::`),
//! and so does `READING_WIDGET_ENGINES=chromium,firefox`.

mod accessibility;
mod comments_api;
mod comments_barriers;
mod comments_keyboard;
mod comments_panel;
mod comments_rows;
mod deaths;
mod demo;
mod faults;
mod hostile;
mod hosts;
mod hosts_policies;
mod insights_api;
mod integrity;
mod network;
mod outline;
mod outline_following;
mod pages;
mod reading_time;
mod soaking;
mod sources;
mod sources_by_url;
mod stage;
mod surface;
mod surface_life;
mod themes;
mod trouble;
mod waiting;

use libtest_mimic::{Arguments, Trial};
use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::server::Folders;
use stage::Stage;
use std::path::PathBuf;
use std::sync::Arc;

/// A test: a sentence, and how it is found out whether it is true.
#[derive(Clone, Copy)]
struct Test {
    name: &'static str,
    run: fn(&mut Page) -> Result,
    /// The engines that have what the test needs.
    engines: &'static [Engine],
}

/// A test for every engine.
const fn test(name: &'static str, run: fn(&mut Page) -> Result) -> Test {
    Test { name, run, engines: &[Engine::Chromium, Engine::Firefox, Engine::WebKit] }
}

/// A test that needs what Chromium alone lets a driver do: collect garbage, emulate print, measure
/// layout shifts.
const fn in_chromium(name: &'static str, run: fn(&mut Page) -> Result) -> Test {
    Test { name, run, engines: &[Engine::Chromium] }
}

/// A test that reloads. Firefox begins at the top whenever a driver reloads, without a widget too;
/// WebKitGTK begins at the top with the widget, which is open.
const fn where_reloads_keep_the_place(name: &'static str, run: fn(&mut Page) -> Result) -> Test {
    Test { name, run, engines: &[Engine::Chromium] }
}

const TESTS: &[&[Test]] = &[
    sources::TESTS,
    sources_by_url::TESTS,
    reading_time::TESTS,
    outline::TESTS,
    outline_following::TESTS,
    surface::TESTS,
    surface_life::TESTS,
    comments_api::TESTS,
    comments_panel::TESTS,
    comments_keyboard::TESTS,
    comments_rows::TESTS,
    comments_barriers::TESTS,
    insights_api::TESTS,
    faults::TESTS,
    waiting::TESTS,
    deaths::TESTS,
    hostile::TESTS,
    trouble::TESTS,
    network::TESTS,
    soaking::TESTS,
    hosts_policies::TESTS,
    integrity::TESTS,
    hosts::TESTS,
    pages::TESTS,
    themes::TESTS,
    accessibility::TESTS,
    demo::TESTS,
];

fn main() -> Result {
    let mut arguments = Arguments::from_args();
    // Two browsers at once on two cores are slow enough for a store to give up opening in time.
    arguments.test_threads.get_or_insert(1);
    let folders = folders()?;
    let is_whole = arguments.filter.is_none();
    let stages: Vec<Arc<Stage>> = Engine::chosen()?
        .into_iter()
        .map(|engine| Arc::new(Stage::new(engine, folders.clone(), is_whole)))
        .collect();
    // Test by test and not engine by engine: then two threads seldom wait for the same engine.
    let trials = TESTS.iter().copied().flatten().flat_map(|test| {
        let stages = stages.iter().filter(|stage| test.engines.contains(&stage.engine));
        stages.map(move |stage| {
            let stage = stage.clone();
            let name = format!("{}::{}", stage.engine.name(), test.name);
            Trial::test(name, move || stage.play(test))
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    let judged = stage::judge(stages.iter().map(Arc::as_ref));
    // Before the process ends: its drivers and browsers.
    drop(stages);
    conclusion.exit_if_failed();
    judged
}

fn folders() -> Result<Folders> {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = |variable: &str, usual: &str, command: &str| -> Result<PathBuf> {
        let folder =
            std::env::var_os(variable).map_or_else(|| workspace.join(usual), PathBuf::from);
        match folder.exists() {
            true => Ok(folder),
            false => Err(format!("{variable}: {} is missing; {command}", folder.display()).into()),
        }
    };
    Ok(Folders {
        package: folder("READING_WIDGET_PKG", "pkg", "cargo xtask package makes it")?,
        faulty: folder("READING_WIDGET_FAULTY", "target/pkg-faults", "cargo xtask test makes it")?,
        demo: folder("READING_WIDGET_DEMO", "dist", "trunk build makes it")?,
        axe: folder("AXE_CORE", "node_modules/axe-core/axe.min.js", "npm install axe-core")?,
        // Only its own test needs it, and says so.
        yew_host: std::env::var_os("READING_WIDGET_YEW_HOST")
            .map_or_else(|| workspace.join("target/yew-host"), PathBuf::from),
    })
}
