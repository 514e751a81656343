//! libFuzzer, for the subject `stored_record`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::stored_record::check(data));
