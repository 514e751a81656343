//! The benchmark: speed and size of the widget, measured next to what people would use instead.
//! `cargo xtask bench` brings what it needs and starts it; the README of this folder says what is
//! measured and how. It reports, and people judge: no time fails it.

mod articles;
mod contest;
mod machine;
mod pages;
mod peers;
mod plan;
mod plot;
mod readme;
mod report;
mod rows;

use contest::Bench;
use plan::{Places, Plan};
use reading_widget_e2e::{Result, ensure};
use report::Report;
use std::time::Instant;

fn main() -> Result {
    let plan = Plan::read(std::env::args().skip(1))?;
    let places = Places::told()?;
    if plan.writes_readme {
        return readme::write(&places, &Report::read(&places.report(plan.engine))?);
    }
    let begun = Instant::now();
    let mut bench = Bench::start(plan, places)?;
    let mut report = bench.report()?;
    for (number, row) in rows::ALL.iter().enumerate() {
        if !bench.plan.wants(row.name) {
            continue;
        }
        println!("\n── {}/{}: {}", number + 1, rows::ALL.len(), row.title);
        let started = Instant::now();
        match (row.measure)(&mut bench) {
            Ok(lines) => {
                let row = row.filled(lines);
                print!("{}", row.table());
                report.put(row);
            }
            Err(reason) => {
                println!("   failed: {reason}");
                report.failures.push(format!("{}: {reason}", row.name));
                // The next row gets a browser that nothing has happened to.
                bench.page.close();
            }
        }
        println!("── {} in {} s", row.name, started.elapsed().as_secs());
        report.write(&bench.places.report(bench.plan.engine))?;
    }
    println!("\n{report}");
    let file = bench.places.report(bench.plan.engine);
    println!("measured in {} s; {} has it all", begun.elapsed().as_secs(), file.display());
    ensure!(report.failures.is_empty(), "not measured: {}", report.failures.join("; "));
    Ok(())
}
