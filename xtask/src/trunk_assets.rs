//! `trunk-assets`: what the demo needs beside the files that Trunk itself makes: the module of the
//! readers and the long sample. Trunk calls it, and tells by its variables what to build and where.

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
    package::build_readers(release, &staging)?;
    shell::write(&staging.join("static/examples/long.md"), samples::long_article())
}
