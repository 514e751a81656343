//! libFuzzer, for the subject `import_file`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::import_file::check(data));
