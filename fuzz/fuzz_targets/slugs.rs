//! libFuzzer, for the subject `slugs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::slugs::check(data));
