//! `cargo xtask soak`: reads, writes and moves for a long time in one page, and says what is left.

use crate::browsers::Browsers;
use crate::package;
use crate::shell::{Outcome, cargo_with_tools, run};
use crate::tools;

/// Builds the package and hands the option (`--minutes N`) to the program.
pub fn soak(options: &[String]) -> Outcome {
    tools::for_package()?;
    let browsers = Browsers::found_or_installed()?;
    let pkg = package::build(true)?;
    let program = ["run", "--package", "reading-widget-e2e", "--bin", "soak", "--"];
    let mut soak = cargo_with_tools(&program);
    soak.args(options);
    browsers.tell(&mut soak);
    soak.env("READING_WIDGET_PKG", pkg);
    run(soak)
}
