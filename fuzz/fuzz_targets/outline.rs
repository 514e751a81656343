//! libFuzzer, for the subject `outline`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::outline::check(data));
