//! The stores of the browser: the contract, and what can go wrong with a database.
#![cfg(target_family = "wasm")]

#[path = "../store/contract/mod.rs"]
mod contract;
mod database;
mod faults;
mod patch;
#[path = "../store/random.rs"]
mod random;
#[path = "../store/sample.rs"]
mod sample;
mod shared;
mod versions;

use database::Database;
use reading_widget::store::indexed_db::IndexedDb;
use reading_widget::store::indexed_db::schema::STEPS;
use reading_widget::store::{BrowserStore, Listeners, Memory};
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

macro_rules! against_the_browser {
    ($($case:ident)*) => {
        mod indexed_db {
            use super::*;
            $(
                #[wasm_bindgen_test]
                async fn $case() {
                    let database = Database::new().await;
                    let store = IndexedDb::named(&database.0, STEPS, Listeners::default());
                    contract::$case(&store).await;
                }
            )*
        }
        mod browser {
            use super::*;
            $(
                #[wasm_bindgen_test]
                async fn $case() {
                    let database = Database::new().await;
                    contract::$case(&BrowserStore::named(&database.0)).await;
                }
            )*
        }
    };
}

contract_cases!(against_the_browser);

#[wasm_bindgen_test]
async fn the_database_reads_as_memory_does_after_any_records() {
    for seed in 0..8 {
        let database = Database::new().await;
        let store = IndexedDb::named(&database.0, STEPS, Listeners::default());
        random::stores_are_the_same(&store, &Memory::default(), seed).await;
    }
}
