//! axe-core finds nothing to complain about in any state of insights and comments: light and dark, on
//! a phone, from right to left.

use crate::comments_panel::{begin, fill, has_focus};
use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;

pub const TESTS: &[Test] = &[
    test("no state of the comments has a barrier in the light theme", |page| states(page, "light")),
    test("no state of the comments has a barrier in the dark theme", |page| states(page, "dark")),
    test("a thousand comments have no barrier, on a phone either", crowd),
    test("comments from right to left have no barrier", from_right_to_left),
    test("notices about storage have no barrier", notices),
];

fn states(page: &mut Page, theme: &str) -> Result {
    begin(page)?;
    page.run(&format!("widget.setAttribute('theme', '{theme}')"))?;
    check(page, "empty")?;
    page.click("weather.button('Add your insights')")?;
    page.click("weather.button('Vividly told')")?;
    page.click("weather.button('Sign in to comment')")?;
    page.until("root.activeElement?.dataset.focus === 'sign-in'")?;
    check(page, "signing in, insights open")?;
    page.click("root.querySelector('.rw-sign-in .rw-send')")?;
    page.until("weather.says('A name is needed.')")?;
    check(page, "a name is missing")?;
    page.click("root.querySelector('.rw-sign-in .rw-quiet')")?;
    has_focus(page, "sign-in-button")?;

    fill(page, 25)?;
    page.until("weather.shows('thread 24')")?;
    check(page, "signed in")?;
    page.click("weather.button('Reply')")?;
    page.click("weather.button('Edit')")?;
    page.until("root.querySelectorAll('textarea').length === 3")?;
    check(page, "replying and editing")?;
    page.run("[...root.querySelectorAll('[data-focus^=\"delete:\"]')].at(-1).click()")?;
    has_focus(page, "undo:")?;
    check(page, "deleted, with Undo")?;

    page.run("weather.trouble = 'QuotaExceededError'; weather.field().focus()")?;
    page.keys("No room for *this*")?;
    page.click("weather.button('Send')")?;
    page.until("weather.says('was not saved')")?;
    check(page, "an error")?;
    page.run("weather.trouble = null")?;
    page.click("root.querySelectorAll('.rw-preview-toggle')[0]")?;
    page.until("root.querySelector('.rw-preview em')")?;
    check(page, "a preview")?;
    page.click("[...root.querySelectorAll('summary')].find((it) => probe.said(it) === 'Copy, export, import')")?;
    page.run(
        "const file = JSON.parse(await widget.comments.export());
         weather.bring(JSON.stringify({ ...file, records: [...file.records, {}] }))",
    )?;
    has_focus(page, "report")?;
    page.click("root.querySelector('.rw-refused summary')")?;
    check(page, "the report of an import")?;
    page.run("widget.profile = null")?;
    page.until("weather.button('Sign in to comment')")?;
    check(page, "signed out")
}

/// A thousand comments: threads of five levels with tombstones, long words, likes and links.
fn crowd(page: &mut Page) -> Result {
    begin(page)?;
    page.run("widget.profile = { name: 'Noor' }; await weather.crowd(1000)")?;
    page.becomes("weather.heading()", "Comments (900)")?;
    for _ in 0..3 {
        page.click("weather.button('Show more comments')")?;
        page.until("root.querySelector('[aria-busy]') === null")?;
    }
    check(page, "a thousand")?;
    page.open_at("/fixtures/faults/", 390, 844)?;
    page.ready()?;
    page.run("window.widget = probe.widget(); window.root = widget.shadowRoot")?;
    page.until("weather.shows('Word')")?;
    check(page, "a thousand, on a phone")?;
    page.holds("document.scrollingElement.scrollWidth <= innerWidth")
}

fn from_right_to_left(page: &mut Page) -> Result {
    begin(page)?;
    page.run("widget.profile = { name: 'Noor' }; await weather.crowd(60)")?;
    page.run("widget.setAttribute('lang', 'ar')")?;
    page.until("root.querySelector('.rw').dir === 'rtl'")?;
    page.until("root.querySelectorAll('[data-comment]').length > 20")?;
    check(page, "Arabic")
}

fn notices(page: &mut Page) -> Result {
    begin(page)?;
    page.run("widget.profile = { name: 'Noor' }; await widget.comments.add({ body: 'here' })")?;
    page.run("const database = await weather.open(2); database.close()")?;
    page.until("weather.says('newer version')")?;
    check(page, "outdated")?;
    page.open("/fixtures/faults/blank.html")?;
    page.run("await weather.wipe()")?;
    page.read("/fixtures/faults/")?;
    page.until("weather.says('is gone from this browser')")?;
    check(page, "lost")?;
    page.read("/fixtures/faults/?fault=missing")?;
    page.until("weather.says('only as long as this page')")?;
    check(page, "as long as the page")
}

fn check(page: &mut Page, state: &str) -> Result {
    page.is_accessible().map_err(|error| format!("{state}: {error}").into())
}
