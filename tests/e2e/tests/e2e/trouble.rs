//! What goes wrong, and what people see then.

use crate::{Test, in_chromium, test};
use reading_widget_e2e::driver::free_port;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;
use std::time::Duration;

pub const TESTS: &[Test] = &[
    test("an article that is not found is said to be, with status and address", not_found),
    test("a server that is not there is said to be", network_down),
    in_chromium("a server that never answers is given up", stalled),
    test("Try again tries again", try_again),
    test("what is no format that is read is named", wrong_format),
    test("bad JSON is told with the path to the place", bad_json),
    test("bad front matter is told with its line", bad_front_matter),
    test("a property article that makes no sense is told", bad_property),
    test("WASM with a wrong type leaves the article, and the console names the type", wrong_mime),
    test("WASM refused by a policy leaves the article, and the console names the header", refused),
    test("WASM that is missing leaves the article as it is", missing_wasm),
    test("an empty article is a quiet sentence", empty),
    test("without the script the article is readable", no_script),
];

/// Waits until `ready` is rejected, and checks its code and the words that the reader sees.
fn fails(page: &mut Page, code: &str, words: &[&str]) -> Result {
    page.until("probe.widget()?.ready")?;
    let answer = page.js("probe.widget().ready.then(() => ['resolved'], (error) =>
           [error instanceof window.Error, error.code])")?;
    ensure!(answer == json!([true, code]), "ready gave {answer} and not an Error with {code}");
    page.until("watched.events.some(({ name }) => name === 'error')")?;
    let event = page.js("watched.events.find(({ name }) => name === 'error')")?;
    ensure!(
        event["detail"]["code"] == code
            && event["detail"]["message"].as_str().is_some_and(|message| !message.is_empty())
            && event["bubbles"] == true
            && event["composed"] == true,
        "the event is {event}"
    );
    page.becomes("probe.shows('notice')", true)?;
    let notice = page.js("probe.text('notice')")?.to_string();
    for word in words {
        ensure!(notice.contains(word), "the reader sees {notice}, without {word}");
    }
    let rejections = page.js("watched.errors.filter((text) => text.startsWith('unhandled'))")?;
    ensure!(rejections == json!([]), "nobody asked for ready, and yet: {rejections}");
    Ok(())
}

fn not_found(page: &mut Page) -> Result {
    page.open("/made/widget?src=/fixtures/stories/none.md")?;
    fails(page, "fetch", &["404", "/fixtures/stories/none.md", "Try again"])?;
    page.open("/made/widget?src=/fixtures/stories/tram.md%3Fstatus%3D500")?;
    fails(page, "fetch", &["500", "/fixtures/stories/tram.md"])
}

fn network_down(page: &mut Page) -> Result {
    let address = format!("http://127.0.0.1:{}/a.md", free_port()?);
    page.open(&format!("/made/widget?src={address}"))?;
    fails(page, "fetch", &[&address, "Try again"])
}

fn stalled(page: &mut Page) -> Result {
    page.open("/made/widget?src=/stall/a.md")?;
    page.until_within(
        "watched.events.some(({ name }) => name === 'error')",
        Duration::from_secs(35),
    )?;
    fails(page, "fetch", &["/stall/a.md", "Try again"])
}

fn try_again(page: &mut Page) -> Result {
    // The first request of a key fails; each run has a server of its own.
    page.open("/made/widget?src=/flaky/again/fixtures/stories/tram.md")?;
    fails(page, "fetch", &["404"])?;
    page.click("probe.parts('notice').flatMap((part) => [...part.querySelectorAll('button')]).find((button) => /try again/i.test(button.textContent))")?;
    page.becomes("probe.widget().outline.length", 4)?;
    page.ready()?;
    page.becomes("probe.shows('notice')", false)
}

fn wrong_format(page: &mut Page) -> Result {
    page.open("/made/widget?src=/made/picture%3Ftype%3Dimage/png")?;
    fails(page, "format", &["image/png", "Markdown", "HTML", "JSON"])
}

