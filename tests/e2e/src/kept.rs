//! Texts that a page gives to the server to have them served again: it posts one to `/kept/NAME` and
//! fetches it from there, as it would fetch any file.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The texts by their names.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<String, Vec<u8>>>);

impl Kept {
    /// Keeps a text, in place of the one that had this name.
    pub fn keep(&self, name: &str, text: Vec<u8>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), text);
    }

    /// The text of this name.
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }
}
