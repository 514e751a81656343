//! The outline: what is in it, and what a person does with it.

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("the property outline lists id, level, title and minutes", shape),
    test("gaps in levels and hidden headings make no gaps in the outline", gaps),
    test("generated ids are unique in the whole page", unique_ids),
    test("a click focuses the heading, pushes history, and Back returns", click),
    test("Enter on a link of the outline does what a click does", enter),
    test("goTo leads to a section", go_to),
    test("a deep link to a generated id works on load", deep_link),
    test("a deep link to an id of the page works as without the widget", own_link),
    test("a deep link into an article by URL works", fetched_link),
    test("a fixed header of the page covers no heading", fixed_header),
    test("outline-depth limits the levels, at any time", depth),
    test("on a phone, a bar names the current section and opens the outline", bar),
    test("j and k lead to the next and the previous section", j_and_k),
    test("everything is reached with Tab, and a skip link leads past the outline", tab),
    test("each section shows its minutes", minutes),
    test("reduced motion is respected", reduced_motion),
];

/// The top of an element in the window, in whole pixels.
const HEADING_TOP: &str = "Math.round(document.activeElement.getBoundingClientRect().top)";

/// How deep each link is nested, in lists of lists.
const DEPTHS: &str = "probe.links().map((link) => {
    let depth = -1;
    for (let at = link; (at = at.parentElement?.closest('ol, ul')); ) depth++;
    return depth;
})";
/// What opens the outline on a phone.
const TOGGLE: &str = "probe.part('outline-bar').querySelector('button, summary')";

fn shape(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.is(
        "Object.keys(probe.widget().outline[0]).sort()",
        json!(["id", "level", "minutes", "title"]),
    )?;
    page.is(
        "probe.widget().outline.map((section) => section.level)",
        json!([2, 2, 3, 3, 2, 2, 2, 2, 2]),
    )?;
    page.is("probe.widget().outline.every(({ minutes }) => typeof minutes === 'number' && minutes >= 0)", true)?;
    page.is(
        "JSON.stringify(probe.widget().outline.map(({ id }) => id)) === JSON.stringify(
           probe.headings(before.node).slice(1).map(({ id }) => id))",
        true,
    )?;
    page.is(
        "JSON.stringify(probe.links().map((link) => decodeURIComponent(link.hash.slice(1)))) ===
           JSON.stringify(probe.widget().outline.map(({ id }) => id))",
        true,
    )?;
    page.is(DEPTHS, json!([0, 0, 1, 1, 0, 0, 0, 0, 0]))
}

fn gaps(page: &mut Page) -> Result {
    page.read("/fixtures/gaps/")?;
    page.is(
        "probe.widget().outline.map(({ level, title }) => [level, title])",
        json!([
            [4, "A deep start"],
            [2, "A section"],
            [5, "Much deeper, with let fold = 3;"],
            [3, "Between the levels"],
            [2, "A section"],
        ]),
    )?;
    page.is(DEPTHS, json!([0, 0, 1, 1, 0]))
}

fn unique_ids(page: &mut Page) -> Result {
    for path in ["/fixtures/two/", "/fixtures/gaps/"] {
        page.read(path)?;
        page.until("[...document.querySelectorAll('reading-widget')].every((widget) => widget.outline?.length)")?;
        page.is(
            "(() => {
               const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
               return ids.filter((id, at) => ids.indexOf(id) !== at);
             })()",
            json!([]),
        )?;
        page.is("[...document.querySelectorAll('h2:not(:empty)')].filter(probe.isShown).every(({ id }) => id)", true)?;
    }
    Ok(())
}

fn click(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    let id = "letters-home";
    page.click(&format!("probe.linkTo('{id}')"))?;
    page.becomes("document.activeElement.id", id)?;
    page.is("location.hash", "#letters-home")?;
    page.until(&format!("{HEADING_TOP} >= 0 && {HEADING_TOP} < 200"))?;
    page.becomes("probe.lit()", json!([id]))?;
    page.back()?;
    page.becomes("location.hash", "")?;
    page.until("scrollY < 100")?;
    // It is the same page still: the entry of the section was one on top of it.
    page.is("before.node === document.querySelector('article')", true)?;
    page.is_clean()
}

fn enter(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("probe.linkTo('letters-home').focus()")?;
    page.keys("\u{e007}")?;
    page.becomes("document.activeElement.id", "letters-home")?;
    page.becomes("location.hash", "#letters-home")
}

