//! `soak`: reads, writes and moves for as long as one wants, among fifty articles in one page, and
//! looks now and then at what is left when nobody reads: memory, nodes, listeners, observers. All of
//! it has to be flat, once everything has been seen.

use crate::page::Page;
use crate::{Result, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// What is left of reading at some time.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// When, in seconds.
    pub at: u64,
    /// How many articles were read by then.
    pub visits: u64,
    /// What the engine holds for scripts, in bytes.
    pub heap: u64,
    /// The memory of the module, in bytes.
    pub module: u64,
    /// The document's nodes, and others that something holds.
    pub nodes: u64,
    /// All listeners, of the engine's own count.
    pub listeners: u64,
    /// Listeners on the window, the document, its root and its body.
    pub lasting: u64,
    /// Observers that observe something.
    pub observers: u64,
}

/// What may be more at the end than at the beginning: what the engine compiles and keeps for itself.
const SLACK: u64 = 1_000_000;

/// Reads for so long, and looks that many times. The engine has to be Chromium: no other one tells
/// what it holds.
pub fn soak(page: &mut Page, whole: Duration, looks: u32) -> Result<Vec<Sample>> {
    page.open("/fixtures/soak/")?;
    page.until("customElements.get('reading-widget')")?;
    page.devtools("Performance.enable", json!({}))?;
    let begun = Instant::now();
    let mut samples = Vec::new();
    let mut visits = 0;
    for look in 1..=looks {
        let until = whole * look / looks;
        while begun.elapsed() < until {
            // A driver gives one command only so much time.
            let seconds = (until - begun.elapsed()).as_secs_f64().min(20.0);
            visits += page.js(&format!("soak.run({seconds})"))?.as_u64().unwrap_or(0);
        }
        page.run("await soak.rest()")?;
        let mut sample = look_around(page)?;
        sample.at = begun.elapsed().as_secs();
        sample.visits = visits;
        samples.push(sample);
        page.is_clean()?;
    }
    Ok(samples)
}

fn look_around(page: &mut Page) -> Result<Sample> {
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", json!({}))?;
        page.run("await new Promise((resolve) => setTimeout(resolve, 100))")?;
    }
    let counts = page.devtools("Memory.getDOMCounters", json!({}))?;
    let metrics = page.devtools("Performance.getMetrics", json!({}))?;
    let metric = |name: &str| {
        let metrics = metrics["metrics"].as_array().into_iter().flatten();
        let found = metrics.into_iter().find(|metric| metric["name"] == name);
        found.and_then(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN) as u64
    };
    let left = page.js("soak.left()")?;
    ensure!(left["lives"] == 1, "the module began {} times", left["lives"]);
    let number = |value: &Value| value.as_u64().unwrap_or(u64::MAX);
    Ok(Sample {
        heap: metric("JSHeapUsedSize"),
        module: number(&left["memory"]),
        nodes: number(&counts["nodes"]),
        listeners: number(&counts["jsEventListeners"]),
        lasting: number(&left["listeners"]),
        observers: number(&left["observers"]),
        ..Sample::default()
    })
}

/// The samples as a table.
pub fn table(samples: &[Sample]) -> String {
    let mut text = format!(
        "{:>8}{:>8}{:>10}{:>10}{:>8}{:>11}{:>9}{:>11}\n",
        "seconds", "visits", "heap kB", "module kB", "nodes", "listeners", "lasting", "observers"
    );
    for it in samples {
        text += &format!(
            "{:>8}{:>8}{:>10}{:>10}{:>8}{:>11}{:>9}{:>11}\n",
            it.at,
            it.visits,
            it.heap / 1000,
            it.module / 1000,
            it.nodes,
            it.listeners,
            it.lasting,
            it.observers
        );
    }
    text
}

/// Expects that nothing grew after the first third: by then everything was there once.
pub fn is_flat(samples: &[Sample]) -> Result {
    let (Some(first), Some(last)) = (samples.get(samples.len() / 3), samples.last()) else {
        return Err("there is nothing to compare".into());
    };
    ensure!(last.visits > first.visits, "nothing was read");
    ensure!(last.observers == 0, "{} observers are left", last.observers);
    for (what, before, after) in [
        ("listeners", first.listeners, last.listeners),
        ("lasting listeners", first.lasting, last.lasting),
        ("nodes", first.nodes, last.nodes),
    ] {
        ensure!(after <= before + 5, "{what} grew from {before} to {after}");
    }
    for (what, before, after) in
        [("heap", first.heap, last.heap), ("module", first.module, last.module)]
    {
        let most = before + before / 20 + SLACK;
        ensure!(after <= most, "the {what} grew from {before} to {after} bytes");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(visits: u64) -> Sample {
        Sample { visits, heap: 10_000_000, module: 5_000_000, nodes: 40, ..Sample::default() }
    }

    #[test]
    fn what_stays_is_flat_and_what_grows_is_not() {
        let flat = [sample(1), sample(2), sample(3)];
        assert!(is_flat(&flat).is_ok());
        let mut warmed = flat.clone();
        warmed[0].heap = 1;
        assert!(is_flat(&warmed).is_ok());
        for grow in [
            |last: &mut Sample| last.heap += 2_000_000,
            |last: &mut Sample| last.module += 2_000_000,
            |last: &mut Sample| last.nodes += 6,
            |last: &mut Sample| last.listeners += 6,
            |last: &mut Sample| last.lasting += 6,
            |last: &mut Sample| last.observers += 1,
            |last: &mut Sample| last.visits = 2,
        ] {
            let mut grown = flat.clone();
            grow(&mut grown[2]);
            assert!(is_flat(&grown).is_err(), "{grown:?}");
        }
        assert!(is_flat(&[]).is_err());
    }
}
