//! The project's README: the table and the plot, put there from a report, so that no figure in it was
//! typed by hand.

use crate::plan::Places;
use crate::plot;
use crate::report::{Judgement, Line, Report, Row, short};
use reading_widget_e2e::Result;

const BEGIN: &str = "<!-- What stands here is written by `cargo xtask bench --write-readme`. -->";
const END: &str = "<!-- Up to here. -->";
const PLOT: &str = "static/readme/bench.svg";

/// Writes a report's table and plot into the README.
pub fn write(places: &Places, report: &Report) -> Result {
    let file = places.root.join("README.md");
    let readme = std::fs::read_to_string(&file)?;
    let replaced = replaced(&readme, &section(report)).ok_or("README.md has lost its marks")?;
    std::fs::write(places.root.join(PLOT), plot::svg(report))?;
    std::fs::write(&file, replaced)?;
    println!("README.md and {PLOT} have what was measured on {}", report.date);
    Ok(())
}

fn replaced(readme: &str, section: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some([before, BEGIN, "\n", section, END, after].concat())
}

fn section(report: &Report) -> String {
    let quick = if report.is_quick { ", quickly" } else { "" };
    let mut text = format!(
        "Measured on {} in {} on {}{quick}. A ratio in **bold** misses its goal.\n\n\
         ![How time grows with size]({PLOT})\n\n\
         | what | input | widget | others | goal | ratio |\n| --- | --- | --- | --- | --- | --- |\n",
        report.date, report.browser, report.machine,
    );
    for row in &report.rows {
        for (number, group) in row.groups().iter().enumerate() {
            text += &line(row, group, number == 0);
        }
    }
    text
}

fn line(row: &Row, lines: &[&Line], is_first: bool) -> String {
    let one = lines[0];
    let title = if is_first { row.title.as_str() } else { "" };
    let what = match (title, one.group.as_str()) {
        (title, "") => title.to_owned(),
        ("", group) => group.to_owned(),
        (title, group) => format!("{title}: {group}"),
    };
    let of = |who: &str| {
        let value = |line: &&Line| {
            let found = line.figures.iter().find(|(name, _)| name == who);
            found.map_or("–".to_owned(), |(_, value)| short(*value))
        };
        joined(lines.iter().map(value))
    };
    let ours = [of("ours"), one.unit.clone()].join(" ");
    let others = one.figures.iter().skip(1).map(|(who, _)| format!("{who} {}", of(who)));
    let goal = if is_first { row.goal.as_str() } else { "" };
    let ratios = one.judgements.iter().map(|judgement| {
        let same =
            |line: &&Line| line.judgements.iter().find(|it| it.said == judgement.said).map(ratio);
        format!("{} {}", joined(lines.iter().filter_map(same)), judgement.said)
    });
    let cells = [
        what,
        inputs(lines),
        ours.trim().to_owned(),
        others.collect::<Vec<_>>().join("; "),
        goal.to_owned(),
        ratios.collect::<Vec<_>>().join("; "),
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// The inputs, with what all of them end in said once.
fn inputs(lines: &[&Line]) -> String {
    let parts = lines.iter().map(|line| line.input.split_once(' '));
    let Some(parts) = parts.collect::<Option<Vec<_>>>() else {
        return joined(lines.iter().map(|line| line.input.clone()));
    };
    match parts.iter().all(|(_, unit)| *unit == parts[0].1) {
        true => joined(parts.iter().map(|(number, _)| number.to_string())) + " " + parts[0].1,
        false => joined(lines.iter().map(|line| line.input.clone())),
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" · ")
}

fn ratio(judgement: &Judgement) -> String {
    let value = short(judgement.value);
    if judgement.is_met() { value } else { format!("**{value}**") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_several_sizes_is_one_line() {
        let line = |words: &str, ours, ratio| {
            let line = Line::new(format!("{words} words"), "ms").figure("ours", ours);
            line.figure("marked", 20.0).at_most("of marked", ratio, 0.25)
        };
        let row = Row {
            name: "markdown".into(),
            title: "Markdown".into(),
            goal: "≤ 0.25".into(),
            lines: vec![line("1,300", 4.0, 0.2), line("13,000", 10.0, 0.5)],
        };
        assert_eq!(
            super::line(&row, &row.groups()[0], true),
            "| Markdown | 1,300 · 13,000 words | 4 · 10 ms | marked 20 · 20 | ≤ 0.25 | \
             0.2 · **0.5** of marked |\n"
        );
    }

    #[test]
    fn what_stands_around_the_table_stays() {
        let readme = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let replaced = replaced(&readme, "new\n").unwrap();
        assert_eq!(replaced, format!("before\n{BEGIN}\nnew\n{END}\nafter\n"));
        assert_eq!(super::replaced("no marks", "new"), None);
    }
}
