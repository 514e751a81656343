//! `package`: `pkg/`, a folder that npm can publish and any web server can serve: the scripts and the
//! two WASM modules, built, bound and made small.

use crate::shell::{self, Outcome, cargo, command, run};
use crate::{imports, pins, scripts, sizes, tools};
use std::path::{Path, PathBuf};

const ELEMENT: &str = "reading-widget-element";
const READERS: &str = "reading-widget-readers";
const TARGET: &str = "wasm32-unknown-unknown";
/// How a module that fails on purpose (`src/fault.rs`) asks a page where.
const FAULT: &str = "readingWidgetFault";

/// The scripts that go into the package, with their names there.
const SCRIPTS: &[(&str, &str)] = &[
    ("src/element/reading-widget.js", "reading-widget.js"),
    ("src/element/life.js", "reading-widget-life.js"),
];

/// What goes along for those who build with it.
const PAPERS: &[(&str, &str)] = &[
    ("src/element/reading-widget.d.ts", "reading-widget.d.ts"),
    ("README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Writes `pkg/` and holds it to its budget; `--dev` builds quickly, large, and without the budget.
pub fn package(options: &[String]) -> Outcome {
    let release = match options {
        [] => true,
        [dev] if dev == "--dev" => false,
        _ => return Err("the one option is `--dev`".into()),
    };
    tools::for_package()?;
    let pkg = build(release)?;
    if release { sizes::hold_to_budget(&pkg) } else { Ok(()) }
}

/// Builds the package and returns its folder. The tools have to be there.
pub fn build(release: bool) -> Outcome<PathBuf> {
    // Gathered elsewhere first, so that a build that fails leaves the last package whole.
    let gathered = shell::target().join("pkg");
    shell::remove_folder(&gathered)?;
    build_widget(release, &gathered)?;
    copy(PAPERS, &gathered)?;
    if has_faults(&gathered)? {
        return Err("what is built fails on purpose: the feature `faults` is for tests".into());
    }
    let manifest = shell::read(&shell::root().join("Cargo.toml"))?;
    shell::write(&gathered.join("package.json"), package_json(&manifest)?)?;
    pins::write(&gathered, release)?;

    let pkg = shell::root().join("pkg");
    shell::remove_folder(&pkg)?;
    for file in shell::files(&gathered) {
        let name = file.strip_prefix(&gathered).unwrap_or(&file);
        shell::copy(&file, &pkg.join(name))?;
    }
    println!("package: pkg/ is written");
    Ok(pkg)
}

/// Builds what only the tests serve: a package that fails where a page asks it to. Returns its
/// folder.
pub fn build_faulty() -> Outcome<PathBuf> {
    let folder = shell::target().join("pkg-faults");
    shell::remove_folder(&folder)?;
    bind_element(true, "faults", &folder)?;
    build_readers(true, &folder)?;
    copy(SCRIPTS, &folder)?;
    if !has_faults(&folder)? {
        return Err(format!("nothing in it knows `{FAULT}`: it would test nothing"));
    }
    Ok(folder)
}

/// Builds what pages load into a folder: the modules with their glue, and the scripts.
pub fn build_widget(release: bool, folder: &Path) -> Outcome {
    bind_element(release, "element", folder)?;
    if release {
        let [module, glue] =
            [".wasm", ".js"].map(|end| folder.join([ELEMENT, "_bg", end].concat()));
        make_small(&tools::wasm_opt()?, &module)?;
        imports::shorten(&module, &glue)?;
    }
    build_readers(release, folder)?;
    copy(SCRIPTS, folder)?;
    if release { scripts::shrink_all(folder) } else { Ok(()) }
}

fn copy(files: &[(&str, &str)], folder: &Path) -> Outcome {
    files.iter().try_for_each(|(from, to)| shell::copy(&shell::root().join(from), &folder.join(to)))
}

/// Whether any module in a folder asks pages where to fail.
fn has_faults(folder: &Path) -> Outcome<bool> {
    for file in shell::files(folder) {
        let bytes =
            std::fs::read(&file).map_err(|error| format!("reading {}: {error}", file.display()))?;
        if bytes.windows(FAULT.len()).any(|window| window == FAULT.as_bytes()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Builds the module that reads Markdown, plain text and JSON into a folder. It has no JavaScript
/// of its own, and so may ask its host for nothing.
fn build_readers(release: bool, folder: &Path) -> Outcome {
    let built = build_binary(READERS, "readers", release)?;
    let file = folder.join(format!("{READERS}.wasm"));
    shell::copy(&built, &file)?;
    if release {
        match tools::found_wasm_opt() {
            Some(wasm_opt) => make_small(&wasm_opt, &file)?,
            None => println!("package: without wasm-opt, {READERS}.wasm stays larger than it is"),
        }
    }
    match sizes::imports(&file)? {
        0 => Ok(()),
        count => Err(format!(
            "{READERS}.wasm imports {count} things from its host, and may import none: something \
             in its features brings wasm-bindgen along"
        )),
    }
}

/// Builds a module without glue that belongs to another package of the workspace, for speed as for
/// size as the package's own.
pub fn build_module(package: &str, file: &Path) -> Outcome {
    println!("package: building {package}");
    run(cargo(&["build", "--target", TARGET, "--release", "--package", package]))?;
    let built = shell::target().join(TARGET).join("release").join(package);
    shell::copy(&built.with_extension("wasm"), file)?;
    make_small(&tools::wasm_opt()?, file)
}

/// Builds the element's module and its glue into a folder. The glue leaves it to `life.js` to make
/// instances of the module, as it leaves that to bundlers.
fn bind_element(release: bool, feature: &str, folder: &Path) -> Outcome {
    let built = build_binary(ELEMENT, feature, release)?;
    let options = ["--target", "bundler", "--no-typescript", "--out-name", ELEMENT];
    let mut bind = command("wasm-bindgen", &options);
    if release {
        bind.args(["--remove-name-section", "--remove-producers-section"]);
    }
    bind.arg("--out-dir").arg(folder).arg(built);
    run(bind)?;
    // What a bundler would begin with.
    let entry = folder.join(format!("{ELEMENT}.js"));
    std::fs::remove_file(&entry).map_err(|error| format!("{}: {error}", entry.display()))
}

/// Builds the Yew app that has an element in it (`tests/yew-host`), for the end-to-end tests; its
/// folder.
pub fn build_yew_host() -> Outcome<PathBuf> {
    const APP: &str = "yew-host";
    run(cargo(&["build", "--package", APP, "--target", TARGET]))?;
    let built = shell::target().join(TARGET).join("debug").join(APP).with_extension("wasm");
    let folder = shell::target().join(APP);
    let mut bind = command("wasm-bindgen", &["--target", "web", "--no-typescript"]);
    bind.arg("--out-dir").arg(&folder).arg(built);
    run(bind)?;
    shell::copy(&shell::root().join("tests/yew-host/index.html"), &folder.join("index.html"))?;
    shell::copy(&shell::root().join("tests/yew-host/start.js"), &folder.join("start.js"))?;
    Ok(folder)
}

/// Builds a binary for the browser; its path.
fn build_binary(name: &str, feature: &str, release: bool) -> Outcome<PathBuf> {
    println!("package: building {name}");
    let mut build = cargo(&["build", "--target", TARGET, "--no-default-features"]);
    build.args(["--features", feature, "--bin", name]);
    if release {
        build.arg("--release");
    }
    run(build)?;
    let profile = if release { "release" } else { "debug" };
    Ok(shell::target().join(TARGET).join(profile).join(name).with_extension("wasm"))
}

/// No feature is named: wasm-opt reads from the module itself which ones rustc enabled, and to
/// allow it more makes modules that some browsers refuse.
///
/// A function that is called from one place stays one if it is long: it compresses better there. The
/// first kilobyte of the memory, where the stack ends, holds nothing that anybody points to. The
/// second round finds what the first one made alike.
fn make_small(wasm_opt: &Path, file: &Path) -> Outcome {
    let mut optimise = command(wasm_opt, &["-Oz", "--strip-debug", "--strip-producers"]);
    optimise.args(["--one-caller-inline-max-function-size=30", "--low-memory-unused", "-Oz"]);
    optimise.arg(file).arg("-o").arg(file);
    run(optimise)?;
    sizes::drop_custom_sections(file)
}

fn package_json(manifest: &str) -> Outcome<String> {
    let field = |key: &str| {
        let line = manifest.lines().find_map(|line| line.strip_prefix(&format!("{key} = \"")));
        line.and_then(|rest| rest.strip_suffix('"'))
            .ok_or_else(|| format!("Cargo.toml names no {key} in a line of its own"))
    };
    let (version, description) = (field("version")?, field("description")?);
    let license = field("license")?;
    Ok(format!(
        r#"{{
  "name": "reading-widget",
  "version": "{version}",
  "description": "{description}",
  "license": "{license}",
  "type": "module",
  "types": "./reading-widget.d.ts",
  "exports": {{
    ".": {{ "types": "./reading-widget.d.ts", "default": "./reading-widget.js" }},
    "./*": "./*"
  }},
  "sideEffects": ["*.js"],
  "files": ["*.js", "*.d.ts", "*.wasm", "integrity.json", "snippets", "LICENSE-MIT", "LICENSE-APACHE"]
}}
"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_npm_manifest_repeats_what_cargo_s_says() {
        let manifest = "[package]\nname = \"reading-widget\"\nversion = \"1.2.3\"\n\
                        description = \"Reads.\"\nlicense = \"MIT OR Apache-2.0\"\n\
                        [dependencies]\nyew = { version = \"0.23\" }\n";
        let json = package_json(manifest).unwrap();
        for line in [
            "\"version\": \"1.2.3\"",
            "\"description\": \"Reads.\"",
            "\"license\": \"MIT OR Apache-2.0\"",
            "\"type\": \"module\"",
        ] {
            assert!(json.contains(line), "{line} in {json}");
        }
        assert!(package_json("[package]\n").unwrap_err().contains("version"));
    }
}
