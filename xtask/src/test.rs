//! `test`: everything that a change has to pass, in the order of what it costs. The first step that
//! fails ends it, and the last line says which one that was.

use crate::browsers::Browsers;
use crate::serve::trunk;
use crate::shell::{self, Outcome, cargo, cargo_with_tools, run};
use crate::{package, sizes, tidy, tools};
use std::path::PathBuf;
use std::time::Instant;

const E2E: &str = "reading-widget-e2e";

/// Which tests are asked for.
struct Plan {
    /// Only what needs no browser.
    quick: bool,
    /// Only tests whose names contain one of these; everything if there is none.
    names: Vec<String>,
}

/// Sets up and runs the steps.
pub fn test(options: &[String]) -> Outcome {
    let plan = plan(options)?;
    let begun = Instant::now();
    if plan.names.is_empty() {
        step("format", || run(cargo(&["fmt", "--all", "--check"])))?;
        step("clippy", clippy)?;
        step("tidy", tidy::tidy)?;
    }
    step("tests without a browser", || native(&plan))?;
    if !plan.quick {
        let browsers = step("setup", set_up)?;
        for (browser, driver) in [("Chromium", "CHROMEDRIVER"), ("Firefox", "GECKODRIVER")] {
            let name = format!("WASM tests in {browser}");
            step(&name, || in_browser(&browsers, driver, &plan))?;
        }
        if plan.names.is_empty() {
            step("WASM tests of the stores in WebKit", || in_webkit(&browsers))?;
        }
        let pkg = step("package", || package::build(true))?;
        if plan.names.is_empty() {
            step("size", || sizes::hold_to_budget(&pkg))?;
        }
        let faulty = step("package that fails on purpose", package::build_faulty)?;
        let demo = step("demo", build_demo)?;
        let yew_host = step("the Yew app around it", package::build_yew_host)?;
        let served = [
            ("READING_WIDGET_PKG", pkg),
            ("READING_WIDGET_FAULTY", faulty),
            ("READING_WIDGET_DEMO", demo),
            ("READING_WIDGET_YEW_HOST", yew_host),
            ("AXE_CORE", tools::axe_core()?),
        ];
        step("end to end", || end_to_end(&browsers, &served, &plan))?;
    }
    println!("xtask test: all passed in {} s", begun.elapsed().as_secs());
    Ok(())
}

/// Installs what serving and testing need.
pub fn setup() -> Outcome {
    set_up().map(drop)
}

fn set_up() -> Outcome<Browsers> {
    tools::for_package()?;
    tools::for_demo(true)?;
    tools::axe_core()?;
    tools::dompurify()?;
    let browsers = Browsers::found_or_installed()?;
    tools::say("everything is there");
    Ok(browsers)
}

fn plan(options: &[String]) -> Outcome<Plan> {
    let (switches, names): (Vec<_>, Vec<_>) =
        options.iter().cloned().partition(|option| option.starts_with('-'));
    match switches.iter().find(|switch| *switch != "--quick") {
        Some(unknown) => Err(format!("`{unknown}` is unknown; there is --quick, and names")),
        None => Ok(Plan { quick: !switches.is_empty(), names }),
    }
}

fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("\n── {name}");
    let begun = Instant::now();
    let done = work().map_err(|reason| format!("failed at {name}: {reason}"))?;
    println!("── {name}: passed in {} s", begun.elapsed().as_secs());
    Ok(done)
}

/// Twice, as the widget is built twice: natively with everything, and for the page without its
/// readers.
fn clippy() -> Outcome {
    const STRICT: [&str; 3] = ["--", "--deny", "warnings"];
    let native = ["clippy", "--quiet", "--workspace", "--all-targets"];
    run(cargo(&[&native[..], &STRICT].concat()))?;
    tools::wasm_target()?;
    let page = ["clippy", "--quiet", "--target", "wasm32-unknown-unknown", "--lib", "--bins"];
    // With the faults that a build for tests has: nothing is left out for them.
    let features = ["--no-default-features", "--features", "faults"];
    run(cargo(&[&page[..], &features, &STRICT].concat()))
}

fn native(plan: &Plan) -> Outcome {
    let mut test = cargo(&["test", "--workspace", "--exclude", E2E]);
    if !plan.names.is_empty() {
        test.arg("--").args(&plan.names);
    }
    run(test)
}

/// The tests in `tests/browser*.rs`, compiled to WASM and run inside a page.
fn in_browser(browsers: &Browsers, driver: &str, plan: &Plan) -> Outcome {
    let once = |name: Option<&String>| {
        let mut test = cargo_with_tools(&["test", "--target", "wasm32-unknown-unknown"]);
        test.args(["--no-default-features", "--features", "element,readers"]);
        test.args(["--test", "browser*"]);
        if let Some(name) = name {
            test.arg("--").arg(name);
        }
        browsers.tell_only(driver, &mut test);
        run(test)
    };
    for_each_name(plan, once)
}

/// For what takes one name at a time: once for each, or once for everything.
fn for_each_name(plan: &Plan, once: impl Fn(Option<&String>) -> Outcome) -> Outcome {
    match plan.names.as_slice() {
        [] => once(None),
        names => names.iter().try_for_each(|name| once(Some(name))),
    }
}

/// What the stores promise, inside a page of WebKitGTK. Its driver is none that the runner starts by
/// itself, so it listens already.
fn in_webkit(browsers: &Browsers) -> Outcome {
    let program = ["run", "--quiet", "--package", E2E, "--bin", "with-webkit", "--"];
    let test = ["cargo", "test", "--target", "wasm32-unknown-unknown", "--no-default-features"];
    let which = ["--features", "element,readers", "--test", "browser_store"];
    let mut test = cargo_with_tools(&[&program[..], &test, &which].concat());
    browsers.tell(&mut test);
    run(test)
}

/// The demo as a site would deploy it, outside of `dist/`, where `serve` may be at work.
pub fn build_demo() -> Outcome<PathBuf> {
    let folder = shell::target().join("demo");
    let mut build = trunk("build");
    build.arg("--release").arg("--dist").arg(&folder);
    run(build)?;
    Ok(folder)
}

/// `served` are the folders and files that the tests serve, by the variable that names them.
fn end_to_end(browsers: &Browsers, served: &[(&str, PathBuf)], plan: &Plan) -> Outcome {
    for_each_name(plan, |name| {
        let mut test = cargo_with_tools(&["test", "--package", E2E]);
        browsers.tell(&mut test);
        test.envs(served.iter().map(|(variable, path)| (variable, path)));
        if let Some(name) = name {
            test.arg("--").arg(name);
        }
        run(test)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_and_names_are_told_apart() {
        let words = |words: &[&str]| words.iter().map(|word| word.to_string()).collect::<Vec<_>>();
        let both = plan(&words(&["outline", "--quick"])).unwrap();
        assert!(both.quick);
        assert_eq!(both.names, ["outline"]);
        assert!(!plan(&[]).unwrap().quick);
        assert!(plan(&words(&["--fast"])).is_err());
    }
}
