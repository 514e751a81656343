//! The comment panel as a reader uses it: words with their formats, page by page, by link, from
//! comment to comment.

use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("words are formatted by keyboard, previewed, and safe", words),
    test("twenty threads come at a time, and the order is remembered", pages_and_orders),
    test("a link leads to its comment, wherever it is in the list", links),
    test("n and p go from comment to comment, and type in fields", steps),
    test("insights are picked and taken back by keyboard", insights),
];

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const CONTROL: char = '\u{e009}';

/// A page on which nobody has said anything yet.
pub fn begin(page: &mut Page) -> Result {
    page.open("/fixtures/faults/blank.html")?;
    page.run("await weather.wipe(); localStorage.clear()")?;
    page.read("/fixtures/faults/")?;
    page.run("window.widget = probe.widget(); window.root = widget.shadowRoot")?;
    page.until("weather.field()")
}

/// Goes on with Tab until what has the focus bears a mark that begins so.
pub fn tab_to(page: &mut Page, mark: &str) -> Result {
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

pub fn has_focus(page: &mut Page, mark: &str) -> Result {
    page.until(&format!("root.activeElement?.dataset.focus?.startsWith('{mark}')"))
}

fn words(page: &mut Page) -> Result {
    begin(page)?;
    page.run("widget.profile = { name: 'Noor' }")?;
    page.click("weather.field()")?;
    page.keys("bold")?;
    page.run("root.activeElement.select()")?;
    page.keys_with(CONTROL, 'b')?;
    page.until("weather.field().value === '**bold**'")?;
    page.keys_with(CONTROL, 'b')?;
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
pub fn fill(page: &mut Page, count: usize) -> Result {
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
    page.until("root.activeElement?.textContent.includes('thread 24')")?;
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
    page.is("root.activeElement.ariaCurrent", "true")?;
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
    page.until("root.activeElement.textContent.includes('thread 1')")?;
    page.keys("nn")?;
    page.until("root.activeElement.textContent.includes('an answer')")?;
    page.keys("p")?;
    page.until("root.activeElement.textContent.includes('thread 0')")?;
    page.click("weather.field()")?;
    page.keys("no pen")?;
    page.becomes("weather.field().value", "no pen")
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
