//! `trunk-assets`: the widget for the demo, built as the package is, and the long sample. Trunk calls
//! it, and tells by its variables what to build and where.

use crate::package;
use crate::shell::{self, Outcome};
use std::env;
use std::path::PathBuf;
use xtask::samples;

/// Puts the files into Trunk's staging folder.
pub fn trunk_assets() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("this is called by Trunk: run `cargo xtask serve`")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    package::build_widget(release, &staging)?;
    // The line that keeps Trunk from building the widget in its own way leaves it in the page.
    let page = staging.join("index.html");
    let html = shell::read(&page)?;
    let lines = html.lines().filter(|line| !line.contains("data-trunk-skip"));
    shell::write(&page, lines.map(|line| line.to_owned() + "\n").collect::<String>())?;
    shell::write(&staging.join("static/examples/long.md"), samples::long_article())
}
