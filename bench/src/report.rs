//! The report: rows of lines, one line for each input, with what everybody took and what comes of the
//! goals. It is a table for people and JSON for programs.

use reading_widget_e2e::Result;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::Path;

/// Everything that was measured in one engine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    pub date: String,
    pub engine: String,
    pub browser: String,
    pub machine: String,
    pub is_quick: bool,
    pub rows: Vec<Row>,
    /// Rows that could not be measured, and why.
    pub failures: Vec<String>,
}

/// One thing that is measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub name: String,
    pub title: String,
    pub goal: String,
    pub lines: Vec<Line>,
}

/// One input.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Which of several things that the row measures; empty where it is one.
    pub group: String,
    pub input: String,
    /// How large it is, where time over size is of interest.
    pub size: Option<usize>,
    pub unit: String,
    /// Everybody's figure, ours first.
    pub figures: Vec<(String, f64)>,
    pub judgements: Vec<Judgement>,
}

/// What comes of one goal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Judgement {
    /// What is compared, such as `of marked + DOMPurify`.
    pub said: String,
    pub value: f64,
    pub limit: f64,
    /// Whether the value should be at least the limit, and not at most.
    pub is_least: bool,
}

impl Report {
    /// Reads a report that was written.
    pub fn read(file: &Path) -> Result<Report> {
        let text = std::fs::read_to_string(file).map_err(|error| {
            format!(
                "there is no report to read (run `cargo xtask bench`): {}: {error}",
                file.display()
            )
        })?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Writes it.
    pub fn write(&self, file: &Path) -> Result {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, serde_json::to_string_pretty(self)? + "\n")?)
    }

    /// Whether the rows of both can stand in one table.
    pub fn is_like(&self, other: &Report) -> bool {
        let of =
            |it: &Report| (it.date.clone(), it.browser.clone(), it.machine.clone(), it.is_quick);
        of(self) == of(other)
    }

    /// Puts a row in its place, instead of what was there.
    pub fn put(&mut self, row: Row) {
        let place = |name: &str| crate::rows::ALL.iter().position(|known| known.name == name);
        self.rows.retain(|other| other.name != row.name);
        self.rows.push(row);
        self.rows.sort_by_key(|row| place(&row.name));
    }
}

impl Line {
    /// A line of times.
    pub fn new(input: impl Into<String>, unit: &str) -> Line {
        Line {
            group: String::new(),
            input: input.into(),
            size: None,
            unit: unit.to_owned(),
            figures: Vec::new(),
            judgements: Vec::new(),
        }
    }

    /// How large the input is.
    pub fn sized(mut self, size: usize) -> Line {
        self.size = Some(size);
        self
    }

    /// Which of several things it is.
    pub fn of(mut self, group: &str) -> Line {
        self.group = group.to_owned();
        self
    }

    /// Somebody's figure; ours comes first.
    pub fn figure(mut self, who: &str, value: f64) -> Line {
        self.figures.push((who.to_owned(), value));
        self
    }

    /// A goal: at most so much.
    pub fn at_most(mut self, said: &str, value: f64, limit: f64) -> Line {
        self.judgements.push(Judgement { said: said.to_owned(), value, limit, is_least: false });
        self
    }

    /// A goal: at least so much.
    pub fn at_least(mut self, said: &str, value: f64, limit: f64) -> Line {
        self.judgements.push(Judgement { said: said.to_owned(), value, limit, is_least: true });
        self
    }
}

impl Judgement {
    /// Whether the goal is met.
    pub fn is_met(&self) -> bool {
        if self.is_least { self.value >= self.limit } else { self.value <= self.limit }
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_least { '≥' } else { '≤' };
        let verdict = if self.is_met() { "met" } else { "NOT MET" };
        let [value, limit] = [self.value, self.limit].map(short);
        write!(f, "{value} {} (goal {sign} {limit}): {verdict}", self.said)
    }
}

impl Row {
    /// The row for a terminal.
    pub fn table(&self) -> String {
        let mut text = format!("{} — goal: {}\n", self.title, self.goal);
        for line in &self.lines {
            let figures: Vec<String> = line
                .figures
                .iter()
                .map(|(who, value)| format!("{who} {}", short(*value)))
                .collect();
            let input = [line.group.as_str(), &line.input].join(" ");
            text += &format!("   {:<30} {} {}\n", input.trim(), figures.join(" · "), line.unit);
            for judgement in &line.judgements {
                text += &format!("   {:<30}   {judgement}\n", "");
            }
        }
        text
    }

    /// The lines by what they measure, in order.
    pub fn groups(&self) -> Vec<Vec<&Line>> {
        let mut groups: Vec<Vec<&Line>> = Vec::new();
        for line in &self.lines {
            match groups.iter_mut().find(|group| group[0].group == line.group) {
                Some(group) => group.push(line),
                None => groups.push(vec![line]),
            }
        }
        groups
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, {}, {}", self.date, self.browser, self.machine)?;
        self.rows.iter().try_for_each(|row| write!(f, "{}", row.table()))?;
        let all = self.rows.iter().flat_map(|row| &row.lines).flat_map(|line| &line.judgements);
        let (met, not): (Vec<_>, Vec<_>) = all.partition(|judgement| judgement.is_met());
        write!(f, "{} goals met, {} not", met.len(), not.len())
    }
}

/// A figure in three digits, large ones whole, with commas.
pub fn short(value: f64) -> String {
    let digits = match value.abs() {
        0.0 => 0,
        ..0.1 => 3,
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    let text = format!("{value:.digits$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let rest = rest.trim_end_matches('0').trim_end_matches('.');
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_about_three_digits() {
        for (value, text) in [
            (0.0, "0"),
            (0.0123, "0.012"),
            (0.25, "0.25"),
            (4.5, "4.5"),
            (16.24, "16.2"),
            (139.0, "139"),
            (1_740.4, "1,740"),
            (-1_740.4, "-1,740"),
            (95_000.0, "95,000"),
        ] {
            assert_eq!(short(value), text);
        }
    }

    #[test]
    fn a_goal_is_met_on_its_own_side_of_the_limit() {
        let line = Line::new("x", "ms").at_most("a", 0.2, 0.2).at_least("b", 9.0, 10.0);
        assert_eq!(
            line.judgements.iter().map(Judgement::is_met).collect::<Vec<_>>(),
            [true, false]
        );
        assert_eq!(line.judgements[1].to_string(), "9 b (goal ≥ 10): NOT MET");
    }
}
