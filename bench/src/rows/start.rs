//! The start of a page: how long it takes, what moves, and what keeps its thread busy.

use crate::contest::{Bench, Contender};
use crate::report::Line;
use reading_widget_e2e::engines::Engine;
use reading_widget_e2e::{Result, ensure};
use serde_json::json;
use std::time::Duration;

/// From the first request to ready.
pub fn start(bench: &mut Bench) -> Result<Vec<Line>> {
    let contender = |who| Contender {
        who,
        page: format!("/bench/start?who={who}"),
        script: "bench.measure.start()".into(),
    };
    let contenders = ["ours", "peers"].map(contender);
    // The first visits fill the caches: for files, and for compiled code.
    bench.contest(&contenders, 2)?;
    let rounds = bench.plan.rounds(11);
    let figures = bench.contest(&contenders, rounds)?;
    let mut lines = Vec::new();
    for (name, input) in [("usable", "until ready"), ("comments", "and the comments there")] {
        let [ours, peers] = ["ours", "peers"].map(|who| figures.median(who, name));
        let (ours, peers) = (ours?, peers?);
        let line = Line::new("", "ms").of(input).figure("ours", ours);
        let line = line.figure("Artalk + tocbot + reading-time", peers);
        lines.push(match name {
            "usable" => line.at_most("of the peers", ours / peers, 1.0),
            _ => line,
        });
    }
    Ok(lines)
}

/// What moved on the demo's pages until nothing came any more.
pub fn shift(bench: &mut Bench) -> Result<Vec<Line>> {
    if bench.plan.engine != Engine::Chromium {
        return Ok(vec![Line::new("only Chromium tells", "")]);
    }
    let pages = bench.page.server.demo_pages();
    ensure!(!pages.is_empty(), "there are no pages in the demo");
    let mut worst = (0.0, String::new());
    let mut seen = 0;
    for path in &pages {
        bench.page.open(path)?;
        let all = "[...document.querySelectorAll('reading-widget')]";
        bench.page.js(&format!(
            "Promise.race([Promise.allSettled({all}.map(({{ ready }}) => ready)),
               new Promise((resolve) => setTimeout(resolve, 5000))])"
        ))?;
        std::thread::sleep(Duration::from_millis(1_000));
        let moved = bench.page.js("new Promise((resolve) => {
               const entries = [];
               new PerformanceObserver((list) => entries.push(...list.getEntries()))
                 .observe({ type: 'layout-shift', buffered: true });
               setTimeout(() => resolve(entries.reduce((sum, { value }) => sum + value, 0)), 50);
             })")?;
        let moved = moved.as_f64().ok_or("no layout shift was told")?;
        seen += 1;
        println!("   {path}: {moved}");
        if moved > worst.0 {
            worst = (moved, path.clone());
        }
    }
    let input = match worst.1.as_str() {
        "" => format!("{seen} pages"),
        page => format!("{seen} pages, worst {page}"),
    };
    Ok(vec![Line::new(input, "").figure("ours", worst.0).at_most("in all", worst.0, 0.0)])
}

/// Tasks of more than 50 ms, on a processor that is four times as slow.
pub fn tasks(bench: &mut Bench) -> Result<Vec<Line>> {
    if bench.plan.engine != Engine::Chromium {
        return Ok(vec![Line::new("only Chromium tells", "")]);
    }
    bench.page.open("/bench/start?who=bare")?;
    bench.page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
    let contender = |who| Contender {
        who,
        page: format!("/bench/start?who={who}"),
        script: "bench.measure.tasks()".into(),
    };
    let rounds = bench.plan.rounds(5);
    let figures = bench.contest(&["ours", "peers", "bare"].map(contender), rounds);
    bench.page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))?;
    let figures = figures?;
    let mut lines = Vec::new();
    for (name, unit) in [("longest", "ms"), ("count", "tasks over 50 ms")] {
        let [ours, peers, bare] = ["ours", "peers", "bare"].map(|who| figures.median(who, name));
        let (ours, peers, bare) = (ours?, peers?, bare?);
        let group = if name == "longest" { "the longest" } else { "how many" };
        let line = Line::new("", unit).of(group);
        let line = line.figure("ours", ours).figure("Artalk + tocbot + reading-time", peers);
        let line = line.figure("the page alone", bare);
        lines.push(match name {
            "longest" => line.at_most("ms", ours, 50.0),
            _ => line,
        });
    }
    Ok(lines)
}
