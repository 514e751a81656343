//! What every input has to hold, one subject for each fuzz target: a `check` that takes any bytes
//! and panics when a promise is broken. The programs of libFuzzer call it with bytes that they make
//! up, `tests/fuzzed.rs` with those that are kept in `corpus-kept`.

pub mod cleaner;
#[path = "../../tests/foreign_html/mod.rs"]
pub mod foreign_html;
pub mod front_matter;
pub mod html;
pub mod import_file;
pub mod input;
pub mod json_article;
pub mod markdown;
pub mod outline;
pub mod record_merge;
pub mod safety;
pub mod slugs;
pub mod stored_record;
pub mod text;
pub mod wire;

/// A subject: the name of its target and of its folder of kept inputs, and its check.
pub type Subject = (&'static str, fn(&[u8]));

/// All subjects.
pub const SUBJECTS: [Subject; 11] = [
    ("markdown", markdown::check),
    ("text", text::check),
    ("cleaner", cleaner::check),
    ("front_matter", front_matter::check),
    ("json_article", json_article::check),
    ("import_file", import_file::check),
    ("stored_record", stored_record::check),
    ("record_merge", record_merge::check),
    ("slugs", slugs::check),
    ("outline", outline::check),
    ("wire", wire::check),
];
