//! Pages that make it hard: their styles, their scripts, what they do with nodes. Afterwards a reader
//! uses every control. (`fixtures/hosts/hosts.js` has the pages' ways, and the reader.)

use crate::{Test, tried_in_chromium};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

/// What does not hold yet: a comment that is added while nodes are moved about comes too late for
/// the harness. It is counted as ignored, and runs with `--ignored`.
pub const OPEN: &[&str] = &["all controls work while nodes are removed and reordered"];

pub const TESTS: &[Test] = &[
    tried_in_chromium("all controls work on a page without surprises", |page| host(page, "plain")),
    tried_in_chromium("all controls work where the page unsets every style", |page| {
        host(page, "unset")
    }),
    tried_in_chromium("all controls work where the page hides every div", |page| {
        host(page, "no-divs")
    }),
    tried_in_chromium("all controls work where a rem is ten pixels", |page| {
        host(page, "small-root")
    }),
    tried_in_chromium("all controls work in parents that cut off what flows over", |page| {
        host(page, "cut-off")
    }),
    tried_in_chromium("all controls work on a page with a base, and links stay in the page", base),
    tried_in_chromium("all controls work in quirks mode", |page| host(page, "plain&doctype=none")),
    tried_in_chromium("all controls work where prototypes are frozen", |page| host(page, "frozen")),
    tried_in_chromium("all controls work where the prototype of objects is polluted", polluted),
    tried_in_chromium("all controls work where arrays are patched", arrays),
    tried_in_chromium("all controls work where the methods of nodes are patched", |page| {
        host(page, "nodes")
    }),
    tried_in_chromium("all controls work where fetch is patched", |page| host(page, "fetch")),
    tried_in_chromium("all controls work where the history is closed", |page| {
        host(page, "history")
    }),
    tried_in_chromium("all controls work where an image takes the name currentScript", clobbered),
    tried_in_chromium("all controls work after a translator has wrapped all words", |page| {
        host(page, "wrapped")
    }),
    tried_in_chromium("all controls work under a translator, and its words stay", translated),
    tried_in_chromium("all controls work while nodes are removed and reordered", |page| {
        host(page, "shaken")
    }),
    tried_in_chromium(
        "who takes parts out for ever stops neither the page nor the reader",
        |page| host(page, "stubborn"),
    ),
    tried_in_chromium("all controls work after an app has swapped the article", swapped),
    tried_in_chromium(
        "all controls work after bodies were replaced, and one restored from a copy",
        turbo,
    ),
    tried_in_chromium("all controls work beside another version of the widget", versions),
    tried_in_chromium(
        "all controls work in a Yew app of another module, which hears its own clicks",
        yew_host,
    ),
];

/// A page that is like `host` says, with nothing written on it yet.
pub fn open(page: &mut Page, host: &str) -> Result {
    page.open(&address(host))?;
    page.ready()
}

/// The address of such a page.
pub fn address(host: &str) -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static SERIAL: AtomicUsize = AtomicUsize::new(0);
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    format!("/made/host?article-id=host-{}-{serial}&host={host}", std::process::id())
}

/// Expects every control to work, and nothing to have gone wrong.
pub fn exercise(page: &mut Page) -> Result {
    page.is("hosts.exercise()", json!([]))?;
    page.is_clean()
}

fn host(page: &mut Page, host: &str) -> Result {
    open(page, host)?;
    exercise(page)
}

fn base(page: &mut Page) -> Result {
    host(page, "base")?;
    page.is("document.baseURI.endsWith('/elsewhere/page.html')", true)?;
    let here = "location.href.split('#')[0]";
    page.is(&format!("probe.links().every(({{ href }}) => href.startsWith({here} + '#'))"), true)?;
    // And those within an article that is built.
    open(page, "base&src=/fixtures/stories/tram.md")?;
    let links = "[...probe.article().querySelectorAll('a')].filter(({ hash }) => hash)";
    page.holds(&format!("{links}.length > 0"))?;
    page.is(&format!("{links}.every(({{ href }}) => href.startsWith({here} + '#'))"), true)
}

fn polluted(page: &mut Page) -> Result {
    host(page, "polluted")?;
    // What everything has was not said.
    page.run("probe.widget().profile = { name: 'Noor' }")?;
    page.run("await probe.widget().comments.add({ body: 'no parent' })")?;
    page.is("probe.widget().comments.list({}).then(({ items }) => items.length)", 3)
}

fn arrays(page: &mut Page) -> Result {
    open(page, "arrays")?;
    // A list that is answered to the driver would be one of those that were taught to be a word.
    page.is("hosts.exercise().then((wrong) => wrong.join())", "")?;
    page.run("probe.widget().article = { title: 'Old', tags: ['one', 'two'], body: '# A' }")?;
    page.becomes("probe.parts('tag').map(probe.said).join()", "one,two")?;
    page.run("delete Array.prototype.toJSON")?;
    page.is_clean()
}

