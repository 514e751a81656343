//! What becomes of a page when the widget's module fails in the middle of something. The package of
//! these tests fails where a page asks it to (`src/fault.rs`).

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("a panic anywhere is survived, with article, draft and one error", panics),
    test("a stack that overflows is survived like a panic", overflows),
    test("what a page asked for is not done in half, and the page hears of it", asked),
    test("a dead module holds nothing open and says nothing more", nothing_left),
    test("a second panic within ten seconds leaves the plain article", second_panic),
    test("the readers of texts fail by themselves", readers),
];

/// What makes a panic happen at each point where the build for tests can have one.
const DEEDS: &[(&str, &str)] = &[
    ("parsing", "probe.widget().refresh()"),
    ("rendering", "probe.widget().setAttribute('theme', 'dark')"),
    ("event", "probe.linkTo('second').click()"),
    ("storage", "probe.widget().comments.list().catch(() => 'as expected')"),
    ("timer", "document.querySelector('article').append('And that was that.')"),
];

/// Opens the page, where nothing has failed yet.
fn begin(page: &mut Page) -> Result {
    page.read("/fixtures/deaths/")?;
    page.run("await probe.widget(1).ready; window.began = performance.now()")?;
    page.until("weather.field()")
}

/// Makes the module fail, and expects it to be back soon.
fn fail(page: &mut Page, point: &str, how: &str, deed: &str) -> Result {
    page.run(&format!(
        "window.lives = watched.events.filter(({{ name }}) => name === 'ready').length;
         window.died = performance.now();
         window.readingWidgetFault = {{ at: '{point}', how: '{how}' }};
         {deed}"
    ))?;
    // Both widgets tell it.
    page.until("watched.events.filter(({ name }) => name === 'ready').length === lives + 2")?;
    let took = page.js("performance.now() - died")?.as_f64().unwrap_or(f64::NAN);
    // A second; on a machine that is busy, no longer than the page took to show the widget at first.
    let most = page.js("Math.max(1000, began)")?.as_f64().unwrap_or_default();
    ensure!(took < most, "{point}, {how}: it took {took} ms, and may take {most}");
    println!("{} {point} {how}: back after {took:.0} ms", page.engine.name());
    page.is("readingWidgetFault.times", 0)?;
    works(page)
}

/// Both articles are there with their outlines, and the outlines lead to their places.
fn works(page: &mut Page) -> Result {
    page.is("probe.widget(0).outline.length", 3)?;
    page.is("probe.widget(1).outline.length", 4)?;
    page.becomes("probe.links(1).length", 4)?;
    page.is("document.querySelectorAll('article').length", 2)?;
    page.holds(
        "probe.isShown(probe.article(1)) && probe.isShown(document.querySelector('article'))",
    )?;
    page.run("probe.linkTo('third').click()")?;
    page.becomes("document.activeElement.id", "third")?;
    page.becomes("probe.widget().currentSection", "third")?;
    page.is("probe.widget().shadowRoot.querySelectorAll('slot[name=article]').length", 1)
}

/// Writes a draft, as a reader does.
fn draft(page: &mut Page) -> Result {
    page.click("weather.field()")?;
    page.keys("Half a sentence")?;
    // What was typed within the last second may be lost.
    page.run("await new Promise((resolve) => setTimeout(resolve, 1000))")
}

fn has_draft(page: &mut Page) -> Result {
    page.becomes("weather.field()?.value", "Half a sentence")
}

fn panics(page: &mut Page) -> Result {
    for (point, deed) in DEEDS {
        begin(page)?;
        draft(page)?;
        page.run("scrollTo({ top: 400, behavior: 'instant' }); await probe.frames(4)")?;
        fail(page, point, "panic", deed)?;
        has_draft(page)?;
        let faults = page.faults()?;
        let count = faults.as_array().map_or(0, Vec::len);
        ensure!(count == 1, "{point}: the console says {faults:#}");
        page.run(
            "const field = weather.field();
             field.value = '';
             field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
             await new Promise((resolve) => setTimeout(resolve, 500))",
        )?;
    }
    Ok(())
}

fn overflows(page: &mut Page) -> Result {
    for how in ["stack", "memory"] {
        begin(page)?;
        fail(page, "event", how, "probe.linkTo('second').click()")?;
        let faults = page.faults()?;
        let count = faults.as_array().map_or(0, Vec::len);
        ensure!(count == 1, "{how}: the console says {faults:#}");
    }
    Ok(())
}

