//! libFuzzer, for the subject `markdown`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::markdown::check(data));
