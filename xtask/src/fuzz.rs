//! `fuzz`: gives every target of `fuzz/` bytes that libFuzzer makes up, for some minutes each, and
//! says what came of it. What a change has to pass is the replay of the kept inputs, which the tests
//! do without the fuzzer (`tests/fuzzed.rs`).

use crate::shell::{self, Outcome, cargo_with_tools, command, output, run};
use crate::tools;
use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

const CARGO_FUZZ: &str = "0.13.2";

/// What one is to hold a promise is ten minutes without a crash.
const MINUTES: f64 = 10.0;

/// An input that takes longer than this, in seconds, or more memory, in megabytes, is a crash. The
/// checks read every input a dozen times, in a build that counts every overflow.
const SLOWEST: u32 = 20;
const MOST_MEMORY: u32 = 2048;

/// Longer inputs find little that shorter ones do not; what is long is tested by itself.
const LONGEST: u32 = 4096;

/// Which targets are run, and for how long.
struct Plan {
    minutes: f64,
    targets: Vec<String>,
}

/// What came of a run.
#[derive(Debug, Default, PartialEq)]
struct Report {
    executions: u64,
    /// Edges of the program that were reached.
    coverage: u64,
    /// Inputs that reached something new.
    new_units: u64,
    /// Where the input lies that failed.
    artifact: Option<String>,
}

