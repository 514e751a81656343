//! Subresource integrity: one hash in the page, and the browser checks everything that is loaded.

use crate::hosts::{address, exercise};
use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::{Value, json};

pub const TESTS: &[Test] = &[
    test("a page pins the whole package by the hash of one script", pinned),
    test(
        "a script of the package that is another one does not run, and the page is told",
        altered_script,
    ),
    test(
        "a module of the package that is another one does not run, and the page is told",
        altered_module,
    ),
    test("readers that are others read nothing, and the reader is told", altered_readers),
    test("a shell that is another one leaves the article as it is", altered_shell),
];

const SHELL: &str = "reading-widget.pinned.js";

/// The hash of a file of the package.
fn hash(page: &Page, file: &str) -> Result<String> {
    let list = std::fs::read_to_string(page.server.folders().package.join("integrity.json"))?;
    let list: Value = serde_json::from_str(&list)?;
    Ok(list[file].as_str().ok_or(format!("integrity.json does not have {file}"))?.to_owned())
}

/// The page with the pinned shell, from a package in which files whose names end with `other` are
/// others.
fn open(page: &mut Page, other: &str, more: &str) -> Result {
    let integrity = hash(page, SHELL)?;
    let script = format!("/altered/{other}/pkg/{SHELL}");
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("script", &script)
        .append_pair("integrity", &integrity)
        .finish();
    page.open(&[&address("pinned"), "&", &query, more].concat())
}

fn pinned(page: &mut Page) -> Result {
    open(page, "nothing", "")?;
    page.ready()?;
    exercise(page)?;
    open(page, "nothing", "&src=/fixtures/stories/tram.md")?;
    page.ready()?;
    page.is("probe.widget().outline.length > 0", true)?;
    page.is_clean()
}

/// The article is readable, and the page is told of the file and what to do.
fn is_refused(page: &mut Page, file: &str) -> Result {
    page.until("probe.widget()?.ready")?;
    let said = page
        .js("probe.widget().ready.then(() => ['ready'], ({ code, message }) => [code, message])")?;
    ensure!(said[0] == "wasm", "ready gave {said}");
    let message = said[1].as_str().unwrap_or_default();
    for words in [file, "hash is not sha384-", "upload all of them again"] {
        ensure!(message.contains(words), "the page is told {message}, without {words}");
    }
    page.is("watched.errors.some((text) => text.includes('hash is not sha384-'))", true)?;
    page.is("[...document.querySelectorAll('article h2, article p')].every(probe.isShown)", true)?;
    page.is("window.altered", json!(null))
}

fn altered_script(page: &mut Page) -> Result {
    for file in ["reading-widget-life.js", "reading-widget-element_bg.js", "tree.js"] {
        open(page, file, "")?;
        is_refused(page, file)?;
    }
    Ok(())
}

fn altered_module(page: &mut Page) -> Result {
    // The module is as good as the other one: without a hash it runs.
    let script = "/altered/element_bg.wasm/pkg/reading-widget.js";
    page.open(&format!("{}&script={script}", address("pinned")))?;
    page.ready()?;
    open(page, "element_bg.wasm", "")?;
    is_refused(page, "reading-widget-element_bg.wasm")
}

fn altered_readers(page: &mut Page) -> Result {
    open(page, "readers.wasm", "&src=/fixtures/stories/tram.md")?;
    page.until("probe.widget()?.ready")?;
    let said = page
        .js("probe.widget().ready.then(() => ['ready'], ({ code, message }) => [code, message])")?;
    let message = said[1].as_str().unwrap_or_default();
    ensure!(said[0] == "wasm" && message.contains("hash is not sha384-"), "ready gave {said}");
    page.becomes("probe.shows('notice')", true)
}

fn altered_shell(page: &mut Page) -> Result {
    open(page, SHELL, "")?;
    page.until("watched.errors.length > 0")?;
    page.is("customElements.get('reading-widget') === undefined", true)?;
    page.is("[...document.querySelectorAll('article h2, article p')].every(probe.isShown)", true)?;
    page.is("window.altered", json!(null))
}
