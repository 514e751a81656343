//! The tools that build the widget: found on the machine, or installed in the version that this
//! checkout needs. What is missing goes where Cargo puts programs; where another version is in the
//! way, ours goes into the target folder and is used by this project only.

use crate::shell::{self, Outcome, cargo, command, output, run};
use std::path::{Path, PathBuf};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const TERSER: &str = "5.51.4";
const AXE_CORE: &str = "4.14.1";
const DOMPURIFY: &str = "3.4.18";
/// The first release that optimises what today's rustc writes.
const OLDEST_WASM_OPT: u32 = 123;

/// What it takes to build a package: the target, wasm-bindgen, wasm-opt and terser.
pub fn for_package() -> Outcome {
    wasm_target()?;
    wasm_bindgen()?;
    terser()?;
    wasm_opt().map(drop)
}

/// What it takes to build the demo; only a release needs wasm-opt and terser.
pub fn for_demo(release: bool) -> Outcome {
    wasm_target()?;
    wasm_bindgen()?;
    trunk()?;
    if !release {
        return Ok(());
    }
    terser()?;
    wasm_opt().map(drop)
}

/// Makes sure that Rust can build for the browser.
pub fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let installed = || {
        let library = output(command("rustc", &["--print", "target-libdir", "--target", TARGET]));
        library.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
    };
    if installed() {
        return Ok(());
    }
    if shell::which("rustup").is_none() {
        return Err(format!("Rust's target {TARGET} is missing: install it with your packages"));
    }
    say(&format!("adding Rust's target {TARGET}"));
    run(command("rustup", &["target", "add", TARGET]))
}

/// The path of wasm-opt, which is installed if it is missing.
pub fn wasm_opt() -> Outcome<PathBuf> {
    if let Some(path) = found_wasm_opt() {
        return Ok(path);
    }
    npm_package("binaryen", BINARYEN, "wasm-opt makes the WASM small")?;
    found_wasm_opt().ok_or_else(|| "npm's binaryen brought no wasm-opt that runs".into())
}

/// The path of wasm-opt if it is there and new enough.
pub fn found_wasm_opt() -> Option<PathBuf> {
    let version = version_of("wasm-opt")?;
    let recent = version.split('.').next()?.parse().is_ok_and(|v: u32| v >= OLDEST_WASM_OPT);
    if recent { shell::which("wasm-opt") } else { None }
}

/// Makes sure that terser is there.
fn terser() -> Outcome {
    npm_package("terser", TERSER, "terser makes the scripts small")
}

/// The path of axe-core's script, which is installed if it is missing.
pub fn axe_core() -> Outcome<PathBuf> {
    npm_package("axe-core", AXE_CORE, "axe-core looks for barriers in the pages")?;
    Ok(node_modules().join("axe-core/axe.min.js"))
}

/// Makes sure that DOMPurify is there, beside axe-core: the end-to-end tests measure it with ours.
pub fn dompurify() -> Outcome {
    npm_package("dompurify", DOMPURIFY, "DOMPurify is measured on the same payloads as our cleaner")
}

/// Makes sure that a program that Cargo installs is there, in any version or in the one named.
pub fn cargo_program(program: &str, krate: &str, version: &str, exact: bool) -> Outcome {
    let mut install = cargo(&["install", krate, "--version", version]);
    // wasm-bindgen-cli goes without its lock file: that of 0.2.130 names a release of webpki-roots
    // that Cargo's index does not offer, and the install would stop there.
    if krate != "wasm-bindgen-cli" {
        install.arg("--locked");
    }
    match version_of(program) {
        Some(found) if !exact || found == version => return Ok(()),
        Some(found) => {
            say(&format!("{program} is {found} here; installing {version} for this project only"));
            install.arg("--root").arg(shell::tools()).arg("--force");
        }
        None => say(&format!("installing {program} {version}, which takes some minutes once")),
    }
    run(install)?;
    match version_of(program) {
        Some(found) if !exact || found == version => Ok(()),
        _ => {
            Err(format!("{program} was installed, but is not on the PATH: add Cargo's bin folder"))
        }
    }
}

/// One line about what is being set up.
pub fn say(what: &str) {
    println!("setup: {what}");
}

fn trunk() -> Outcome {
    cargo_program("trunk", "trunk", TRUNK, true)
}

/// wasm-bindgen's program and its crate have to be of one version: the crate's decides.
fn wasm_bindgen() -> Outcome {
    let lock = shell::read(&shell::root().join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock has no wasm-bindgen")?;
    cargo_program("wasm-bindgen", "wasm-bindgen-cli", version, true)?;
    // The tests' runner comes with it, and may be missing where the program came from elsewhere.
    cargo_program("wasm-bindgen-test-runner", "wasm-bindgen-cli", version, true)
}

/// Makes sure that a package of npm's is there, in this very version.
pub fn npm_package(name: &str, version: &str, reason: &str) -> Outcome {
    let manifest = node_modules().join(name).join("package.json");
    let wanted = format!("\"version\": \"{version}\"");
    if shell::read(&manifest).is_ok_and(|json| json.contains(&wanted)) {
        return Ok(());
    }
    if shell::which("npm").is_none() {
        return Err(format!("{reason}, and comes from npm: install Node.js with npm"));
    }
    say(&format!("installing {name} {version} from npm for this project only"));
    let folder = shell::tools().join("node");
    // A manifest of its own, so that npm neither searches the folders above nor drops the package
    // that was installed before this one.
    let own = folder.join("package.json");
    if !own.exists() {
        shell::write(&own, "{ \"private\": true }\n")?;
    }
    let package = format!("{name}@{version}");
    let options = ["install", "--save-exact", "--no-audit", "--no-fund", "--loglevel=error"];
    let mut npm = command("npm", &options);
    npm.arg(package).current_dir(folder);
    run(npm)
}

/// Where packages of npm's lie.
pub fn node_modules() -> PathBuf {
    shell::tools().join("node/node_modules")
}

/// The version that a program says it has.
fn version_of(program: &str) -> Option<String> {
    let path = shell::which(program)?;
    let said = output(command(path, &["--version"])).ok()?;
    version_in(&said).map(str::to_owned)
}

fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, entry) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    entry.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_say() {
        for (said, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source…", Some("0.37.1")),
            ("no number", None),
        ] {
            assert_eq!(version_in(said), version, "{said}");
        }
    }

    #[test]
    fn the_lock_file_tells_the_version_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
