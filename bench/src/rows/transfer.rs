//! Transfer: what a page really loads of the package, and what the peers' files take, compressed in
//! the same way.

use crate::contest::Bench;
use crate::peers;
use crate::report::Line;
use reading_widget_e2e::{Result, ensure};
use std::collections::BTreeSet;
use std::path::Path;

/// Compresses what is loaded.
pub fn transfer(bench: &mut Bench) -> Result<Vec<Line>> {
    let script = size(&bench.places.package.join("reading-widget.js"))?;
    let awaited = Line::new("", "kB").of("the script that a page waits for").figure("ours", script);
    let own = loaded(bench, "/bench/start?who=ours", "bench.measure.start()")?;
    bench.page.open("/bench/comments?who=ours&stored=20")?;
    bench.page.run("await bench.store.ours(0, 20)")?;
    let shown = "(await bench.widget().ready, bench.measure.ours())";
    let markdown = loaded(bench, "/bench/comments?who=ours&stored=20&only-open", shown)?;
    let peer = |names: &[&str]| -> Result<f64> {
        let files = peers::FILES.iter().filter(|(name, _)| names.contains(name));
        files.map(|(_, file)| size(&bench.places.peers.join(file))).sum()
    };
    let some = peer(&["tocbot.js", "reading-time.js", "artalk.js", "artalk.css"])?;
    let all = peers::FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let all = peer(&all)?;
    let own_line = Line::new("", "kB").of("own article, panel empty").figure("ours", own);
    let own_line = own_line.figure("tocbot + reading-time + Artalk", some);
    let markdown_line = Line::new("", "kB").of("Markdown, comments shown").figure("ours", markdown);
    let markdown_line = markdown_line.figure("all peers", all);
    Ok(vec![
        awaited.at_most("kB", script, 3.0),
        own_line.at_most("kB", own, 95.0),
        markdown_line.at_most("kB", markdown, 140.0),
    ])
}

/// What a page asked for of the package, in kB.
fn loaded(bench: &mut Bench, path: &str, until: &str) -> Result<f64> {
    bench.page.open(path)?;
    bench.page.js(until)?;
    let names = bench
        .page
        .js("performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)")?;
    let names: BTreeSet<&str> =
        names.as_array().into_iter().flatten().filter_map(|name| name.as_str()).collect();
    let files: Vec<&str> =
        names.iter().filter_map(|name| name.strip_prefix("/cached/pkg/")).collect();
    ensure!(files.len() > 2, "the page loaded {files:?} only");
    println!("   {path} loads {}", files.join(", "));
    files.iter().map(|file| size(&bench.places.package.join(file))).sum()
}

/// The size of a file in brotli at its highest level, in kB of 1,000 bytes.
fn size(file: &Path) -> Result<f64> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut compressed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed.len() as f64 / 1e3)
}
