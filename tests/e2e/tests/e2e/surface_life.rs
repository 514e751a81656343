//! The element's life: upgraded, moved, removed, made by hand, doubled, registered twice, freed.

use crate::{Test, in_chromium, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("an element made by hand works", by_hand),
    test("an element keeps working when it is moved", moved),
    test("an element that was removed and added again works", added_again),
    test("two widgets on a page do not disturb each other", two),
    test("a script that is loaded more than once does no harm", registered_twice),
    test("everything may change while an article is on its way", hasty),
    in_chromium("removed elements are freed", freed),
    in_chromium("elements that go as soon as they are ready are freed", hardly_there),
];

fn by_hand(page: &mut Page) -> Result {
    page.read("/fixtures/two/")?;
    page.run(
        "window.made = document.createElement('reading-widget');
         made.innerHTML = '<article><h2>By hand</h2><p>Made here.</p></article>';
         document.body.append(made);
         await made.ready",
    )?;
    page.is("made.outline.map(({ title }) => title)", json!(["By hand"]))?;
    page.run(
        "window.fetched = new (customElements.get('reading-widget'))();
         fetched.setAttribute('src', '/fixtures/stories/tram.json');
         document.body.append(fetched);
         await fetched.ready",
    )?;
    page.is("fetched.outline.map(({ title }) => title)", json!(["The bridge", "The market"]))?;
    page.is_clean()
}

fn works_still(page: &mut Page) -> Result {
    page.ready()?;
    page.becomes("probe.links().length", 9)?;
    page.is("probe.widget().outline.length", 9)?;
    page.run("document.getElementById('tides').scrollIntoView({ behavior: 'instant' })")?;
    page.becomes("probe.widget().currentSection", "tides")?;
    page.click("probe.linkTo('letters-home')")?;
    page.becomes("document.activeElement.id", "letters-home")?;
    page.is("document.querySelectorAll('article').length", 1)?;
    page.is("document.querySelector('article') === before.node", true)?;
    page.is_clean()
}

fn moved(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run(
        "const place = document.createElement('section');
         document.body.append(place);
         place.append(probe.widget())",
    )?;
    works_still(page)?;
    page.is("watched.events.filter(({ name }) => name === 'error').length", 0)
}

fn added_again(page: &mut Page) -> Result {
    page.read("/fixtures/own/")?;
    page.run(
        "const widget = probe.widget();
         widget.remove();
         await probe.frames(5);
         document.body.append(widget)",
    )?;
    works_still(page)
}

fn two(page: &mut Page) -> Result {
    page.read("/fixtures/two/")?;
    page.run("await probe.widget(1).ready")?;
    page.is("probe.widget(0).outline.map(({ title }) => title)", json!(["Light", "Dust"]))?;
    page.is("probe.widget(1).outline.map(({ title }) => title)", json!(["Light", "Dust"]))?;
    page.click("probe.parts('outline-link', 1).find(probe.isShown)")?;
    page.becomes("probe.widget(1).contains(document.activeElement)", true)?;
    page.is("document.activeElement.id === probe.widget(1).outline[0].id", true)?;
    page.run("probe.widget(0).remove(); await probe.frames(5)")?;
    page.run("probe.widget(0).goTo(probe.widget(0).outline[1].id)")?;
    page.becomes("probe.widget(0).currentSection === probe.widget(0).outline[1].id", true)?;
    page.is_clean()
}

fn registered_twice(page: &mut Page) -> Result {
    page.read("/fixtures/again/")?;
    page.until("window.allLoaded")?;
    page.run("await probe.frames(10)")?;
    page.is("probe.links().length", 2)?;
    page.is("probe.widget().outline.length", 2)?;
    page.is("watched.events.filter(({ name }) => name === 'ready').length", 1)?;
    page.is_clean()
}

fn hasty(page: &mut Page) -> Result {
    page.open("/made/widget?src=/fixtures/stories/tram.md")?;
    page.until("probe.widget()?.ready")?;
    page.run(
        "const widget = probe.widget();
         const steps = [
           () => widget.setAttribute('src', '/fixtures/stories/tram.json'),
           () => widget.setAttribute('theme', 'dark'),
           () => widget.remove(),
           () => document.body.append(widget),
           () => widget.setAttribute('words-per-minute', '300'),
           () => widget.removeAttribute('src'),
           () => widget.setAttribute('src', '/fixtures/stories/page.html'),
           () => widget.setAttribute('outline-depth', '1'),
           () => widget.refresh(),
           () => widget.setAttribute('src', '/fixtures/stories/tram.txt'),
         ];
         for (let round = 0; round < 3; round++)
           for (const step of steps) { step(); if (round) await null; if (round > 1) await probe.frames(1); }",
    )?;
    // The last word counts, and no late answer overrides it.
    page.becomes("probe.text('byline').includes('Ilse Brandt')", true)?;
    page.becomes(
        "probe.widget().outline.map(({ title }) => title)",
        json!(["The bridge", "The market"]),
    )?;
    page.run("await probe.frames(20)")?;
    page.becomes("probe.article().querySelectorAll('p').length", 3)?;
    page.is("document.querySelectorAll('article[slot=article]').length", 1)?;
    page.is_clean()
}

fn freed(page: &mut Page) -> Result {
    page.read("/fixtures/two/")?;
    page.run(
        "window.held = [];
         for (let i = 0; i < 20; i++) {
           const widget = document.createElement('reading-widget');
           if (i % 2) widget.setAttribute('src', '/fixtures/stories/tram.md');
           else widget.innerHTML = '<article><h2>Short life</h2><p>A word.</p></article>';
           document.body.append(widget);
           held.push(new WeakRef(widget));
         }
         for (const widget of [...document.querySelectorAll('reading-widget')]) await widget.ready;
         await probe.frames(5);
         for (const ref of held) ref.deref().remove()",
    )?;
    are_freed(page)
}

/// Many that go before Yew has begun to draw them: by this clock each of its turns is over at once.
fn hardly_there(page: &mut Page) -> Result {
    page.read("/fixtures/two/")?;
    page.run(
        "const { now } = Date;
         let calls = 0;
         Date.now = () => now.call(Date) + calls++ * 20;
         window.held = [];
         for (let i = 0; i < 200; i++) {
           const widget = document.createElement('reading-widget');
           widget.innerHTML = '<article><h2>Shorter life</h2><p>A word.</p></article>';
           document.body.append(widget);
           await widget.ready;
           held.push(new WeakRef(widget));
           widget.remove();
           await null;
         }",
    )?;
    are_freed(page)?;
    page.is_clean()
}

fn are_freed(page: &mut Page) -> Result {
    page.run(
        "for (let i = 0; i < 12 && held.some((ref) => ref.deref()); i++) {
           await new Promise((done) => setTimeout(done, 100));
           await gc({ type: 'major', execution: 'async' });
         }",
    )?;
    let alive = page.js("held.filter((ref) => ref.deref()).length")?;
    ensure!(alive == 0, "{alive} removed widgets are still alive after garbage collection");
    Ok(())
}
