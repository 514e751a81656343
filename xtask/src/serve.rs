//! `serve`: the demo in the browser, built again and shown again whenever a file changes.

use crate::shell::{self, Outcome, command, run};
use crate::tools;
use std::process::Command;

/// Sets up and hands over to `trunk serve` with the given options.
pub fn serve(options: &[String]) -> Outcome {
    tools::for_demo(options.iter().any(|option| option.starts_with("--release")))?;
    let mut trunk = trunk("serve");
    // Trunk would build again and again what a build of ours writes; wherever that is.
    let target = shell::target().to_path_buf();
    let aside = ["pkg", "tests", "xtask", "examples"].map(|folder| shell::root().join(folder));
    for folder in aside.into_iter().chain([target]).filter(|folder| folder.is_dir()) {
        trunk.arg("--ignore").arg(folder);
    }
    trunk.args(options);
    run(trunk)
}

/// Trunk, kept from the network: what it would fetch is on its path by now.
pub fn trunk(verb: &str) -> Command {
    let mut trunk = command("trunk", &["--skip-version-check"]);
    // Trunk takes NO_COLOR for an option of its own and stops at any value but true and false.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    trunk.arg(verb);
    trunk
}
