//! Scrolling: what a step costs as there are more headings.

use super::many;
use crate::contest::{Bench, Contender};
use crate::report::Line;
use reading_widget_e2e::Result;

const HEADINGS: [usize; 3] = [10, 1_000, 10_000];

/// The steps.
pub fn scroll(bench: &mut Bench) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut least = f64::NAN;
    for &headings in bench.plan.sizes(&HEADINGS) {
        let contender = |who| Contender {
            who,
            page: format!("/bench/scroll?who={who}&headings={headings}"),
            script: format!("bench.measure.{who}()"),
        };
        let rounds = bench.plan.rounds(5);
        let figures = bench.contest(&[contender("ours"), contender("peers")], rounds)?;
        let [ours, peers] = ["ours", "peers"].map(|who| figures.median(who, "mean"));
        let [worst, theirs] = ["ours", "peers"].map(|who| figures.median(who, "worst"));
        let (ours, peers) = (ours?, peers?);
        least = least.min(ours);
        let input = format!("{} headings", many(headings));
        let line = Line::new(input.clone(), "ms").figure("ours", ours).figure("tocbot", peers);
        lines.push(line.at_most("ms", ours, 1.0).at_most("× the smallest", ours / least, 1.5));
        let line = Line::new(input, "ms").of("the worst").figure("ours", worst?);
        lines.push(line.figure("tocbot", theirs?));
    }
    Ok(lines)
}
