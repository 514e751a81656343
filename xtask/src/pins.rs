//! Pins: the hashes by which a browser knows the files of a package. `integrity.json` lists them, and
//! `reading-widget.pinned.js` is the shell that asks for them: so one hash in a page pins everything.

use crate::scripts;
use crate::shell::{self, Outcome};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::path::Path;

/// The shell in a package, and the one that is pinned.
const SHELL: &str = "reading-widget.js";
const PINNED: &str = "reading-widget.pinned.js";
/// What the pinned shell has in place of these lines of the shell.
const PINS: &str = "pins.js";
const PLACE: &str =
    "const READERS = \"reading-widget-readers.wasm\";\nconst pinned = (_file, get) => get();\n";
const EMPTY: &str = "const PINS = {};";
/// The list of all hashes.
const LIST: &str = "integrity.json";

/// Writes the shell, the pinned one and the list of hashes into a folder that has all other files as
/// they stay; a release is made small.
pub fn write(folder: &Path, release: bool) -> Outcome {
    let source = |name: &str| shell::read(&shell::root().join("src/element").join(name));
    let text = source(SHELL)?;
    let mut hashes = BTreeMap::new();
    for file in shell::files(folder) {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let is_loaded = name.ends_with(".js") || name.ends_with(".wasm");
        if is_loaded && name != SHELL {
            hashes.insert(name, hash_of(&file)?);
        }
    }
    let pinned = pinned(&text, &source(PINS)?, &hashes)?;
    for (name, text) in [(SHELL, text), (PINNED, pinned)] {
        let file = folder.join(name);
        shell::write(&file, text)?;
        if release {
            scripts::shrink(&file)?;
        }
        hashes.insert(name.to_owned(), hash_of(&file)?);
    }
    shell::write(&folder.join(LIST), json(&hashes) + "\n")
}

/// The shell with pins.
fn pinned(shell: &str, pins: &str, hashes: &BTreeMap<String, String>) -> Outcome<String> {
    if !shell.contains(PLACE) || !pins.contains(EMPTY) {
        return Err(format!("{SHELL} has no place for {PINS}, or that none for the hashes"));
    }
    let pins = pins.replace(EMPTY, &format!("const PINS = {};", json(hashes)));
    Ok(shell.replace(PLACE, &pins))
}

/// Names and hashes need no escapes.
fn json(hashes: &BTreeMap<String, String>) -> String {
    let lines: Vec<_> =
        hashes.iter().map(|(name, hash)| format!("\n  \"{name}\": \"{hash}\"")).collect();
    format!("{{{}\n}}", lines.join(","))
}

fn hash_of(file: &Path) -> Outcome<String> {
    let bytes = std::fs::read(file).map_err(|e| format!("reading {}: {e}", file.display()))?;
    Ok(hash(&bytes))
}

/// A hash as `integrity` takes it.
fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_integrity_takes() {
        // The example of the specification of Subresource Integrity.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(hash(b"alert('Hello, world.');"), expected);
    }

    #[test]
    fn the_shell_has_a_place_for_the_pins() {
        let source = |name: &str| shell::read(&shell::root().join("src/element").join(name));
        let (text, pins) = (source(SHELL).unwrap(), source(PINS).unwrap());
        let hashes = BTreeMap::from([("a.js".to_owned(), "sha384-x".to_owned())]);
        let text = pinned(&text, &pins, &hashes).unwrap();
        assert!(text.contains("const PINS = {\n  \"a.js\": \"sha384-x\"\n};"), "{text}");
        assert!(!text.contains(PLACE));
        assert!(pinned("", &pins, &hashes).is_err());
    }
}
