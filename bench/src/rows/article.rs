//! Articles: the page's own, Markdown, foreign HTML, in sizes that grow tenfold.

use super::many;
use crate::articles::SIZES;
use crate::contest::{Bench, Contender};
use crate::report::Line;
use reading_widget_e2e::{Result, ensure};

/// From how many words on the goal for a page's own article holds.
const OWN_FROM: usize = 13_000;

/// A page's own article.
pub fn own(bench: &mut Bench) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for &words in bench.plan.sizes(&SIZES) {
        let contender = |who| Contender {
            who,
            page: format!("/bench/own?who={who}&words={words}"),
            script: format!("bench.measure.{who}()"),
        };
        let rounds = bench.plan.rounds(rounds(words));
        let figures = bench.contest(&[contender("ours"), contender("peers")], rounds)?;
        let [ours, peers] = ["ours", "peers"].map(|who| figures.median(who, "usable"));
        let (ours, peers) = (ours?, peers?);
        let sections = ["ours", "peers"].map(|who| figures.median(who, "sections").ok());
        ensure!(sections[0] == sections[1], "the outlines differ: {sections:?}");
        let line = Line::new(format!("{} words", many(words)), "ms").sized(words);
        let line = line.figure("ours", ours).figure("tocbot + reading-time", peers);
        let limit = if words < OWN_FROM { 1.0 } else { 0.2 };
        lines.push(line.at_most("of tocbot + reading-time", ours / peers, limit));
    }
    Ok(lines)
}

/// Markdown.
pub fn markdown(bench: &mut Bench) -> Result<Vec<Line>> {
    content(bench, "markdown", "marked + DOMPurify", 0.25)
}

/// HTML from elsewhere.
pub fn html(bench: &mut Bench) -> Result<Vec<Line>> {
    content(bench, "html", "DOMPurify", 0.5)
}

fn content(bench: &mut Bench, kind: &str, name: &str, limit: f64) -> Result<Vec<Line>> {
    let (mut lines, mut usable) = (Vec::new(), Vec::new());
    for &words in bench.plan.sizes(&SIZES) {
        let contender = |who| Contender {
            who,
            page: format!("/bench/content?who={who}&kind={kind}&words={words}"),
            script: format!("bench.measure.{who}()"),
        };
        let contenders = ["ours", "peers", "raw"].map(contender);
        let rounds = bench.plan.rounds(rounds(words));
        let figures = bench.contest(&contenders, rounds)?;
        for who in ["ours", "peers"] {
            // The same words have come through, but for a few that belong to forms.
            let [found, raw] =
                [who, "raw"].map(|who| figures.median(who, "letters").unwrap_or(0.0));
            ensure!((found / raw - 1.0).abs() < 0.02, "{who} has {found} letters of {raw}");
        }
        for (what, lines) in [("content", &mut lines), ("usable", &mut usable)] {
            let [ours, peers, raw] = ["ours", "peers", "raw"].map(|who| figures.median(who, what));
            let (ours, peers, raw) = (ours?, peers?, raw?);
            let line = Line::new(format!("{} words", many(words)), "ms");
            let line = line.figure("ours", ours).figure(name, peers).figure("innerHTML", raw);
            lines.push(if what == "content" {
                let line = line.sized(words);
                let line = line.at_most(&format!("of {name}"), ours / peers, limit);
                line.at_most("of innerHTML", ours / raw, 2.0)
            } else {
                line.of("until laid out")
            });
        }
    }
    lines.extend(usable);
    Ok(lines)
}

/// Small inputs are measured more often: chance is a larger part of them.
fn rounds(words: usize) -> usize {
    match words {
        10_000..100_000 => 9,
        100_000..1_000_000 => 7,
        _ => 5,
    }
}