/// Runs the targets that are named, or all.
pub fn fuzz(options: &[String]) -> Outcome {
    let plan = plan(options, &targets())?;
    tools::cargo_program("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, false)?;
    println!("fuzz: building {} targets", plan.targets.len());
    run(cargo_fuzz("build")?)?;
    let mut crashes = Vec::new();
    let mut executions = 0;
    for target in &plan.targets {
        let (report, has_passed) = run_target(target, plan.minutes)?;
        println!("{}", line(target, plan.minutes, &report));
        executions += report.executions;
        if !has_passed {
            let place = report.artifact.unwrap_or_else(|| log_of(target).display().to_string());
            crashes.push(format!("{target}: {place}"));
        }
    }
    if crashes.is_empty() {
        println!(
            "xtask fuzz: no crash in {executions} executions of {} targets",
            plan.targets.len()
        );
        return Ok(());
    }
    Err(format!(
        "{} of {} targets crashed; what each was given lies here:\n  {}\n\
         fuzz/README.md says how to look at it and how to keep it",
        crashes.len(),
        plan.targets.len(),
        crashes.join("\n  ")
    ))
}

/// The names of the targets, in order: the programs of `fuzz/fuzz_targets`.
fn targets() -> Vec<String> {
    let files = shell::files(&folder().join("fuzz_targets"));
    files.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
}

fn folder() -> PathBuf {
    shell::root().join("fuzz")
}

fn plan(options: &[String], targets: &[String]) -> Outcome<Plan> {
    let mut plan = Plan { minutes: MINUTES, targets: Vec::new() };
    let mut words = options.iter();
    while let Some(word) = words.next() {
        if word == "--minutes" {
            let minutes = words.next().and_then(|word| word.parse().ok());
            plan.minutes = minutes
                .filter(|minutes: &f64| minutes.is_finite() && *minutes > 0.0)
                .ok_or("--minutes asks for a number")?;
        } else if targets.contains(word) {
            plan.targets.push(word.clone());
        } else {
            let known = targets.join(", ");
            return Err(format!("there is no target `{word}`; there are --minutes N, and {known}"));
        }
    }
    if plan.targets.is_empty() {
        plan.targets = targets.to_vec();
    }
    Ok(plan)
}

/// `cargo fuzz`, so that it works with a stable compiler: the counters of coverage are an option of
/// every compiler, but cargo-fuzz names the others of nightly's with them, which a stable one takes
/// only when it is told to. Without a sanitizer, as there is no unsafe code to look at.
fn cargo_fuzz(what: &str) -> Outcome<Command> {
    let mut cargo = cargo_with_tools(&["fuzz", what, "--sanitizer", "none"]);
    if !output(command("rustc", &["--version"]))?.contains("nightly") {
        cargo.env("RUSTC_BOOTSTRAP", "1");
    }
    Ok(cargo)
}

/// Runs a target to its end, and says whether it passed.
fn run_target(target: &str, minutes: f64) -> Outcome<(Report, bool)> {
    let folder = folder();
    let corpus = folder.join("corpus").join(target);
    std::fs::create_dir_all(&corpus)
        .map_err(|error| format!("making {}: {error}", corpus.display()))?;
    let path = log_of(target);
    shell::write(&path, "")?;
    let log =
        File::create(&path).map_err(|error| format!("writing {}: {error}", path.display()))?;
    let mut fuzz = cargo_fuzz("run")?;
    fuzz.arg(target).arg(corpus).arg(folder.join("corpus-kept").join(target)).arg("--");
    fuzz.arg(format!("-max_total_time={}", (minutes * 60.0).ceil()));
    fuzz.arg(format!("-max_len={LONGEST}")).arg(format!("-timeout={SLOWEST}"));
    fuzz.arg(format!("-rss_limit_mb={MOST_MEMORY}")).arg("-print_final_stats=1");
    let words = folder.join("dictionaries").join(target);
    if words.exists() {
        fuzz.arg(format!("-dict={}", words.display()));
    }
    let status = fuzz
        .stderr(log)
        .status()
        .map_err(|error| format!("cargo fuzz could not be started: {error}"))?;
    // A panic's message may hold any bytes.
    let said = std::fs::read(&path).unwrap_or_default();
    Ok((report(&String::from_utf8_lossy(&said)), status.success()))
}

/// Where what libFuzzer says of a target is written.
fn log_of(target: &str) -> PathBuf {
    shell::target().join("fuzz").join(format!("{target}.log"))
}

/// What libFuzzer says, in the parts that count.
fn report(said: &str) -> Report {
    let number = |text: &str| text.split_whitespace().next().and_then(|word| word.parse().ok());
    let mut report = Report::default();
    for line in said.lines() {
        if let Some(rest) = line.strip_prefix("stat::number_of_executed_units:") {
            report.executions = number(rest).unwrap_or_default();
        } else if let Some(rest) = line.strip_prefix("stat::new_units_added:") {
            report.new_units = number(rest).unwrap_or_default();
        } else if let Some((_, path)) = line.split_once("Test unit written to ") {
            report.artifact = Some(path.trim().to_owned());
        } else if line.starts_with('#')
            && let Some((_, rest)) = line.split_once(" cov: ")
        {
            report.coverage = number(rest).unwrap_or(report.coverage);
        }
    }
    report
}

fn line(target: &str, minutes: f64, report: &Report) -> String {
    let Report { executions, coverage, new_units, artifact } = report;
    let crashes = usize::from(artifact.is_some());
    format!(
        "{target:<14} {minutes:>5} min  {executions:>9} executions  {coverage:>5} edges  \
         {new_units:>5} new inputs  {crashes} crashes"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn targets_and_minutes_are_told_apart_and_nothing_else_is_taken() {
        let known = words(&["markdown", "slugs"]);
        let some = plan(&words(&["--minutes", "0.5", "slugs"]), &known).unwrap();
        assert_eq!((some.minutes, some.targets), (0.5, words(&["slugs"])));
        let all = plan(&[], &known).unwrap();
        assert_eq!((all.minutes, all.targets), (10.0, known.clone()));
        for wrong in [&["--minutes"][..], &["--minutes", "-1"], &["--minutes", "x"], &["html"]] {
            assert!(plan(&words(wrong), &known).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn what_libfuzzer_says_becomes_numbers() {
        let said = "#12\tINITED cov: 100 ft: 120 corp: 1/1b\n\
                    #99\tREDUCE cov: 342 ft: 800 corp: 20/1Kb lim: 4 exec/s: 0\n\
                    Done 200331 runs in 606 second(s)\n\
                    stat::number_of_executed_units: 200331\n\
                    stat::new_units_added:          1294\n";
        let expected =
            Report { executions: 200_331, coverage: 342, new_units: 1294, artifact: None };
        assert_eq!(report(said), expected);
        let crash = "==1== ERROR: libFuzzer: deadly signal\n\
                     artifact_prefix='a/'; Test unit written to a/crash-1\n";
        assert_eq!(report(crash).artifact.as_deref(), Some("a/crash-1"));
    }

    #[test]
    fn every_target_is_found() {
        assert!(targets().contains(&"markdown".to_owned()));
    }
}