fn clobbered(page: &mut Page) -> Result {
    let image = "%3Cimg%20name=currentScript%20alt=''%3E";
    open(page, &format!("clobbered&heading={image}"))?;
    page.is("document.currentScript instanceof HTMLImageElement", true)?;
    exercise(page)
}

fn translated(page: &mut Page) -> Result {
    host(page, "translated")?;
    page.is("probe.said(hosts.root().querySelector('.rw-send')).toUpperCase() === probe.said(hosts.root().querySelector('.rw-send'))", true)?;
    page.is("probe.parts('outline-link').map(probe.said).join() === probe.parts('outline-link').map(probe.said).join().toUpperCase()", true)
}

fn swapped(page: &mut Page) -> Result {
    open(page, "spa")?;
    page.run(
        "const other = (title) => {
           const article = document.createElement('article');
           for (const name of ['One ', 'Two ', 'Three ']) {
             const heading = document.createElement('h2');
             heading.textContent = name + title;
             const words = document.createElement('p');
             words.textContent = 'Words and words again. '.repeat(200);
             article.append(heading, words);
           }
           return article;
         };
         const widget = probe.widget();
         widget.querySelector('article').replaceWith(other('first'));
         await hosts.nextFrame();
         widget.article = { title: 'From the app', body: '# A\\n\\nWords' };
         await widget.ready;
         widget.article = null;
         widget.replaceChildren();
         await hosts.nextFrame();
         widget.append(other('last'))",
    )?;
    let titles = json!(["One last", "Two last", "Three last"]);
    page.becomes("probe.widget().outline.map(({ title }) => title)", titles)?;
    exercise(page)
}

fn turbo(page: &mut Page) -> Result {
    open(page, "turbo")?;
    // A visit: the page is kept as a copy, its body makes room for another.
    page.run(
        "window.snapshot = document.body.cloneNode(true);
         window.first = probe.widget();
         const visit = (body) => document.documentElement.replaceChild(body, document.body);
         const next = document.createElement('body');
         next.append('Another page');
         visit(next);
         await hosts.nextFrame();
         visit(snapshot.cloneNode(true));
         await hosts.until('the restored one', () => probe.widget() !== first);
         await probe.widget().ready",
    )?;
    page.is("probe.links().length", 3)?;
    // One that is to stay is put into the next body while that takes its place.
    page.run(
        "const permanent = probe.widget();
         const body = document.createElement('body');
         const main = document.createElement('main');
         body.append(main);
         document.documentElement.replaceChild(body, document.body);
         main.append(permanent);
         await hosts.nextFrame();
         await permanent.ready",
    )?;
    page.is(
        "[document.querySelectorAll('reading-widget').length, first.isConnected]",
        json!([1, false]),
    )?;
    exercise(page)
}

fn versions(page: &mut Page) -> Result {
    let other = "/altered/reading-widget.js/pkg/reading-widget.js";
    for (first, second) in [("/pkg/reading-widget.js", other), (other, "/pkg/reading-widget.js")] {
        open(page, &format!("versions&script={first}"))?;
        page.run(&format!("await import('{second}')"))?;
        page.is("window.altered", true)?;
        page.is("watched.events.filter(({ name }) => name === 'ready').length", 1)?;
        exercise(page)?;
    }
    Ok(())
}

fn yew_host(page: &mut Page) -> Result {
    page.open("/yew-host/")?;
    let is_built = page.js("!!document.querySelector('script[src=\"start.js\"]')")?;
    ensure!(
        is_built == true,
        "there is no Yew app: cargo xtask test builds it (READING_WIDGET_YEW_HOST)"
    );
    page.until("probe.widget()?.ready")?;
    page.ready()?;
    let counts = "['before', 'around', 'behind'].map((id) => document.getElementById(id)).map((it) => it.dataset.count ?? it.textContent)";
    page.is(counts, json!(["0", "0", "0"]))?;
    exercise(page)?;
    // Nothing that was clicked in the widget is a click on what the app drew.
    page.is(counts, json!(["0", "0", "0"]))?;
    for id in ["before", "inside", "behind"] {
        page.run(&format!("document.getElementById('{id}').click()"))?;
    }
    page.becomes(counts, json!(["1", "1", "1"]))?;
    // And the widget goes on where the app has drawn it anew.
    page.click("probe.linkTo('the-quay')")?;
    page.becomes("document.activeElement.id", "the-quay")?;
    page.is_clean()
}
