//! The themes: what is asked for is what is seen, and all of it can be read.

use crate::{Test, in_chromium, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("the light theme is light, also on a dark page", light),
    test("the dark theme is dark, also on a light page", dark),
    test("auto follows the page", auto_page),
    in_chromium("auto follows the system where the page does", auto_system),
    test("a theme that changes is seen at once", changing),
    test("custom properties and parts change the looks", own_looks),
    test("lines that a paragraph breaks itself are set at any width", broken_lines),
];

const STORY: &str = "/made/widget?src=/fixtures/stories/tram.md";

fn is_dark(page: &mut Page, dark: bool) -> Result {
    page.becomes("probe.luminance(probe.backdrop(probe.article())) < 0.2", dark)?;
    page.becomes("probe.luminance(probe.ink(probe.article().querySelector('p'))) > 0.4", dark)?;
    // Colours may take their time to change, but not to stay.
    page.becomes(WEAK, json!([]))
}

/// What has too little contrast, with its contrast: text needs 4.5 to 1.
const WEAK: &str = "[
    ...['title', 'standfirst', 'byline', 'published', 'reading-time', 'outline-link', 'tag',
        'creator', 'footer'].map((name) => [name, probe.parts(name).find(probe.isShown)]),
    ...['p', 'h2', 'a', 'blockquote', 'code', 'td', 'th', 'del'].map((name) =>
        [name, probe.article().querySelector(name)]),
  ].filter(([, node]) => node)
   .map(([name, node]) => [name, Math.round(probe.contrast(node) * 100) / 100])
   .filter(([, contrast]) => contrast < 4.5)";

fn light(page: &mut Page) -> Result {
    page.read(&format!("{STORY}&theme=light"))?;
    is_dark(page, false)?;
    page.read(&format!("{STORY}&theme=light&backdrop=dark"))?;
    is_dark(page, false)
}

fn dark(page: &mut Page) -> Result {
    page.read(&format!("{STORY}&theme=dark"))?;
    is_dark(page, true)?;
    page.read(&format!("{STORY}&theme=dark&backdrop=dark"))?;
    is_dark(page, true)
}

fn auto_page(page: &mut Page) -> Result {
    page.read(&format!("{STORY}&backdrop=dark"))?;
    is_dark(page, true)?;
    page.read(&format!("{STORY}&backdrop=white"))?;
    is_dark(page, false)
}

fn auto_system(page: &mut Page) -> Result {
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    page.devtools("Emulation.setEmulatedMedia", dark)?;
    let seen = (|| {
        page.read(&format!("{STORY}&backdrop=system"))?;
        is_dark(page, true)?;
        // The system changes its mind while the page is open.
        let light = json!({ "features": [{ "name": "prefers-color-scheme", "value": "light" }] });
        page.devtools("Emulation.setEmulatedMedia", light)?;
        is_dark(page, false)
    })();
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }))?;
    seen
}

fn changing(page: &mut Page) -> Result {
    page.read(&format!("{STORY}&theme=dark"))?;
    is_dark(page, true)?;
    page.run("probe.widget().setAttribute('theme', 'light')")?;
    is_dark(page, false)
}

fn own_looks(page: &mut Page) -> Result {
    page.read(STORY)?;
    page.run(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync('reading-widget::part(title) { letter-spacing: 7px }');
         document.adoptedStyleSheets.push(sheet)",
    )?;
    page.becomes("getComputedStyle(probe.part('title')).letterSpacing", "7px")
}

/// WebKit (2.50) ends a page's process over these, at some widths, with `text-wrap: pretty`.
fn broken_lines(page: &mut Page) -> Result {
    let lines = "<div id=\"126\"><object id=\"x\" \
        classid=\"clsid:CB927D12-4FF7-4a9e-A169-56E4B8A75598\"></object>\\
<object classid=\"clsid:02BF25D5-8C17-4B23-BC80-D3488ABDDC6B\" onqt_error=\"alert(126)\" \
        style=\"behavior:url(#x);\"><param name=postdomevents /></object>//[\"'`-->]]>]</div>";
    let body = lines.replace('<', "\\<").replace('[', "\\[").replace('`', "\\`");
    page.open(STORY)?;
    page.ready()?;
    page.run(&format!(
        "probe.widget().article = {};
         await probe.widget().ready;
         for (let width = 300; width < 500; width += 1) {{
           probe.widget().style.width = width + 'px';
           probe.widget().getBoundingClientRect();
         }}",
        json!({ "body": body }),
    ))?;
    page.is("probe.article().querySelectorAll('p br').length", 1)?;
    page.is_clean()
}
