//! The browsers that the tests drive, each with its driver: Chromium, Firefox and WebKit. On Debian
//! they are installed by themselves; elsewhere a sentence says what is missing. A variable of the
//! environment names another program than the usual one.

use crate::shell::{self, Outcome, command, output, run};
use crate::tools::{cargo_program, say};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const GECKODRIVER: &str = "0.37.1";

/// Programs by the variable that names them, the names they go by, and Debian's package.
const PROGRAMS: &[(&str, &[&str], &str)] = &[
    ("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"], "chromium"),
    ("CHROMEDRIVER", &["chromedriver"], "chromium-driver"),
    ("FIREFOX", &["firefox-esr", "firefox"], "firefox-esr"),
    ("WEBKIT_DRIVER", &["WebKitWebDriver"], "webkit2gtk-driver"),
    ("MINIBROWSER", &["MiniBrowser"], "libwebkit2gtk-4.1-0"),
    ("XVFB_RUN", &["xvfb-run"], "xvfb"),
    ("XAUTH", &["xauth"], "xauth"),
];

/// Fonts for the scripts of the samples, by a folder that tells that they are there.
const FONTS: &[(&str, &str)] = &[
    ("/usr/share/fonts/truetype/noto", "fonts-noto-core"),
    ("/usr/share/fonts/opentype/noto", "fonts-noto-cjk"),
];

/// Where the browsers and their drivers are, by the variable that tells a test.
pub struct Browsers(Vec<(&'static str, PathBuf)>);

impl Browsers {
    /// Finds the browsers, or installs them.
    pub fn found_or_installed() -> Outcome<Browsers> {
        let missing = missing_packages();
        if !missing.is_empty() {
            install(&missing)?;
        }
        if env::var_os("GECKODRIVER").is_none() {
            cargo_program("geckodriver", "geckodriver", GECKODRIVER, false)?;
        }
        let geckodriver = find("GECKODRIVER", &["geckodriver"]).map(|path| ("GECKODRIVER", path));
        let programs = PROGRAMS
            .iter()
            .filter_map(|(variable, names, _)| find(variable, names).map(|path| (*variable, path)));
        Ok(Browsers(programs.chain(geckodriver).collect()))
    }

    /// Tells a command where all of them are.
    pub fn tell(&self, command: &mut Command) {
        for (variable, path) in &self.0 {
            command.env(variable, path);
        }
    }

    /// Tells a command of one driver and of no other, so that it drives that browser.
    pub fn tell_only(&self, driver: &str, command: &mut Command) {
        for (variable, path) in &self.0 {
            if *variable == driver {
                command.env(variable, path);
            } else {
                command.env_remove(variable);
            }
        }
    }
}

fn missing_packages() -> Vec<&'static str> {
    let programs = PROGRAMS
        .iter()
        .filter(|(variable, names, _)| find(variable, names).is_none())
        .map(|(_, _, package)| *package);
    let fonts = FONTS.iter().filter(|(folder, _)| !Path::new(folder).is_dir());
    programs.chain(fonts.filter(|_| is_debian()).map(|(_, package)| *package)).collect()
}

fn install(packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    let may_install =
        is_debian() && (is_root() || shell::which("sudo").is_some_and(|_| has_sudo()));
    if !may_install {
        return Err(format!(
            "the tests in browsers need these, under Debian's names: {list}. Install them, or run \
             `cargo xtask test --quick`"
        ));
    }
    say(&format!("installing {list} from Debian"));
    let mut words = if is_root() { vec![] } else { vec!["sudo", "--non-interactive"] };
    words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let apt = |rest: &[&str]| {
        let all = [&words[1..], rest].concat();
        run(command(words[0], &all))
    };
    apt(&["update", "--quiet=2"])?;
    apt(&[&["install", "--yes", "--quiet=2", "--no-install-recommends"], packages].concat())?;
    match missing_packages() {
        none if none.is_empty() => Ok(()),
        missing => Err(format!("{} were installed, yet are not found", missing.join(", "))),
    }
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        return Some(named.into());
    }
    names.iter().find_map(|name| shell::which(name)).or_else(|| {
        // WebKit's small browser is no program for people, so it lies beside its library.
        let beside_library = variable == "MINIBROWSER";
        beside_library.then(mini_browser).flatten()
    })
}

fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let multiarch = folders.map(|entry| entry.path());
    let places = [PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")];
    places.into_iter().chain(multiarch).find_map(|place| {
        ["webkit2gtk-4.1", "webkitgtk-6.0"]
            .map(|version| place.join(version).join("MiniBrowser"))
            .into_iter()
            .find(|path| path.is_file())
    })
}

/// Ubuntu is left out: its Chromium and Firefox are snaps, which cannot be driven this way.
fn is_debian() -> bool {
    let system = shell::read(Path::new("/etc/os-release")).unwrap_or_default();
    system.lines().any(|line| line == "ID=debian")
}

fn is_root() -> bool {
    output(command("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

fn has_sudo() -> bool {
    output(command("sudo", &["--non-interactive", "true"])).is_ok()
}
