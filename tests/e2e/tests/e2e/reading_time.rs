//! The reading time: what is shown, what the property says, what changes it.

use crate::{Test, test};
use reading_widget_e2e::page::Page;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("a story of 1,272 English words takes 5 minutes", english),
    test("under a minute is said in words", short),
    test("Japanese is counted by characters", japanese),
    test("words-per-minute changes the time at once", own_speed),
    test("images take time, decorative ones none", images),
    test("the range is in the description for assistive technology", range),
    test("the time left goes down while reading", time_left),
];

fn english(page: &mut Page) -> Result {
    page.read("/made/words?count=1272")?;
    page.becomes("probe.text('reading-time').includes('5 min read')", true)?;
    page.is("probe.widget().readingTime.minutes", 5)?;
    page.is("probe.widget().readingTime.words", 1272)?;
    page.is(
        "Object.keys(probe.widget().readingTime).sort()",
        json!(["characters", "high", "low", "minutes", "words"]),
    )?;
    // Brysbaert's range for most adults, 175 to 300 words a minute: 4.2 to 7.3 minutes.
    page.is(
        "[probe.widget().readingTime.low, probe.widget().readingTime.high].map(Math.round)",
        json!([4, 7]),
    )
}

fn short(page: &mut Page) -> Result {
    page.read("/made/words?count=40")?;
    page.becomes("probe.text('reading-time').toLowerCase().includes('under a minute')", true)
}

fn japanese(page: &mut Page) -> Result {
    page.read("/fixtures/japanese/")?;
    page.is("Math.round(probe.widget().readingTime.minutes)", 3)?;
    page.holds("probe.widget().readingTime.characters > 1800")?;
    page.holds("probe.text('reading-time').includes('3')")?;
    // The widget speaks the language of its page.
    page.is("/[\\u3040-\\u30ff\\u4e00-\\u9fff]/.test(probe.text('reading-time'))", true)
}

fn own_speed(page: &mut Page) -> Result {
    page.read("/made/words?count=1272")?;
    page.run("probe.widget().setAttribute('words-per-minute', '120')")?;
    page.becomes("probe.text('reading-time').match(/\\d+/)?.[0]", "11")?;
    page.is("probe.widget().readingTime.minutes", 11)?;
    page.run("probe.widget().removeAttribute('words-per-minute')")?;
    page.becomes("probe.widget().readingTime.minutes", 5)
}

fn images(page: &mut Page) -> Result {
    page.read("/made/words?count=1272")?;
    let before = page.js("probe.widget().readingTime.high")?;
    let add = |alt: &str| {
        format!(
            "for (let i = 0; i < 10; i++) document.querySelector('article').append(
               Object.assign(new Image(40, 30), {{ src: '/made/picture', alt: '{alt}' }}));
             await probe.widget().refresh();"
        )
    };
    page.run(&add(""))?;
    page.run("await probe.frames(6)")?;
    page.is("probe.widget().readingTime.high", before)?;
    // 12, 11, … 3 seconds: 75 in all, more than a minute on top of 5.3.
    page.run(&add("A boat"))?;
    page.becomes("probe.widget().readingTime.minutes", 7)
}

fn range(page: &mut Page) -> Result {
    page.read("/made/words?count=1272")?;
    let description = page.js("(() => {
           const part = probe.part('reading-time');
           const nodes = [part, ...part.querySelectorAll('*')];
           const by = nodes.flatMap((node) => [...(node.ariaDescribedByElements ?? []),
             ...['aria-describedby', 'aria-labelledby'].flatMap((name) =>
               (node.getAttribute(name) ?? '').split(' ').filter(Boolean)
                 .map((id) => part.getRootNode().getElementById(id)))]);
           return [...by.map(probe.said), ...nodes.flatMap((node) =>
             [node.ariaDescription, node.getAttribute('aria-description'), node.ariaLabel,
              node.title])].filter(Boolean).join(' ') || part.textContent;
         })()")?;
    let text = description.to_string();
    ensure!(text.contains('4') && text.contains('7'), "no range of 4 to 7 minutes in {text}");
    Ok(())
}

fn time_left(page: &mut Page) -> Result {
    page.read("/made/words?count=3000")?;
    let left = "watched.events.findLast(({ name }) => name === 'progress')?.detail.minutesLeft";
    page.run("scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' })")?;
    page.until(&format!("{left} > 3 && {left} < 10"))?;
    page.until("/\\d/.test(probe.text('progress')) || /min left/.test(probe.widget().shadowRoot.textContent)")?;
    page.run("scrollTo({ top: 1e9, behavior: 'instant' })")?;
    page.becomes("probe.widget().progress", 1)?;
    page.becomes(left, 0)
}
