//! The comment panel with the keyboard alone, from the first word to the export. Whatever a key does,
//! the focus is somewhere in the panel afterwards, and where the reader goes on.

use crate::comments_panel::{CONTROL, ENTER, begin, fill, has_focus, tab_to};
use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};

pub const TESTS: &[Test] = &[
    test("comments are written, answered, edited, deleted and restored by keyboard", writing),
    test("comments are liked, put in order, leafed through and exported by keyboard", reading),
    test("a reader signs in, changes their name and signs out by keyboard", signing),
];

const SHIFT: char = '\u{e008}';
const TAB: char = '\u{e004}';
const DOWN: &str = "\u{e015}";
const ESCAPE: &str = "\u{e00c}";

/// Sends what is in the field that has the focus.
fn send(page: &mut Page) -> Result {
    page.keys_with(CONTROL, '\u{e007}')
}

/// Goes back with Shift and Tab until what has the focus reads so.
fn back_to(page: &mut Page, words: &str) -> Result {
    for _ in 0..60 {
        if page.js(&format!("probe.said(root.activeElement) === '{words}'"))? == true {
            return Ok(());
        }
        page.keys_with(SHIFT, TAB)?;
    }
    Err(format!("Tab does not lead back to {words}").into())
}

/// Expects the focus to be on something that is there and shown.
fn keeps_focus(page: &mut Page) -> Result {
    page.run("await probe.frames(3)")?;
    page.holds("document.activeElement === widget && probe.isShown(root.activeElement)")
}

/// Waits until the focus is in the form for the name.
fn in_form(page: &mut Page) -> Result {
    page.until("root.activeElement?.dataset.focus === 'sign-in'")
}

fn writing(page: &mut Page) -> Result {
    begin(page)?;
    tab_to(page, "composer:new")?;
    page.keys("The first word")?;
    send(page)?;
    in_form(page)?;
    page.keys(&["Noor", ENTER].concat())?;
    has_focus(page, "comment:")?;
    page.becomes("weather.heading()", "Comments (1)")?;
    page.is("weather.field().value", "")?;

    tab_to(page, "reply:")?;
    page.keys(ENTER)?;
    has_focus(page, "composer:reply:")?;
    // Who has written nothing leaves with Escape, to where they came from.
    page.keys(ESCAPE)?;
    has_focus(page, "reply:")?;
    page.keys(ENTER)?;
    has_focus(page, "composer:reply:")?;
    page.keys("An answer to it")?;
    send(page)?;
    page.until("weather.shows('An answer to it')")?;
    has_focus(page, "comment:")?;
    page.holds("root.activeElement.textContent.includes('An answer')")?;

    tab_to(page, "edit:")?;
    page.keys(ENTER)?;
    has_focus(page, "composer:edit:")?;
    page.run("root.activeElement.setSelectionRange(999, 999)")?;
    page.keys(", edited")?;
    send(page)?;
    page.until("weather.shows('An answer to it, edited')")?;
    has_focus(page, "edit:")?;

    // Cancelling leads back to what opened the field.
    page.keys(ENTER)?;
    has_focus(page, "composer:edit:")?;
    page.keys(&"\u{e004}".repeat(2))?;
    page.is("probe.said(root.activeElement)", "Cancel")?;
    page.keys(ENTER)?;
    has_focus(page, "edit:")?;

    tab_to(page, "delete:")?;
    page.keys(ENTER)?;
    has_focus(page, "undo:")?;
    page.becomes("weather.heading()", "Comments (1)")?;
    page.keys(ENTER)?;
    page.until("weather.shows('An answer to it, edited')")?;
    has_focus(page, "comment:")?;
    page.becomes("weather.heading()", "Comments (2)")?;
    page.is_clean()
}

