//! The element's surface: attributes, properties, methods and events, as the README names them.

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("reading-widget-ready comes once, bubbles and is composed", ready_event),
    test("reading-widget-section tells id and title", section_event),
    test("reading-widget-progress tells progress and the minutes left", progress_event),
    test("currentSection and progress say where the reader is", where_the_reader_is),
    test("refresh takes a fresh look at the article", refresh),
    test("the without- attributes take parts away and give them back", without),
    test("theme, lang and article-id may change at any time", changing_words),
    test("a value that makes no sense is named in one console warning", senseless),
    test("a boolean attribute is read strictly", strict_booleans),
    test("a date that cannot be read is left out with a notice", senseless_date),
    test("published is relative, with the full date at hand", published),
];

fn ready_event(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.until("watched.events.some(({ name }) => name === 'ready')")?;
    page.is(
        "watched.events.filter(({ name }) => name === 'ready')
           .map(({ bubbles, composed, target }) => [bubbles, composed, target])",
        json!([[true, true, "reading-widget"]]),
    )
}

fn section_event(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes(
        "watched.events.findLast(({ name }) => name === 'section')",
        json!({
            "name": "section",
            "detail": { "id": "letters-home", "title": "Letters that never arrived" },
            "bubbles": true, "composed": true, "target": "reading-widget",
        }),
    )
}

fn progress_event(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("scrollTo({ top: 600, behavior: 'instant' })")?;
    let last = "watched.events.findLast(({ name }) => name === 'progress')";
    page.until(&format!("{last}?.detail.progress > 0 && {last}.detail.progress < 1"))?;
    page.is(&format!("Object.keys({last}.detail).sort()"), json!(["minutesLeft", "progress"]))?;
    page.is(&format!("[{last}.bubbles, {last}.composed]"), json!([true, true]))?;
    page.is(&format!("Number.isInteger({last}.detail.minutesLeft)"), true)
}