fn asked(page: &mut Page) -> Result {
    begin(page)?;
    page.run(
        "const widget = probe.widget();
         widget.profile = { name: 'Noor' };
         window.kept = await widget.comments.add({ body: 'kept' });
         window.before = await widget.comments.count();
         window.readingWidgetFault = { at: 'writing' };
         window.lost = await weather.refusal(widget.comments.add({ body: 'lost', parent: kept.id }))",
    )?;
    page.is("[lost.code, lost.isError]", json!(["wasm", true]))?;
    // Whoever asks while the next life begins waits for it.
    page.is("probe.widget().comments.count().then((count) => count - before)", 0)?;
    page.is("probe.widget().comments.get(kept.id).then(({ body }) => body)", "kept")?;
    page.is(
        "probe.widget().comments.list({ parent: kept.id }).then(({ items }) => items.length)",
        0,
    )?;
    page.is("probe.widget().profile.name", "Noor")?;
    page.run("await probe.widget().comments.add({ body: 'said again', parent: kept.id })")?;
    page.is("probe.widget().comments.count().then((count) => count - before)", 1)
}

fn nothing_left(page: &mut Page) -> Result {
    begin(page)?;
    page.run("window.sheets = document.adoptedStyleSheets.length")?;
    fail(page, "event", "panic", "probe.linkTo('second').click()")?;
    page.run(
        "for (let turn = 0; turn < 10; turn++) {
           scrollTo({ top: turn * 200, behavior: 'instant' });
           for (const kind of ['resize', 'hashchange', 'pagehide']) dispatchEvent(new Event(kind));
           document.dispatchEvent(new Event('visibilitychange'));
           document.querySelector('article').append(' More.');
           new BroadcastChannel('reading-widget').postMessage('article deaths');
           await probe.frames(3);
         }
         await new Promise((resolve) => setTimeout(resolve, 500))",
    )?;
    let faults = page.faults()?;
    ensure!(faults.as_array().map_or(0, Vec::len) == 1, "the console says {faults:#}");
    page.is("document.adoptedStyleSheets.length - sheets", 0)?;
    // A newer version of the widget, in another tab, would wait for whoever has the database open.
    page.run("const database = await weather.open(99); database.close(); await weather.wipe()")
}

fn second_panic(page: &mut Page) -> Result {
    begin(page)?;
    page.run(
        "window.readingWidgetFault = { at: 'rendering', times: 100 };
         probe.widget().setAttribute('theme', 'dark')",
    )?;
    page.until("watched.events.filter(({ name }) => name === 'error').length === 2")?;
    page.run("await new Promise((resolve) => setTimeout(resolve, 1500))")?;
    page.is("watched.events.filter(({ name }) => name === 'error').length", 2)?;
    // One stopped the first life; the next was stopped by one of the two widgets, or by each of
    // them in turn.
    page.holds("readingWidgetFault.times >= 96")?;
    page.is(
        "Promise.allSettled([probe.widget(0).ready, probe.widget(1).ready]).then(
           (all) => all.map(({ reason }) => reason?.code))",
        json!(["wasm", "wasm"]),
    )?;
    page.holds(
        "probe.isShown(document.querySelector('article')) && probe.isShown(probe.article(1))",
    )?;
    page.is("probe.links().length", 0)?;
    page.is("probe.widget().comments.list().catch(({ code }) => code)", "wasm")?;
    let faults = page.faults()?;
    ensure!(faults.as_array().map_or(0, Vec::len) == 3, "the console says {faults:#}");
    // Whoever comes later is not held to account.
    page.run(
        "delete window.readingWidgetFault;
         const later = document.createElement('reading-widget');
         later.innerHTML = '<article><h2>Later</h2><p>Much later.</p></article>';
         document.body.append(later);
         await later.ready",
    )?;
    page.is("probe.widget(2).outline.length", 1)
}

fn readers(page: &mut Page) -> Result {
    page.read("/fixtures/deaths/?readers")?;
    page.is("probe.widget(0).outline.length", 3)?;
    page.is("probe.widget(1).ready.catch(({ code }) => code)", "wasm")?;
    page.is("probe.shows('notice', 1)", true)?;
    page.run(
        "window.readersTrap = false;
         const { shadowRoot } = probe.widget(1);
         [...shadowRoot.querySelectorAll('button')].find(probe.isShown).click();
         await probe.widget(1).ready",
    )?;
    works(page)
}
