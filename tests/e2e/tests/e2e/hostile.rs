//! Foreign words: every payload by every route, in a page that notices whatever acts. The payloads are
//! those of `tests/data`, DOMPurify's and ours; what is allowed is read from SECURITY.md, as its readers
//! read it; the routes and the oracles are the scripts in `fixtures/hostile`.

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

pub const TESTS: &[Test] = &[
    test("payloads act in a page without a cleaner, and DOMPurify stands beside ours", figures),
    test("no payload acts as HTML by its address", |page| goes(page, "htmlByUrl")),
    test("no payload acts as HTML inside Markdown", |page| goes(page, "htmlInMarkdown")),
    test("no payload acts in Markdown", |page| goes(page, "markdown")),
    test("no payload acts in plain text", |page| goes(page, "plainText")),
    test("no payload acts in a field of a JSON article", |page| goes(page, "jsonFields")),
    test("no payload acts in front matter", |page| goes(page, "frontMatter")),
    test("no payload acts in what a page says of itself", |page| goes(page, "pageMetadata")),
    test("no payload acts as a heading, an id or a fragment", |page| goes(page, "headings")),
    test("no payload acts in the words of an error", |page| goes(page, "errors")),
    test("no payload acts in an attribute of the element", |page| goes(page, "attributes")),
    test("no payload acts in a comment or the box it is edited in", |page| goes(page, "comments")),
    test("no payload acts in a preview", |page| goes(page, "preview")),
    test("no payload acts in a name or a link of a reader", |page| goes(page, "profiles")),
    test("no payload acts in the words of an insight", |page| goes(page, "insights")),
    test("no payload acts in the author's file", |page| goes(page, "authorsFile")),
    test("no payload acts in an import", |page| goes(page, "imports")),
    test("no payload acts in a stored record", |page| goes(page, "storedRecords")),
    test("pictures tell nobody where they are read", referrers),
    test("without the widget, a source that acts is no link", without_the_widget),
];

/// Opens the page and gives it the published table. Gives how many payloads there are, of how many
/// classes.
fn begin(page: &mut Page) -> Result<(u64, u64)> {
    page.open("/fixtures/hostile/")?;
    page.until("window.hostile")?;
    let told = finish(page, &format!("hostile.begin({})", allowed()?))?;
    let number = |name: &str| told[name].as_u64().unwrap_or_default();
    let (payloads, classes) = (number("payloads"), number("classes"));
    ensure!(payloads > 550 && classes > 20, "{payloads} payloads of {classes} classes are few");
    Ok((payloads, classes))
}

/// Sends everything by one route. What a browser answers to its driver within a time is not all of
/// it: so it is begun, and asked for.
fn goes(page: &mut Page, route: &str) -> Result {
    begin(page)?;
    let report = finish(page, &format!("hostile.go('{route}')"))?;
    let wrong = report["wrong"].as_array().ok_or_else(|| format!("{route} told {report}"))?;
    ensure!(wrong.is_empty(), "{} of these: {:#}", report["count"], report["wrong"]);
    let sent = report["sent"].as_u64().unwrap_or_default();
    ensure!(sent > 20, "only {sent} payloads went by {route}");
    println!("  {}: {route}, {sent} payloads, executed 0", page.engine.name());
    Ok(())
}

fn figures(page: &mut Page) -> Result {
    let (payloads, _) = begin(page)?;
    page.run(
        "await new Promise((loaded, failed) => document.head.append(
           Object.assign(document.createElement('script'),
             { src: '/purify.min.js', onload: loaded, onerror: failed })))",
    )?;
    let told = finish(page, "hostile.figures()")?;
    let number = |name: &str| told[name].as_u64().unwrap_or_default();
    let (control, theirs) = (number("control"), number("purified"));
    println!(
        "  {}: of {payloads} payloads {control} act as they stand, {theirs} after DOMPurify",
        page.engine.name()
    );
    // Without this, that nothing acted elsewhere would say nothing.
    ensure!(control > payloads / 4, "only {control} of {payloads} payloads act: the run is void");
    for class in
        ["script", "handler", "scheme", "encoding", "svg", "namespace", "form", "frame", "nesting"]
    {
        let classes = told["classes"].as_array().cloned().unwrap_or_default();
        ensure!(classes.contains(&json!(class)), "no payload of {class} acts: the run is void");
    }
    Ok(())
}

