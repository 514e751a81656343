//! The count alone, natively and as WebAssembly, next to the package from npm.

use crate::articles::Articles;
use crate::contest::{Bench, Contender};
use crate::report::Line;
use reading_widget_e2e::{Result, ensure};
use std::process::Command;

const WORDS: usize = 1_300_000;

/// English, Chinese, and both.
pub fn count(bench: &mut Bench) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for (kind, name) in [("english", "English"), ("chinese", "Chinese"), ("mixed", "both")] {
        let contender = |who| Contender {
            who,
            page: format!("/bench/count?who={who}&kind={kind}&words={WORDS}"),
            script: format!("bench.measure.{who}()"),
        };
        let rounds = bench.plan.rounds(5);
        let figures = bench.contest(&[contender("ours"), contender("peers")], rounds)?;
        let (wasm, peers) = (figures.median("ours", "time")?, figures.median("peers", "time")?);
        let (native, words) = native(bench, kind)?;
        let counted = figures.median("ours", "words")?;
        ensure!(counted == words as f64, "WASM counts {counted}, native {words}");
        let line = Line::new(name, "ms").of("native").figure("ours", native);
        let said = "× as fast";
        lines.push(line.figure("reading-time", peers).at_least(said, peers / native, 10.0));
        let line = Line::new(name, "ms").of("WASM").figure("ours", wasm);
        lines.push(line.figure("reading-time", peers).at_least(said, peers / wasm, 10.0));
    }
    Ok(lines)
}

/// How many milliseconds it takes here, and what comes of it.
fn native(bench: &Bench, kind: &str) -> Result<(f64, usize)> {
    let text = Articles::default().get(kind, WORDS).ok_or("no text")?;
    let file = bench.places.results.join("count.txt");
    std::fs::write(&file, text.as_bytes())?;
    let told = Command::new(&bench.places.native).arg(&file).output()?;
    std::fs::remove_file(&file)?;
    let told = String::from_utf8(told.stdout)?;
    let (time, words) = told.trim().split_once(' ').ok_or("the native count says nothing")?;
    Ok((time.parse()?, words.parse()?))
}
