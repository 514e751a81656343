//! What the panel promises beside writing: who is who, threads, times, ways out and in, the author's
//! file. Each is looked at as a reader sees it.

use crate::comments_panel::begin;
use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("threads are nested to four levels, and what is deeper says what it answers", threads),
    test("long comments and long threads are folded, and unfold", folds),
    test("a deleted comment with answers keeps its place", tombstones),
    test("times are relative, kept current, and absolute for whoever looks closer", times),
    // (WebKitGTK has no `navigator.storage`.)
    Test {
        name: "storage is asked to stay at the first comment, and once",
        run: persistence,
        engines: &[Engine::Chromium, Engine::Firefox],
    },
    test("each way out is taken, and what cannot be seen is said", ways_out),
    test("an import ends in its report, and a file that is none changes nothing", imports),
    test("a large import shows how far it is, and can be stopped", long_import),
    test("the author's file stands among one's own words, and says so", authors_file),
    test("what happens is said once", said),
];

fn signed_in(page: &mut Page) -> Result {
    begin(page)?;
    page.run("widget.profile = { name: 'Noor' }; await widget.comments.count()")
}

/// Opens what holds the ways out and in.
fn open_ways(page: &mut Page) -> Result {
    page.click(
        "[...root.querySelectorAll('summary')].find((it) => probe.said(it) === 'Copy, export, import')",
    )?;
    page.until("weather.button('Import a file')")
}

fn threads(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run(
        "let parent = null;
         for (const body of ['one', 'two', 'three', 'four', 'five']) {
           parent = (await widget.comments.add({ body, parent })).id;
         }",
    )?;
    page.until("weather.shows('five')")?;
    page.is(
        "[...root.querySelectorAll('[data-comment]')].map((it) => {
           let lists = 0;
           for (let at = it; (at = at.parentElement.closest('ol')); ) lists++;
           return [it.querySelector('.rw-spoken').textContent.trim(), lists,
             probe.said(it.querySelector('.rw-answered'))];
         })",
        json!([
            ["one", 1, ""],
            ["two", 2, ""],
            ["three", 3, ""],
            ["four", 4, ""],
            ["five", 4, "in reply to Noor"]
        ]),
    )?;
    // The name leads to what was answered.
    page.click("root.querySelector('.rw-answered button')")?;
    page.until("root.activeElement?.querySelector('.rw-spoken')?.textContent.trim() === 'four'")?;
    page.is_clean()
}

fn folds(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run(
        "const { id } = await widget.comments.add({ body: 'The sea keeps its own minutes. '.repeat(60) });
         for (let at = 1; at <= 9; at++) await widget.comments.add({ body: 'answer ' + at, parent: id })",
    )?;
    page.read("/fixtures/faults/")?;
    page.run("window.widget = probe.widget(); window.root = widget.shadowRoot")?;
    page.until("weather.shows('answer 3')")?;
    let high = "Math.round(root.querySelector('.rw-words').getBoundingClientRect().height)";
    let folded = page.js(high)?;
    page.click("weather.button('Show the whole comment')")?;
    page.until(&format!("{high} > {folded}"))?;
    page.is("weather.button('Show less').ariaExpanded", "true")?;
    page.click("weather.button('Show less')")?;
    page.becomes(high, folded)?;
    page.is("weather.shows('answer 4')", false)?;
    page.click("weather.button('Show more replies (6)')")?;
    page.until("weather.shows('answer 9')")?;
    page.until("root.activeElement?.textContent.includes('answer 4')")?;
    page.is_clean()
}

fn tombstones(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run(
        "const { id } = await widget.comments.add({ body: 'said in anger' });
         await widget.comments.add({ body: 'a calm answer', parent: id });
         await widget.comments.add({ body: 'alone' })",
    )?;
    page.until("weather.shows('alone')")?;
    page.run(
        "const of = (words) => [...root.querySelectorAll('[data-comment]')].find((it) => it.textContent.includes(words));
         window.remove = (words) => of(words).querySelector('[data-focus^=\"delete:\"]').click()",
    )?;
    page.run("remove('said in anger')")?;
    page.until("weather.shows('You deleted this comment.')")?;
    page.run("remove('alone')")?;
    page.until("!weather.shows('alone')")?;
    page.read("/fixtures/faults/")?;
    page.until("weather.shows('a calm answer')")?;
    page.is(
        "weather.bodies().map((words) => words.includes('calm') || words)",
        json!(["This comment was deleted.", true]),
    )?;
    page.is("weather.heading()", "Comments (1)")?;
    page.is_clean()
}