fn finish(page: &mut Page, call: &str) -> Result<Value> {
    page.run(&format!(
        "window.outcome = null;
         {call}.then((it) => (window.outcome = it), (error) => (window.outcome = {{ error: String(error?.stack ?? error) }}))"
    ))?;
    if let Err(error) = page.until_within("window.outcome", Duration::from_secs(120)) {
        return Err(format!("{error}; it was {}", page.js("hostile.stage()")?).into());
    }
    let outcome = page.js("window.outcome")?;
    ensure!(outcome.get("error").is_none(), "{call}: {}", outcome["error"]);
    Ok(outcome)
}

/// The pages are told by `Referer`; the host page asks its browser to send it everywhere.
fn referrers(page: &mut Page) -> Result {
    begin(page)?;
    for article in [
        json!({ "body": "![a](/made/picture?markdown)" }),
        json!({ "body": "<p><img src=/made/picture?html referrerpolicy=unsafe-url></p>", "format": "html" }),
        json!({ "body": "words", "image": "/made/picture?image", "mark": "/made/picture?mark",
                "author": { "name": "A", "picture": "/made/picture?portrait", "bio": "b" } }),
    ] {
        page.run(&format!("probe.widget().article = {article}; await probe.widget().ready"))?;
        page.until("!probe.widget().querySelector('article img') || [...probe.widget().querySelectorAll('article img')].every((it) => it.complete)")?;
    }
    for name in ["markdown", "html", "image", "mark", "portrait"] {
        let wanted = format!("/made/picture?{name}");
        let start = Instant::now();
        while !page.server.requests().contains(&wanted) {
            ensure!(start.elapsed().as_secs() < 10, "{wanted} was not asked for");
            std::thread::sleep(Duration::from_millis(50));
        }
        let referred = page.server.referred();
        let told = referred.iter().find(|(path, _)| *path == wanted);
        ensure!(told.is_none(), "a picture tells where it is read: {told:?}");
    }
    Ok(())
}

/// Where WebAssembly is refused, the shell offers the source as a link: only to where a reader may go.
fn without_the_widget(page: &mut Page) -> Result {
    for (src, leads) in [
        ("javascript:hit()", false),
        ("%20jAvA%0Ascript:hit()", false),
        ("data:text/html,x", false),
        ("/fixtures/stories/tram.md", true),
    ] {
        page.open(&format!("/made/widget?csp=script-src%20'self'&src={src}"))?;
        page.until("watched.events.some((it) => it.name === 'error')")?;
        page.is("!!probe.widget().shadowRoot.querySelector('a')", leads)?;
    }
    Ok(())
}

/// The table of SECURITY.md: for each element its attributes, those of every element included.
fn allowed() -> Result<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../SECURITY.md");
    let text = std::fs::read_to_string(path)?;
    let (_, table) = text.split_once("| element | attributes |").ok_or("SECURITY.md: no table")?;
    let names = |cell: &str| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let rows: Vec<_> = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| Some((line.split('|').nth(1)?, line.split('|').nth(2)?)))
        .collect();
    let (_, everywhere) = rows.first().ok_or("SECURITY.md: the table is empty")?;
    let everywhere = names(everywhere);
    let mut allowed = Map::new();
    for (elements, attributes) in rows.iter().skip(1) {
        let (own, without) = attributes.split_once("without").unwrap_or((attributes, ""));
        let mut all = [everywhere.clone(), names(own)].concat();
        all.retain(|name| !names(without).contains(name));
        for element in names(elements) {
            allowed.insert(element, json!(all));
        }
    }
    Ok(Value::Object(allowed))
}
