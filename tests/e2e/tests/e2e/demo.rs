//! The demo: every page of it opens and is what it says; and articles of every length are read.

use crate::pages::SHIFTS;
use crate::{Test, in_chromium, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("every page of the demo opens without a complaint", every_page),
    test("the demo shows what people see when something goes wrong", errors),
    test("axe finds nothing on the demo, light and dark", accessible),
    test("the demo has a story of 5 minutes in 12 sections", the_story),
    test("the demo has an article of 50,000 words", the_long_one),
    test("an article with 3,000 headings has its outline", many_headings),
    in_chromium("nothing jumps on any page of the demo", no_shift),
];

/// The one page of the demo whose articles cannot be read: it shows what people see then.
const ERRORS: &str = "errors.html";

/// Opens every page of the demo that has articles to read, and waits for all its widgets.
fn each(page: &mut Page, check: impl Fn(&mut Page) -> Result) -> Result {
    let pages = page.server.demo_pages();
    ensure!(pages.len() >= 9, "the demo has {} pages: {pages:?}", pages.len());
    for path in pages.into_iter().filter(|path| !path.ends_with(ERRORS)) {
        page.read(&path).map_err(|error| format!("{path}: {error}"))?;
        page.run(
            "for (const widget of document.querySelectorAll('reading-widget')) await widget.ready",
        )?;
        check(page).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

fn every_page(page: &mut Page) -> Result {
    each(page, |page| {
        page.is(
            "[...document.querySelectorAll('reading-widget')].flatMap(({ outline }) => outline)
               .filter(({ id, title }) => probe.said(document.getElementById(id)) !== title)",
            json!([]),
        )?;
        page.is("[...document.querySelectorAll('reading-widget')].every(({ outline }) => outline.length > 1)", true)?;
        page.is("watched.warnings", json!([]))?;
        page.is_clean()
    })
}

fn errors(page: &mut Page) -> Result {
    let pages = page.server.demo_pages();
    let path = pages.iter().find(|path| path.ends_with(ERRORS)).ok_or("no page shows errors")?;
    page.open(path)?;
    let all = "[...document.querySelectorAll('reading-widget')]";
    page.until(&format!(
        "{all}.length && {all}.every((_, which) => probe.shows('notice', which))"
    ))?;
    page.is_accessible()
}

fn accessible(page: &mut Page) -> Result {
    each(page, |page| {
        // An article of the page's own wears the page's colours, whatever the widget wears.
        let is_dressed =
            page.js("!document.querySelector('reading-widget > :is(article, h1, p)')")?;
        let themes: &[&str] = if is_dressed == true { &["light", "dark"] } else { &["auto"] };
        for theme in themes {
            page.run(&format!(
                "document.querySelectorAll('reading-widget').forEach((widget) =>
                   widget.setAttribute('theme', '{theme}'));
                 await probe.frames(4)"
            ))?;
            page.is_accessible()?;
        }
        Ok(())
    })
}

fn the_story(page: &mut Page) -> Result {
    page.read("/demo/")?;
    page.becomes("probe.text('reading-time').includes('5 min read')", true)?;
    page.is(
        "probe.widget().outline.filter(({ level }, _, [first]) => level === first.level).length",
        12,
    )?;
    page.is("Math.abs(probe.widget().readingTime.words - 1270) < 60", true)
}

fn the_long_one(page: &mut Page) -> Result {
    let mut longest = 0;
    for path in page.server.demo_pages().into_iter().filter(|path| !path.ends_with(ERRORS)) {
        page.read(&path)?;
        let words = page.js("probe.widget().readingTime.words")?.as_u64().unwrap_or(0);
        longest = longest.max(words);
        if words > 45_000 {
            return page.is("probe.widget().outline.length > 20", true);
        }
    }
    Err(format!("the longest article of the demo has {longest} words").into())
}

fn many_headings(page: &mut Page) -> Result {
    page.read("/made/widget?src=/made/sections%3Fcount%3D3000%26words%3D20")?;
    page.is("probe.widget().outline.length", 3000)?;
    page.is("new Set(probe.widget().outline.map(({ id }) => id)).size", 3000)?;
    page.run("probe.widget().goTo('crossing-2500')")?;
    page.becomes("probe.widget().currentSection", "crossing-2500")?;
    page.is_clean()
}

fn no_shift(page: &mut Page) -> Result {
    each(page, |page| {
        page.run("await document.fonts.ready; await probe.frames(10)")?;
        let shifts = page.js(SHIFTS)?;
        ensure!(shifts == json!([]), "it jumps: {shifts}");
        Ok(())
    })
}
