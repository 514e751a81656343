//! The parts that need a browser, against a real page.
#![cfg(target_family = "wasm")]

mod built;
mod component;
mod dates;
mod deep;
mod discussing;
mod fetching;
mod following;
mod own;
mod panels;
mod session;
mod sheets;
mod stage;
mod watching;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
