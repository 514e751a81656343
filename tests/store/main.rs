//! The contract of stores, against the one in memory.
#![cfg(not(target_family = "wasm"))]

mod contract;
mod sample;

use reading_widget::store::Memory;

macro_rules! against_memory {
    ($($case:ident)*) => {
        $(
            #[tokio::test]
            async fn $case() {
                contract::$case(&Memory::default()).await;
            }
        )*
    };
}

contract_cases!(against_memory);