fn times(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run("await widget.comments.add({ body: 'just now' })")?;
    page.until("weather.shows('just now')")?;
    let told = "root.querySelector('[data-comment] .rw-relative').textContent";
    page.is(told, "now")?;
    // (Not while the driver waits: WebKit's has a timer in the page, which would be hurried, too.)
    page.run("weather.shift.hours = 3; setTimeout(weather.hurry, 100)")?;
    page.becomes(told, "about 3 hours ago")?;
    page.run("weather.shift.hours = 50; setTimeout(weather.hurry, 100)")?;
    page.becomes(told, "2 days ago")?;
    let year = page.js("String(new Date().getFullYear())")?;
    let year = year.as_str().unwrap_or_default();
    page.holds(&format!("root.querySelector('[data-comment] time').title.includes('{year}')"))?;
    page.run("root.querySelector('[data-comment] time').focus()")?;
    page.holds(&format!(
        "[...root.querySelectorAll('[data-comment] .rw-tip')].some(
           (tip) => probe.isShown(tip) && tip.textContent.includes('{year}'))"
    ))?;
    page.is_clean()
}

fn persistence(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run("await widget.insights.toggle('clear')")?;
    page.is("weather.gone.persisted", 0)?;
    page.run("for (const body of ['one', 'two']) await widget.comments.add({ body })")?;
    page.is("weather.gone.persisted", 1)
}

fn ways_out(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run("window.made = await widget.comments.add({ body: 'to the point' })")?;
    page.until("weather.shows('to the point')")?;
    let seen = "probe.said([...root.querySelectorAll('[role=status] p')].find((it) =>
        it.getBoundingClientRect().width > 20))";
    page.click("weather.button('Copy link')")?;
    page.until(
        "weather.gone.copied[0] === location.origin + location.pathname + '#comment-' + made.id",
    )?;
    page.becomes(seen, "Copied.")?;

    open_ways(page)?;
    page.click("weather.button('Copy what I wrote here')")?;
    page.until("weather.gone.copied.length === 2")?;
    page.holds("JSON.parse(weather.gone.copied[1]).records[0].body === 'to the point'")?;

    page.click("weather.button('Export what I wrote here')")?;
    page.until("weather.gone.saved.length === 1")?;
    page.is(
        "(async () => {
           const [name, url] = weather.gone.saved[0];
           return [name, (await (await fetch(url)).json()).records[0].body];
         })()",
        json!(["comments.json", "to the point"]),
    )?;
    page.becomes(seen, "Saved as comments.json. You can send this file to the author.")?;

    // To the author: what the system shares with, else a mail, else a file.
    page.run("weather.share(true)")?;
    page.click("weather.button('Send to the author')")?;
    page.until("weather.gone.shared.length === 1")?;
    page.is(
        "weather.gone.shared[0].files[0].text().then((text) => JSON.parse(text).records.length)",
        1,
    )?;
    page.run("weather.share(false)")?;
    page.click("weather.button('Send to the author')")?;
    page.until("weather.gone.mailed.length === 1")?;
    page.holds(
        "new URL(weather.gone.mailed[0]).searchParams.get('body').includes('to the point')",
    )?;
    page.run("await widget.comments.add({ body: 'at length '.repeat(300) })")?;
    page.click("weather.button('Send to the author')")?;
    page.until("weather.gone.saved.length === 2")?;
    page.is_clean()
}

fn imports(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run(
        "await widget.comments.add({ body: 'one' });
         const file = JSON.parse(await widget.comments.export());
         const other = structuredClone(file.records[0]);
         other.id = other.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
         other.body = 'from the file';
         file.records.push(other, { kind: 'nonsense' });
         window.text = JSON.stringify(file)",
    )?;
    open_ways(page)?;
    page.run("weather.bring(text)")?;
    page.until("weather.shows('from the file')")?;
    page.until("root.activeElement?.dataset.focus === 'report'")?;
    let report = "probe.said(root.querySelector('.rw-report'))";
    page.holds(&format!(
        "{report}.includes('New: 1') && {report}.includes('Already here: 1') && {report}.includes('Not taken: 1')"
    ))?;
    page.click("root.querySelector('.rw-refused summary')")?;
    page.until(&format!("{report}.includes('No. 2 in the file')"))?;
    page.click("weather.button('Close')")?;
    page.until("root.activeElement?.dataset.focus === 'heading'")?;
    page.is(&format!("{report} === ''"), true)?;
    for text in ["not JSON", "{}", ""] {
        page.run(&format!("weather.bring('{text}')"))?;
        page.until("probe.said(root).includes('Nothing was changed.')")?;
        page.click("weather.button('Close')")?;
        page.until("!probe.said(root).includes('Nothing was changed.')")?;
    }
    page.is("weather.heading()", "Comments (2)")?;
    page.is_clean()
}

