//! The outline follows the reader: the current section, what was clicked, a changing article.

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("every section becomes current on the way down, the last short ones too", every_section),
    test("short sections at the end of a large screen become current too", large_screen),
    test("aria-current marks one link, and passed sections are marked", marks),
    test("what was clicked stays lit until the reader scrolls", clicked_stays_lit),
    test("a late image above does not confuse it", late_image),
    test("a changed article refreshes the outline by itself", changed_article),
    test("outline-hash replaces the hash and adds no history", hash),
    test("without outline-hash, scrolling leaves the address alone", no_hash),
    test("the outline scrolls itself to keep the current section in view", scrolls_itself),
    test("on a phone the outline opens at the current section", opens_at_current),
    test("an outline that comes back is marked", marked_again),
    test("within a section, scrolling draws only how far the reader is", drawn_apart),
    test("sections that were skipped by content-visibility are followed", content_visibility),
];

fn every_section(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    all_sections_in_order(page, 25)
}

fn large_screen(page: &mut Page) -> Result {
    page.open_at("/fixtures/own/", 1600, 1100)?;
    page.ready()?;
    all_sections_in_order(page, 20)
}

fn all_sections_in_order(page: &mut Page, step: u32) -> Result {
    let seen = page.js(&format!("probe.scrollThrough({step})"))?;
    let all = page.js("probe.widget().outline.map(({ id }) => id)")?;
    ensure!(seen == all, "on the way down these were current: {seen}\n  of       {all}");
    let told = page.js(
        "watched.events.filter(({ name }) => name === 'section').map(({ detail }) => detail.id)",
    )?;
    ensure!(told == all, "of these the page was told: {told}\n  of       {all}");
    page.is("probe.widget().progress", 1)
}

fn marks(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("probe.widget().currentSection", "letters-home")?;
    page.becomes("probe.lit()", json!(["letters-home"]))?;
    page.is("probe.linkTo('letters-home').getAttribute('aria-current')", "location")?;
    // Passed ones look different from those to come, or say so in their part or state.
    let look = |id: &str| {
        format!(
            "(() => {{ const link = probe.linkTo({id}); const item = link.closest('li') ?? link;
               return [link, item].map((node) => [node.className, node.getAttribute('part'),
                 JSON.stringify(node.dataset), getComputedStyle(node).color].join()).join() }})()"
        )
    };
    let passed = page.js(&look("'tides'"))?;
    let ahead = page.js(&look("probe.widget().outline.at(-1).id"))?;
    ensure!(passed != ahead, "passed and coming sections look alike: {passed}");
    Ok(())
}

fn marked_again(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("probe.lit()", json!(["letters-home"]))?;
    page.run("probe.widget().setAttribute('without-outline', '')")?;
    page.becomes("probe.lit()", json!([]))?;
    page.run("probe.widget().removeAttribute('without-outline')")?;
    page.becomes("probe.lit()", json!(["letters-home"]))
}

/// The package that fails on purpose does so when it draws the whole: so a step of a scroll does not.
fn drawn_apart(page: &mut Page) -> Result {
    page.read("/fixtures/deaths/")?;
    // Both widgets are drawn to the end when their comments are there.
    for which in [0, 1] {
        page.until(&format!("probe.part('comments', {which})?.querySelector('textarea')"))?;
    }
    page.run(
        "document.getElementById('second').scrollIntoView({ behavior: 'instant' });
         await probe.frames(10)",
    )?;
    page.becomes("probe.lit()", json!(["second"]))?;
    page.run(
        "window.line = () => Number(probe.part('progress').querySelector('progress').value);
         window.before = line();
         window.readingWidgetFault = { at: 'rendering', how: 'panic', times: 1 };
         scrollBy({ top: 600, behavior: 'instant' })",
    )?;
    page.until("line() > before && line() === Math.round(probe.widget().progress * 1000)")?;
    page.becomes("probe.lit()", json!(["second"]))?;
    page.is("readingWidgetFault.times", 1)?;
    // And the whole is drawn where it changes.
    page.run("probe.widget().setAttribute('theme', 'dark')")?;
    page.becomes("readingWidgetFault.times", 0)
}

