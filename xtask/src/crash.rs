//! `cargo xtask crash`: kills browsers while they keep comments, as often as one wants, and says how
//! many of what they had acknowledged is there again.

use crate::browsers::Browsers;
use crate::package;
use crate::shell::{Outcome, cargo_with_tools, run};
use crate::tools;

/// Builds the package and hands the options (`--runs N`, `--browser NAME`) to the program.
pub fn crash(options: &[String]) -> Outcome {
    tools::for_package()?;
    let browsers = Browsers::found_or_installed()?;
    let pkg = package::build(true)?;
    let program = ["run", "--package", "reading-widget-e2e", "--bin", "crash", "--"];
    let mut crash = cargo_with_tools(&program);
    crash.args(options);
    browsers.tell(&mut crash);
    crash.env("READING_WIDGET_PKG", pkg).env("READING_WIDGET_FAULTY", package::build_faulty()?);
    run(crash)
}
