//! libFuzzer, for the subject `wire`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::wire::check(data));
