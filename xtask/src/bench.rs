//! `cargo xtask bench`: what comments cost as there are more of them. It reports; people judge.

use crate::browsers::Browsers;
use crate::package;
use crate::shell::{Outcome, cargo_with_tools, run};
use crate::tools;

/// Builds the package and runs the benchmark, in Chromium or in the engine that `--browser` names.
pub fn bench(options: &[String]) -> Outcome {
    let engine = match options {
        [] => "chromium",
        [switch, engine] if switch == "--browser" => engine,
        _ => return Err("the one option is `--browser chromium`, `firefox` or `webkit`".into()),
    };
    tools::for_package()?;
    let browsers = Browsers::found_or_installed()?;
    let pkg = package::build(true)?;
    let program = ["run", "--package", "reading-widget-e2e", "--bin", "bench"];
    let mut bench = cargo_with_tools(&program);
    browsers.tell(&mut bench);
    bench.env("READING_WIDGET_PKG", pkg).env("READING_WIDGET_ENGINES", engine);
    run(bench)
}
