//! The processes of this machine, as far as a test has to end what it started, by id and with all
//! that it started in turn.

use std::process::{Command, Stdio};
use std::time::Duration;

/// In how many parts Linux counts a second of a processor for those who read `/proc`, on every
/// machine that Rust's browsers run on (`USER_HZ`; `man 5 proc`).
const TICKS: u64 = 100;

/// A process.
struct Process {
    id: u32,
    parent: u32,
    group: u32,
    /// Whether it has ended, and waits for somebody to ask how.
    is_over: bool,
    name: String,
    /// How long it has had a processor.
    time: Duration,
}

/// What a process has done so far.
pub struct Work {
    /// The process.
    pub id: u32,
    /// What it is called, cut to 15 bytes by the system.
    pub name: String,
    /// How long it has had a processor.
    pub time: Duration,
}

/// What a process and everything that it started have done so far.
pub fn work(of: u32) -> Vec<Work> {
    let family = family(of);
    let all = all().into_iter().filter(|it| family.contains(&it.id) && !it.is_over);
    all.map(|Process { id, name, time, .. }| Work { id, name, time }).collect()
}

/// Ends a process and everything that it started, as a system that shuts down does.
pub fn end_family(id: u32) {
    signal("-TERM", family(id).iter().map(u32::to_string));
}

/// Kills everything in a group of processes, with no time to tidy up. It answers at once.
pub fn kill_group(group: u32) {
    signal("-KILL", std::iter::once(format!("-{group}")));
}

/// Kills one process in the same way.
pub fn kill(id: u32) {
    signal("-KILL", std::iter::once(id.to_string()));
}

/// Whether anything in the group still runs.
pub fn runs(group: u32) -> bool {
    all().iter().any(|it| it.group == group && !it.is_over)
}

/// The descendants of a process whose command line holds all of these words.
pub fn descendants(of: u32, words: &[&str]) -> Vec<u32> {
    let mut found = family(of);
    found.retain(|id| {
        let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line);
        *id != of && words.iter().all(|word| line.contains(word))
    });
    found
}

/// A process, and everything that it started.
fn family(id: u32) -> Vec<u32> {
    let all = all();
    let mut family = vec![id];
    let mut at = 0;
    while let Some(&parent) = family.get(at) {
        family.extend(all.iter().filter(|it| it.parent == parent).map(|it| it.id));
        at += 1;
    }
    family
}

/// Processes that have ended by themselves in the meantime make `kill` complain.
fn signal(signal: &str, ids: impl Iterator<Item = String>) {
    let mut command = Command::new("kill");
    command.args([signal, "--"]).args(ids).stderr(Stdio::null());
    drop(command.status());
}

fn all() -> Vec<Process> {
    let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
    processes
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name, which may hold anything, stands in parentheses; after it: state, parent,
            // group, and as the twelfth and the next the time in the program and in the system.
            let (name, fields) = stat.rsplit_once(')')?;
            let name = name.split_once('(')?.1.to_owned();
            let mut fields = fields.split_whitespace();
            let is_over = matches!(fields.next()?, "Z" | "X");
            let (parent, group) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
            let mut ticks = fields.skip(8).take(2).filter_map(|it| it.parse::<u64>().ok());
            let ticks = ticks.next()? + ticks.next()?;
            let time = Duration::from_millis(ticks * 1000 / TICKS);
            Some(Process { id, parent, group, is_over, name, time })
        })
        .collect()
}
