//! Where an article comes from, when it is fetched: the attribute `src`.

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("Markdown by URL is shown with everything that it has", markdown),
    test("an HTML fragment by URL is shown, and its scripts are not run", html_fragment),
    test("of a whole HTML page its article is taken", html_page),
    test("plain text by URL is read as people paste it", text),
    test("JSON by URL is read, with its image", json_file),
    test("the format comes from the attribute before the Content-Type", by_attribute),
    test("the format comes from the Content-Type before the extension", by_type),
    test("the format comes from the extension where there is no Content-Type", by_extension),
    test("addresses in an article by URL start from its place", relative_addresses),
    test("another src replaces the article", another_src),
];

const TITLES: &str = "probe.widget().outline.map((section) => section.title)";

fn widget(page: &mut Page, attributes: &str) -> Result {
    page.read(&format!("/made/widget?{attributes}"))
}

fn markdown(page: &mut Page) -> Result {
    widget(page, "src=/fixtures/stories/tram.md")?;
    for (part, text) in [
        ("title", "The tram that sings"),
        ("standfirst", "A line of nine stops, and what they sound like."),
        ("tags", "Cities"),
    ] {
        page.becomes(&format!("probe.text('{part}')"), text)?;
    }
    for (part, word) in [
        ("byline", "Ilse Brandt"),
        ("reading-time", "min read"),
        ("creator", "Rides, listens, writes it down."),
        ("footer", "© 2026 Ilse Brandt"),
        ("footer", "Letters by post"),
    ] {
        let text = page.js(&format!("probe.text('{part}')"))?.to_string().to_lowercase();
        ensure!(text.contains(&word.to_lowercase()), "{part} says {text} and not {word}");
    }
    page.is("probe.part('mark').querySelector('img').alt", "The Timetable")?;
    page.is("probe.part('mark').closest('a, [part~=header]').querySelector('a[href=\"https://example.org/\"]') !== null || probe.part('mark').href === 'https://example.org/'", true)?;
    page.is("[...probe.part('header').querySelectorAll('time')].map((time) => time.dateTime.slice(0, 10))", json!(["2026-04-01", "2026-04-03"]))?;
    page.is(TITLES, json!(["The bridge", "The market", "The doors", "The depot"]))?;
    page.is("probe.widget().outline.map((section) => section.level)", json!([2, 2, 3, 2]))?;
    for selector in [
        "input[type=checkbox][disabled]:checked",
        "table td",
        "blockquote em",
        "del",
        "h3 code",
        "pre code",
        "img[loading=lazy]",
    ] {
        page.holds(&format!("probe.article().querySelector('{selector}')"))?;
    }
    // The footnote leads down, and its way back leads up.
    page.is("(() => {
        const down = probe.article().querySelector('sup a, a[role=doc-noteref], a[href^=\"#\"]');
        const note = document.getElementById(decodeURIComponent(down.hash.slice(1)));
        const back = [...note.querySelectorAll('a[href^=\"#\"]')].at(-1);
        const origin = document.getElementById(decodeURIComponent(back.hash.slice(1)));
        return note.textContent.includes('It is G') && (origin === down || origin.contains(down) || down.contains(origin));
    })()", true)?;
    page.is_clean()
}

fn html_fragment(page: &mut Page) -> Result {
    widget(page, "src=/fixtures/stories/tram.html")?;
    page.becomes(
        "probe.text('title') || probe.said(probe.article().querySelector('h1'))",
        "The tram that sings",
    )?;
    page.is(TITLES, json!(["The bridge", "The market"]))?;
    page.is("probe.widget().outline[1].id", "my-market")?;
    page.is("window.ran === undefined && !probe.article().querySelector('script, [onclick]')", true)
}

fn html_page(page: &mut Page) -> Result {
    widget(page, "src=/fixtures/stories/page.html")?;
    page.is(TITLES, json!(["The bridge", "The market"]))?;
    page.becomes("probe.text('byline').includes('Ilse Brandt')", true)?;
    let text = page.js("probe.said(probe.article())")?.to_string();
    ensure!(text.contains("third window"), "words are lost: {text}");
    ensure!(!text.contains("bicycles") && !text.contains("way out"), "too much is taken: {text}");
    page.is("document.title", "A made page")
}

fn text(page: &mut Page) -> Result {
    widget(page, "src=/fixtures/stories/tram.txt")?;
    page.becomes("probe.text('title')", "The tram that sings")?;
    page.becomes("probe.text('byline').includes('Ilse Brandt')", true)?;
    page.is(TITLES, json!(["The bridge", "The market"]))?;
    page.is("probe.said(probe.article()).includes('The tram that sings')", false)?;
    page.is("probe.article().querySelectorAll('p').length", 3)
}

fn json_file(page: &mut Page) -> Result {
    widget(page, "src=/fixtures/stories/tram.json")?;
    page.becomes("probe.text('title')", "The tram that sings")?;
    page.is(TITLES, json!(["The bridge", "The market"]))?;
    page.is("probe.part('hero').querySelector('img').alt", "The tram on the bridge")?;
    for word in ["Before seven", "I. B."] {
        page.becomes(&format!("probe.text('hero').includes('{word}')"), true)?;
    }
    // Its space is there before the image is: by its size or its aspect ratio.
    page.is(
        "(() => { const image = probe.part('hero').querySelector('img');
        return [image.getAttribute('width'), image.getAttribute('height')] })()",
        json!(["40", "30"]),
    )
}

fn by_attribute(page: &mut Page) -> Result {
    // Markdown that says of itself that it is HTML: nothing but the attribute knows better.
    widget(page, "src=/fixtures/stories/tram.md%3Ftype%3Dtext/html&format=markdown")?;
    page.is(TITLES, json!(["The bridge", "The market", "The doors", "The depot"]))
}

fn by_type(page: &mut Page) -> Result {
    widget(page, "src=/fixtures/stories/tram.txt%3Ftype%3Dtext/markdown")?;
    // As Markdown, the lines of this text are paragraphs, and none is a heading.
    page.is(TITLES, json!([]))?;
    page.is("probe.said(probe.article()).includes('Nobody speaks on the bridge')", true)
}

fn by_extension(page: &mut Page) -> Result {
    for (file, count) in [("tram.md", 4), ("tram.html", 2), ("tram.txt", 2), ("tram.json", 2)] {
        widget(page, &format!("src=/fixtures/stories/{file}%3Ftype%3D"))?;
        page.is(&format!("{TITLES}.length"), count)?;
    }
    Ok(())
}

fn relative_addresses(page: &mut Page) -> Result {
    let picture = "new URL(probe.article().querySelector('img').src).pathname";
    for file in ["tram.md", "tram.html"] {
        widget(page, &format!("src=/fixtures/stories/{file}"))?;
        page.is(picture, "/fixtures/stories/pictures/bridge.svg")?;
    }
    widget(page, "src=/fixtures/stories/tram.json")?;
    page.is(
        "new URL(probe.part('hero').querySelector('img').src).pathname",
        "/fixtures/stories/pictures/bridge.svg",
    )
}

fn another_src(page: &mut Page) -> Result {
    widget(page, "src=/fixtures/stories/tram.json")?;
    page.run("probe.widget().setAttribute('src', '/fixtures/stories/tram.md')")?;
    page.becomes(&format!("{TITLES}.length"), 4)?;
    page.is("document.querySelectorAll('article[slot=article]').length", 1)?;
    page.is("watched.events.filter(({ name }) => name === 'ready').length", 2)?;
    page.becomes("probe.shows('hero')", false)
}
