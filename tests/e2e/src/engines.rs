//! The three engines: where each one's browser and driver are found, and how they are started.

use crate::Result;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How Chromium is started: without a screen, and without what it does beside showing pages.
pub const CHROMIUM: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
];

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, in Chromium.
    Chromium,
    /// Gecko, in Firefox.
    Firefox,
    /// WebKit, in WebKitGTK's own small browser.
    WebKit,
}

impl Engine {
    /// All of them, or those that `READING_WIDGET_ENGINES` names, with commas between.
    pub fn chosen() -> Result<Vec<Engine>> {
        let all = [Engine::Chromium, Engine::Firefox, Engine::WebKit];
        let Ok(names) = std::env::var("READING_WIDGET_ENGINES") else { return Ok(all.to_vec()) };
        names
            .split(',')
            .map(|name| {
                all.into_iter().find(|engine| engine.name() == name.trim()).ok_or_else(|| {
                    format!("READING_WIDGET_ENGINES: {name} is not chromium, firefox or webkit")
                        .into()
                })
            })
            .collect()
    }

    /// Its name in the names of tests.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The command that starts its driver on a port.
    pub fn driver(self, port: u16) -> Result<Command> {
        let port = format!("--port={port}");
        Ok(match self {
            Engine::Chromium => {
                let mut command = Command::new(find("CHROMEDRIVER", "chromedriver", self)?);
                command.arg(port);
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(find("GECKODRIVER", "geckodriver", self)?);
                // Marionette too gets a free port, so that two runs do not meet.
                command.args([&port, "--marionette-port=0", "--log=error"]);
                command
            }
            Engine::WebKit => {
                let driver = find("WEBKIT_DRIVER", "WebKitWebDriver", self)?;
                let mut command = Command::new(find("XVFB_RUN", "xvfb-run", self)?);
                command.args(["-a", "-s", "-screen 0 2000x1400x24"]).arg(driver).arg(port);
                // Drawn by the processor: without that, a machine that has no GPU gives no pictures.
                command.env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
                command
            }
        })
    }

    /// The browser itself.
    pub fn browser(self) -> Result<PathBuf> {
        match self {
            Engine::Chromium => find("CHROMIUM", "chromium", self),
            Engine::Firefox => find("FIREFOX", "firefox-esr", self)
                .or_else(|error| find("FIREFOX", "firefox", self).map_err(|_| error)),
            Engine::WebKit => mini_browser(),
        }
    }

    /// What a new session asks for; with `blocks_storage`, that frames of other sites keep nothing.
    pub fn capabilities(self, blocks_storage: bool) -> Result<Map<String, Value>> {
        let binary = self.browser()?;
        let (name, options) = match self {
            Engine::Chromium => {
                let rest = ["--hide-scrollbars", "--js-flags=--expose-gc"];
                let arguments = [CHROMIUM, &rest].concat();
                let content = json!({ "profile.default_content_setting_values.cookies": 2 });
                let preferences = if blocks_storage { content } else { json!({}) };
                let options = json!({ "binary": binary, "args": arguments, "prefs": preferences });
                ("goog:chromeOptions", options)
            }
            Engine::Firefox => {
                // 1: none of another site's.
                let behaviour = json!({ "network.cookie.cookieBehavior": 1 });
                let preferences = if blocks_storage { behaviour } else { json!({}) };
                let options =
                    json!({ "binary": binary, "args": ["-headless"], "prefs": preferences });
                ("moz:firefoxOptions", options)
            }
            Engine::WebKit => {
                ("webkitgtk:browserOptions", json!({ "binary": binary, "args": ["--automation"] }))
            }
        };
        Ok(Map::from_iter([(name.to_owned(), options)]))
    }

    /// The Debian packages that have its browser and driver.
    fn packages(self) -> &'static str {
        match self {
            Engine::Chromium => "apt-get install chromium chromium-driver",
            Engine::Firefox => "apt-get install firefox-esr && cargo install geckodriver",
            Engine::WebKit => "apt-get install webkit2gtk-driver xvfb",
        }
    }
}

/// A program: where the variable says, or on the path. One that is missing is a failure with the
/// cure, never a reason to skip.
pub fn find(variable: &str, program: &str, engine: Engine) -> Result<PathBuf> {
    let told = std::env::var_os(variable).map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = told.filter(|told| told.is_file()).or_else(|| {
        std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
    });
    found.ok_or_else(|| {
        let cure = engine.packages();
        format!("{program} is not here: {cure} (or say where it is with {variable})").into()
    })
}

fn mini_browser() -> Result<PathBuf> {
    if let Some(told) = std::env::var_os("MINIBROWSER").map(PathBuf::from) {
        return Ok(told);
    }
    let library = Path::new("/usr/lib");
    let machine = format!("{}-linux-gnu", std::env::consts::ARCH);
    [library.join(machine), library.to_owned(), Path::new("/usr/libexec").to_owned()]
        .iter()
        .flat_map(|place| {
            ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
                .map(|version| place.join(version).join("MiniBrowser"))
        })
        .find(|file| file.is_file())
        .ok_or_else(|| {
            let cure = Engine::WebKit.packages();
            format!("MiniBrowser is not here: {cure} (or say where it is with MINIBROWSER)").into()
        })
}