fn long_import(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run(
        "await widget.comments.add({ body: 'pattern' });
         const file = JSON.parse(await widget.comments.export());
         const [pattern] = file.records;
         file.records = Array.from({ length: 5000 }, (_, at) => ({
           ...pattern, body: 'copy ' + at,
           id: pattern.id.slice(0, -6) + at.toString(16).padStart(6, '0'),
         }));
         window.seen = [];
         new MutationObserver(() => {
           const words = probe.said(root.querySelector('.rw-transfer-words'));
           if (words && seen.at(-1) !== words) seen.push(words);
           // As soon as there is something to see, the reader thinks better of it.
           if (words.startsWith('Importing: 1000 of')) weather.button('Cancel')?.click();
         }).observe(root, { subtree: true, childList: true, characterData: true });
         window.text = JSON.stringify(file)",
    )?;
    open_ways(page)?;
    page.run("weather.bring(text)")?;
    page.until("probe.said(root).includes('The import was stopped')")?;
    page.holds("seen.some((words) => words === 'Importing: 500 of 5000')")?;
    page.until("root.activeElement?.dataset.focus === 'report'")?;
    page.is("widget.comments.count().then((count) => count > 1000 && count < 5000)", true)?;
    page.is_clean()
}

fn authors_file(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run(
        "const { id } = await widget.comments.add({ body: 'Sent to the author.' });
         window.id = id;
         await widget.comments.add({ body: 'Kept back.' });
         const file = JSON.parse(await widget.comments.export());
         file.records = file.records.filter(({ body }) => body.includes('Sent'));
         const foreign = { ...file.records[0], author: { id, name: 'Ida' }, body: 'By somebody else.' };
         foreign.id = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
         file.records.push(foreign);
         file.counts = { clear: 12 };
         widget.setAttribute('comments-src', URL.createObjectURL(new Blob([JSON.stringify(file)])))",
    )?;
    page.until("weather.shows('By somebody else.')")?;
    let places = "Object.fromEntries([...root.querySelectorAll('[data-comment]')].map((it) =>
        [it.querySelector('.rw-spoken').textContent.trim(),
         probe.said(it.querySelector('.rw-comment-kept')).replace('· ', '')]))";
    page.becomes(
        places,
        json!({
            "Kept back.": "On this device only",
            "Sent to the author.": "Published by the author",
            "By somebody else.": "Published by the author",
        }),
    )?;
    page.becomes("weather.heading()", "Comments (3)")?;
    page.until("probe.said(root.querySelector('.rw-picks')).includes('12')")?;
    // Other words than the author's are not published.
    page.run("await widget.comments.edit(id, 'Sent, and mended.')")?;
    page.becomes(
        places,
        json!({
            "Kept back.": "On this device only",
            "Sent, and mended.": "On this device only",
            "By somebody else.": "Published by the author",
        }),
    )?;
    // A file that is not there costs nothing that is here, and is told.
    page.run("widget.setAttribute('comments-src', '/nowhere/comments.json')")?;
    page.until("probe.said(root).includes('could not be fetched')")?;
    page.is("weather.shows('Kept back.')", true)?;
    page.run("widget.removeAttribute('comments-src')")?;
    page.becomes("probe.said(root).includes('could not be fetched')", false)
}

fn said(page: &mut Page) -> Result {
    signed_in(page)?;
    page.run(
        "window.heard = [];
         for (const region of root.querySelectorAll('[role=status]')) {
           new MutationObserver((all) => all.forEach(({ addedNodes }) => addedNodes.forEach((node) =>
             heard.push(probe.said(node))))).observe(region, { childList: true });
         }",
    )?;
    page.click("weather.field()")?;
    page.keys("Heard once")?;
    page.click("weather.button('Send')")?;
    page.until("weather.shows('Heard once')")?;
    page.click("root.querySelector('[data-focus^=\"like:\"]')")?;
    page.until("heard.length > 1")?;
    page.click("root.querySelector('[data-focus^=\"like:\"]')")?;
    page.click("root.querySelector('[data-focus^=\"delete:\"]')")?;
    page.until("heard.some((words) => words.includes('deleted'))")?;
    page.run("await probe.frames(10)")?;
    page.is(
        "heard",
        json!([
            "Your comment is saved.",
            "You like this comment.",
            "You no longer like this comment.",
            "The comment is deleted. You can undo this.",
        ]),
    )
}