fn clicked_stays_lit(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    // The last but one cannot get to the top of the window, and its neighbours are in sight too.
    let id = page.js("probe.widget().outline[7].id")?;
    page.click("probe.links()[7]")?;
    page.becomes("probe.lit()", json!([id]))?;
    page.run("await probe.frames(30)")?;
    page.is("probe.lit()", json!([id]))?;
    page.is("probe.widget().currentSection", id.clone())?;
    page.wheel(-2500)?;
    page.until(&format!("probe.lit()[0] !== {id}"))
}

fn late_image(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("probe.widget().currentSection", "letters-home")?;
    page.run(
        "const late = document.createElement('div');
         late.style.height = '3000px';
         before.node.querySelector('p').before(late);
         await probe.frames(4);
         document.getElementById('tides').scrollIntoView({ behavior: 'instant' })",
    )?;
    page.becomes("probe.widget().currentSection", "tides")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("probe.widget().currentSection", "letters-home")
}

fn changed_article(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run(
        "before.node.insertAdjacentHTML('beforeend',
           '<h2>A late addition</h2><p>The pencil was sharpened.</p>')",
    )?;
    page.becomes("probe.widget().outline.at(-1).title", "A late addition")?;
    page.becomes("probe.links().length", 10)?;
    page.is("before.node.lastElementChild.previousElementSibling.id !== ''", true)?;
    page.run("document.getElementById('tides').textContent = 'What the table hides'")?;
    page.becomes("probe.said(probe.linkTo('tides')).includes('What the table hides')", true)?;
    page.run("before.node.querySelectorAll('h3').forEach((heading) => heading.remove())")?;
    page.becomes("probe.widget().outline.length", 8)?;
    page.is("watched.events.filter(({ name }) => name === 'ready').length", 1)?;
    page.is_clean()
}

fn hash(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("probe.widget().setAttribute('outline-hash', '')")?;
    page.run("document.getElementById('tides').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("location.hash", "#tides")?;
    page.run("document.getElementById('letters-home').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("location.hash", "#letters-home")?;
    // One step back leads out of the page.
    page.back()?;
    page.becomes("location.href", "about:blank")
}

fn no_hash(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.js("probe.scrollThrough(400)")?;
    page.is("location.hash", "")
}

const MANY: &str = "/made/widget?src=/made/sections%3Fcount%3D80%26words%3D60";
const TO_THE_SIXTIES: &str =
    "probe.headings(probe.article()).at(-20).scrollIntoView({ behavior: 'instant' })";
/// Whether the current line is one of the sixties, and between the edges of the outline and the window.
const SHOWS_THE_SIXTIES: &str = "(() => {
    const link = probe.links().find((link) => link.hasAttribute('aria-current'));
    if (!link) return false;
    const { top, bottom } = link.getBoundingClientRect();
    const outline = probe.part('outline').getBoundingClientRect();
    return /Crossing 6\\d/.test(link.textContent) && bottom > top
      && top >= Math.max(0, outline.top) && bottom <= Math.min(innerHeight, outline.bottom);
  })()";

fn scrolls_itself(page: &mut Page) -> Result {
    page.read(MANY)?;
    page.run(TO_THE_SIXTIES)?;
    page.until(SHOWS_THE_SIXTIES)
}

fn opens_at_current(page: &mut Page) -> Result {
    page.open_at(MANY, 360, 740)?;
    page.ready()?;
    page.run(TO_THE_SIXTIES)?;
    page.until("probe.text('outline-bar').includes('Crossing 6')")?;
    page.click("probe.part('outline-bar').querySelector('button, summary')")?;
    page.until(SHOWS_THE_SIXTIES)
}

fn content_visibility(page: &mut Page) -> Result {
    page.read("/made/widget?src=/made/sections%3Fcount%3D12%26words%3D200")?;
    page.run(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync('article > p { content-visibility: auto; contain-intrinsic-size: 10px }');
         document.adoptedStyleSheets.push(sheet);
         await probe.frames(4)",
    )?;
    let seen = page.js("probe.scrollThrough(100)")?;
    let all = page.js("probe.widget().outline.map(({ id }) => id)")?;
    ensure!(seen == all, "on the way down these were current: {seen}\n  of       {all}");
    Ok(())
}
