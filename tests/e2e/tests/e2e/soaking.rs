//! A short form of `cargo xtask soak`: what reading leaves behind, in as much time as a test may take.

use crate::{Test, in_chromium};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, soak};
use std::time::Duration;

pub const TESTS: &[Test] =
    &[in_chromium("reading on and on leaves nothing behind", nothing_behind)];

fn nothing_behind(page: &mut Page) -> Result {
    let samples = soak::soak(page, Duration::from_secs(24), 6)?;
    soak::is_flat(&samples).map_err(|error| format!("{error}\n{}", soak::table(&samples)).into())
}
