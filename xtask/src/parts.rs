//! The element in parts: what is reached only through one of its doors (`wasm_split` in `src/`) is
//! moved into a file of its own, which is fetched when that door is first opened.

use crate::imports;
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

/// Under which names the parts import from the first one: what came apart, and what was joined.
const SHARED: &str = "__wasm_split";
const FIRST: &str = "first";
/// What rustc enables for this target anyway; in a part it is not written down.
pub const FEATURES: [&str; 6] = [
    "--enable-reference-types",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
];

/// The part with comments and insights, and those that are only loaded after it.
const TALK: &str = "talk";
const AFTER_TALK: &[&str] = &["deeds"];

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
        let is_word = |part: &&String| part.len() == 2;
        if parts.keys().filter(|part| needs(part)).all(|part| is_word(&part)) {
            return "words".to_owned();
        }
        let mut others = parts.keys().filter(|part| !AFTER_TALK.contains(&part.as_str()));
        let is_shared = others.any(|part| part != TALK && needs(part));
        if is_shared { "shared" } else { TALK }.to_owned()
    };
    stems.into_iter().map(|stem| (stem, home(stem))).collect()
}

/// Makes one file of those that are always loaded together. Each imports the memory and the table of
/// the first part; what stands between makes one memory of them again.
fn join(files: &[PathBuf], whole: &Path) -> Outcome {
    if let [file] = files {
        return shell::copy(file, whole);
    }
    let between = whole.with_extension("between");
    shell::write(&between, shared(files)?)?;
    let mut join = command("wasm-merge", &FEATURES);
    join.arg(&between).arg(SHARED);
    for (index, file) in files.iter().enumerate() {
        join.arg(file).arg(format!("part{index}"));
    }
    join.arg("-o").arg(whole);
    run(join)?;
    fs::remove_file(&between).map_err(|error| format!("removing {}: {error}", between.display()))
}

/// A module that imports whatever any of these imports from the first part, under another name of
/// it, and exports it to them.
fn shared(files: &[PathBuf]) -> Outcome<Vec<u8>> {
    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for file in files {
        let bytes = read(file)?;
        let imports = imports::entries(&bytes)
            .ok_or_else(|| format!("the imports of {} are not read", file.display()))?;
        for import in imports.iter().filter(|import| import.module == SHARED) {
            found.insert(import.name.to_owned(), import.what.to_vec());
        }
    }
    let mut imported = Vec::new();
    let mut exported = Vec::new();
    imports::write_number(&mut imported, found.len());
    imports::write_number(&mut exported, found.len());
    // Each kind is counted by itself.
    let mut counts = [0; 5];
    for (name, what) in &found {
        imports::write_text(&mut imported, FIRST);
        imports::write_text(&mut imported, name);
        imported.extend(what);
        let kind = usize::from(what[0]);
        imports::write_text(&mut exported, name);
        exported.push(what[0]);
        imports::write_number(&mut exported, counts[kind]);
        counts[kind] += 1;
    }
    let mut module = b"\0asm\x01\0\0\0".to_vec();
    for (id, body) in [(2, imported), (7, exported)] {
        module.push(id);
        imports::write_number(&mut module, body.len());
        module.extend(body);
    }
    Ok(module)
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
            ("deeds", stems(&["chunk_1", "split_deeds"])),
            ("elsewhere", stems(&["chunk_2", "split_elsewhere"])),
            ("de", stems(&["chunk_3", "split_de"])),
            ("fr", stems(&["chunk_3", "split_fr"])),
        ]
        .into_iter()
        .map(|(part, stems)| (part.to_owned(), stems))
        .collect();
        let homes = homes(&parts);
        let expected = [
            ("chunk_1", "talk"),
            ("chunk_2", "shared"),
            ("chunk_3", "words"),
            ("split_de", "de"),
            ("split_deeds", "deeds"),
            ("split_elsewhere", "elsewhere"),
            ("split_fr", "fr"),
            ("split_talk", "talk"),
        ];
        assert!(homes.iter().map(|(stem, home)| (*stem, home.as_str())).eq(expected));
        let doors = doors(&parts, &homes);
        let deeds = "__wasm_split_load_deeds = part(\"reading-widget-deeds.wasm\", \
                     \"reading-widget-talk.wasm\");";
        assert!(doors.contains(deeds), "{doors}");
    }
}