fn reading(page: &mut Page) -> Result {
    begin(page)?;
    fill(page, 24)?;
    page.until("weather.shows('thread 23')")?;
    page.run("root.querySelector('[data-comment]').focus()")?;
    page.keys("nn")?;
    page.holds("root.activeElement.textContent.includes('thread 21')")?;
    page.keys("p")?;
    page.holds("root.activeElement.textContent.includes('thread 22')")?;

    tab_to(page, "like:")?;
    page.keys(ENTER)?;
    page.becomes("root.activeElement.ariaPressed", "true")?;
    page.until("root.activeElement.textContent.includes('1')")?;
    has_focus(page, "like:")?;
    // Whoever writes meanwhile moves the focus of nobody.
    page.run("await widget.comments.add({ body: 'from elsewhere' })")?;
    page.until("weather.shows('from elsewhere')")?;
    has_focus(page, "like:")?;
    page.holds("root.activeElement.closest('[data-comment]').textContent.includes('thread 22')")?;

    tab_to(page, "link:")?;
    page.keys(ENTER)?;
    page.until("weather.gone.copied.length === 1")?;
    has_focus(page, "link:")?;

    for _ in 0..60 {
        if page.js("root.activeElement?.type === 'radio'")? == true {
            break;
        }
        page.keys_with(SHIFT, TAB)?;
    }
    page.keys(DOWN)?;
    page.until("root.querySelector('.rw-thread').textContent.includes('thread 0')")?;
    page.is(
        "[root.activeElement.value, root.activeElement.checked]",
        serde_json::json!(["oldest", true]),
    )?;
    keeps_focus(page)?;

    tab_to_more(page)?;
    page.keys(ENTER)?;
    has_focus(page, "comment:")?;
    page.holds("root.activeElement.textContent.includes('thread 20')")?;

    page.run("root.querySelector('[data-focus=sign-in-button]').focus()")?;
    for _ in 0..8 {
        page.keys("\u{e004}")?;
        if page.js("root.activeElement.localName === 'summary'")? == true {
            break;
        }
    }
    page.keys(ENTER)?;
    page.until("weather.button('Export what I wrote here')")?;
    page.run("weather.button('Export what I wrote here').focus()")?;
    back_to(page, "Copy, export, import")?;
    page.keys(&"\u{e004}".repeat(3))?;
    page.is("probe.said(root.activeElement)", "Export what I wrote here")?;
    page.keys(ENTER)?;
    page.until("weather.gone.saved.length === 1")?;
    keeps_focus(page)?;
    page.is("probe.said(root.activeElement)", "Export what I wrote here")?;
    page.is_clean()
}

/// There are a hundred buttons on the way: the last comment is near the button.
fn tab_to_more(page: &mut Page) -> Result {
    page.run("[...root.querySelectorAll('[data-comment]')].at(-1).focus()")?;
    tab_to(page, "more")
}

fn signing(page: &mut Page) -> Result {
    begin(page)?;
    tab_to(page, "composer:new")?;
    page.keys("Half a thought")?;
    tab_to(page, "sign-in-button")?;
    page.keys(ENTER)?;
    in_form(page)?;
    page.keys(ENTER)?;
    page.until("weather.says('A name is needed.')")?;
    in_form(page)?;
    page.keys(&["Noor", ENTER].concat())?;
    has_focus(page, "sign-in-button")?;
    page.until("weather.says('Commenting as Noor')")?;
    page.is("weather.field().value", "Half a thought")?;
    page.run("await widget.comments.add({ body: 'by Noor' })")?;
    page.until("weather.shows('by Noor')")?;

    page.keys(ENTER)?;
    in_form(page)?;
    page.run("root.activeElement.select()")?;
    page.keys(&["Noor Idris", ENTER].concat())?;
    has_focus(page, "sign-in-button")?;
    page.until("weather.shows('Noor Idris')")?;

    page.keys("\u{e004}")?;
    page.is("probe.said(root.activeElement)", "Sign out")?;
    page.keys(ENTER)?;
    page.becomes("probe.said(root.activeElement)", "Sign in to comment")?;
    page.is("weather.field().value", "Half a thought")?;
    page.is("widget.profile", serde_json::Value::Null)?;
    page.keys(ENTER)?;
    in_form(page)?;
    let name = page.js("root.activeElement.value")?;
    ensure!(name == "Noor Idris", "the form begins with {name}");
    page.keys(ENTER)?;
    has_focus(page, "sign-in-button")?;
    page.until("weather.says('Commenting as Noor Idris')")?;
    page.is_clean()
}
