//! libFuzzer, for the subject `json_article`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::json_article::check(data));
