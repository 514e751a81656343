//! A page in a browser, with words for what a person does on it and for what is expected of it.

use crate::command::Command;
use crate::driver::Driver;
use crate::engines::Engine;
use crate::hung::Hung;
use crate::server::{Folders, Server};
use crate::{Result, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions, WheelAction, WheelActions};
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::future::Future;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// How long something that comes by itself may take to come.
const PATIENCE: Duration = Duration::from_secs(20);
/// How narrow a window every engine can have.
const NARROWEST: u32 = 500;
/// How long a browser may take to start.
const START: Duration = Duration::from_secs(40);
/// How long the driver may take for one command before the browser counts as hung.
/// (`weather.js` knows it.)
const COMMAND: Duration = Duration::from_secs(120);

/// A browser with one page, and the server of its pages.
pub struct Page {
    /// Which engine shows the page.
    pub engine: Engine,
    /// Serves the page.
    pub server: Server,
    blocks_storage: bool,
    runtime: Runtime,
    client: Option<Client>,
    driver: Driver,
    size: (u32, u32),
}

impl Page {
    /// Starts the engine's driver; the browser comes with the first page.
    pub fn start(engine: Engine, folders: Folders) -> Result<Page> {
        Page::on(engine, Server::start(folders)?)
    }

    /// The same with a server that is there already.
    pub fn on(engine: Engine, server: Server) -> Result<Page> {
        Page::start_as(engine, server, false)
    }

    /// The same, of a browser that lets no frame of another site keep anything.
    pub fn start_with_blocked_storage(engine: Engine, folders: Folders) -> Result<Page> {
        Page::start_as(engine, Server::start(folders)?, true)
    }

    fn start_as(engine: Engine, server: Server, blocks_storage: bool) -> Result<Page> {
        Ok(Page {
            engine,
            blocks_storage,
            server,
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build()?,
            client: None,
            driver: Driver::start(engine)?,
            size: (0, 0),
        })
    }

    /// Ends the browser, so that the next page gets a fresh one.
    pub fn close(&mut self) {
        self.size = (0, 0);
        let Some(client) = self.client.take() else { return };
        // A browser that hangs cannot be asked to end, and some drivers have one browser at a time:
        // then another driver takes over, and the first one ends what it started.
        if self.wait_for(client.close(), Duration::from_secs(5)).is_err()
            && let Ok(driver) = Driver::start(self.engine)
        {
            self.driver = driver;
        }
    }

    /// Opens a page of the server in a window of 1280 × 800.
    pub fn open(&mut self, path: &str) -> Result {
        self.open_at(path, 1280, 800)
    }

    /// Opens a page of the server in a window of this size, in CSS pixels. The windows of Firefox
    /// and WebKit do not get as narrow as a phone: there it is a frame of this size.
    pub fn open_at(&mut self, path: &str, width: u32, height: u32) -> Result {
        self.client()?;
        self.server.forget();
        // A page that differs from the last one in its hash alone would not be loaded again.
        self.go("about:blank")?;
        if width >= NARROWEST || self.engine == Engine::Chromium {
            self.resize(width, height)?;
            return self.go(&(self.server.origin() + path));
        }
        self.resize(1280, 800)?;
        let frame = format!("/made/frame?width={width}&height={height}&path={path}");
        self.go(&(self.server.origin() + &frame))?;
        self.enter_frame()?;
        self.until(&format!("innerWidth === {width} && document.readyState === 'complete'"))
    }

    /// Opens a page of the server and waits until its article is ready.
    pub fn read(&mut self, path: &str) -> Result {
        self.open(path)?;
        self.ready()
    }

    /// Waits until the first widget of the page is ready.
    pub fn ready(&mut self) -> Result {
        self.until("probe.widget()?.ready")?;
        let answer = self.js("probe.widget().ready.then(() => 'ready')")?;
        ensure!(answer == "ready", "ready gave {answer}");
        Ok(())
    }

