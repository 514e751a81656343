//! libFuzzer, for the subject `cleaner`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::cleaner::check(data));
