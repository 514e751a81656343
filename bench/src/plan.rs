//! What is asked for on the command line, and where things are.

use reading_widget_e2e::Result;
use reading_widget_e2e::engines::Engine;
use std::path::PathBuf;

/// What is to be measured.
pub struct Plan {
    /// In which engine.
    pub engine: Engine,
    /// Fewer rounds, and none of the largest inputs.
    pub is_quick: bool,
    /// Nothing is measured: the last report goes into the README.
    pub writes_readme: bool,
    /// Only the rows of these names; all if there is none.
    names: Vec<String>,
}

impl Plan {
    /// Reads the words of a command line.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Plan> {
        let engine = Engine::Chromium;
        let mut plan = Plan { engine, is_quick: false, writes_readme: false, names: Vec::new() };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--quick" => plan.is_quick = true,
                "--write-readme" => plan.writes_readme = true,
                "--browser" => {
                    let name = words.next().unwrap_or_default();
                    let all = [Engine::Chromium, Engine::Firefox, Engine::WebKit];
                    let found = all.into_iter().find(|engine| engine.name() == name);
                    plan.engine = found.ok_or("--browser chromium, firefox or webkit")?;
                }
                name if crate::rows::ALL.iter().any(|row| row.name == name) => {
                    plan.names.push(word);
                }
                _ => {
                    let names = crate::rows::ALL.map(|row| row.name).join(", ");
                    return Err(format!("`{word}` is no row: there are {names}").into());
                }
            }
        }
        Ok(plan)
    }

    /// Whether a row is to be measured.
    pub fn wants(&self, row: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|name| name == row)
    }

    /// So many rounds, or a few if it has to be quick.
    pub fn rounds(&self, rounds: usize) -> usize {
        if self.is_quick { rounds.min(3) } else { rounds }
    }

    /// Of sizes in order those that are measured.
    pub fn sizes<'a, T>(&self, sizes: &'a [T]) -> &'a [T] {
        if self.is_quick { &sizes[..sizes.len() - 1] } else { sizes }
    }
}

/// Where things are: `cargo xtask bench` tells.
pub struct Places {
    /// The package.
    pub package: PathBuf,
    /// The built demo; nowhere if no row needs it.
    pub demo: PathBuf,
    /// npm's `node_modules` with the peers.
    pub peers: PathBuf,
    /// The count as a module.
    pub count: PathBuf,
    /// The count as a program.
    pub native: PathBuf,
    /// Where the results go.
    pub results: PathBuf,
    /// The project.
    pub root: PathBuf,
}

impl Places {
    /// As the environment tells.
    pub fn told() -> Result<Places> {
        let place = |name: &str| -> Result<PathBuf> {
            let told = std::env::var_os(name).map(PathBuf::from);
            told.ok_or_else(|| format!("{name} is not set: run `cargo xtask bench`").into())
        };
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        Ok(Places {
            package: place("READING_WIDGET_PKG")?,
            demo: place("READING_WIDGET_DEMO").unwrap_or_default(),
            peers: place("BENCH_PEERS")?,
            count: place("BENCH_COUNT")?,
            native: place("BENCH_NATIVE")?,
            results: place("BENCH_RESULTS")?,
            root: here.parent().map_or(here.clone(), PathBuf::from),
        })
    }

    /// The report of an engine.
    pub fn report(&self, engine: Engine) -> PathBuf {
        self.results.join(format!("{}.json", engine.name()))
    }
}
