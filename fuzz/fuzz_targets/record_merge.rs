//! libFuzzer, for the subject `record_merge`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::record_merge::check(data));
