//! libFuzzer, for the subject `text`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::text::check(data));
