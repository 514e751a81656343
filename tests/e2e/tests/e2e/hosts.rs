//! Pages that make it hard: their styles, their scripts, what they do with nodes. Afterwards a reader
//! uses every control. (`fixtures/hosts/hosts.js` has the pages' ways, and the reader.)

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("all controls work on a page without surprises", |page| host(page, "plain")),
    test("all controls work where the page unsets every style", |page| host(page, "unset")),
    test("all controls work where the page hides every div", |page| host(page, "no-divs")),
    test("all controls work where a rem is ten pixels", |page| host(page, "small-root")),
    test("all controls work in parents that cut off what flows over", |page| host(page, "cut-off")),
    test("all controls work on a page with a base, and links stay in the page", base),
    test("all controls work in quirks mode", |page| host(page, "plain&doctype=none")),
    test("all controls work where prototypes are frozen", |page| host(page, "frozen")),
    test("all controls work where the prototype of objects is polluted", polluted),
    test("all controls work where arrays are patched", arrays),
    test("all controls work where the methods of nodes are patched", |page| host(page, "nodes")),
    test("all controls work where fetch is patched", |page| host(page, "fetch")),
    test("all controls work where the history is closed", |page| host(page, "history")),
    test("all controls work where an image takes the name currentScript", clobbered),
    test("all controls work where the browser is slow", slow),
    test("all controls work after a translator has wrapped all words", |page| {
        host(page, "wrapped")
    }),
    test("all controls work under a translator, and its words stay", translated),
    test("all controls work while nodes are removed and reordered", shaken),
    test("who takes parts out for ever stops neither the page nor the reader", |page| {
        host(page, "stubborn")
    }),
    test("all controls work after an app has swapped the article", swapped),
    test("all controls work after bodies were replaced, and one restored from a copy", turbo),
    test("all controls work beside another version of the widget", versions),
    test("all controls work in a Yew app of another module, which hears its own clicks", yew_host),
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
    // In a frame, that has prototypes of its own: WebKit's driver could not send an answer from here.
    let address = address("polluted");
    let path = url::form_urlencoded::byte_serialize(address.as_bytes()).collect::<String>();
    page.open(&["/made/frame?width=1200&height=700&path=", &path].concat())?;
    page.until("frames[0]?.probe?.widget()?.ready")?;
    page.run("await frames[0].probe.widget().ready")?;
    page.is("frames[0].eval('({}).polluted')", "polluted")?;
    page.is("frames[0].hosts.exercise().then((wrong) => wrong.join())", "")?;
    // What everything has was not said.
    page.run("frames[0].eval(\"probe.widget().profile = { name: 'Noor' }\")")?;
    page.run("await frames[0].eval(\"probe.widget().comments.add({ body: 'no parent' })\")")?;
    page.is(
        "frames[0].eval('probe.widget().comments.list({}).then(({ items }) => items.length)')",
        3,
    )?;
    page.run("frames[0].eval('for (const name in {}) delete Object.prototype[name]')")?;
    page.enter_frame()?;
    page.is_clean()
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

fn slow(page: &mut Page) -> Result {
    open(page, "slow")?;
    // What is drawn in a later turn is the widget's all the same, and stays.
    for part in ["progress", "outline"] {
        for is_there in [true, false, true] {
            let name = format!("without-{part}");
            page.run(&format!("probe.widget().toggleAttribute('{name}', {})", !is_there))?;
            page.becomes(&format!("probe.shows('{part}')"), is_there)?;
        }
    }
    exercise(page)
}

fn shaken(page: &mut Page) -> Result {
    (1..=4).try_for_each(|seed| host(page, &format!("shaken&seed={seed}")))
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
