//! What a page asks of comments and profile, through the element alone.

use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("a comment is written, edited, liked, removed and restored from a script", life),
    test("comments come in pages and in three orders, answers by their parent", lists),
    test("the profile is set and read at once, and kept", profile),
    test("what was exported is imported again, also for another article", files),
    test("what cannot be done rejects with an Error that has a code", errors),
];

/// What every page here begins with: short words, and a key that no other test has.
pub fn begin(page: &mut Page, key: &str) -> Result {
    page.read("/made/words?count=50")?;
    prepare(page, key)
}

fn prepare(page: &mut Page, key: &str) -> Result {
    page.run(&format!(
        "window.widget = probe.widget();
         widget.setAttribute('article-id', '{key}' + (window.run ??= Math.random()));
         window.code = (promise) => promise.then(
           () => 'done',
           (error) => error instanceof window.Error && error.message ? error.code : String(error));
         window.bodies = ({{ items }}) => items.map(({{ body }}) => body)"
    ))
}

fn life(page: &mut Page) -> Result {
    begin(page, "life")?;
    page.run("widget.profile = { name: ' Noor ', link: 'https://noor.example/' }")?;
    page.run("window.made = await widget.comments.add({ body: 'It is *high* water.' })")?;
    page.is(
        "Object.keys(made)",
        json!([
            "id", "parent", "author", "body", "html", "created", "edited", "deleted", "likes",
            "liked", "place"
        ]),
    )?;
    page.is("/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(made.id)", true)?;
    page.is(
        "[made.parent, made.author.name, made.author.link, made.body, made.html.trim()]",
        json!([
            null,
            "Noor",
            "https://noor.example/",
            "It is *high* water.",
            "<p>It is <em>high</em> water.</p>"
        ]),
    )?;
    page.is("Math.abs(Date.parse(made.created) - Date.now()) < 60000", true)?;
    page.is("new Date(made.created).toISOString() === made.created", true)?;
    page.is(
        "[made.edited, made.deleted, made.likes, made.liked, made.place]",
        json!([null, null, 0, false, "device"]),
    )?;
    page.is(
        "widget.comments.get(made.id).then((got) => JSON.stringify(got) === JSON.stringify(made))",
        true,
    )?;
    page.is("widget.comments.count()", 1)?;

    page.run("window.edited = await widget.comments.edit(made.id, 'Low water.')")?;
    page.is("[edited.id === made.id, edited.body, Date.parse(edited.edited) >= Date.parse(made.created)]",
        json!([true, "Low water.", true]))?;

    page.is("widget.comments.like(made.id).then((nothing) => nothing === undefined)", true)?;
    page.is(
        "widget.comments.get(made.id).then(({ likes, liked }) => [likes, liked])",
        json!([1, true]),
    )?;
    page.run(
        "await widget.comments.like(made.id, true); await widget.comments.like(made.id, false)",
    )?;
    page.is(
        "widget.comments.get(made.id).then(({ likes, liked }) => [likes, liked])",
        json!([0, false]),
    )?;

    page.run("await widget.comments.remove(made.id); await widget.comments.remove(made.id)")?;
    page.is("widget.comments.count()", 0)?;
    page.is("widget.comments.list().then(bodies)", json!([]))?;
    page.is(
        "widget.comments.get(made.id).then(({ body, html, deleted }) => [body, html, deleted !== null])",
        json!(["", "", true]),
    )?;
    page.is(
        "widget.comments.restore(made.id).then(({ body, deleted }) => [body, deleted])",
        json!(["Low water.", null]),
    )?;
    page.is("widget.comments.count()", 1)?;
    page.is_clean()
}

