//! The element in parts: what is reached only through one of its doors (`wasm_split` in `src/`) is
//! moved into a file of its own, which is fetched when that door is first opened.

use crate::package::{ELEMENT, TARGET, built_binary};
use crate::shell::{self, Outcome, cargo, command, run};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// What the parts are called in the package, before their own names.
const PREFIX: &str = "reading-widget-";
/// What loads them, without the list of them.
const LOADER: &str = "src/element/parts.js";
const LOADER_FILE: &str = "reading-widget-parts.js";

/// The part with comments and insights, and those that are only loaded after it.
const TALK: &str = "talk";
const AFTER_TALK: &[&str] = &["deeds", "memory"];

/// The parts, and the files that each came apart into.
type Stems = HashMap<String, Vec<String>>;

/// Builds the element for release, puts its later parts and what loads them into a folder, and
/// returns the first part, which wasm-bindgen has not seen yet.
pub fn build(folder: &Path) -> Outcome<PathBuf> {
    println!("package: building {ELEMENT} in parts");
    let mut build = cargo(&["rustc", "--release", "--target", TARGET, "--no-default-features"]);
    build.args(["--features", "parts", "--bin", ELEMENT]);
    // Who takes a module apart has to know what in it names what.
    build.args(["--", "-C", "link-arg=--emit-relocs"]);
    run(build)?;
    let whole = read(&built_binary(ELEMENT, true))?;
    let apart = shell::target().join("parts");
    shell::remove_folder(&apart)?;
    let first = apart.join(ELEMENT).with_extension("wasm");
    let mut options = Options::new(&whole);
    let (loader, glue) = (format!("./{LOADER_FILE}"), format!("./{ELEMENT}.js"));
    options.output_dir = &apart;
    options.main_out_path = &first;
    options.link_name = &loader;
    options.main_module = &glue;
    let parts = transform(options).map_err(|error| format!("taking {ELEMENT} apart: {error:?}"))?;
    let homes = homes(&parts.prefetch_map);
    for home in homes.values().collect::<BTreeSet<_>>() {
        let files = homes.iter().filter(|(_, at)| *at == home).map(|(stem, _)| file(&apart, stem));
        join(&files.collect::<Vec<_>>(), &folder.join(file_name(home)))?;
    }
    let source = shell::read(&shell::root().join(LOADER))?;
    shell::write(&folder.join(LOADER_FILE), source + &doors(&parts.prefetch_map, &homes))?;
    Ok(first)
}

/// In which file what was taken apart comes together again. What several parts need came apart too,
/// for each set of them: most of that goes into the part without which the others are not loaded.
fn homes(parts: &Stems) -> BTreeMap<&str, String> {
    let stems: BTreeSet<&str> = parts.values().flatten().map(String::as_str).collect();
    let home = |stem: &str| {
        if let Some(part) = stem.strip_prefix("split_") {
            return part.to_owned();
        }
        let needs = |part: &str| parts.get(part).is_some_and(|of| of.iter().any(|s| s == stem));
        let others = parts.keys().filter(|part| !AFTER_TALK.contains(&part.as_str()));
        let home = match others.into_iter().any(|part| part != TALK && needs(part)) {
            true => "shared",
            false if needs(TALK) => TALK,
            false => "kept",
        };
        home.to_owned()
    };
    stems.into_iter().map(|stem| (stem, home(stem))).collect()
}

/// Makes one file of those that are always loaded together.
fn join(files: &[PathBuf], whole: &Path) -> Outcome {
    if let [file] = files {
        return shell::copy(file, whole);
    }
    let mut join = command("wasm-merge", &["--enable-reference-types", "--enable-bulk-memory"]);
    for (index, file) in files.iter().enumerate() {
        join.arg(file).arg(format!("part{index}"));
    }
    join.arg("-o").arg(whole);
    run(join)
}

/// A line for each part: the name under which the first part asks for it, and its files.
fn doors(parts: &Stems, homes: &BTreeMap<&str, String>) -> String {
    let mut names: Vec<_> = parts.iter().collect();
    names.sort();
    let line = |(name, stems): (&String, &Vec<String>)| {
        let files: BTreeSet<_> = stems
            .iter()
            .filter_map(|stem| homes.get(stem.as_str()))
            .map(|home| format!("\"{}\"", file_name(home)))
            .collect();
        let files: Vec<_> = files.into_iter().collect();
        format!("export const __wasm_split_load_{name} = part({});\n", files.join(", "))
    };
    names.into_iter().map(line).collect()
}

fn file(apart: &Path, stem: &str) -> PathBuf {
    apart.join(stem).with_extension("wasm")
}

fn file_name(home: &str) -> String {
    [PREFIX, home, ".wasm"].concat()
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("reading {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_several_parts_need_is_in_the_part_that_comes_first() {
        let stems = |stems: &[&str]| stems.iter().map(|stem| stem.to_string()).collect();
        let parts: Stems = [
            ("talk", stems(&["chunk_1", "chunk_2", "split_talk"])),
            ("deeds", stems(&["chunk_1", "chunk_3", "split_deeds"])),
            ("memory", stems(&["chunk_1", "chunk_3", "split_memory"])),
            ("elsewhere", stems(&["chunk_2", "split_elsewhere"])),
        ]
        .into_iter()
        .map(|(part, stems)| (part.to_owned(), stems))
        .collect();
        let homes = homes(&parts);
        let expected = [
            ("chunk_1", "talk"),
            ("chunk_2", "shared"),
            ("chunk_3", "kept"),
            ("split_deeds", "deeds"),
            ("split_elsewhere", "elsewhere"),
            ("split_memory", "memory"),
            ("split_talk", "talk"),
        ];
        assert!(homes.iter().map(|(stem, home)| (*stem, home.as_str())).eq(expected));
        let doors = doors(&parts, &homes);
        let deeds = "__wasm_split_load_deeds = part(\"reading-widget-deeds.wasm\", \
                     \"reading-widget-kept.wasm\", \"reading-widget-talk.wasm\");";
        assert!(doors.contains(deeds), "{doors}");
    }
}
