//! Comments: what a reader waits for, and what memory the panel takes, as more and more are stored.

use super::many;
use crate::contest::{Bench, Contender};
use crate::report::Line;
use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;
use serde_json::json;

const STORED: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// What a driver can wait for in one command.
const PIECE: usize = 5_000;

/// Opening, more, adding, sorting.
pub fn comments(bench: &mut Bench) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut first: Option<[f64; 4]> = None;
    for stored in bench.plan.sizes(&STORED).to_vec() {
        store(bench, "ours", stored)?;
        store(bench, "peers", stored)?;
        let contender = |who| Contender {
            who,
            page: page(who, stored),
            script: format!("bench.measure.{who}()"),
        };
        let rounds = bench.plan.rounds(7);
        let figures = bench.contest(&[contender("ours"), contender("peers")], rounds)?;
        let mut ours = [0.0; 4];
        for (time, deed) in ours.iter_mut().zip(DEEDS) {
            *time = figures.median("ours", deed)?;
        }
        let least = *first.get_or_insert(ours);
        for ((deed, time), least) in DEEDS.iter().zip(ours).zip(least) {
            let line = Line::new(format!("{} stored", many(stored)), "ms").of(deed);
            let mut line = line.sized(stored).figure("ours", time);
            if let Ok(peers) = figures.median("peers", deed) {
                let name = if *deed == "open" { "PouchDB + Artalk" } else { "PouchDB" };
                line = line.figure(name, peers);
                if *deed == "open" {
                    line = line.figure("of it PouchDB", figures.median("peers", "read")?);
                    line = line.at_most("of PouchDB + Artalk", time / peers, 0.3);
                }
            }
            lines.push(line.at_most("× that of 100", time / least, 1.5));
        }
    }
    Ok(lines)
}

const DEEDS: [&str; 4] = ["open", "more", "add", "sort"];

/// What the page holds when the panel is open.
pub fn memory(bench: &mut Bench) -> Result<Vec<Line>> {
    if bench.plan.engine != Engine::Chromium {
        return Ok(vec![Line::new("only Chromium tells", "")]);
    }
    let mut lines = Vec::new();
    let mut first = None;
    for stored in bench.plan.sizes(&STORED).to_vec() {
        store(bench, "ours", stored)?;
        bench.page.read(&(page("ours", stored) + "&only-open"))?;
        bench.page.js("bench.measure.ours()")?;
        let heap = heap(bench)?;
        let module = bench.page.js("bench.modules()")?.as_f64().ok_or("no memory of a module")?;
        let all = (heap + module) / 1e6;
        let least = *first.get_or_insert(all);
        let line = Line::new(format!("{} stored", many(stored)), "MB").figure("ours", all);
        let line = line.figure("of it the module", module / 1e6);
        lines.push(line.at_most("× that of 100", all / least, 1.2));
    }
    Ok(lines)
}

/// What JavaScript holds after everything that can be collected was, in bytes.
pub fn heap(bench: &mut Bench) -> Result<f64> {
    for _ in 0..3 {
        bench.page.devtools("HeapProfiler.collectGarbage", json!({}))?;
    }
    bench.page.devtools("Performance.enable", json!({}))?;
    let told = bench.page.devtools("Performance.getMetrics", json!({}))?;
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let used = metrics.iter().find(|metric| metric["name"] == "JSHeapUsedSize");
    Ok(used.and_then(|metric| metric["value"].as_f64()).ok_or("no size of the heap was told")?)
}

fn page(who: &str, stored: usize) -> String {
    format!("/bench/comments?who={who}&stored={stored}")
}

/// Stores the comments, where they are not there yet.
fn store(bench: &mut Bench, who: &str, stored: usize) -> Result {
    bench.page.open(&page(who, stored))?;
    let count = match who {
        "ours" => "bench.widget().comments.count()",
        _ => "bench.store.count()",
    };
    if bench.page.js(count)?.as_u64() == Some(stored as u64) {
        return Ok(());
    }
    for begin in (0..stored).step_by(PIECE) {
        let count = PIECE.min(stored - begin);
        bench.page.run(&format!("await bench.store.{who}({begin}, {count})"))?;
    }
    bench.page.is(count, stored)
}
