//! `with-webkit COMMAND…`: runs a command while WebKit's driver listens, and tells it where. So the
//! tests that run inside of a page, whose runner knows Safari's driver, run in WebKitGTK.

use reading_widget_e2e::Result;
use reading_widget_e2e::driver::Driver;
use reading_widget_e2e::engines::Engine;
use std::process::{Command, exit};

fn main() -> Result {
    let mut words = std::env::args_os().skip(1);
    let program = words.next().ok_or("with-webkit COMMAND…")?;
    let driver = Driver::start(Engine::WebKit)?;
    let mut command = Command::new(program);
    let status = command.args(words).env("SAFARIDRIVER_REMOTE", driver.url()).status();
    // The driver and its browser end before this process does.
    drop(driver);
    exit(status?.code().unwrap_or(1))
}
