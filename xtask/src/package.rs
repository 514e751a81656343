//! `package`: `pkg/`, a folder that npm can publish and any web server can serve. The loader in it
//! is copied as it was written; the two WASM modules are built, bound and made small.

use crate::shell::{self, Outcome, cargo, command, run};
use crate::{imports, parts, sizes, tools};
use std::path::{Path, PathBuf};

pub const ELEMENT: &str = "reading-widget-element";
const READERS: &str = "reading-widget-readers";
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The files that are copied as they are, with their names in the package.
const COPIED: &[(&str, &str)] = &[
    ("src/element/reading-widget.js", "reading-widget.js"),
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
    build_element(release, &gathered)?;
    build_readers(release, &gathered)?;
    for (from, to) in COPIED {
        shell::copy(&shell::root().join(from), &gathered.join(to))?;
    }
    let manifest = shell::read(&shell::root().join("Cargo.toml"))?;
    shell::write(&gathered.join("package.json"), package_json(&manifest)?)?;

    let pkg = shell::root().join("pkg");
    shell::remove_folder(&pkg)?;
    for file in shell::files(&gathered) {
        let name = file.strip_prefix(&gathered).unwrap_or(&file);
        shell::copy(&file, &pkg.join(name))?;
    }
    println!("package: pkg/ is written");
    Ok(pkg)
}

/// Builds the module that reads Markdown, plain text and JSON into a folder. It has no JavaScript
/// of its own, and so may ask its host for nothing.
pub fn build_readers(release: bool, folder: &Path) -> Outcome {
    let built = build_binary(READERS, "readers", release)?;
    let file = folder.join(format!("{READERS}.wasm"));
    shell::copy(&built, &file)?;
    if release {
        match tools::found_wasm_opt() {
            Some(wasm_opt) => make_small(&wasm_opt, &file, &[])?,
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

fn build_element(release: bool, folder: &Path) -> Outcome {
    let built =
        if release { parts::build(folder)? } else { build_binary(ELEMENT, "element", false)? };
    // The parts find each other by what the linker exports.
    let options =
        ["--target", "web", "--no-typescript", "--out-name", ELEMENT, "--keep-lld-exports"];
    let mut bind = command("wasm-bindgen", &options);
    if release {
        bind.args(["--remove-name-section", "--remove-producers-section"]);
    }
    bind.arg("--out-dir").arg(folder).arg(built);
    run(bind)?;
    if release {
        for file in shell::files(folder) {
            if file.extension().is_some_and(|extension| extension == "wasm") {
                let is_first = file.ends_with([ELEMENT, "_bg.wasm"].concat());
                let features = if is_first { &[][..] } else { &parts::FEATURES };
                make_small(&tools::wasm_opt()?, &file, features)?;
            }
        }
        let [module, glue] = ["_bg.wasm", ".js"].map(|end| folder.join([ELEMENT, end].concat()));
        imports::shorten(&module, &glue)?;
    }
    Ok(())
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
    Ok(built_binary(name, release))
}

/// Where Cargo puts a binary for the browser.
pub fn built_binary(name: &str, release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    shell::target().join(TARGET).join(profile).join(name).with_extension("wasm")
}

/// No feature is named where it can be read: wasm-opt reads from the module itself which ones rustc enabled, and to
/// allow it more makes modules that some browsers refuse.
fn make_small(wasm_opt: &Path, file: &Path, features: &[&str]) -> Outcome {
    let mut optimise = command(wasm_opt, &["-Oz", "--strip-debug", "--strip-producers"]);
    optimise.args(features).arg(file).arg("-o").arg(file);
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
  "files": ["*.js", "*.d.ts", "*.wasm", "snippets", "LICENSE-MIT", "LICENSE-APACHE"]
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
