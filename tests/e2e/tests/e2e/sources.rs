//! Where an article comes from, when it is in the page: its own children, an inline script, the
//! property `article`.

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("the page's own article stays as it was, but for missing heading ids", own_untouched),
    test("the page's own article gets its outline and its time", own_read),
    test("metadata comes from JSON-LD, and a shown title is not repeated", json_ld),
    test("metadata comes from Open Graph where there is no JSON-LD", open_graph),
    test("inline Markdown is read", inline_markdown),
    test("inline text is read", inline_text),
    test("inline JSON is read", inline_json),
    test("an article set before the upgrade is read", property_before),
    test("an article set later replaces the one before", property_later),
];

fn own_untouched(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.is("document.querySelector('article') === before.node", true)?;
    page.is("before.node.parentElement === probe.widget()", true)?;
    page.is("before.ids.every((id) => document.getElementById(id))", true)?;
    let stripped = "(() => {
        const copy = before.node.cloneNode(true);
        const kept = new Set(before.ids);
        for (const heading of probe.headings(copy))
            if (!kept.has(heading.id)) heading.removeAttribute('id');
        return copy.outerHTML;
    })()";
    page.is(&format!("{stripped} === before.html"), true)?;
    page.is("probe.headings(before.node).slice(1).every((heading) => heading.id)", true)?;
    page.is("probe.isShown(before.node)", true)?;
    page.is_clean()
}

fn own_read(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.is(
        "probe.widget().outline.map((section) => section.title)",
        json!([
            "What the tide table says",
            "A round in the evening",
            "The ladder and lamp.log",
            "What the gulls think",
            "Letters that never arrived",
            "The winter of the long dark",
            "Thanks",
            "Corrections",
            "Further reading",
        ]),
    )?;
    page.is("probe.widget().outline[0].id", "tides")?;
    page.is("probe.widget().outline[4].id", "letters-home")?;
    page.becomes("probe.text('reading-time').includes('min read')", true)
}

fn json_ld(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.becomes("probe.shows('title')", false)?;
    page.becomes("probe.shows('byline')", false)?;
    page.is(
        "probe.part('published').querySelector('time').dateTime.slice(0, 16)",
        "2026-03-02T07:30",
    )?;
    page.is("probe.widget().shadowRoot.textContent.includes('nobody should see')", false)
}

fn open_graph(page: &mut Page) -> Result {
    page.read("/fixtures/og/")?;
    page.becomes("probe.text('title')", "Bread that waits")?;
    page.becomes(
        "probe.text('standfirst')",
        "Three days between flour and loaf, and why nobody minds.",
    )?;
    page.becomes("probe.text('byline').includes('Jonas Weidt')", true)?;
    page.becomes("probe.shows('published')", true)?;
    page.becomes("probe.text('tags')", "Baking")?;
    page.is("probe.widget().outline.map((section) => section.title)", json!(["Tuesday", "Friday"]))
}

fn inline(page: &mut Page, path: &str) -> Result {
    page.read(path)?;
    page.becomes("probe.text('title')", "Notes from a tram")?;
    page.becomes("probe.text('byline').includes('Ilse Brandt')", true)?;
    page.is(
        "probe.widget().outline.map((section) => section.title)",
        json!(["The driver", "The terminus"]),
    )?;
    page.is("probe.said(probe.article()).includes('Everybody gets')", true)?;
    page.is("probe.isShown(probe.article())", true)?;
    page.is_clean()
}

fn inline_markdown(page: &mut Page) -> Result {
    inline(page, "/fixtures/inline-markdown/")?;
    page.is("probe.article().querySelector('em').textContent", "eleven")?;
    page.is("probe.article().querySelector('strong').textContent", "also")
}

fn inline_text(page: &mut Page) -> Result {
    inline(page, "/fixtures/inline-text/")
}

fn inline_json(page: &mut Page) -> Result {
    inline(page, "/fixtures/inline-json/")?;
    page.is("probe.article().querySelector('em').textContent", "out")
}

fn property_before(page: &mut Page) -> Result {
    page.read("/fixtures/property/")?;
    page.becomes("probe.text('title')", "The unsent parcel")?;
    page.is(
        "probe.widget().outline.map((section) => section.title)",
        json!(["The string", "The address"]),
    )?;
    page.is("probe.said(probe.article().querySelector('p'))", "It has been ready since May.")
}

fn property_later(page: &mut Page) -> Result {
    page.read("/fixtures/property/")?;
    page.run("probe.widget().article = { title: 'Opened', format: 'html', body: '<h2>Paper</h2><p>Only that.</p>' }")?;
    page.ready()?;
    page.becomes("probe.text('title')", "Opened")?;
    page.is("probe.widget().outline.map((section) => section.title)", json!(["Paper"]))?;
    page.is("document.querySelectorAll('article[slot=article]').length", 1)?;
    let text = page.js("probe.said(probe.article())")?;
    ensure!(!text.to_string().contains("May"), "the old words are still there: {text}");
    page.is_clean()
}
