//! Pages of every kind: under a strict policy, with the script from elsewhere, narrow, right to
//! left, printed, and quiet while they load.

use crate::{Test, in_chromium, test, where_reloads_keep_the_place};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("a strict policy is kept", strict_policy),
    test("the script may come from another origin", other_origin),
    test("no page scrolls sideways at 320 pixels", narrow),
    test("the outline is at the side, and stays there", sticky_outline),
    where_reloads_keep_the_place("a reader who loads the page again is where they were", reload),
    test("right to left, the outline is at the right", right_to_left),
    test("lines have 45 to 80 characters on a large screen", measure),
    test("the page's own fonts are inherited", fonts),
    in_chromium("nothing jumps when the widget arrives", no_shift),
    in_chromium("on paper there is the article and no machinery", print),
];

fn strict_policy(page: &mut Page) -> Result {
    page.read("/fixtures/strict/")?;
    page.is("probe.links().length", 3)?;
    page.click("probe.links()[2]")?;
    page.becomes("document.activeElement.textContent", "The attic")?;
    // It is dressed all the same: the outline stands beside the article.
    page.is("probe.part('outline').getBoundingClientRect().right <= document.querySelector('article').getBoundingClientRect().left + 1 || probe.part('outline').getBoundingClientRect().left >= document.querySelector('article').getBoundingClientRect().right - 1", true)?;
    page.is_clean()
}

fn other_origin(page: &mut Page) -> Result {
    let far = page.server.far_origin();
    page.read(&format!(
        "/made/widget?script={far}/pkg/reading-widget.js&src=/fixtures/stories/tram.md"
    ))?;
    page.is("probe.widget().outline.length", 4)?;
    page.is(
        &format!(
            "performance.getEntriesByType('resource').filter(({{ name }}) => /\\/pkg\\//.test(name))
               .every(({{ name }}) => name.startsWith('{far}/'))"
        ),
        true,
    )?;
    let requests = page.server.requests();
    ensure!(
        requests.iter().any(|path| path.starts_with("/pkg/") && path.contains(".wasm")),
        "no WASM was asked for: {requests:?}"
    );
    page.is_clean()
}

fn narrow(page: &mut Page) -> Result {
    for path in ["/fixtures/narrow-table/", "/fixtures/own/", "/fixtures/rtl/"] {
        page.open_at(path, 320, 640)?;
        page.ready()?;
        page.run("await probe.frames(4)")?;
        let wide = page.js("document.documentElement.scrollWidth")?;
        ensure!(wide.as_f64().is_some_and(|wide| wide <= 320.0), "{path} is {wide} px wide");
    }
    page.open_at("/fixtures/narrow-table/", 320, 640)?;
    page.ready()?;
    for selector in ["table", "pre"] {
        // It scrolls inside itself, or inside what is around it; and the keyboard gets there.
        page.is(
            &format!(
                "(() => {{ for (let at = probe.article().querySelector('{selector}'); at !== probe.article(); at = at.parentElement)
                    if (at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
                    return false }})()"
            ),
            true,
        )?;
    }
    Ok(())
}

fn sticky_outline(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.until(
        "(() => { const { top, bottom } = probe.links()[0].getBoundingClientRect();
           return top >= 0 && bottom <= innerHeight })()",
    )?;
    page.is(
        "(() => { const outline = probe.links()[0].getBoundingClientRect();
           const article = before.node.getBoundingClientRect();
           return outline.right <= article.left + 1 || outline.left >= article.right - 1 })()",
        true,
    )
}

fn reload(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("probe.widget().currentSection", "letters-home")?;
    page.reload()?;
    page.ready()?;
    page.run("await probe.frames(20)")?;
    page.becomes("probe.widget().currentSection", "letters-home")
}

fn right_to_left(page: &mut Page) -> Result {
    page.read("/fixtures/rtl/")?;
    page.is("getComputedStyle(probe.part('outline')).direction", "rtl")?;
    page.is(
        "probe.links()[0].getBoundingClientRect().left >=
           document.querySelector('article').getBoundingClientRect().right - 1",
        true,
    )?;
    page.read("/fixtures/own/")?;
    page.is(
        "probe.links()[0].getBoundingClientRect().right <=
           document.querySelector('article').getBoundingClientRect().left + 1",
        true,
    )
}

fn measure(page: &mut Page) -> Result {
    page.open_at("/made/words?count=600", 1440, 900)?;
    page.ready()?;
    let characters = page.js("(() => {
           const range = document.createRange();
           const text = document.querySelector('article p').firstChild;
           const lines = new Map();
           for (let i = 0; i < text.length; i++) {
             range.setStart(text, i);
             range.setEnd(text, i + 1);
             const top = Math.round(range.getBoundingClientRect().top);
             lines.set(top, (lines.get(top) ?? 0) + 1);
           }
           const counts = [...lines.values()].slice(0, -1);
           return counts.reduce((sum, count) => sum + count, 0) / counts.length;
         })()")?;
    let fits = characters.as_f64().is_some_and(|count| (45.0..=80.0).contains(&count));
    ensure!(fits, "a line has {characters} characters");
    Ok(())
}

fn fonts(page: &mut Page) -> Result {
    page.read("/fixtures/fixed-header/")?;
    page.is("getComputedStyle(document.querySelector('article p')).fontFamily", "Georgia, serif")?;
    page.is("getComputedStyle(probe.links()[0]).fontFamily", "Georgia, serif")
}

fn no_shift(page: &mut Page) -> Result {
    for path in [
        "/fixtures/own/",
        "/fixtures/fixed-header/",
        "/fixtures/short/",
        // (A picture in Markdown says no size, so it moves what is below.)
        "/made/widget?src=/fixtures/stories/tram.txt",
        "/made/widget?src=/fixtures/stories/tram.html",
        "/made/widget?src=/fixtures/stories/tram.json",
    ] {
        page.read(path)?;
        // The comments come in a later turn.
        page.until("probe.part('comments').querySelector('textarea')")?;
        page.run("await document.fonts.ready; await probe.frames(10)")?;
        let shifts = page.js(SHIFTS)?;
        ensure!(shifts == json!([]), "{path} jumps: {shifts}");
    }
    Ok(())
}

/// Each layout shift of the page that no act of the reader caused: how much, and of what.
pub const SHIFTS: &str = "new Promise((done) => {
    const told = [];
    const observer = new PerformanceObserver((list) => told.push(...list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => setTimeout(() => done([...told, ...observer.takeRecords()]
      .filter(({ hadRecentInput, value }) => !hadRecentInput && value > 0.0005)
      .map(({ value, sources }) => [value, ...sources.map(({ node, previousRect, currentRect }) =>
        [node?.nodeName, node?.id, previousRect.y, currentRect.y].join(' '))])), 0));
})";

fn print(page: &mut Page) -> Result {
    page.read("/made/widget?src=/fixtures/stories/tram.md")?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))?;
    let seen = (|| {
        for part in ["outline", "outline-bar", "progress", "insights", "comments"] {
            page.becomes(&format!("probe.shows('{part}')"), false)?;
        }
        page.is("probe.isShown(probe.article())", true)?;
        page.becomes("probe.shows('title')", true)?;
        page.is("probe.luminance(probe.backdrop(probe.article())) > 0.9", true)
    })();
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))?;
    seen
}
