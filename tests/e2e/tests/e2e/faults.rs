//! What happens to words when the browser's storage fails. (`fixtures/faults/weather.js` makes it
//! fail.)

use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;
use serde_json::json;
use std::time::Duration;

pub const TESTS: &[Test] = &[
    test("two tabs that write at once lose nothing, and both show all of it", two_tabs),
    test("a newer version in another tab closes this one's database and says so", newer),
    test("an older version that lets go of nothing is not waited for for ever", older),
    test("without a database words live as long as the page, and the reader is told", no_database),
    test("a full disk leaves the words in the composer, and trying again keeps them", full_disk),
    test("a database that was wiped is noticed, and an export brings all of it back", wiped),
    test("a draft is there again after the page went without a word", draft),
    test("a stored record that cannot be read is set aside, counted and exported", damaged),
    test("a clock that is years off neither upsets a thread nor wins over what came after", clock),
    test("a page in plain HTTP keeps words too", plain_http),
];

pub const PAGE: &str = "/fixtures/faults/";

/// A page of the weather, with nothing kept yet and somebody signed in.
pub fn begin(page: &mut Page, query: &str) -> Result {
    page.open("/fixtures/faults/blank.html")?;
    page.run("await weather.wipe(); localStorage.clear()")?;
    page.read(&format!("{PAGE}{query}"))?;
    page.run("window.widget = probe.widget(); widget.profile = { name: 'Noor' }")?;
    page.until("widget.comments.export().then((text) => text.includes('\"name\":\"Noor\"'))")
}

/// A second tab is a frame of its own here: the same origin, another module, another connection.
pub fn second_tab(page: &mut Page) -> Result {
    page.run(
        "const frame = document.createElement('iframe');
         frame.width = 900; frame.height = 700; frame.src = location.href;
         const loaded = new Promise((resolve) => (frame.onload = resolve));
         document.body.append(frame);
         await loaded;
         window.other = frame.contentWindow;
         await other.customElements.whenDefined('reading-widget');
         await other.document.querySelector('reading-widget').ready",
    )
}

fn two_tabs(page: &mut Page) -> Result {
    begin(page, "")?;
    second_tab(page)?;
    page.run(
        "Promise.all([weather.write(500, 'here'), other.weather.write(500, 'there')])
           .then(() => (window.isWritten = true))",
    )?;
    page.until_within("window.isWritten", Duration::from_secs(400))?;
    page.is("widget.comments.count()", 1000)?;
    page.becomes("weather.heading()", "Comments (1000)")?;
    page.becomes("other.weather.heading()", "Comments (1000)")?;
    page.is(
        "(async () => {
           const all = new Set();
           let after;
           do {
             const { items, next } = await widget.comments.list({ limit: 100, after });
             items.forEach(({ body }) => all.add(body));
             after = next;
           } while (after);
           return all.size;
         })()",
        1000,
    )
}

fn newer(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run("await widget.comments.add({ body: 'before' })")?;
    page.run("const database = await weather.open(2); database.close()")?;
    page.until("weather.says('newer version')")?;
    page.run("window.said = await weather.refusal(widget.comments.add({ body: 'after' }))")?;
    page.is(
        "[said.code, said.isError, /reload/i.test(said.message)]",
        json!(["storage", true, true]),
    )
}

fn older(page: &mut Page) -> Result {
    page.open("/fixtures/faults/blank.html")?;
    page.run("await weather.wipe(); localStorage.clear()")?;
    // It holds the database open and hears no request to let go of it.
    page.run("window.held = await weather.open(1); held.onversionchange = null")?;
    page.run(
        "const frame = document.createElement('iframe');
         frame.width = 900; frame.height = 700; frame.src = 'index.html?fault=newer';
         document.body.append(frame);
         await new Promise((resolve) => (frame.onload = resolve));
         window.other = frame.contentWindow;
         await other.customElements.whenDefined('reading-widget');
         window.widget = other.document.querySelector('reading-widget');
         await widget.ready;
         widget.profile = { name: 'Noor' }",
    )?;
    page.run("window.made = await widget.comments.add({ body: 'meanwhile' })")?;
    page.is("made.place", "page")?;
    page.until("other.weather.says('only as long as this page')")?;
    page.run("held.close()")
}

fn no_database(page: &mut Page) -> Result {
    for fault in ["missing", "refused", "unknown", "silent"] {
        begin(page, &format!("?fault={fault}"))?;
        page.run("window.made = await widget.comments.add({ body: 'for now' })")?;
        page.is("made.place", "page")?;
        page.until("weather.says('only as long as this page') && weather.shows('for now')")?;
        page.until("!!weather.button('Export what I wrote here')")?;
        page.is("widget.comments.export().then((text) => text.includes('for now'))", true)?;
    }
    Ok(())
}

fn full_disk(page: &mut Page) -> Result {
    for (trouble, code) in [("QuotaExceededError", "quota"), ("AbortError", "storage")] {
        begin(page, "")?;
        page.run("await widget.comments.add({ body: 'while there was room' })")?;
        page.until("weather.shows('while there was room')")?;
        page.run(&format!("weather.trouble = '{trouble}'"))?;
        page.run("window.said = await weather.refusal(widget.comments.add({ body: 'lost' }))")?;
        page.is("[said.code, said.isError]", json!([code, true]))?;
        page.click("weather.field()")?;
        page.keys("Every word of this.")?;
        page.click("weather.button('Send')")?;
        page.until("weather.says('was not saved')")?;
        page.is("weather.field().value", "Every word of this.")?;
        page.holds("weather.button('Export what I wrote here')")?;
        page.run("weather.trouble = null")?;
        page.click("weather.button('Try again')")?;
        page.until("weather.shows('Every word of this.')")?;
        page.is("weather.field().value", "")?;
        page.is("widget.comments.count()", 2)?;
    }
    Ok(())
}

