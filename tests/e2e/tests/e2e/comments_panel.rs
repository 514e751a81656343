//! The comment panel as a reader uses it: with the keyboard alone, page by page, by link, and in
//! every state that assistive technology meets.

use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("comments are written, answered, edited, deleted and restored by keyboard", keyboard),
    test("words are formatted by keyboard, previewed, and safe", words),
    test("twenty threads come at a time, and the order is remembered", pages_and_orders),
    test("a link leads to its comment, wherever it is in the list", links),
    test("n and p go from comment to comment, and type in fields", steps),
    test("insights are picked and taken back by keyboard", insights),
    test("no state of the panel has a barrier, light or dark", barriers),
];

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

fn begin(page: &mut Page) -> Result {
    page.open("/fixtures/faults/blank.html")?;
    page.run("await weather.wipe(); localStorage.clear()")?;
    page.read("/fixtures/faults/")?;
    page.run("window.widget = probe.widget(); window.root = widget.shadowRoot")?;
    page.until("weather.field()")
}

/// Goes on with Tab until what has the focus bears a mark that begins so.
fn tab_to(page: &mut Page, mark: &str) -> Result {
    for _ in 0..60 {
        if page.js(&format!("root.activeElement?.dataset.focus?.startsWith('{mark}') ?? false"))?
            == true
        {
            return Ok(());
        }
        page.keys(TAB)?;
    }
    Err(format!("Tab does not reach {mark}").into())
}

fn has_focus(page: &mut Page, mark: &str) -> Result {
    page.until(&format!("root.activeElement?.dataset.focus?.startsWith('{mark}')"))
}

/// Presses a key together with Ctrl in the field that has the focus.
fn with_control(page: &mut Page, key: &str, code: &str) -> Result {
    page.run(&format!(
        "root.activeElement.dispatchEvent(new KeyboardEvent('keydown',
           {{ key: '{key}', code: '{code}', ctrlKey: true, bubbles: true, composed: true, cancelable: true }}))"
    ))
}

fn keyboard(page: &mut Page) -> Result {
    begin(page)?;
    tab_to(page, "composer:new")?;
    page.keys("The first word")?;
    with_control(page, "Enter", "Enter")?;
    has_focus(page, "sign-in")?;
    page.keys(&["Noor", ENTER].concat())?;
    has_focus(page, "comment:")?;
    page.becomes("weather.heading()", "Comments (1)")?;
    page.is("weather.field().value", "")?;

    tab_to(page, "reply:")?;
    page.keys(ENTER)?;
    has_focus(page, "composer:reply:")?;
    page.keys("An answer to it")?;
    with_control(page, "Enter", "Enter")?;
    page.until("weather.shows('An answer to it')")?;
    has_focus(page, "comment:")?;
    page.holds("root.activeElement.textContent.includes('An answer')")?;

    tab_to(page, "edit:")?;
    page.keys(ENTER)?;
    has_focus(page, "composer:edit:")?;
    page.run("root.activeElement.setSelectionRange(999, 999)")?;
    page.keys(", edited")?;
    with_control(page, "Enter", "Enter")?;
    page.until("weather.shows('An answer to it, edited')")?;
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

fn words(page: &mut Page) -> Result {
    begin(page)?;
    page.run("widget.profile = { name: 'Noor' }")?;
    page.click("weather.field()")?;
    page.keys("bold")?;
    page.run("root.activeElement.select()")?;
    with_control(page, "b", "KeyB")?;
    page.until("weather.field().value === '**bold**'")?;
    with_control(page, "b", "KeyB")?;
    page.until("weather.field().value === 'bold'")?;
    page.run(
        "const field = weather.field();
         field.value = '**bold** [x](javascript:alert(1)) [y](https://example.org)' +
           ' <img src=x onerror=alert(1)> ![tide](https://example.org/tide.png)';
         field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))",
    )?;
    page.click("weather.button('Preview')")?;
    let safe = |place: &str| {
        format!(
            "(() => {{
               const words = root.querySelector('{place}');
               const links = [...words?.querySelectorAll('a') ?? []];
               return [words?.querySelector('strong')?.textContent, words?.querySelectorAll('img').length,
                 links.map((link) => [link.protocol, link.rel]), words?.textContent.includes('<img')];
             }})()"
        )
    };
    let link = json!(["https:", "nofollow ugc noopener"]);
    let expected = json!(["bold", 0, [link, link], true]);
    page.becomes(&safe(".rw-preview"), expected.clone())?;
    page.click("weather.button('Send')")?;
    page.becomes(&safe("[data-comment] .rw-spoken"), expected)?;
    page.is_clean()
}