fn bad_json(page: &mut Page) -> Result {
    page.open("/made/widget?src=/fixtures/stories/bad.json")?;
    fails(page, "parse", &["tags", "1", "label"])
}

fn bad_front_matter(page: &mut Page) -> Result {
    page.open("/made/widget?src=/fixtures/stories/bad-front-matter.md")?;
    fails(page, "parse", &[])?;
    page.is("/\\b[345]\\b/.test(probe.text('notice'))", true)
}

fn bad_property(page: &mut Page) -> Result {
    page.open("/fixtures/property/")?;
    page.ready()?;
    page.run("probe.widget().article = { title: 'A', tags: 7 }")?;
    fails(page, "parse", &["tags"])
}

/// The page's own article is there and seen, whatever became of the WASM.
fn is_readable(page: &mut Page) -> Result {
    page.is("probe.isShown(document.querySelector('article'))", true)?;
    page.is("document.querySelector('article p').getBoundingClientRect().height > 0", true)
}

const CHILDREN: &str =
    "children=%3Carticle%3E%3Ch2%3EA%20jar%3C/h2%3E%3Cp%3EOf%20plums.%3C/p%3E%3C/article%3E";

fn wrong_mime(page: &mut Page) -> Result {
    page.open(&format!("/made/widget?script=/wrong-mime/pkg/reading-widget.js&{CHILDREN}"))?;
    page.until("[...watched.errors, ...watched.warnings].some((text) => text.includes('application/wasm'))")?;
    is_readable(page)?;
    // It may have worked all the same, the slower way. If it has not, the page is told why.
    page.until("probe.widget().ready")?;
    let answer = page.js("probe.widget().ready.then(() => 'ready', ({ code }) => code)")?;
    ensure!(answer == "ready" || answer == "wasm", "ready gave {answer}");
    Ok(())
}

fn refused(page: &mut Page) -> Result {
    page.open("/fixtures/no-wasm/")?;
    is_readable(page)?;
    page.until("probe.widget().ready")?;
    page.is(
        "probe.widget().ready.then(() => 'ready', (error) => [error instanceof window.Error, error.code])",
        json!([true, "wasm"]),
    )?;
    page.until(
        "[...watched.errors, ...watched.warnings].some((text) =>
           text.includes('wasm-unsafe-eval') && /content-security-policy/i.test(text))",
    )?;
    // No room is kept for what does not come.
    page.is(
        "document.querySelector('article').getBoundingClientRect().bottom + 100
           > probe.widget().getBoundingClientRect().bottom",
        true,
    )?;
    is_readable(page)
}

fn missing_wasm(page: &mut Page) -> Result {
    page.open(&format!("/made/widget?script=/flaky/wasm/pkg/reading-widget.js&{CHILDREN}"))?;
    is_readable(page)?;
    // The script itself was not there: nothing happens, and nothing is lost.
    page.is("customElements.get('reading-widget') === undefined", true)
}

fn empty(page: &mut Page) -> Result {
    page.read("/fixtures/empty/")?;
    page.is("probe.widget().outline", json!([]))?;
    page.becomes("probe.shows('notice')", true)?;
    page.becomes("probe.shows('outline')", false)?;
    page.is("probe.widget().progress >= 0", true)?;
    page.is_clean()?;
    // An empty file is an empty article too, and words that come later are shown.
    page.run(
        "document.querySelector('article').innerHTML = '<h2>Now</h2><p>There are words.</p>'",
    )?;
    page.becomes("probe.widget().outline.length", 1)?;
    page.becomes("probe.shows('notice')", false)
}

fn no_script(page: &mut Page) -> Result {
    page.open("/fixtures/own/?csp=script-src%20http://127.0.0.1:*/watch.js")?;
    is_readable(page)?;
    page.is("customElements.get('reading-widget') === undefined", true)?;
    page.is("probe.headings().filter(probe.isShown).length", 10)
}