fn go_to(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("probe.widget().goTo(probe.widget().outline[5].id)")?;
    page.becomes("probe.widget().currentSection === probe.widget().outline[5].id", true)?;
    page.until("document.activeElement.textContent === 'The winter of the long dark'")?;
    // An id that is not in the outline leads nowhere, and breaks nothing.
    page.run("probe.widget().goTo('no-such-section')")?;
    page.is("document.activeElement.textContent", "The winter of the long dark")?;
    page.is_clean()
}

fn deep_link(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    let id = page.js("probe.widget().outline[5].id")?;
    let id = id.as_str().unwrap_or_default();
    page.read(&format!("/fixtures/own/#{id}"))?;
    let top = format!("document.getElementById('{id}').getBoundingClientRect().top");
    page.until(&format!("{top} >= -1 && {top} < 200"))?;
    page.becomes("probe.widget().currentSection", id)?;
    // Who chooses another section right away is not pulled back while the page settles.
    page.run(
        "probe.widget().goTo(probe.widget().outline[1].id);
         for (let step = 0; step < 20; step++) {
           dispatchEvent(new Event('resize'));
           await probe.frames(2);
         }",
    )?;
    page.is(&format!("{HEADING_TOP} >= -1 && {HEADING_TOP} < 200"), true)
}

fn own_link(page: &mut Page) -> Result {
    page.read("/fixtures/own/#letters-home")?;
    let top = "document.getElementById('letters-home').getBoundingClientRect().top";
    page.until(&format!("{top} >= -1 && {top} < 200"))?;
    // And stays there, whatever the widget builds around it.
    page.run("await probe.frames(20)")?;
    page.holds(&format!("{top} >= -1 && {top} < 200"))
}

fn fetched_link(page: &mut Page) -> Result {
    page.read("/made/widget?src=/made/sections%3Fcount%3D12#crossing-7")?;
    let top = "document.getElementById('crossing-7').getBoundingClientRect().top";
    page.until(&format!("{top} >= -1 && {top} < 200"))?;
    page.becomes("probe.widget().currentSection", "crossing-7")
}

fn fixed_header(page: &mut Page) -> Result {
    page.read("/fixtures/fixed-header/")?;
    let clearance = "Math.round(document.activeElement.getBoundingClientRect().top
        - document.getElementById('top').getBoundingClientRect().bottom)";
    for section in 0..4 {
        let id = page.js(&format!("probe.widget().outline[{section}].id"))?;
        page.click(&format!("probe.links()[{section}]"))?;
        page.becomes("document.activeElement.id", id.clone())?;
        page.until(&format!("{clearance} >= 0 && {clearance} < 160"))?;
        page.becomes("probe.widget().currentSection", id)?;
    }
    // A deep link too.
    page.read("/fixtures/fixed-header/#third-rung")?;
    let clearance =
        "Math.round(document.getElementById('third-rung').getBoundingClientRect().top) - 84";
    page.until(&format!("{clearance} >= 0 && {clearance} < 160"))
}

fn depth(page: &mut Page) -> Result {
    page.read("/made/widget?src=/fixtures/stories/tram.md&outline-depth=1")?;
    page.becomes("probe.links().length", 3)?;
    page.run("probe.widget().setAttribute('outline-depth', '2')")?;
    page.becomes("probe.links().length", 4)?;
    page.run("probe.widget().removeAttribute('outline-depth')")?;
    page.becomes("probe.links().length", 4)
}

fn bar(page: &mut Page) -> Result {
    page.open_at("/fixtures/own/", 360, 740)?;
    page.ready()?;
    page.run("probe.headings(before.node)[4].scrollIntoView({ behavior: 'instant' }); scrollBy({ top: 20, behavior: 'instant' })")?;
    page.becomes("probe.widget().currentSection === probe.widget().outline[3].id", true)?;
    page.until("probe.text('outline-bar').includes('What the gulls think')")?;
    page.is("probe.links().length", 0)?;
    let height = page.js(&format!("{TOGGLE}.getBoundingClientRect().height"))?;
    ensure!(height.as_f64().is_some_and(|height| height <= 72.0), "the bar is {height} px high");
    page.click(TOGGLE)?;
    page.becomes("probe.links().length", 9)?;
    page.click("probe.linkTo('letters-home')")?;
    page.becomes("document.activeElement.id", "letters-home")?;
    page.becomes("probe.links().length", 0)?;
    // The bar, wherever it is, covers no heading.
    page.until(
        "(() => {
           const { left, top, height } = document.activeElement.getBoundingClientRect();
           const seen = document.elementFromPoint(left + 8, top + height / 2);
           return document.activeElement.contains(seen);
         })()",
    )?;
    // Escape closes it and gives the focus back.
    page.click(TOGGLE)?;
    page.becomes("probe.links().length", 9)?;
    page.keys("\u{e00c}")?;
    page.becomes("probe.links().length", 0)?;
    page.becomes(&format!("probe.widget().shadowRoot.activeElement === {TOGGLE}"), true)
}