    /// Makes the window this large inside, in CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32) -> Result {
        if self.size == (width, height) {
            return Ok(());
        }
        self.size = (width, height);
        if self.engine == Engine::Chromium {
            // No window of Chromium gets narrower than 500 px.
            let mobile = json!({
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
            });
            self.devtools("Emulation.setDeviceMetricsOverride", mobile)?;
        } else {
            let frame = "[outerWidth - innerWidth, outerHeight - innerHeight]";
            let frame = self.js(frame)?;
            let extra = |at: usize| frame[at].as_f64().unwrap_or(0.0).max(0.0) as u32;
            let (wide, high) = (width + extra(0), height + extra(1));
            let client = self.client()?;
            self.wait_for(client.set_window_size(wide, high), COMMAND)?;
        }
        self.becomes("innerWidth", width)
    }

    /// Goes to an address.
    pub fn go(&mut self, url: &str) -> Result {
        let client = self.client()?;
        self.wait_for(client.goto(url), COMMAND)
    }

    /// Goes into the page's first frame.
    pub fn enter_frame(&mut self) -> Result {
        let client = self.client()?;
        self.wait_for(client.enter_frame(0), COMMAND)
    }

    /// Goes back in the history.
    pub fn back(&mut self) -> Result {
        let client = self.client()?;
        self.wait_for(client.back(), COMMAND)
    }

    /// Loads the page again, as a reader does.
    pub fn reload(&mut self) -> Result {
        let client = self.client()?;
        self.wait_for(client.refresh(), COMMAND)
    }

    /// The value of a JavaScript expression; where it is a promise, what comes of it.
    pub fn js(&mut self, expression: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => ({expression}))().then(
               (value) => done({{ value: value === undefined ? null : value }}),
               (error) => done({{ error: String(error?.stack ?? error) }}));"
        );
        let client = self.client()?;
        let mut answer = self.wait_for(client.execute_async(&script, Vec::new()), COMMAND)?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(format!("{expression}: {error}").into()),
            None => Ok(answer["value"].take()),
        }
    }

    /// Runs JavaScript statements.
    pub fn run(&mut self, statements: &str) -> Result {
        self.js(&format!("(async () => {{ {statements} }})()")).map(drop)
    }

    /// Expects a JavaScript expression to have a value.
    pub fn is(&mut self, expression: &str, expected: impl Into<Value>) -> Result {
        let (expected, value) = (expected.into(), self.js(expression)?);
        ensure!(value == expected, "{expression}\n  is       {value}\n  and not  {expected}");
        Ok(())
    }

    /// Expects a JavaScript expression to get a value soon.
    pub fn becomes(&mut self, expression: &str, expected: impl Into<Value>) -> Result {
        let (expected, start) = (expected.into(), Instant::now());
        loop {
            let value = self.js(expression)?;
            if value == expected {
                return Ok(());
            }
            let is_late = start.elapsed() > PATIENCE;
            ensure!(!is_late, "{expression}\n  stays    {value}\n  and not  {expected}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Expects a JavaScript expression to be truthy.
    pub fn holds(&mut self, expression: &str) -> Result {
        let holds = self.js(&format!("!!await ({expression})"))?;
        ensure!(holds == true, "this does not hold: {expression}");
        Ok(())
    }

    /// Expects a JavaScript expression to become truthy soon.
    pub fn until(&mut self, expression: &str) -> Result {
        self.until_within(expression, PATIENCE)
    }

    /// Expects a JavaScript expression to become truthy within some time.
    pub fn until_within(&mut self, expression: &str, patience: Duration) -> Result {
        let start = Instant::now();
        let condition = format!("!!({expression})");
        while self.js(&condition)? != true {
            let is_late = start.elapsed() > patience;
            ensure!(!is_late, "in {} s this did not come: {expression}", patience.as_secs());
            std::thread::sleep(Duration::from_millis(30));
        }
        Ok(())
    }

    /// Clicks the element that a JavaScript expression gives, as a mouse does.
    pub fn click(&mut self, element: &str) -> Result {
        let client = self.client()?;
        let found =
            self.wait_for(client.execute(&format!("return {element}"), Vec::new()), COMMAND)?;
        ensure!(!found.is_null(), "there is no {element} to click");
        let path = format!("element/{}/click", element_id(&found)?);
        self.command(path, json!({})).map(drop)
    }

    /// Presses keys one after the other, wherever the focus is.
    pub fn keys(&mut self, keys: &str) -> Result {
        let presses = keys.chars().fold(KeyActions::new("keyboard".into()), |presses, value| {
            presses.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        let client = self.client()?;
        self.wait_for(client.perform_actions(presses), COMMAND)
    }

    /// Presses a key while another one (`\u{e009}` is Control, `\u{e008}` Shift) is held.
    pub fn keys_with(&mut self, held: char, key: char) -> Result {
        let presses = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        let client = self.client()?;
        self.wait_for(client.perform_actions(presses), COMMAND)
    }

    /// Turns the wheel over the middle of the page, by so many pixels.
    pub fn wheel(&mut self, delta_y: i64) -> Result {
        let (x, y) = (i64::from(self.size.0) / 2, i64::from(self.size.1) / 2);
        let turn = WheelAction::Scroll { duration: None, x, y, delta_x: 0, delta_y };
        let client = self.client()?;
        let turns = WheelActions::new("wheel".into()).then(turn);
        self.wait_for(client.perform_actions(turns), COMMAND)
    }

    /// Sends a command of Chromium's DevTools protocol.
    pub fn devtools(&mut self, command: &str, parameters: Value) -> Result<Value> {
        self.command("goog/cdp/execute".into(), json!({ "cmd": command, "params": parameters }))
    }

    /// What went wrong on the page so far: its errors, and what its policy refused.
    pub fn faults(&mut self) -> Result<Value> {
        self.js("[...watched.errors, ...watched.violations]")
    }

    /// Expects that nothing went wrong on the page so far.
    pub fn is_clean(&mut self) -> Result {
        let faults = self.faults()?;
        ensure!(faults == json!([]), "the page complains: {faults}");
        Ok(())
    }

    /// Runs axe-core on the page and expects nothing to complain about.
    pub fn is_accessible(&mut self) -> Result {
        self.run(
            "if (!window.axe) await new Promise((loaded, failed) => document.head.append(
               Object.assign(document.createElement('script'),
                 { src: '/axe.min.js', onload: loaded, onerror: failed })))",
        )?;
        // Half a change of colours is not what a reader reads.
        self.run(
            "const roots = [document, ...[...document.querySelectorAll('reading-widget')].map((it) => it.shadowRoot)];
             for (const root of roots.filter(Boolean)) {
               const ends = ({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime);
               const over = root.getAnimations().filter(ends).map(({ finished }) => finished);
               const late = new Promise((resolve) => setTimeout(resolve, 2000));
               await Promise.race([Promise.allSettled(over), late]);
             }",
        )?;
        let violations =
            self.js("axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
               violations.map(({ id, help, nodes }) => ({ id, help,
                 nodes: nodes.slice(0, 3).map((node) => [node.target.flat().join(' '), node.any
                   .concat(node.all, node.none).map((check) => check.message).join('; ')]) })))")?;
        ensure!(violations == json!([]), "axe: {violations:#}");
        Ok(())
    }

    /// Takes a picture of the window and says where it is.
    pub fn screenshot(&mut self, name: &str) -> Result<PathBuf> {
        let client = self.client()?;
        let picture = self.wait_for(client.screenshot(), PATIENCE)?;
        let folder = std::env::temp_dir().join("reading-widget-e2e");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-{}.png", self.engine.name(), name.replace(' ', "-")));
        std::fs::write(&file, picture)?;
        Ok(file)
    }

    fn command(&mut self, path: String, body: Value) -> Result<Value> {
        let client = self.client()?;
        self.wait_for(client.issue_cmd(Command { path, body }), COMMAND)
    }

    fn client(&mut self) -> Result<Client> {
        if let Some(client) = &self.client {
            return Ok(client.clone());
        }
        let client = match self.connect() {
            Ok(client) => client,
            // A driver whose last browser hangs gives no other: a new driver does.
            Err(_) => {
                self.driver = Driver::start(self.engine)?;
                self.connect()?
            }
        };
        let limit = Some(COMMAND - Duration::from_secs(5));
        let timeouts = TimeoutConfiguration::new(limit, limit, Some(Duration::ZERO));
        self.wait_for(client.update_timeouts(timeouts), COMMAND)?;
        self.client = Some(client.clone());
        Ok(client)
    }

    fn connect(&self) -> Result<Client> {
        let capabilities: Capabilities = self.engine.capabilities(self.blocks_storage)?;
        let url = self.driver.url();
        let client = self.runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities);
            tokio::time::timeout(START, builder.connect(&url)).await
        });
        Ok(client.map_err(|_| "the browser does not start")??)
    }

    fn wait_for<T>(
        &self,
        command: impl Future<Output = std::result::Result<T, CmdError>>,
        limit: Duration,
    ) -> Result<T> {
        let answer = self.runtime.block_on(async { tokio::time::timeout(limit, command).await });
        let answer = answer.map_err(|_| Hung::watch(self.driver.id()))?;
        answer.map_err(|error| format!("WebDriver: {error}").into())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.close();
    }
}

fn element_id(found: &Value) -> Result<String> {
    let id = found.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
    Ok(id.ok_or_else(|| format!("{found} is no element"))?.to_owned())
}
