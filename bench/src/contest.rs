//! A contest: several contenders do the same thing by turns in one session of a browser, each time on
//! a fresh page. Who begins changes from round to round; what counts is the median.

use crate::pages;
use crate::plan::{Places, Plan};
use crate::{machine, report::Report};
use reading_widget_e2e::Result;
use reading_widget_e2e::page::Page;
use reading_widget_e2e::server::{Folders, Server};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;

/// The benchmark while it runs.
pub struct Bench {
    pub plan: Plan,
    pub places: Places,
    pub page: Page,
}

/// Who takes part: on which page, and the JavaScript that gives its figures.
pub struct Contender {
    pub who: &'static str,
    pub page: String,
    pub script: String,
}

/// The figures of all rounds, by contender and name.
#[derive(Default)]
pub struct Figures(BTreeMap<(&'static str, String), Vec<f64>>);

impl Bench {
    /// Starts a server and a driver.
    pub fn start(plan: Plan, places: Places) -> Result<Bench> {
        let folders = Folders {
            package: places.package.clone(),
            demo: places.demo.clone(),
            ..Folders::default()
        };
        let server = Server::with(folders, pages::server(&places))?;
        let page = Page::on(plan.engine, server)?;
        Ok(Bench { plan, places, page })
    }

    /// A report of nothing yet, or of what other rows were measured before.
    pub fn report(&mut self) -> Result<Report> {
        self.page.open("/bench/life")?;
        let browser = self.page.js("navigator.userAgent")?;
        let date = self.page.js("new Date().toISOString().slice(0, 10)")?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let fresh = Report {
            date: text(&date),
            engine: self.plan.engine.name().to_owned(),
            browser: machine::browser(&text(&browser)),
            machine: machine::class(),
            is_quick: self.plan.is_quick,
            rows: Vec::new(),
            failures: Vec::new(),
        };
        let before = Report::read(&self.places.report(self.plan.engine));
        Ok(match before {
            Ok(before) if before.is_like(&fresh) => {
                Report { date: fresh.date, rows: before.rows, ..fresh }
            }
            _ => fresh,
        })
    }

    /// Holds a contest of so many rounds.
    pub fn contest(&mut self, contenders: &[Contender], rounds: usize) -> Result<Figures> {
        let mut figures = Figures::default();
        for round in 0..rounds {
            for turn in 0..contenders.len() {
                let contender = &contenders[(round + turn) % contenders.len()];
                self.page.open(&contender.page)?;
                let told = self
                    .page
                    .js(&contender.script)
                    .map_err(|error| format!("{} on {}: {error}", contender.who, contender.page))?;
                figures.note(contender.who, &told);
                print!(".");
                std::io::stdout().flush()?;
            }
        }
        println!();
        Ok(figures)
    }
}

impl Figures {
    /// Notes the figures that a page told.
    pub fn note(&mut self, who: &'static str, told: &Value) {
        for (name, value) in told.as_object().into_iter().flatten() {
            if let Some(value) = value.as_f64() {
                self.0.entry((who, name.clone())).or_default().push(value);
            }
        }
    }

    /// The median of a figure.
    pub fn median(&self, who: &'static str, name: &str) -> Result<f64> {
        let values = self.0.get(&(who, name.to_owned())).cloned().unwrap_or_default();
        median(values).ok_or_else(|| format!("{who} told no {name}").into())
    }
}

/// The one in the middle; of an even number the lower of the two.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.0));
        assert_eq!(median(Vec::new()), None);
    }

    #[test]
    fn a_figure_that_nobody_told_is_no_zero() {
        let mut figures = Figures::default();
        figures.note("ours", &serde_json::json!({ "time": 2.0, "text": "no figure" }));
        figures.note("ours", &serde_json::json!({ "time": 4.0 }));
        assert_eq!(figures.median("ours", "time").unwrap(), 2.0);
        assert!(figures.median("ours", "text").is_err());
        assert!(figures.median("peers", "time").is_err());
    }
}