fn lists(page: &mut Page) -> Result {
    begin(page, "lists")?;
    page.run(
        "widget.profile = { name: 'Noor' };
         window.ids = [];
         for (let i = 0; i < 25; i++) ids.push((await widget.comments.add({ body: `b${i}` })).id);
         await widget.comments.like(ids[3]);
         for (const body of ['one', 'two', 'three']) await widget.comments.add({ body, parent: ids[7] })",
    )?;
    page.is("widget.comments.count()", 28)?;
    page.is("widget.comments.list().then(({ items, next }) => [items.length, items[0].body, typeof next])",
        json!([20, "b24", "string"]))?;
    page.is(
        "widget.comments.list().then(({ next }) => widget.comments.list({ after: next }))
        .then(({ items, next }) => [items.map(({ body }) => body), next])",
        json!([["b4", "b3", "b2", "b1", "b0"], null]),
    )?;
    page.is(
        "widget.comments.list({ sort: 'oldest', limit: 2 }).then(bodies)",
        json!(["b0", "b1"]),
    )?;
    page.is(
        "widget.comments.list({ sort: 'most-liked', limit: 2 }).then(bodies)",
        json!(["b3", "b24"]),
    )?;
    page.is(
        "(async () => {
           const seen = [];
           for (let after = null; ;) {
             const { items, next } = await widget.comments.list({ sort: 'most-liked', limit: 4, after });
             seen.push(...items.map(({ body }) => body));
             if (next === null) return [seen.length, new Set(seen).size];
             after = next;
           }
         })()",
        json!([25, 25]),
    )?;
    page.is(
        "widget.comments.list({ limit: 1000 }).then(({ items, next }) => [items.length, next])",
        json!([25, null]),
    )?;
    page.is(
        "widget.comments.list({ parent: ids[7] }).then(({ items, next }) =>
        [bodies({ items }), items.every(({ parent }) => parent === ids[7]), next])",
        json!([["one", "two", "three"], true, null]),
    )?;
    page.is(
        "widget.comments.list({ parent: ids[7], limit: 2 })
        .then(({ next }) => widget.comments.list({ parent: ids[7], after: next })).then(bodies)",
        json!(["three"]),
    )?;
    page.is_clean()
}

fn profile(page: &mut Page) -> Result {
    begin(page, "profile")?;
    page.run("widget.profile = null; await widget.comments.count()")?;
    page.is("widget.profile", json!(null))?;
    page.run("widget.profile = { name: 'Ada' }")?;
    page.is("widget.profile", json!({ "name": "Ada", "link": null }))?;
    page.is("widget.comments.add({ body: 'x' }).then(({ author }) => author.name)", "Ada")?;
    page.run("widget.profile = { name: 'Ada L.', link: 'http://ada.example' }")?;
    page.is("widget.profile", json!({ "name": "Ada L.", "link": "http://ada.example" }))?;
    page.is("widget.comments.list().then(({ items }) => items[0].author.name)", "Ada L.")?;
    page.becomes("widget.profile", json!({ "name": "Ada L.", "link": "http://ada.example" }))?;
    // It is the device's, and outlives the page.
    page.reload()?;
    page.ready()?;
    page.becomes("probe.widget().profile?.name ?? null", "Ada L.")?;
    prepare(page, "profile-again")?;
    for (value, code) in [
        ("{ name: ' ' }", "empty"),
        ("{}", "empty"),
        ("'Ada'", "empty"),
        ("{ name: 'a'.repeat(81) }", "too-long"),
        ("{ name: 'Ada', link: 'javascript:alert(1)' }", "parse"),
        ("{ name: 'Ada', link: 'ada' }", "parse"),
    ] {
        page.is(
            &format!(
                "(() => {{ try {{ widget.profile = {value} }} catch (error) {{
                return [error instanceof window.Error, error.code] }} }})()"
            ),
            json!([true, code]),
        )?;
        page.is("widget.profile.name", "Ada L.")?;
    }
    page.run("widget.profile = null")?;
    page.is("widget.profile", json!(null))?;
    page.is("code(widget.comments.add({ body: 'x' }))", "signed-out")?;
    page.is("widget.profile", json!(null))?;
    page.is_clean()
}

