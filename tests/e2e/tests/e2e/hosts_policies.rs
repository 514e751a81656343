//! Pages with policies: what Content-Security-Policy, Trusted Types, sandboxes and blocked storage
//! leave a widget. Each violation is heard twice: by the page from its first script on, and by the
//! server, to which the browser reports it.

use crate::hosts::{address, exercise, open};
use crate::{Test, test};
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;
use std::time::Duration;

pub const TESTS: &[Test] = &[
    test("all controls work, unviolated, under Trusted Types", trusted_types),
    test("HTML from elsewhere is read under Trusted Types, its frames too", foreign_html),
    Test {
        name: "HTML from elsewhere is read where not even a policy for it is allowed",
        run: foreign_html_without_policies,
        // WebKitGTK and Firefox ESR have no `Document.parseHTML`: where they know Trusted Types, all
        // ways to parse go through a policy.
        engines: &[Engine::Chromium],
    },
    test("all controls work, unviolated, under a strict policy", strict),
    test("without wasm-unsafe-eval the article is readable and the header named", without_wasm),
    test("in a sandboxed frame words are kept in memory, and the reader is told", sandboxed),
    Test {
        name: "where a site's storage is blocked words are kept in memory, and the reader is told",
        run: blocked,
        // WebKit keeps a storage of its own for each site that frames another, and blocks none.
        engines: &[Engine::Chromium, Engine::Firefox],
    },
    test("all controls work over plain HTTP", plain_http),
    test("a page's own article asks for the kit's files and nothing else", own_requests),
];

const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      connect-src 'self'; img-src 'self'";
const TYPED: &str = "require-trusted-types-for 'script'";
const REPORT: &str = "; report-uri /told/csp";

/// A parameter for an address.
fn encoded(name: &str, value: &str) -> String {
    format!(
        "&{}",
        url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
    )
}

fn policy(value: &str) -> String {
    encoded("csp", &[value, REPORT].concat())
}

/// Expects that nothing was violated, as the server heard it. (What the page heard is part of
/// whether it is clean.)
fn is_unviolated(page: &mut Page) -> Result {
    page.run("await new Promise((done) => setTimeout(done, 200))")?;
    let told = page.server.told().take("csp");
    ensure!(told.is_empty(), "reported: {told:?}");
    page.is_clean()
}

fn trusted_types(page: &mut Page) -> Result {
    for value in [TYPED, "require-trusted-types-for 'script'; trusted-types 'none'"] {
        page.server.told().take("csp");
        open(page, &["typed", &policy(value)].concat())?;
        let is_enforced = page.js("!!window.trustedTypes")?;
        exercise(page)?;
        is_unviolated(page)?;
        // The policy is in force, and what it refuses is heard.
        if is_enforced == true {
            page.is("(() => { try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); } catch { return 'refused'; } })()", "refused")?;
            page.until("watched.violations.length === 1")?;
            page.server.told().wait_for("csp", 1, Duration::from_secs(5))?;
        }
    }
    Ok(())
}

/// Opens an article that comes as HTML with a frame in it, and expects a link in the frame's place.
fn reads_html(page: &mut Page, value: &str) -> Result {
    page.server.told().take("csp");
    page.open(&["/made/widget?src=/fixtures/hosts/frames.html", &policy(value)].concat())?;
    page.ready()?;
    page.is(
        "[...probe.article().querySelectorAll('a')].map(({ href }) => href)",
        json!(["https://example.org/map", "https://example.org/other"]),
    )?;
    page.is("probe.said(probe.article()).includes('Words behind it.')", true)?;
    page.is("probe.article().querySelectorAll('iframe, kept-frame').length", 0)?;
    is_unviolated(page)
}

fn foreign_html(page: &mut Page) -> Result {
    reads_html(page, "script-src 'self' 'wasm-unsafe-eval'")?;
    reads_html(page, "require-trusted-types-for 'script'")?;
    reads_html(page, "require-trusted-types-for 'script'; trusted-types reading-widget")
}

fn foreign_html_without_policies(page: &mut Page) -> Result {
    let has = page.js("'parseHTML' in Document")?;
    if has == false {
        // An older Chromium says what to allow.
        page.open(
            &[
                "/made/widget?src=/fixtures/hosts/frames.html",
                &policy("require-trusted-types-for 'script'; trusted-types 'none'"),
            ]
            .concat(),
        )?;
        page.until("watched.errors.some((text) => text.includes('trusted-types reading-widget'))")?;
        page.server.told().take("csp");
        return Ok(());
    }
    reads_html(page, "require-trusted-types-for 'script'; trusted-types 'none'")
}

