//! Browsers without a driver, each on a profile that stays: started on a page, heard through what
//! the page tells the server, and killed as a crash or a power cut kills them.

use crate::Result;
use crate::engines::{CHROMIUM, Engine, find};
use crate::processes;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A browser with the way in which it keeps its databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, whose databases are LevelDB's.
    Chromium,
    /// Chromium, whose databases are SQLite's.
    ChromiumSqlite,
    /// Firefox.
    Firefox,
    /// WebKitGTK's own small browser.
    WebKit,
}

impl Browser {
    /// All of them.
    pub const ALL: [Browser; 4] =
        [Browser::Chromium, Browser::ChromiumSqlite, Browser::Firefox, Browser::WebKit];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Browser::ChromiumSqlite => "chromium-sqlite",
            _ => self.engine().name(),
        }
    }

    /// Its engine.
    pub fn engine(self) -> Engine {
        match self {
            Browser::Chromium | Browser::ChromiumSqlite => Engine::Chromium,
            Browser::Firefox => Engine::Firefox,
            Browser::WebKit => Engine::WebKit,
        }
    }
}

/// A browser's profile: a folder of its own, which goes with the value.
pub struct Profile {
    browser: Browser,
    folder: PathBuf,
    display: Option<Display>,
}

impl Profile {
    /// An empty profile.
    pub fn new(browser: Browser) -> Result<Profile> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let serial = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("profile-{}-{serial}", std::process::id());
        let folder = std::env::temp_dir().join("reading-widget-e2e").join(name);
        std::fs::create_dir_all(&folder)?;
        if browser == Browser::Firefox {
            std::fs::write(folder.join("user.js"), FIREFOX)?;
        }
        let display = (browser == Browser::WebKit).then(Display::start).transpose()?;
        Ok(Profile { browser, folder, display })
    }

    /// Starts the browser on a page.
    pub fn open(&self, url: &str) -> Result<Running> {
        let mut command = Command::new(self.browser.engine().browser()?);
        match self.browser {
            Browser::Chromium | Browser::ChromiumSqlite => {
                command.args(CHROMIUM).arg(format!("--user-data-dir={}", self.folder.display()));
                let backend = "IdbSqliteBackingStore,IdbSqliteOnDiskRollout";
                let is_sqlite = self.browser == Browser::ChromiumSqlite;
                let switch = if is_sqlite { "enable" } else { "disable" };
                command.arg(format!("--{switch}-features={backend}"));
            }
            Browser::Firefox => {
                command.args(["-headless", "-no-remote", "-profile"]).arg(&self.folder);
            }
            Browser::WebKit => {
                for (variable, name) in
                    [("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")]
                {
                    command.env(variable, self.folder.join(name));
                }
                let display = self.display.as_ref().map(|it| it.name.as_str());
                command.env("DISPLAY", display.unwrap_or_default());
                command.env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
            }
        }
        command.arg(url).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(Running { process: command.spawn()? })
    }

    /// The files in which the browser keeps the databases of pages, by their paths in the profile.
    pub fn database_files(&self) -> Vec<String> {
        let (mut folders, mut files) = (vec![self.folder.clone()], Vec::new());
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = path.path();
                let name = path.strip_prefix(&self.folder).unwrap_or(Path::new("")).display();
                let name = name.to_string();
                let is_ours = match self.browser.engine() {
                    Engine::Chromium => name.contains("/IndexedDB/"),
                    Engine::Firefox => name.contains("storage/default/"),
                    Engine::WebKit => name.contains("/indexeddb/"),
                };
                if path.is_dir() {
                    folders.push(path);
                } else if is_ours {
                    files.push(name);
                }
            }
        }
        files.sort();
        files
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// A browser that runs. It is killed on drop.
pub struct Running {
    process: Child,
}

impl Running {
    /// Kills the browser at once, with all its processes, and waits until they are gone.
    pub fn kill(self) {}

    /// The ids of its processes whose command line holds all of these words.
    pub fn processes(&self, words: &[&str]) -> Vec<u32> {
        processes::descendants(self.process.id(), words)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = self.process.id();
        processes::kill_group(group);
        drop(self.process.wait());
        let begun = Instant::now();
        while processes::runs(group) && begun.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// A screen that nobody sees, for a browser that insists on one.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn start() -> Result<Display> {
        let mut command = Command::new(find("XVFB", "Xvfb", Engine::WebKit)?);
        command.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut display = Display { server: command.spawn()?, name: String::new() };
        let mut number = String::new();
        let out = display.server.stdout.take().ok_or("Xvfb says nothing")?;
        BufReader::new(out).read_line(&mut number)?;
        display.name = format!(":{}", number.trim());
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        processes::end_family(self.server.id());
        drop(self.server.wait());
    }
}

/// Settings for Firefox: none of the pages that it opens by itself, and after a crash neither the
/// last session nor the question what to do about it. Its thumbnails would load our page a second
/// time, with storage of their own.
const FIREFOX: &str = "\
user_pref(\"browser.aboutwelcome.enabled\", false);
user_pref(\"browser.pagethumbnails.capturing_disabled\", true);
user_pref(\"browser.sessionstore.resume_from_crash\", false);
user_pref(\"browser.shell.checkDefaultBrowser\", false);
user_pref(\"browser.startup.page\", 0);
user_pref(\"datareporting.policy.dataSubmissionEnabled\", false);
user_pref(\"toolkit.startup.max_resumed_crashes\", -1);
";
