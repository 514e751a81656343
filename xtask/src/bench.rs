//! `cargo xtask bench`: speed and size beside what people would use instead. It brings the peers from
//! npm, builds what is measured, and hands over to the program in `bench/`.

use crate::browsers::Browsers;
use crate::shell::{self, Outcome, cargo, cargo_with_tools, run};
use crate::{package, test, tools};

/// The peers, in the releases that are measured.
const PEERS: &[(&str, &str)] = &[
    ("tocbot", "4.36.8"),
    ("reading-time", "1.5.0"),
    ("marked", "18.2.1"),
    ("dompurify", "3.4.18"),
    ("artalk", "2.9.1"),
    ("pouchdb", "9.0.0"),
];

const COUNT: &str = "reading-widget-bench-count";

/// Builds what is needed and hands the options to the benchmark.
pub fn bench(options: &[String]) -> Outcome {
    let results = shell::target().join("bench");
    let mut program = cargo_with_tools(&["run", "--quiet"]);
    program.args(["--package", "reading-widget-bench", "--"]).args(options);
    program.env("BENCH_RESULTS", &results).env("BENCH_COUNT", results.join("count.wasm"));
    let native = shell::target().join("measure").join(COUNT);
    program.env("BENCH_NATIVE", native.with_extension(std::env::consts::EXE_EXTENSION));
    program.env("BENCH_PEERS", tools::node_modules());
    program.env("READING_WIDGET_PKG", shell::root().join("pkg"));
    if options.iter().any(|option| option == "--write-readme") {
        return run(program);
    }
    tools::for_package()?;
    for (name, version) in PEERS {
        tools::npm_package(name, version, "what the widget is measured beside")?;
    }
    Browsers::found_or_installed()?.tell(&mut program);
    package::build(true)?;
    package::build_module(COUNT, &results.join("count.wasm"))?;
    run(cargo(&["build", "--profile", "measure", "--package", COUNT]))?;
    let rows = rows(options);
    if rows.is_empty() || rows.contains(&"shift") {
        tools::for_demo(true)?;
        program.env("READING_WIDGET_DEMO", test::build_demo()?);
    }
    run(program)
}

/// The names of rows among the options.
fn rows(options: &[String]) -> Vec<&str> {
    let before = std::iter::once("").chain(options.iter().map(String::as_str));
    let all = options.iter().map(String::as_str).zip(before);
    let rows = all.filter(|(word, before)| !word.starts_with('-') && *before != "--browser");
    rows.map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_browser_is_no_row() {
        let words = ["--browser", "firefox", "own", "--quick", "shift"].map(str::to_owned);
        assert_eq!(rows(&words), ["own", "shift"]);
        assert!(rows(&words[..2]).is_empty());
    }
}