fn where_the_reader_is(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.is("probe.widget().progress >= 0 && probe.widget().progress < 0.5", true)?;
    page.run("document.getElementById('tides').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("probe.widget().currentSection", "tides")?;
    page.run("scrollTo({ top: 1e9, behavior: 'instant' })")?;
    page.becomes("probe.widget().progress", 1)?;
    page.becomes("probe.widget().currentSection === probe.widget().outline.at(-1).id", true)?;
    page.run("scrollTo({ top: 0, behavior: 'instant' })")?;
    page.until("probe.widget().progress < 0.5")?;
    // An article without sections has no current one.
    page.read("/made/words?count=300")?;
    page.is("[probe.widget().currentSection, probe.widget().outline]", json!([null, []]))
}

fn refresh(page: &mut Page) -> Result {
    page.read("/made/widget?src=/flaky/refresh/fixtures/stories/tram.json%3F").err();
    page.run("probe.widget().refresh()")?;
    page.becomes("probe.widget().outline.length", 2)?;
    page.read("/fixtures/own/")?;
    page.run("probe.widget().refresh()")?;
    page.ready()?;
    page.becomes("probe.widget().outline.length", 9)
}

fn without(page: &mut Page) -> Result {
    page.read("/made/widget?src=/fixtures/stories/tram.md")?;
    for (attribute, part) in [
        ("without-header", "header"),
        ("without-outline", "outline"),
        ("without-progress", "progress"),
        ("without-footer", "footer"),
    ] {
        page.becomes(&format!("probe.shows('{part}')"), true)?;
        page.run(&format!("probe.widget().setAttribute('{attribute}', '')"))?;
        page.becomes(&format!("probe.shows('{part}')"), false)?;
        page.run(&format!("probe.widget().removeAttribute('{attribute}')"))?;
        page.becomes(&format!("probe.shows('{part}')"), true)?;
    }
    for attribute in ["without-insights", "without-comments"] {
        let part = attribute.trim_start_matches("without-");
        page.run(&format!("probe.widget().setAttribute('{attribute}', '')"))?;
        page.becomes(&format!("probe.shows('{part}')"), false)?;
    }
    // Whatever is left out, the article is there, and so is what the page asks for.
    page.is("probe.isShown(probe.article())", true)?;
    page.is("probe.widget().outline.length", 4)?;
    page.is_clean()
}

fn changing_words(page: &mut Page) -> Result {
    page.read("/made/words?count=1272")?;
    page.run("probe.widget().setAttribute('lang', 'de')")?;
    page.until(
        "!probe.text('reading-time').includes('min read') && /5/.test(probe.text('reading-time'))",
    )?;
    page.run("probe.widget().setAttribute('lang', 'en')")?;
    page.becomes("probe.text('reading-time').includes('5 min read')", true)?;
    for (attribute, value) in [("theme", "dark"), ("article-id", "other"), ("format", "text")] {
        page.run(&format!("probe.widget().setAttribute('{attribute}', '{value}')"))?;
        page.run(&format!("probe.widget().removeAttribute('{attribute}')"))?;
    }
    page.ready()?;
    page.is("watched.warnings", json!([]))?;
    page.is_clean()
}

fn senseless(page: &mut Page) -> Result {
    for (attribute, value) in [
        ("theme", "purple"),
        ("format", "docx"),
        ("words-per-minute", "-3"),
        ("words-per-minute", "238.5"),
        ("outline-depth", "7"),
        ("lang", "not a language"),
        ("outline-hash", "false"),
        ("without-footer", "no"),
    ] {
        page.read(&format!("/made/widget?children=%3Carticle%3E%3Ch2%3EOne%3C/h2%3E%3Cp%3EWord.%3C/p%3E%3C/article%3E&{attribute}={value}"))?;
        page.is("probe.widget().outline.length", 1)?;
        let warnings = page.js("watched.warnings")?;
        let named: Vec<_> = warnings.as_array().into_iter().flatten().collect();
        let text = named.first().map(|warning| warning.to_string()).unwrap_or_default();
        ensure!(
            named.len() == 1 && text.contains(attribute) && text.contains(value),
            "{attribute}={value} gives these warnings: {warnings}"
        );
        // Another attribute that changes does not say it again.
        page.run("probe.widget().setAttribute('article-id', 'x'); await probe.frames(3)")?;
        page.is("watched.warnings.length", 1)?;
    }
    Ok(())
}

fn strict_booleans(page: &mut Page) -> Result {
    page.read("/made/widget?src=/fixtures/stories/tram.md&without-footer=false")?;
    page.becomes("probe.shows('footer')", true)?;
    page.run("probe.widget().setAttribute('without-footer', 'without-footer')")?;
    page.becomes("probe.shows('footer')", false)
}

fn senseless_date(page: &mut Page) -> Result {
    page.read("/fixtures/property/")?;
    page.run("probe.widget().article = { title: 'A', published: 'last Tuesday', format: 'text', body: 'One line.' }")?;
    page.ready()?;
    page.becomes("probe.text('title')", "A")?;
    page.becomes("probe.shows('published')", false)?;
    page.until("watched.warnings.filter((text) => text.includes('last Tuesday')).length === 1")
}

fn published(page: &mut Page) -> Result {
    page.read("/fixtures/property/")?;
    page.run(
        "probe.widget().article = { title: 'A', format: 'text', body: 'One line.',
           published: new Date(Date.now() - 3 * 3600e3 - 5000).toISOString() }",
    )?;
    page.ready()?;
    page.becomes("probe.text('title')", "A")?;
    page.becomes("/\\b3 hours ago/.test(probe.text('published'))", true)?;
    page.is("probe.part('published').querySelector('time[datetime]') !== null", true)?;
    // The full date shows to whoever points at it or moves the focus to it.
    let year = page.js("String(new Date(Date.now() - 3 * 3600e3).getFullYear())")?;
    page.is(
        "(() => { const time = probe.part('published').querySelector('time');
           return [time.title, time.parentElement.title, time.textContent,
             probe.part('published').textContent].join(' ') })()
           .includes(String(new Date(Date.now() - 3 * 3600e3).getFullYear()))",
        true,
    )
    .map_err(|error| format!("{error}\n  (the year {year} is missing)").into())
}
