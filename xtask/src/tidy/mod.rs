//! `tidy`: the rules of the repository, each as code and with its reason. A rule is a function from
//! text to complaints, so that it can be tried on a few lines; this file reads the texts.

mod files;
mod readme;
mod rooms;
mod rust;
mod security;
mod skeleton;

use crate::shell::{self, Outcome};
use std::path::Path;

/// Folders that hold what people here write.
const WRITTEN: &[&str] = &[
    "src",
    "xtask",
    "tests",
    "bench",
    "examples",
    "static",
    "fuzz/src",
    "fuzz/fuzz_targets",
    ".ci",
    ".cargo",
];

/// Checks all rules, and fails with all complaints at once.
pub fn tidy() -> Outcome {
    let texts = texts()?;
    let mut complaints = Vec::new();
    for (path, text) in &texts {
        complaints.extend(files::check(path, text));
        complaints.extend(rooms::check(path, text));
    }
    complaints.extend(readme::check(&texts));
    complaints.extend(security::check(&texts));
    let text = |path| find(&texts, path);
    complaints.extend(skeleton::check(
        text("src/element/reading-widget.js"),
        text("src/styles/skeleton.css"),
    ));
    match complaints.len() {
        0 => {
            println!("tidy: {} files keep the rules", texts.len());
            Ok(())
        }
        count => Err(format!("{count} complaints\n  {}", complaints.join("\n  "))),
    }
}

/// A file of the repository: its path from the root, with slashes, and what is in it.
type Text = (String, String);

fn texts() -> Outcome<Vec<Text>> {
    let root = shell::root();
    let in_folders = WRITTEN.iter().flat_map(|folder| shell::files(&root.join(folder)));
    let top = std::fs::read_dir(&root).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut texts = Vec::new();
    for path in top.filter(|path| path.is_file()).chain(in_folders) {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if files::is_text(&name) {
            texts.push((name, shell::read(&path)?));
        }
    }
    Ok(texts)
}

/// The text of a file, if there is one of this name.
fn find<'a>(texts: &'a [Text], path: &str) -> Option<&'a str> {
    texts.iter().find(|(name, _)| Path::new(name) == Path::new(path)).map(|(_, text)| &**text)
}
