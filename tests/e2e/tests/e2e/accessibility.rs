//! axe-core finds nothing to complain about, in light and in dark, wide and narrow.

use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;

pub const TESTS: &[Test] = &[
    test("axe finds nothing in the light theme", |page| everywhere(page, "light")),
    test("axe finds nothing in the dark theme", |page| everywhere(page, "dark")),
    test("axe finds nothing on a phone, the outline open", phone),
    test("axe finds nothing when something went wrong", trouble),
];

const PAGES: [&str; 5] = [
    "/fixtures/own/",
    "/fixtures/og/",
    "/fixtures/rtl/",
    "/fixtures/narrow-table/",
    "/made/widget?src=/fixtures/stories/tram.md",
];

fn everywhere(page: &mut Page, theme: &str) -> Result {
    for path in PAGES {
        page.read(path)?;
        page.run(&format!(
            "probe.widget().setAttribute('theme', '{theme}'); await probe.frames(4)"
        ))?;
        page.is_accessible().map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

fn phone(page: &mut Page) -> Result {
    page.open_at("/fixtures/own/", 360, 740)?;
    page.ready()?;
    page.is_accessible()?;
    page.run("scrollTo({ top: 900, behavior: 'instant' })")?;
    page.until("probe.shows('outline-bar')")?;
    page.click("probe.part('outline-bar').querySelector('button, summary')")?;
    page.until("probe.links().length === 9")?;
    page.is_accessible()
}

fn trouble(page: &mut Page) -> Result {
    page.open("/made/widget?heading=A%20page&src=/fixtures/stories/none.md")?;
    page.until("probe.widget()?.shadowRoot && probe.shows('notice')")?;
    page.is_accessible()?;
    page.read("/fixtures/empty/")?;
    page.is_accessible()
}
