//! The scripts of a package, made small: their remarks go, and names that nobody outside sees.

use crate::shell::{self, Outcome, command, run};
use std::path::Path;

/// Makes a script small. Classes keep their names, since pages see them, and what bundlers are told
/// stays.
pub fn shrink(script: &Path) -> Outcome {
    const OPTIONS: [&str; 7] = [
        "--module",
        "--ecma=2022",
        "--compress=passes=2",
        "--mangle",
        "--keep-classnames",
        "--comments=/webpackIgnore|@vite-ignore/",
        "--output",
    ];
    let mut terser = command("terser", &OPTIONS);
    terser.arg(script).arg("--").arg(script);
    run(terser)
}

/// Makes all scripts of a folder small.
pub fn shrink_all(folder: &Path) -> Outcome {
    let files = shell::files(folder);
    let mut scripts = files.iter().filter(|file| file.extension().is_some_and(|end| end == "js"));
    scripts.try_for_each(|script| shrink(script))
}
