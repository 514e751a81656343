//! What fuzzing holds, without the fuzzer: the inputs that are kept in `fuzz/corpus-kept`, and
//! made-up ones, go through the very checks of the fuzz targets.
#![cfg(not(target_family = "wasm"))]

#[path = "fuzzed/made_up.rs"]
mod made_up;
#[path = "../fuzz/src/lib.rs"]
mod subjects;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use subjects::SUBJECTS;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(fuzz().join(folder)).expect(folder);
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Replays what is kept for a subject; the name of an input that fails is said.
fn replay(name: &str) {
    let (_, check) = SUBJECTS.iter().find(|(subject, _)| *subject == name).expect(name);
    let folder = format!("corpus-kept/{name}");
    let inputs = names(&folder);
    assert!(inputs.len() >= 5, "{folder} holds {} inputs: it was emptied", inputs.len());
    for input in inputs {
        let path = fuzz().join(&folder).join(input);
        let data = fs::read(&path).unwrap();
        let result = catch_unwind(AssertUnwindSafe(|| check(&data)));
        assert!(result.is_ok(), "{} fails, see above", path.display());
    }
}

macro_rules! replayed {
    ($($test:ident: $name:ident,)+) => {
        $(
            #[test]
            fn $test() {
                replay(stringify!($name));
            }
        )+

        const REPLAYED: &[&str] = &[$(stringify!($name)),+];
    };
}

replayed! {
    kept_markdown_holds: markdown,
    kept_texts_hold: text,
    kept_events_hold: cleaner,
    kept_front_matter_holds: front_matter,
    kept_json_articles_hold: json_article,
    kept_import_files_hold: import_file,
    kept_stored_records_hold: stored_record,
    kept_histories_hold: record_merge,
    kept_titles_hold: slugs,
    kept_articles_hold: outline,
    kept_bytes_hold: wire,
}

#[test]
fn every_subject_has_a_target_and_is_replayed() {
    let subjects: BTreeSet<_> = SUBJECTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let targets: BTreeSet<_> = subjects.iter().map(|name| format!("{name}.rs")).collect();
    assert_eq!(names("fuzz_targets"), targets);
    assert_eq!(names("corpus-kept"), subjects);
    assert_eq!(REPLAYED.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), subjects);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for target in targets {
        let path = format!("path = \"fuzz_targets/{target}\"");
        assert!(manifest.contains(&path), "fuzz/Cargo.toml lacks {path}");
    }
}