fn wiped(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run(
        "const { id } = await widget.comments.add({ body: 'one of two' });
         await widget.comments.add({ body: 'two of two', parent: id });
         await widget.insights.toggle('clear');
         sessionStorage.export = await widget.comments.export()",
    )?;
    page.open("/fixtures/faults/blank.html")?;
    page.run("await weather.wipe()")?;
    page.read(PAGE)?;
    page.until("weather.says('is gone from this browser')")?;
    page.run("window.widget = probe.widget()")?;
    page.run("window.report = await widget.comments.import(sessionStorage.export)")?;
    page.is("[report.added, report.refused.length]", json!([3, 0]))?;
    page.until("weather.shows('one of two') && weather.shows('two of two')")?;
    page.becomes("widget.profile?.name ?? null", "Noor")?;
    page.run(
        "await widget.comments.edit((await widget.comments.list()).items[0].id, 'still mine')",
    )?;
    page.click("weather.button('I understand')")?;
    page.until("!weather.says('is gone from this browser')")?;
    page.read(PAGE)?;
    page.until("weather.shows('still mine')")?;
    page.is("weather.says('is gone from this browser')", false)
}

fn draft(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run("window.first = await widget.comments.add({ body: 'a thread' })")?;
    page.until("weather.shows('a thread')")?;
    page.click("weather.field()")?;
    page.keys("Half a sentence")?;
    page.click("weather.button('Reply')")?;
    page.until(
        "probe.widget().shadowRoot.activeElement?.dataset.focus?.startsWith('composer:reply')",
    )?;
    page.keys("and half an answer")?;
    // A second is what may be lost. No event tells the page that it goes.
    page.run(
        "await new Promise((resolve) => setTimeout(resolve, 1000));
         for (const name of ['pagehide', 'visibilitychange']) {
           for (const target of [window, document]) {
             target.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
           }
         }",
    )?;
    page.read(PAGE)?;
    page.until("weather.field()?.value === 'Half a sentence'")?;
    page.until(
        "[...probe.widget().shadowRoot.querySelectorAll('textarea')]
           .some(({ value }) => value === 'and half an answer')",
    )?;
    page.holds("weather.says('Your draft from last time')")?;
    // What was sent leaves no draft.
    page.click("weather.button('Send')")?;
    page.until("weather.shows('Half a sentence')")?;
    page.read(PAGE)?;
    page.until("weather.shows('Half a sentence')")?;
    page.is("weather.field().value", "")
}

fn damaged(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run(
        "for (const body of ['one', 'two', 'three']) await widget.comments.add({ body });
         const database = await weather.open(1);
         const store = database.transaction('comments', 'readwrite').objectStore('comments');
         const rows = await weather.done(store.getAll());
         const row = rows.find(({ record }) => record.includes('two'));
         row.record = row.record.replace('comment', 'commentary');
         await weather.done(store.put(row));
         database.close()",
    )?;
    page.read(PAGE)?;
    page.until("weather.shows('one') && weather.shows('three')")?;
    page.is("weather.shows('two')", false)?;
    page.until("weather.says('cannot be read: 1')")?;
    page.is(
        "probe.widget().comments.export().then(
           (text) => JSON.parse(text).unreadable.map((text) => text.includes('commentary')))",
        json!([true]),
    )
}

fn clock(page: &mut Page) -> Result {
    // Ten years ahead, then as it should be, then ten years behind.
    begin(page, "?hours=87660")?;
    page.run("window.root = await widget.comments.add({ body: 'from the future' })")?;
    page.run(
        "weather.shift.hours = 0;
         window.reply = await widget.comments.add({ body: 'an answer', parent: root.id });
         weather.shift.hours = -87660;
         window.last = await widget.comments.add({ body: 'the last word', parent: root.id });
         await widget.comments.edit(root.id, 'mended')",
    )?;
    page.is("widget.comments.get(root.id).then(({ body }) => body)", "mended")?;
    page.is(
        "widget.comments.list({ parent: root.id }).then(({ items }) => items.map((it) => it.body))",
        json!(["an answer", "the last word"]),
    )?;
    page.run(
        "await widget.comments.like(root.id, true); await widget.comments.like(root.id, false)",
    )?;
    page.is("widget.comments.get(root.id).then(({ likes }) => likes)", 0)?;
    // An older copy changes nothing.
    page.run(
        "window.text = await widget.comments.export(); await widget.comments.remove(last.id)",
    )?;
    page.run("await widget.comments.import(text)")?;
    page.is("widget.comments.get(last.id).then((it) => it.deleted !== null)", true)
}

fn plain_http(page: &mut Page) -> Result {
    let origin = page.server.plain_origin()?;
    page.go(&format!("{origin}{PAGE}"))?;
    page.ready()?;
    page.is("window.isSecureContext", false)?;
    page.run("window.widget = probe.widget(); widget.profile = { name: 'Noor' }")?;
    page.run(
        "const made = await widget.comments.add({ body: 'over the open sea' });
         await widget.comments.edit(made.id, 'over the open sea, edited');
         await widget.comments.like(made.id, true);
         await widget.insights.toggle('useful')",
    )?;
    page.go(&format!("{origin}{PAGE}"))?;
    page.ready()?;
    page.until("weather.shows('over the open sea, edited')")?;
    page.is(
        "probe.widget().comments.list().then(({ items }) => items.map((it) => [it.likes, it.place]))",
        json!([[1, "device"]]),
    )?;
    page.is("probe.widget().comments.export().then((text) => text.includes('useful'))", true)
}