fn files(page: &mut Page) -> Result {
    begin(page, "files")?;
    page.run(
        "widget.profile = { name: 'Noor' };
         const { id } = await widget.comments.add({ body: 'Kept.' });
         await widget.comments.add({ body: 'An answer.', parent: id });
         await widget.comments.like(id);
         await widget.insights.toggle('useful');
         window.file = await widget.comments.export()",
    )?;
    page.is(
        "[JSON.parse(file).format, JSON.parse(file).version, JSON.parse(file).records.length]",
        json!(["reading-widget-comments", 1, 4]),
    )?;
    page.is(
        "widget.comments.import(file)",
        json!({ "added": 0, "updated": 0, "unchanged": 4, "refused": [] }),
    )?;
    // Another article takes what names none, and refuses what cannot be read, by its index.
    page.run(
        "window.whole = JSON.parse(file);
         const other = { ...whole, records: structuredClone(whole.records) };
         for (const record of other.records) delete record.article;
         other.records.splice(1, 0, { type: 'nonsense' });
         window.other = JSON.stringify(other);
         widget.setAttribute('article-id', 'other' + run)",
    )?;
    page.is("widget.comments.count()", 0)?;
    page.is(
        "widget.comments.import(other).then(({ added, updated, unchanged, refused }) => [added, updated,
           unchanged, refused.map(({ index, reason }) => [index, typeof reason])])",
        json!([4, 0, 0, [[1, "string"]]]),
    )?;
    page.is("widget.comments.list().then(bodies)", json!(["Kept."]))?;
    page.is("widget.comments.count()", 2)?;
    // Everywhere on this site: both articles, and whatever else was written before.
    page.is(
        "widget.comments.export({ all: true })
        .then((text) => JSON.parse(text).records.length >= 8)",
        true,
    )?;
    for text in ["''", "'[]'", "'{}'", "'{\"format\":\"else\"}'", "7", "undefined"] {
        page.is(&format!("code(widget.comments.import({text}))"), "parse")?;
    }
    page.is("widget.comments.count()", 2)?;
    // Several at once do not disturb each other.
    page.is("Promise.all([widget.comments.export(), widget.comments.export({ all: true }), widget.comments.export()])
        .then((texts) => texts.map((text) => JSON.parse(text).records.length > 3))",
        json!([true, true, true]))?;
    page.is_clean()
}

fn errors(page: &mut Page) -> Result {
    begin(page, "errors")?;
    let nobody = "'01890000-0000-7000-8000-000000000000'";
    page.run("widget.profile = null")?;
    page.is("code(widget.comments.add({ body: 'x' }))", "signed-out")?;
    page.run(
        "widget.profile = { name: 'Noor' };
         window.own = await widget.comments.add({ body: 'Mine.' });
         const file = JSON.parse(await widget.comments.export());
         const foreign = { ...file.records[0], id: own.id.slice(0, -4) + 'abcd', author: { id: own.id, name: 'Else' } };
         delete file.profile;
         await widget.comments.import(JSON.stringify({ ...file, records: [foreign] }));
         window.foreign = foreign.id",
    )?;
    for (call, code) in [
        ("add({ body: ' \\n ' })", "empty"),
        ("add({})", "empty"),
        ("add()", "empty"),
        ("add({ body: 'a'.repeat(10001) })", "too-long"),
        (&format!("add({{ body: 'x', parent: {nobody} }})"), "not-found"),
        ("add({ body: 'x', parent: 'nonsense' })", "not-found"),
        (&format!("get({nobody})"), "not-found"),
        ("get('nonsense')", "not-found"),
        ("get()", "not-found"),
        (&format!("edit({nobody}, 'x')"), "not-found"),
        ("edit(own.id, '')", "empty"),
        ("edit(foreign, 'x')", "not-yours"),
        ("remove(foreign)", "not-yours"),
        ("restore(foreign)", "not-yours"),
        ("remove(null)", "not-found"),
        (&format!("like({nobody}, true)"), "not-found"),
        (&format!("list({{ parent: {nobody} }})"), "not-found"),
        ("list({ parent: 7 })", "not-found"),
        ("list({ sort: 'best' })", "parse"),
        ("list({ after: 'nonsense' })", "parse"),
        ("list({ limit: 0 })", "parse"),
        ("list({ limit: 'all' })", "parse"),
    ] {
        page.is(&format!("code(widget.comments.{call})"), code)
            .map_err(|error| format!("{call}: {error}"))?;
    }
    page.is("code(widget.insights.toggle('nonsense'))", "not-found")?;
    page.is("code(widget.comments.like(foreign))", "done")?;
    page.is("widget.comments.get(own.id).then(({ body }) => body)", "Mine.")?;
    page.is("widget.comments.count()", 2)?;
    page.is_clean()
}
