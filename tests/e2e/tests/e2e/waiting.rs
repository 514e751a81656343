//! What has to wait for other pages of the site, or for a page that is busy or was put aside: nothing
//! waits for ever, and nothing that was written is lost by it.

use crate::faults::{PAGE, begin, second_tab};
use crate::{Test, test};
use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::page::Page;
use serde_json::json;
use std::time::Duration;

pub const TESTS: &[Test] = &[
    test("who holds the database for itself is not waited for for ever", held),
    test("who opens while the database is held keeps words on the device all the same", held_early),
    test("a page that is left in the middle keeps no other from writing, nor its own draft", left),
    test("what was given up to read is read when somebody comes back", comes_back),
    test("what reads comments is fetched once more when somebody comes back", fetched_again),
    test("a page that is put aside begins nothing until it is back", aside),
    test("a page that was busy for long keeps what it writes all the same", busy),
];

fn held(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run("await widget.comments.add({ body: 'before' })")?;
    page.until("weather.shows('before')")?;
    page.run(
        "window.let_go = await weather.hold();
         window.said = weather.refusal(widget.comments.add({ body: 'by a script' }))",
    )?;
    page.click("weather.field()")?;
    page.keys("Every word of this.")?;
    page.click("weather.button('Send')")?;
    page.until("weather.says('One moment')")?;
    // Ten seconds are waited, and one more.
    page.until("(weather.hurry(10_000), weather.says('Another tab of this site'))")?;
    page.is("weather.field().value", "Every word of this.")?;
    page.is(
        "said.then(({ code, message }) => [code, message.includes('another tab')])",
        json!(["storage", true]),
    )?;
    page.run("let_go()")?;
    page.click("weather.button('Try again')")?;
    page.until("weather.shows('Every word of this.')")?;
    page.is("weather.field().value", "")?;
    page.is("widget.comments.count()", 2)
}

fn held_early(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run("window.let_go = await weather.hold()")?;
    second_tab(page)?;
    page.until("(other.weather.hurry(10_000), other.weather.says('Another tab of this site'))")?;
    page.run("let_go()")?;
    page.run("other.weather.button('Try again').click()")?;
    page.until("other.weather.button('Sign out')")?;
    page.is(
        "other.document.querySelector('reading-widget').comments.add({ body: 'after all' })
           .then(({ place }) => place)",
        "device",
    )?;
    page.is("widget.comments.count()", 1)
}

fn left(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run("await weather.crowd(100)")?;
    // While the list is read, in the middle of a word, before and after a draft is kept, and with a
    // comment on its way.
    for (turn, wait) in [0, 30, 100, 250, 390, 450, 1_000].into_iter().enumerate() {
        page.read(PAGE)?;
        if wait > 0 {
            page.until("weather.field()")?;
            page.run(&format!(
                "const field = weather.field();
                 field.value = 'Half a sentence {turn}';
                 field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}))",
            ))?;
            std::thread::sleep(Duration::from_millis(wait));
        }
        if turn % 2 == 0 {
            page.run("void probe.widget().comments.add({ body: 'sent and gone' })")?;
        }
        page.go(&[&page.server.origin(), PAGE, "?next"].concat())?;
        page.ready()?;
        let kept = format!(
            "Promise.race([
               probe.widget().comments.add({{ body: 'on the next page {turn}' }}).then(() => 'kept'),
               new Promise((resolve) => setTimeout(resolve, 5000, 'it waits'))])"
        );
        page.is(&kept, "kept")?;
        // WebKit begins nothing more in a page that it puts aside.
        if wait >= 1_000 || wait > 0 && page.engine != Engine::WebKit {
            page.until(&format!("weather.field()?.value.includes('Half a sentence {turn}')"))?;
        }
    }
    // Whoever comes back finds their words, and what happened meanwhile.
    page.back()?;
    page.until("weather.field()?.value.includes('Half a sentence 6')")?;
    page.until("weather.shows('on the next page 6')")?;
    let add = "probe.widget().comments.add({ body: 'back again' }).then(({ place }) => place)";
    page.is(add, "device")?;
    // Also where the store was being opened.
    page.read(PAGE)?;
    page.go(&[&page.server.origin(), PAGE, "?next"].concat())?;
    page.back()?;
    page.until("weather.shows('on the next page 6')")?;
    page.is(add, "device")
}

fn comes_back(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run(
        "await widget.comments.add({ body: 'From the author.' });
         const file = JSON.parse(await widget.comments.export());
         const all = file.records.filter(({ kind }) => kind === 'comment');
         for (const record of all) record.id = record.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
         window.let_go = await weather.hold();
         widget.setAttribute('comments-src', URL.createObjectURL(new Blob([JSON.stringify(file)])));
         await probe.frames(3);
         dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))",
    )?;
    page.until("weather.says('could not be fetched')")?;
    page.run("let_go(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")?;
    page.becomes("weather.bodies().length", 2)?;
    page.becomes("weather.says('could not be fetched')", false)
}

fn fetched_again(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run("await widget.comments.add({ body: 'kept before' })")?;
    page.read(&[PAGE, "?fault=unread"].concat())?;
    page.until("window.isUnread && weather.says('the comments are being read')")?;
    page.run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")?;
    page.until("weather.shows('kept before')")
}

fn aside(page: &mut Page) -> Result {
    begin(page, "")?;
    page.run("await widget.comments.add({ body: 'before' })")?;
    page.until("weather.shows('before')")?;
    page.run("await probe.frames(30)")?;
    page.run(
        "const { transaction } = IDBDatabase.prototype;
         window.begun = 0;
         IDBDatabase.prototype.transaction = function (...all) {
           begun++;
           return transaction.apply(this, all);
         };
         dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
         window.said = await weather.refusal(widget.comments.add({ body: 'from aside' }))",
    )?;
    // What began there would hold up every other page of the site.
    page.is("[said.code, begun]", json!(["storage", 0]))?;
    page.run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")?;
    page.until("widget.profile?.name === 'Noor'")?;
    let add = "widget.comments.add({ body: 'back again' }).then(({ place }) => place)";
    page.is(add, "device")?;
    page.until("weather.shows('back again')")
}

fn busy(page: &mut Page) -> Result {
    begin(page, "")?;
    // As after ten seconds without a turn: the timer comes before the news that it has begun.
    page.run(
        "const { transaction } = IDBDatabase.prototype;
         IDBDatabase.prototype.transaction = function (...all) {
           queueMicrotask(() => weather.hurry(10_000));
           return transaction.apply(this, all);
         }",
    )?;
    let add = "widget.comments.add({ body: 'all the same' }).then(({ place }) => place)";
    page.is(add, "device")?;
    page.until("weather.shows('all the same')")
}
