//! `cargo xtask`: everything that one does with this project, one command each. A command brings
//! what it needs, says in a line what it is doing, and ends with a sentence that says how it went.

mod bench;
mod browsers;
mod crash;
mod fuzz;
mod imports;
mod package;
mod pins;
mod scripts;
mod serve;
mod shell;
mod sizes;
mod soak;
mod test;
mod tidy;
mod tools;
mod trunk_assets;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [trunk options]    build the demo, serve it and reload it when a file changes
  test [--quick] [names]   everything that a change has to pass; --quick leaves the browsers out,
                           names run only the tests whose names contain one of them
  package [--dev]          write pkg/, ready for npm, and hold it to its size
  bench [--browser NAME] [--quick] [rows]
                           measure speed and size beside what people would use instead
  bench --write-readme     put what was measured last into the README
  crash [--runs N] [--browser NAME]
                           kill browsers while they keep comments, and count what is lost
  soak [--minutes N]       read and write in one page for 30 minutes, and see that nothing grows
  fuzz [--minutes N] [targets]
                           read what libFuzzer makes up, 10 minutes each, and look for crashes
  tidy                     check the rules of the repository
  setup                    install what serve and test need, and nothing else
  help                     print this";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "serve" => serve::serve(rest),
        "test" => test::test(rest),
        "package" => package::package(rest),
        "bench" => bench::bench(rest),
        "crash" => crash::crash(rest),
        "soak" => soak::soak(rest),
        "fuzz" => fuzz::fuzz(rest),
        "tidy" => tidy::tidy(),
        "setup" => test::setup(),
        // Called by Trunk while it builds the demo, see Trunk.toml.
        "trunk-assets" => trunk_assets::trunk_assets(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => Err(format!("there is no command `{unknown}`\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask {command}: {reason}");
            ExitCode::FAILURE
        }
    }
}
