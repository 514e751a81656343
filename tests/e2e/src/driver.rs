//! A driver's process: started on a free port, awaited until it answers, and ended with everything
//! that it started.

use crate::Result;
use crate::engines::Engine;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running driver. Dropping it ends it, its browsers, and the display of its own.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the engine's driver and waits until it listens.
    pub fn start(engine: Engine) -> Result<Driver> {
        let port = free_port()?;
        let mut command = engine.driver(port)?;
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut driver = Driver { process: command.spawn()?, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = driver.process.try_wait()? {
                return Err(format!("the driver of {} ended: {status}", engine.name()).into());
            }
            if start.elapsed() > Duration::from_secs(30) {
                return Err(format!("the driver of {} does not listen", engine.name()).into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let mut family = vec![self.process.id()];
        let children = parents();
        let mut at = 0;
        while let Some(&parent) = family.get(at) {
            family.extend(children.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
            at += 1;
        }
        let ids = family.iter().map(u32::to_string);
        // Those that have ended by themselves in the meantime make `kill` complain.
        drop(Command::new("kill").args(ids).stderr(Stdio::null()).status());
        drop(self.process.wait());
    }
}

/// A port on which nothing listens.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Every process with its parent.
fn parents() -> Vec<(u32, u32)> {
    let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
    processes
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            // After the name, which may hold anything, in parentheses: the state, the parent.
            let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect()
}
