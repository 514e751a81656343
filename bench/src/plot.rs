//! The plot: how time grows with size, as an SVG that reads in light and dark. Both axes are
//! logarithmic: a time that grows with the size is a line of slope one, and one that does not is flat.

use crate::report::{Line, Report, short};
use std::fmt::Write;

/// What is drawn: a row, which of its groups, and the words above it.
const PANELS: [(&str, &str, &str, &str); 4] = [
    ("own", "", "A page's own article, until usable", "words"),
    ("markdown", "", "Markdown to safe content", "words"),
    ("html", "", "Foreign HTML to safe content", "words"),
    ("comments", "open", "Opening the comments", "comments stored"),
];

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 270.0;
/// Where the axes of a panel begin and end.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 376.0;
const TOP: f64 = 64.0;
const FOOT: f64 = 222.0;

const STYLE: &str = "
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600 }
.tick { font-size: 11px; fill: #59636e }
.grid { stroke: #d1d9e0 }
.line { fill: none; stroke-width: 2 }
.c0 { stroke: #a8361c } .f0 { fill: #a8361c }
.c1 { stroke: #1f5f99 } .f1 { fill: #1f5f99 }
.c2 { stroke: #6e7781; stroke-dasharray: 5 4 } .f2 { fill: #6e7781 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.tick { fill: #9198a1 }
.grid { stroke: #3d444d }
.c0 { stroke: #ff9478 } .f0 { fill: #ff9478 }
.c1 { stroke: #79b8ff } .f1 { fill: #79b8ff }
.c2 { stroke: #9198a1 } .f2 { fill: #9198a1 }
}";

/// One row's lines that have a size.
struct Panel<'a> {
    title: &'a str,
    unit: &'a str,
    lines: Vec<&'a Line>,
}

/// Draws a report.
pub fn svg(report: &Report) -> String {
    let panels: Vec<Panel> = PANELS
        .iter()
        .filter_map(|(name, group, title, unit)| {
            let row = report.rows.iter().find(|row| row.name == *name)?;
            let lines = row.lines.iter().filter(|it| it.group == *group && it.size.is_some());
            Some(Panel { title, unit, lines: lines.collect() })
        })
        .filter(|panel| panel.lines.len() > 1)
        .collect();
    let rows = panels.len().div_ceil(2).max(1);
    let (width, height) = (2.0 * WIDTH, rows as f64 * HEIGHT);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-label=\"How time grows with size\">\n<style>{STYLE}\n</style>\n"
    );
    for (number, panel) in panels.iter().enumerate() {
        let (x, y) = ((number % 2) as f64 * WIDTH, (number / 2) as f64 * HEIGHT);
        // Writing to a string cannot fail.
        let _ = writeln!(svg, "<g transform=\"translate({x} {y})\">{}</g>", panel.draw());
    }
    svg + "</svg>\n"
}

impl Panel<'_> {
    fn draw(&self) -> String {
        let sizes: Vec<f64> = self.lines.iter().map(|it| it.size.unwrap_or(1) as f64).collect();
        let names: Vec<&str> = self
            .lines
            .first()
            .map(|line| line.figures.iter().map(|(who, _)| who.as_str()).collect())
            .unwrap_or_default();
        // What is part of another figure is no line of its own.
        let names: Vec<&str> = names.into_iter().filter(|it| !it.starts_with("of it")).collect();
        let figures = || self.lines.iter().flat_map(|line| &line.figures);
        let values = || figures().filter(|(who, _)| names.contains(&who.as_str())).map(|(_, v)| *v);
        let (low, high) = (values().fold(f64::MAX, f64::min), values().fold(0.0, f64::max));
        let (low, high) = (low.max(0.01).log10().floor(), high.max(0.1).log10().ceil());
        let scale = Scale {
            x: (
                sizes.first().copied().unwrap_or(1.0).log10(),
                sizes.last().copied().unwrap_or(10.0).log10(),
            ),
            y: (low, high.max(low + 1.0)),
        };
        let mut svg = format!("<text class=\"title\" x=\"{LEFT}\" y=\"22\">{}</text>", self.title);
        let mut at = LEFT;
        for (number, name) in names.iter().enumerate() {
            let _ = write!(svg, "<text class=\"f{number}\" x=\"{at}\" y=\"42\">{name}</text>");
            at += 18.0 + 6.9 * name.chars().count() as f64;
        }
        for exponent in scale.y.0 as i32..=scale.y.1 as i32 {
            let value = 10f64.powi(exponent);
            let y = scale.at(sizes[0], value).1;
            let _ = write!(
                svg,
                "<path class=\"grid\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/><text class=\"tick\" \
                 text-anchor=\"end\" x=\"{:.0}\" y=\"{:.1}\">{} ms</text>",
                LEFT - 6.0,
                y + 4.0,
                short(value),
            );
        }
        for size in &sizes {
            let x = scale.at(*size, 1.0).0;
            let _ = write!(
                svg,
                "<text class=\"tick\" text-anchor=\"middle\" x=\"{x:.1}\" y=\"{}\">{}</text>",
                FOOT + 18.0,
                short(*size),
            );
        }
        let middle = (LEFT + RIGHT) / 2.0;
        let _ = write!(
            svg,
            "<text class=\"tick\" text-anchor=\"middle\" x=\"{middle}\" y=\"{}\">{}</text>",
            FOOT + 36.0,
            self.unit,
        );
        // Ours is drawn last, on top.
        for (number, name) in names.iter().enumerate().rev() {
            let points: Vec<(f64, f64)> = self
                .lines
                .iter()
                .zip(&sizes)
                .filter_map(|(line, size)| {
                    let (_, value) = line.figures.iter().find(|(who, _)| who == name)?;
                    Some(scale.at(*size, *value))
                })
                .collect();
            let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
            let _ = write!(svg, "<path class=\"line c{number}\" d=\"M{}\"/>", path.join("L"));
            for (x, y) in points {
                let _ = write!(
                    svg,
                    "<circle class=\"f{number}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
                );
            }
        }
        svg
    }
}

/// From sizes and times to places, by their logarithms.
struct Scale {
    x: (f64, f64),
    y: (f64, f64),
}

impl Scale {
    fn at(&self, size: f64, time: f64) -> (f64, f64) {
        let part = |value: f64, (low, high): (f64, f64)| (value.log10() - low) / (high - low);
        let x = LEFT + 12.0 + part(size, self.x) * (RIGHT - LEFT - 24.0);
        (x, FOOT - part(time.max(0.01), self.y) * (FOOT - TOP))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_as_much_is_the_same_step_everywhere() {
        let scale = Scale { x: (3.0, 6.0), y: (0.0, 3.0) };
        let steps = [1e3, 1e4, 1e5, 1e6].map(|size| scale.at(size, size / 1e3));
        for pair in steps.windows(2) {
            let step = ((steps[3].0 - steps[0].0) / 3.0, (steps[3].1 - steps[0].1) / 3.0);
            assert!((pair[1].0 - pair[0].0 - step.0).abs() < 1e-9);
            assert!((pair[1].1 - pair[0].1 - step.1).abs() < 1e-9);
        }
        assert!((steps[0].1 - FOOT).abs() < 1e-9 && (steps[3].1 - TOP).abs() < 1e-9);
    }
}
