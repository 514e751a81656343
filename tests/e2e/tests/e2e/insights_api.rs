//! What a page asks of insights, what it hears, what it can ask early, and the author's file.

use crate::comments_api::begin;
use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("insights are listed and toggled, also a page's own", insights),
    test("the page hears of what was done", events),
    test("methods wait for the widget, and not for its article", early),
    test("without WebAssembly the methods reject with the code wasm", without_wasm),
    test("the author's file is shown with what was written here", published),
];

fn insights(page: &mut Page) -> Result {
    begin(page, "insights")?;
    page.is(
        "widget.insights.list().then((all) => [all.length, all.every(({ id, label, count, mine }) =>
           id && label && label !== id && count === 0 && mine === false)])",
        json!([9, true]),
    )?;
    page.is("widget.insights.toggle('useful')", true)?;
    page.is("widget.insights.toggle('clear')", true)?;
    page.is("widget.insights.toggle('useful')", false)?;
    page.is(
        "widget.insights.list().then((all) => all.filter(({ count, mine }) => count || mine)
           .map(({ id, count, mine }) => [id, count, mine]))",
        json!([["clear", 1, true]]),
    )?;
    page.is("widget.insightChoices", json!(null))?;
    page.run(
        "window.english = (await widget.insights.list()).find(({ id }) => id === 'clear').label;
         window.choices = [{ id: 'salty', label: 'Salty' }, { id: 'clear', group: 'Taste' }];
         widget.insightChoices = choices",
    )?;
    page.is("widget.insightChoices === choices", true)?;
    let english = page.js("english")?;
    page.is(
        "widget.insights.list().then((all) => [all, all[1].label === english])",
        json!([[
            { "id": "salty", "label": "Salty", "count": 0, "mine": false },
            { "id": "clear", "label": english, "count": 1, "mine": true },
        ], true]),
    )?;
    page.is("widget.insights.toggle('salty')", true)?;
    page.is("code(widget.insights.toggle('useful'))", "not-found")?;
    page.run("widget.insightChoices = null")?;
    page.is("widget.insights.list().then((all) => all.length)", 9)?;
    page.run("widget.setAttribute('lang', 'de')")?;
    page.is("widget.insights.list().then((all) => all.find(({ id }) => id === 'clear').label !== english)", true)?;
    page.run("widget.insightChoices = [{ id: 'a' }]")?;
    page.is("watched.warnings.some((text) => text.includes('insightChoices[0]'))", true)?;
    page.is("watched.errors", json!([]))
}

fn events(page: &mut Page) -> Result {
    begin(page, "events")?;
    page.run(
        "widget.profile = { name: 'Noor' };
         const { id } = await widget.comments.add({ body: 'x' });
         window.id = id;
         await widget.comments.edit(id, 'y');
         await widget.comments.edit(id, 'y');
         await widget.comments.like(id);
         await widget.comments.like(id);
         await widget.comments.like(id, false);
         await widget.comments.remove(id);
         await widget.comments.restore(id);
         await widget.insights.toggle('clear');
         await widget.insights.toggle('clear')",
    )?;
    page.is(
        "watched.events.filter(({ name }) => name === 'comment').map(({ detail, bubbles, composed, target }) =>
           [detail.action, detail.id === id, bubbles, composed, target])",
        json!(["add", "edit", "like", "unlike", "remove", "restore"]
            .map(|action| json!([action, true, true, true, "reading-widget"]))),
    )?;
    page.is(
        "watched.events.filter(({ name }) => name === 'insight').map(({ detail }) => detail)",
        json!([{ "id": "clear", "on": true }, { "id": "clear", "on": false }]),
    )?;
    page.is_clean()
}

fn early(page: &mut Page) -> Result {
    // A page whose widget is made by hand: nothing is loaded when the methods are called.
    page.open("/fixtures/two/")?;
    page.run(
        "await customElements.whenDefined('reading-widget');
         window.made = document.createElement('reading-widget');
         made.profile = { name: 'Early' };
         made.setAttribute('article-id', 'early' + Math.random());
         made.setAttribute('without-comments', '');
         made.setAttribute('without-insights', '');
         made.setAttribute('src', '/stall/never.md');
         window.added = made.comments.add({ body: 'Before anything.' });
         window.toggled = made.insights.toggle('clear');
         document.body.append(made)",
    )?;
    page.is(
        "added.then(({ body, author }) => [body, author.name])",
        json!(["Before anything.", "Early"]),
    )?;
    page.is("toggled", true)?;
    page.is("made.comments.list().then(({ items }) => items.length)", 1)?;
    page.is(
        "[made.comments === made.comments, made.insights === made.insights]",
        json!([true, true]),
    )?;
    // Out of the page they wait until it is back.
    page.run(
        "made.remove();
         await probe.frames(5);
         window.counted = made.comments.count();
         document.body.append(made)",
    )?;
    page.is("counted", 1)?;
    page.is("watched.errors.filter((text) => !text.includes('never.md'))", json!([]))
}

fn without_wasm(page: &mut Page) -> Result {
    page.open("/fixtures/no-wasm/")?;
    page.run("await customElements.whenDefined('reading-widget')")?;
    page.is(
        "probe.widget().comments.list().then(() => 'done', (error) => [error instanceof window.Error, error.code])",
        json!([true, "wasm"]),
    )?;
    page.is("probe.widget().insights.toggle('clear').catch(({ code }) => code)", "wasm")?;
    page.is("[probe.widget().profile, probe.widget().insightChoices]", json!([null, null]))?;
    page.is("watched.errors.filter((text) => text.startsWith('unhandled'))", json!([]))
}

fn published(page: &mut Page) -> Result {
    begin(page, "published")?;
    page.run(
        "widget.profile = { name: 'Noor' };
         await widget.comments.add({ body: 'Sent to the author.' });
         await widget.comments.add({ body: 'Kept back.' });
         const file = JSON.parse(await widget.comments.export());
         file.records = file.records.filter(({ body }) => JSON.stringify(body).includes('Sent'));
         file.counts = { clear: 12 };
         window.address = URL.createObjectURL(new Blob([JSON.stringify(file)]));
         widget.setAttribute('comments-src', address)",
    )?;
    page.becomes(
        "widget.comments.list().then(({ items }) => items.map(({ body, place }) => [body, place]))",
        json!([["Kept back.", "device"], ["Sent to the author.", "published"]]),
    )?;
    page.is("widget.comments.count()", 2)?;
    page.becomes(
        "widget.insights.list().then((all) => all.find(({ id }) => id === 'clear').count)",
        12,
    )?;
    // For another reader only what was published is there; here, what was written here stays.
    page.run("widget.removeAttribute('comments-src')")?;
    page.becomes(
        "widget.comments.list().then(({ items }) => items.map(({ place }) => place))",
        json!(["device", "device"]),
    )?;
    page.is_clean()
}