/// Puts so many threads in, the first of them with an answer.
fn fill(page: &mut Page, count: usize) -> Result {
    page.run("widget.profile = { name: 'Noor' }")?;
    page.run(&format!(
        "window.ids = [];
         for (let at = 0; at < {count}; at++) ids.push((await widget.comments.add({{ body: 'thread ' + at }})).id);
         await widget.comments.add({{ body: 'an answer', parent: ids[0] }});
         if (ids[3]) await widget.comments.like(ids[3], true)"
    ))
}

fn pages_and_orders(page: &mut Page) -> Result {
    begin(page)?;
    fill(page, 45)?;
    page.read("/fixtures/faults/")?;
    page.run("window.widget = probe.widget(); window.root = widget.shadowRoot")?;
    page.until("weather.shows('thread 44')")?;
    let threads = "root.querySelectorAll('.rw-threads > .rw-thread').length";
    page.is(threads, 20)?;
    page.click("weather.button('Show more comments')")?;
    page.becomes(threads, 40)?;
    page.holds("root.activeElement.textContent.includes('thread 24')")?;
    page.click("weather.button('Show more comments')")?;
    page.becomes(threads, 45)?;
    page.is("weather.button('Show more comments') === undefined", true)?;
    page.run("root.querySelector('input[value=most-liked]').click()")?;
    page.until("root.querySelector('.rw-thread').textContent.includes('thread 3')")?;
    page.read("/fixtures/faults/")?;
    page.run("window.root = probe.widget().shadowRoot")?;
    page.until("root.querySelector('.rw-thread')?.textContent.includes('thread 3')")?;
    page.is_clean()
}

fn links(page: &mut Page) -> Result {
    begin(page)?;
    fill(page, 45)?;
    let first = page.js("ids[0]")?.as_str().unwrap_or_default().to_owned();
    page.open("/fixtures/faults/blank.html")?;
    page.read(&format!("/fixtures/faults/#comment-{first}"))?;
    page.run("window.root = probe.widget().shadowRoot")?;
    page.until("root.activeElement?.dataset.comment === location.hash.slice(9)")?;
    page.holds(
        "probe.isShown(root.activeElement) && root.activeElement.textContent.includes('thread 0')",
    )?;
    page.until(
        "(() => { const { top, bottom } = root.activeElement.getBoundingClientRect();
                  return top >= 0 && bottom <= innerHeight; })()",
    )?;
    page.click("weather.button('Show earlier comments')")?;
    page.until("weather.shows('thread 1')")
}

fn steps(page: &mut Page) -> Result {
    begin(page)?;
    fill(page, 3)?;
    page.until("weather.shows('thread 2')")?;
    page.run("root.querySelector('[data-comment]').focus()")?;
    page.keys("n")?;
    page.holds("root.activeElement.textContent.includes('thread 1')")?;
    page.keys("nn")?;
    page.holds("root.activeElement.textContent.includes('an answer')")?;
    page.keys("p")?;
    page.holds("root.activeElement.textContent.includes('thread 0')")?;
    page.click("weather.field()")?;
    page.keys("no pen")?;
    page.is("weather.field().value", "no pen")
}

fn insights(page: &mut Page) -> Result {
    begin(page)?;
    tab_to(page, "insights")?;
    page.keys(ENTER)?;
    tab_to(page, "choice:vivid")?;
    page.keys(ENTER)?;
    let picked =
        "widget.insights.list().then((all) => all.filter(({ mine }) => mine).map(({ id }) => id))";
    page.becomes(picked, json!(["vivid"]))?;
    page.becomes("root.querySelector('[data-focus=\"choice:vivid\"]').ariaPressed", "true")?;
    page.keys(ENTER)?;
    page.becomes(picked, json!([]))?;
    page.is_clean()
}

fn barriers(page: &mut Page) -> Result {
    for theme in ["light", "dark"] {
        begin(page)?;
        page.run(&format!("widget.setAttribute('theme', '{theme}')"))?;
        page.is_accessible()?;
        page.click("weather.button('Add your insights')")?;
        page.click("weather.button('Sign in to comment')")?;
        page.is_accessible()?;
        fill(page, 25)?;
        page.until("weather.shows('thread 24')")?;
        page.click("weather.button('Reply')")?;
        page.click("weather.button('Edit')")?;
        page.until("root.querySelectorAll('textarea').length === 3")?;
        page.is_accessible()?;
        page.run("[...root.querySelectorAll('[data-focus^=\"delete:\"]')].at(-1).click()")?;
        has_focus(page, "undo:")?;
        page.run("weather.trouble = 'QuotaExceededError'")?;
        page.run("weather.field().focus()")?;
        page.keys("no room for this")?;
        with_control(page, "Enter", "Enter")?;
        page.until("weather.says('was not saved')")?;
        page.is_accessible()?;
        page.run("weather.trouble = null")?;
    }
    Ok(())
}
