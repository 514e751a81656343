//! What a network does to an article, to the author's comments and to the widget's own files: it is
//! borne for a bounded time, with bounded memory, and said. (The pages of these tests are in a hurry:
//! their timers are shorter, the widget's limits are as they are. `trouble.rs` waits for a real one.)

use crate::{Test, test};
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

/// WebKitGTK takes an answer that ends too early for whole, and reads on for a while, up to 160 MB of a
/// flood, when it is let go of.
const TELLING: &[Engine] = &[Engine::Chromium, Engine::Firefox];

pub const TESTS: &[Test] = &[
    Test {
        name: "a flood in place of the widget's module is not drunk",
        run: own_flood,
        engines: TELLING,
    },
    Test {
        name: "an article in bad weather comes, or its reader is told why not",
        run: article,
        engines: TELLING,
    },
    Test { name: "a flood is not drunk", run: flood, engines: TELLING },
    Test {
        name: "comments of the author that do not come leave the reader's own",
        run: comments,
        engines: TELLING,
    },
    test("files of the widget that do not come leave the article", own_files),
    test("readers of texts that do not come are missed, and their reader is told", readers),
];

/// What of a flood may have been taken: ten million bytes, and what lies in buffers.
const TAKEN: u64 = 60_000_000;

/// A widget for each kind of weather, all at once, so that all of them wait at the same time.
fn in_weather(page: &mut Page, kinds: &[&str]) -> Result {
    page.open("/made/widget?hurry=yes&children=%3Cp%3EWords.%3C/p%3E")?;
    page.ready()?;
    let storm = page.server.storm().origin()?;
    page.run(&format!(
        "window.outcome = {{}};
         window.took = {{}};
         const begun = performance.now();
         for (const kind of {kinds}) {{
           const made = document.createElement('reading-widget');
           made.id = kind;
           made.setAttribute('without-comments', '');
           made.setAttribute('src', `{storm}/tram.md/${{kind}}/fixtures/stories/tram.md`);
           document.body.append(made);
           made.ready.then(() => 'ready', ({{ code, message }}) => code + ': ' + message).then((it) => {{
             outcome[kind] = it;
             took[kind] = performance.now() - begun;
           }});
         }}",
        kinds = json!(kinds),
    ))?;
    page.until(&format!("Object.keys(outcome).length === {}", kinds.len()))
}

fn article(page: &mut Page) -> Result {
    in_weather(
        page,
        &["silence", "half", "drip", "cut", "short", "picture", "elsewhere", "closed"],
    )?;
    for (kind, code, word) in [
        ("silence", "fetch", "within 20 seconds"),
        ("half", "fetch", "within 20 seconds"),
        ("drip", "fetch", "within 300 seconds"),
        ("cut", "fetch", "did not answer"),
        ("picture", "format", "image/png"),
        ("closed", "fetch", "did not answer"),
    ] {
        let outcome = page.js(&format!("outcome['{kind}']"))?;
        let said = outcome.as_str().unwrap_or_default();
        ensure!(said.starts_with(code) && said.contains(word), "{kind}: {outcome}");
        page.holds(&format!(
            "[...document.getElementById('{kind}').shadowRoot.querySelectorAll('[part~=notice]')]
               .some(probe.isShown)"
        ))?;
    }
    // What comes whole comes, from wherever; what a server says is the end is the end.
    page.is("[outcome.elsewhere, outcome.short]", json!(["ready", "ready"]))?;
    page.is("document.getElementById('elsewhere').outline.length", 4)?;
    let far = page.server.far_origin();
    page.is(
        "[...document.querySelectorAll('#elsewhere img')].map((image) => new URL(image.src).origin)
           .filter((origin, at, all) => all.indexOf(origin) === at)",
        json!([far]),
    )?;
    // The widget beside them is not disturbed.
    page.is("probe.shows('notice')", false)
}

fn flood(page: &mut Page) -> Result {
    page.server.storm().poured();
    in_weather(page, &["flood", "endless"])?;
    for kind in ["flood", "endless"] {
        let outcome = page.js(&format!("outcome['{kind}']"))?;
        ensure!(
            outcome
                .as_str()
                .is_some_and(|said| said.starts_with("fetch") && said.contains("10 MB")),
            "{kind}: {outcome}"
        );
    }
    std::thread::sleep(std::time::Duration::from_millis(500));
    let poured = page.server.storm().poured();
    ensure!(poured < TAKEN, "{poured} bytes were taken");
    Ok(())
}

