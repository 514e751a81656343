//! The rows of the table: what each measures, against whom, and its goal.

mod article;
mod comments;
mod count;
mod life;
mod scroll;
mod start;
mod transfer;

use crate::contest::Bench;
use crate::report::{self, Line};
use reading_widget_e2e::Result;

/// A row before it is measured.
pub struct Row {
    /// What it is called on the command line.
    pub name: &'static str,
    pub title: &'static str,
    pub goal: &'static str,
    pub measure: fn(&mut Bench) -> Result<Vec<Line>>,
}

impl Row {
    /// The row with what was measured.
    pub fn filled(&self, lines: Vec<Line>) -> report::Row {
        report::Row {
            name: self.name.into(),
            title: self.title.into(),
            goal: self.goal.into(),
            lines,
        }
    }
}

/// All of them, in the order of the table.
pub const ALL: [Row; 12] = [
    Row {
        name: "own",
        title: "A page's own article: outline and reading time, until usable",
        goal: "≤ 0.2 × (tocbot + reading-time) from 13,000 words on",
        measure: article::own,
    },
    Row {
        name: "markdown",
        title: "Markdown to safe page content",
        goal: "≤ 0.25 × (marked + DOMPurify), ≤ 2 × raw innerHTML of the same HTML",
        measure: article::markdown,
    },
    Row {
        name: "html",
        title: "Foreign HTML to safe page content",
        goal: "≤ 0.5 × DOMPurify, ≤ 2 × raw innerHTML",
        measure: article::html,
    },
    Row {
        name: "scroll",
        title: "One scroll step, script time",
        goal: "≤ 1 ms, the same at every size",
        measure: scroll::scroll,
    },
    Row {
        name: "count",
        title: "Counting for the reading time alone",
        goal: "≥ 10 × as fast as reading-time",
        measure: count::count,
    },
    Row {
        name: "start",
        title: "Start: first script requested until ready, 1,300 words, warm cache",
        goal: "≤ 1 × (Artalk + tocbot + reading-time with an empty server)",
        measure: start::start,
    },
    Row {
        name: "shift",
        title: "Layout shift on the demo's pages",
        goal: "0",
        measure: start::shift,
    },
    Row {
        name: "tasks",
        title: "Long tasks while starting, 1,300 words, processor throttled to a quarter",
        goal: "none over 50 ms",
        measure: start::tasks,
    },
    Row {
        name: "comments",
        title: "Comments: open, show more, add (durable), sort",
        goal: "flat within 1.5 ×; opening ≤ 0.3 × (PouchDB reads 20 + Artalk draws 20)",
        measure: comments::comments,
    },
    Row {
        name: "memory",
        title: "Memory after opening the panel",
        goal: "flat within 1.2 ×",
        measure: comments::memory,
    },
    Row {
        name: "life",
        title: "The element, created and removed 1,000 times",
        goal: "heap back to the start, no host left alive",
        measure: life::life,
    },
    Row {
        name: "transfer",
        title: "Transfer, brotli 11",
        goal: "own article ≤ 95 kB, Markdown with comments ≤ 140 kB, the awaited script ≤ 3 kB",
        measure: transfer::transfer,
    },
];

/// A number of words or comments, with commas.
fn many(count: usize) -> String {
    report::short(count as f64)
}
