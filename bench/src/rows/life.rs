//! An element's life: what is left of a thousand that came and went.

use super::comments::heap;
use crate::contest::Bench;
use crate::report::Line;
use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;

const CYCLES: usize = 1_000;
/// What a driver can wait for in one command.
const PIECE: usize = 100;

/// Creates and removes.
pub fn life(bench: &mut Bench) -> Result<Vec<Line>> {
    if bench.plan.engine != Engine::Chromium {
        return Ok(vec![Line::new("only Chromium can be asked to collect", "")]);
    }
    bench.page.open("/bench/life")?;
    // What is made once for a page is there after a few.
    bench.page.js(&format!("bench.measure.cycles({PIECE})"))?;
    bench.page.js("bench.measure.alive()")?;
    let before = (heap(bench)?, module(bench)?);
    for _ in 0..CYCLES / PIECE {
        bench.page.js(&format!("bench.measure.cycles({PIECE})"))?;
    }
    let alive = bench.page.js("bench.measure.alive()")?.as_f64().ok_or("no count of hosts")?;
    let after = (heap(bench)?, module(bench)?);
    let hosts = Line::new("", "").of("hosts alive").figure("ours", alive);
    // Of the heap, the benchmark's own list of weak references is a part.
    let grown = (after.0 - before.0) / 1e6;
    let heap = Line::new("", "MB").of("heap, grown by").figure("ours", grown);
    let heap = heap.figure("before", before.0 / 1e6);
    let grown_module = (after.1 - before.1) / 1e6;
    let module = Line::new("", "MB").of("module, grown by").figure("ours", grown_module);
    let module = module.figure("before", before.1 / 1e6);
    Ok(vec![
        hosts.at_most("hosts", alive, 0.0),
        heap.at_most("of the heap before", after.0 / before.0, 1.05),
        module.at_most("of the module before", after.1 / before.1, 1.0),
    ])
}

fn module(bench: &mut Bench) -> Result<f64> {
    Ok(bench.page.js("bench.modules()")?.as_f64().ok_or("no memory of a module")?)
}
