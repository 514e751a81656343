//! libFuzzer, for the subject `front_matter`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading_widget_fuzz::front_matter::check(data));
