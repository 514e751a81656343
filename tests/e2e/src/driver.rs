//! A driver's process: started on a free port, awaited until it answers, and ended with everything
//! that it started.

use crate::Result;
use crate::engines::Engine;
use crate::processes;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
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

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        processes::end_family(self.process.id());
        drop(self.process.wait());
    }
}

/// A port on which nothing listens.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