fn strict(page: &mut Page) -> Result {
    page.server.told().take("csp");
    open(page, &["strict", &policy(STRICT)].concat())?;
    exercise(page)?;
    is_unviolated(page)
}

fn without_wasm(page: &mut Page) -> Result {
    let value = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
    page.open(&[address("strict"), policy(value)].concat())?;
    page.until(
        "watched.errors.some((text) => text.includes(\"script-src 'self' 'wasm-unsafe-eval'\"))",
    )?;
    page.is("probe.widget().ready.catch(({ code }) => code)", "wasm")?;
    page.is("[...document.querySelectorAll('article h2, article p')].every(probe.isShown)", true)?;
    page.server.told().take("csp");
    Ok(())
}

/// All controls work; a comment's place is the page, and the reader is told.
fn keeps_in_memory(page: &mut Page) -> Result {
    page.enter_frame()?;
    page.until("window.probe && probe.widget()?.ready")?;
    page.ready()?;
    // WebKit gives the focus to no script of a frame of another origin before the reader has done
    // something there. The clicks that follow are a script's, this one is a reader's.
    page.click("document.querySelector('article p')")?;
    exercise(page)?;
    page.run(
        "probe.widget().profile = { name: 'Noor' };
         window.made = await probe.widget().comments.add({ body: 'for now' })",
    )?;
    page.is("made.place", "page")?;
    page.until(
        "[...hosts.root().querySelectorAll('p')].map(probe.said)
           .some((text) => text.includes('only as long as this page'))",
    )
}

fn sandboxed(page: &mut Page) -> Result {
    // A frame without an origin may load scripts only from where everybody may.
    let script = format!("{}/pkg/reading-widget.js", page.server.far_origin());
    let path = [address("sandboxed"), encoded("script", &script)].concat();
    let frame = "/made/frame?width=1200&height=700&sandbox=allow-scripts";
    page.open(&[frame, &encoded("path", &path)].concat())?;
    keeps_in_memory(page)?;
    page.is("origin", "null")
}

fn blocked(page: &mut Page) -> Result {
    let folders = page.server.folders();
    let page = &mut Page::start_with_blocked_storage(page.engine, folders)?;
    page.open("/fixtures/empty/")?;
    // To the other name of this machine, the pages of this one are another site's.
    let path = [page.server.origin(), address("blocked")].concat();
    let outer = page.server.origin().replace("127.0.0.1", "localhost");
    page.go(&[&outer, "/made/frame?width=1200&height=700", &encoded("path", &path)].concat())?;
    keeps_in_memory(page)?;
    let answer = page.js("(() => new Promise((done) => {
           try {
             const request = indexedDB.open('probe');
             request.onsuccess = () => done('open');
             request.onerror = () => done(request.error.name);
           } catch (error) { done(error.name) }
         }))()")?;
    ensure!(answer != "open", "this browser blocks nothing");
    Ok(())
}

fn plain_http(page: &mut Page) -> Result {
    let address = [page.server.plain_origin()?, address("plain")].concat();
    page.open("/fixtures/empty/")?;
    page.go(&address)?;
    page.ready()?;
    page.is("isSecureContext", false)?;
    exercise(page)
}

fn own_requests(page: &mut Page) -> Result {
    open(page, "own")?;
    page.until("hosts.root().querySelector('[data-focus=\"composer:new\"]')")?;
    page.run("scrollTo(0, document.body.scrollHeight); await new Promise((done) => setTimeout(done, 500))")?;
    let asked = page.server.requests();
    let is_ours = |path: &str| path.ends_with(".js") || path.ends_with("element_bg.wasm");
    let kit: Vec<_> = asked.iter().filter_map(|path| path.strip_prefix("/pkg/")).collect();
    let is_known = |path: &&String| {
        let own = ["/watch.js", "/fixtures/hosts/hosts.js", "/favicon.ico"];
        path.starts_with("/made/host?") || path.starts_with("/pkg/") || own.contains(&path.as_str())
    };
    let strange: Vec<_> = asked.iter().filter(|path| !is_known(path)).collect();
    ensure!(strange.is_empty(), "asked for {strange:?}");
    ensure!(kit.iter().all(|path| is_ours(path)), "of the kit it takes {kit:?}");
    let mut once = kit.clone();
    once.sort_unstable();
    once.dedup();
    ensure!(once.len() == kit.len(), "twice: {kit:?}");
    // Shell, life, glue, two snippets, module.
    ensure!(kit.len() == 6, "of the kit it takes {kit:?}");
    Ok(())
}
