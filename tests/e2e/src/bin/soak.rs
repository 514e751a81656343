//! `soak`: reads, writes and moves among fifty articles in one page, for so many minutes, in
//! Chromium; prints what is left of it over time, and fails when that grows. `cargo xtask soak`
//! builds what it needs and starts it.

use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::server::Folders;
use reading_widget_e2e::{Result, soak};
use std::time::Duration;

fn main() -> Result {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let minutes: f64 = match &words[..] {
        [] => 30.0,
        [switch, minutes] if switch == "--minutes" => minutes.parse()?,
        _ => return Err("the one option is --minutes N".into()),
    };
    let mut page = Page::start(Engine::Chromium, Folders::of_packages()?)?;
    let whole = Duration::from_secs_f64(minutes * 60.0);
    // A look a minute, and no fewer than six.
    let samples = soak::soak(&mut page, whole, (minutes as u32).max(6))?;
    print!("{}", soak::table(&samples));
    soak::is_flat(&samples)?;
    println!("soak: flat");
    Ok(())
}