fn j_and_k(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("probe.linkTo('tides').focus()")?;
    page.keys("\u{e007}")?;
    page.becomes("document.activeElement.id", "tides")?;
    page.keys("j")?;
    page.becomes("document.activeElement.textContent", "A round in the evening")?;
    page.keys("j")?;
    page.becomes("document.activeElement.textContent", "The ladder and lamp.log")?;
    page.keys("k")?;
    page.becomes("document.activeElement.textContent", "A round in the evening")?;
    // They are letters where letters are written.
    page.run(
        "const box = document.createElement('textarea'); before.node.prepend(box); box.focus()",
    )?;
    page.keys("jk")?;
    page.is("document.activeElement.value", "jk")
}

fn tab(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run("document.body.tabIndex = -1; document.body.focus()")?;
    let focused = "(() => { const root = probe.widget().shadowRoot; return root.activeElement })()";
    let mut reached = Vec::new();
    for _ in 0..40 {
        page.keys("\u{e004}")?;
        let at = page.js(&format!(
            "(({focused})?.getAttribute('part') ?? '') + ' ' + (({focused})?.hash ?? '')"
        ))?;
        reached.push(at.to_string());
    }
    let links = reached.iter().filter(|at| at.contains("outline-link")).count();
    ensure!(links >= 9, "Tab reaches {links} links of the outline: {reached:?}");
    page.run("document.body.focus(); scrollTo(0, 0)")?;
    for _ in 0..8 {
        page.keys("\u{e004}")?;
        let text = page.js(&format!("probe.said({focused})"))?.to_string().to_lowercase();
        if text.contains("skip") {
            page.keys("\u{e007}")?;
            page.becomes(
                &format!("{focused} === null || !{focused}.matches('[part~=outline-link]')"),
                true,
            )?;
            // The next Tab is past the outline.
            page.keys("\u{e004}")?;
            return page.is(&format!("!!{focused}?.matches('[part~=outline-link]')"), false);
        }
    }
    Err("there is no skip link among the first eight stops of Tab".into())
}

fn minutes(page: &mut Page) -> Result {
    page.read("/made/widget?src=/made/sections%3Fcount%3D4%26words%3D500")?;
    page.is(
        "probe.widget().outline.slice(0, 2).map(({ minutes }) => Math.round(minutes))",
        json!([2, 2]),
    )?;
    page.is("probe.links().slice(0, 2).every((link) => /2/.test((link.closest('li') ?? link).textContent.replace(/Crossing \\d/g, '')))", true)
}

fn reduced_motion(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    // What the widget asks for is asked under a system that wants no motion.
    page.run(
        "const real = window.matchMedia.bind(window);
         window.matchMedia = (query) => /reduced-motion/.test(query) ? Object.assign(
           new EventTarget(), { matches: !/no-preference/.test(query), media: query,
             addListener() {}, removeListener() {} }) : real(query);
         window.behaviours = [];
         for (const [owner, name] of [[Element.prototype, 'scrollIntoView'], [Element.prototype,
           'scrollTo'], [window, 'scrollTo'], [window, 'scrollBy'], [window, 'scroll']]) {
           const own = owner[name];
           owner[name] = function (...words) {
             behaviours.push(words.at(-1)?.behavior ?? 'auto');
             return own.apply(this, words);
           };
         }",
    )?;
    page.click("probe.linkTo('letters-home')")?;
    page.becomes("document.activeElement.id", "letters-home")?;
    page.is("behaviours.includes('smooth')", false)?;
    // With no motion the heading is there at once.
    page.run("await probe.frames(2)")?;
    page.is(&format!("{HEADING_TOP} >= 0 && {HEADING_TOP} < 200"), true)
}
