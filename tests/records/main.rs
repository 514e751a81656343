//! The laws of records: however they travel between devices whose clocks are wrong, everybody ends
//! with the same ones.
#![cfg(not(target_family = "wasm"))]

mod files;
mod histories;
mod merging;
mod strategies;