fn comments(page: &mut Page) -> Result {
    let storm = page.server.storm().origin()?;
    page.open("/made/widget?hurry=yes&article-id=stormy&children=%3Cp%3EWords.%3C/p%3E")?;
    page.ready()?;
    page.run("probe.widget().profile = { name: 'Noor' }")?;
    page.run("await probe.widget().comments.add({ body: 'my own' })")?;
    for (kind, word) in [
        ("silence", "within 20 seconds"),
        ("cut", "did not answer"),
        ("endless", "10 MB"),
        ("closed", "did not answer"),
        ("short", ""),
    ] {
        page.run("watched.warnings.length = 0")?;
        page.run(&format!(
            "probe.widget().setAttribute('comments-src',
               '{storm}/.json/{kind}/fixtures/comments/published.json')"
        ))?;
        page.until("watched.warnings.some((text) => text.includes('published.json'))")?;
        page.holds(&format!(
            "watched.warnings.some((text) => text.includes('published.json') && text.includes('{word}'))"
        ))?;
        page.is("probe.widget().comments.list().then(({ items }) => items[0].body)", "my own")?;
    }
    page.run(&format!(
        "probe.widget().setAttribute('comments-src',
           '{storm}/.json/elsewhere/fixtures/comments/published.json')"
    ))?;
    page.until("probe.widget().comments.list().then(({ items }) => items.length === 2)")?;
    page.is_clean()
}

/// Waits until the element of a page says that there will be no widget.
fn is_refused(page: &mut Page, what: &str) -> Result {
    page.until("probe.widget()?.ready")?;
    let answer = page.js("probe.widget().ready.then(() => 'ready', ({ code }) => code)")?;
    ensure!(answer == "wasm", "{what}: ready gave {answer}");
    page.is("probe.isShown(document.querySelector('p'))", true)?;
    page.is("watched.events.filter(({ name }) => name === 'error').length", 1)?;
    page.holds("watched.errors.some((text) => text.includes('the article stays as it is'))")
}

/// What says no length is read to its end, or for a minute: browsers tell of a module that is none when
/// all of it has come.
fn own_flood(page: &mut Page) -> Result {
    own_file(page, "element_bg.wasm", "flood")?;
    let poured = page.server.storm().poured();
    ensure!(poured < TAKEN, "{poured} bytes of the flood were taken");
    own_file(page, "element_bg.wasm", "endless")
}

/// A page with one of the widget's own files in this weather.
fn own_file(page: &mut Page, victim: &str, kind: &str) -> Result {
    let storm = page.server.storm().origin()?;
    page.server.storm().poured();
    // (Firefox does not call a page loaded as long as a script of it is awaited.)
    page.open(
        "/made/widget?hurry=yes&children=%3Cp%3EWords.%3C/p%3E&script=data:text/javascript,",
    )?;
    page.run(&format!(
        "document.head.append(Object.assign(document.createElement('script'),
           {{ type: 'module', src: '{storm}/{victim}/{kind}/pkg/reading-widget.js' }}))"
    ))?;
    is_refused(page, &format!("{victim} {kind}"))
}

fn own_files(page: &mut Page) -> Result {
    for (victim, kinds) in [
        ("element_bg.wasm", &["silence", "cut", "closed"][..]),
        ("element_bg.js", &["silence", "cut"]),
        ("life.js", &["silence"]),
    ] {
        for kind in kinds {
            own_file(page, victim, kind)?;
        }
    }
    let storm = page.server.storm().origin()?;
    // From another origin that lets this page read it, it comes.
    page.open(&format!(
        "/made/widget?children=%3Ch2%3EWords%3C/h2%3E\
         &script={storm}/element_bg.wasm/elsewhere/pkg/reading-widget.js"
    ))?;
    page.ready()?;
    page.is("probe.widget().outline.length", 1)
}

fn readers(page: &mut Page) -> Result {
    let storm = page.server.storm().origin()?;
    for kind in ["silence", "cut"] {
        page.open(&format!(
            "/made/widget?hurry=yes&src=/fixtures/stories/tram.md\
             &script={storm}/readers.wasm/{kind}/pkg/reading-widget.js"
        ))?;
        page.until("probe.widget()?.ready")?;
        page.is("probe.widget().ready.catch(({ code }) => code)", "wasm")?;
        page.becomes("probe.shows('notice')", true)?;
    }
    Ok(())
}
