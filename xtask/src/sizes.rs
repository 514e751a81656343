//! Sizes: what a page has to transfer, file by file and in sum, the goal, and the ceiling that it
//! may not exceed. Transferred means brotli at its highest level; 1 kB is 1,000 bytes.

use crate::shell::{self, Outcome};
use std::path::Path;

/// A limit: where we want to be, and what may not be exceeded on the way there. A ceiling that
/// has landed is only ever lowered, to just above what was reached.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Limit {
    goal: usize,
    ceiling: usize,
}

/// What a page waits for before anything of the widget runs.
const LOADER: Limit = Limit { goal: 3_000, ceiling: 2_400 };
/// What a page loads for the article that it holds itself.
const OWN_ARTICLE: Limit = Limit { goal: 95_000, ceiling: 361_500 };
/// What a page loads for an article in Markdown.
const MARKDOWN: Limit = Limit { goal: 140_000, ceiling: 514_300 };

const LOADER_FILE: &str = "reading-widget.js";
/// The loader that stands in for the other one where a page pins the files by their hashes.
const PINNED_FILE: &str = "reading-widget.pinned.js";
const READERS_FILE: &str = "reading-widget-readers.wasm";

/// A file of the package.
#[derive(Clone, Debug, PartialEq)]
struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

/// A sum that has a limit.
#[derive(Clone, Debug, PartialEq)]
struct Sum {
    what: &'static str,
    brotli: usize,
    limit: Limit,
}

/// A section of a WASM module.
pub struct Section<'a> {
    pub id: u8,
    name: &'a str,
    /// With the section's own head.
    pub whole: &'a [u8],
    pub body: &'a [u8],
}

/// Prints the sizes of a package, and fails with the sections of its modules if it is too large.
pub fn hold_to_budget(pkg: &Path) -> Outcome {
    let mut files = Vec::new();
    let mut sections = String::new();
    for path in shell::files(pkg) {
        let name = path.strip_prefix(pkg).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if !(name.ends_with(".js") || name.ends_with(".wasm")) {
            continue;
        }
        let bytes = read(&path)?;
        if name.ends_with(".wasm") {
            sections += &section_table(&name, &bytes)?;
        }
        files.push(File { name, raw: bytes.len(), brotli: brotli(&bytes) });
    }
    let sums = sums(&files);
    print!("{}", table(&files, &sums));
    let over: Vec<_> = sums.iter().filter(|sum| sum.brotli > sum.limit.ceiling).collect();
    if over.is_empty() {
        return Ok(());
    }
    let mut reason = String::from("the package is over its ceiling\n");
    for sum in over {
        reason += &format!("  {}: {} bytes too many\n", sum.what, sum.brotli - sum.limit.ceiling);
    }
    Err(reason + &sections)
}

/// How many things a module asks of its host.
pub fn imports(file: &Path) -> Outcome<usize> {
    const IMPORT: u8 = 2;
    let wasm = read(file)?;
    let sections = sections(&wasm).ok_or_else(|| format!("{} is no WASM", file.display()))?;
    let import = sections.iter().find(|section| section.id == IMPORT);
    Ok(import.and_then(|section| number(section.body)).map_or(0, |(count, _)| count))
}

/// Takes the sections out of a module that only tools read: names, producers, features.
pub fn drop_custom_sections(file: &Path) -> Outcome {
    let wasm = read(file)?;
    let sections = sections(&wasm).ok_or_else(|| format!("{} is no WASM", file.display()))?;
    let kept = sections.iter().filter(|section| section.id != 0).map(|section| section.whole);
    shell::write(file, std::iter::once(&wasm[..8]).chain(kept).collect::<Vec<_>>().concat())
}

fn sums(files: &[File]) -> [Sum; 3] {
    let sum = |what, limit, counts: &dyn Fn(&str) -> bool| Sum {
        what,
        limit,
        brotli: files.iter().filter(|file| counts(&file.name)).map(|file| file.brotli).sum(),
    };
    [
        sum("the loader", LOADER, &|name| name == LOADER_FILE),
        sum("a page's own article", OWN_ARTICLE, &|name| {
            ![READERS_FILE, PINNED_FILE].contains(&name)
        }),
        sum("an article in Markdown", MARKDOWN, &|name| name != PINNED_FILE),
    ]
}

fn table(files: &[File], sums: &[Sum]) -> String {
    let mut text =
        format!("{:<64}{:>10}{:>10}{:>10}{:>10}\n", "bytes", "raw", "brotli", "goal", "ceiling");
    for file in files {
        text += &format!("{:<64}{:>10}{:>10}\n", file.name, file.raw, file.brotli);
    }
    for sum in sums {
        let Limit { goal, ceiling } = sum.limit;
        text += &format!("{:<74}{:>10}{goal:>10}{ceiling:>10}\n", sum.what, sum.brotli);
    }
    text
}

fn section_table(name: &str, wasm: &[u8]) -> Outcome<String> {
    let sections = sections(wasm).ok_or_else(|| format!("{name} is no WASM"))?;
    let mut text = format!("{name}\n");
    for section in sections {
        let compressed = brotli(section.whole);
        let size = section.whole.len();
        text += &format!("  {:<42}{size:>10}{compressed:>10}\n", section.name);
    }
    Ok(text)
}

/// The sections of a module, in order; nothing where the bytes are none.
pub fn sections(wasm: &[u8]) -> Option<Vec<Section<'_>>> {
    const NAMES: [&str; 14] = [
        "custom",
        "type",
        "import",
        "function",
        "table",
        "memory",
        "global",
        "export",
        "start",
        "element",
        "code",
        "data",
        "data count",
        "tag",
    ];
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (size, body) = number(after)?;
        let (body, next) = body.split_at_checked(size)?;
        let whole = &rest[..rest.len() - next.len()];
        let name = match id {
            0 => custom_name(body)?,
            _ => NAMES.get(usize::from(id)).copied().unwrap_or("unknown"),
        };
        sections.push(Section { id, name, whole, body });
        rest = next;
    }
    Some(sections)
}

fn custom_name(body: &[u8]) -> Option<&str> {
    let (length, rest) = number(body)?;
    std::str::from_utf8(rest.get(..length)?).ok()
}

/// A number as WASM writes it (LEB128), and what follows it.
/// A number as WASM writes it, and what follows.
pub fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

fn brotli(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)
        .expect("memory can be written to");
    compressed.len()
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("reading {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize) -> File {
        File { name: name.into(), raw: 0, brotli }
    }

    #[test]
    fn only_an_article_in_markdown_pays_for_the_readers() {
        let files = [
            file("reading-widget-element_bg.js", 10),
            file(READERS_FILE, 100),
            file(LOADER_FILE, 1),
            file("snippets/reading-widget-0/src/platform/play.js", 1_000),
        ];
        let counted = sums(&files).map(|sum| sum.brotli);
        assert_eq!(counted, [1, 1_011, 1_111]);
    }

    #[test]
    fn a_package_over_its_budget_fails_with_the_sections_of_its_modules() {
        let folder = shell::target().join("xtask-tests/sizes");
        shell::remove_folder(&folder).unwrap();
        shell::write(&folder.join(LOADER_FILE), "export {};").unwrap();
        shell::write(&folder.join("m.wasm"), b"\0asm\x01\0\0\0\x02\x01\x00").unwrap();
        assert_eq!(hold_to_budget(&folder), Ok(()));
        // Nothing that brotli could make smaller.
        let mut noise = 1_u32;
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        })
        .take(LOADER.ceiling + 100)
        .collect();
        shell::write(&folder.join(LOADER_FILE), bytes).unwrap();
        let reason = hold_to_budget(&folder).unwrap_err();
        assert!(reason.contains("the loader: "), "{reason}");
        assert!(reason.contains("m.wasm\n  import"), "{reason}");
    }

    #[test]
    fn what_only_tools_read_is_dropped_and_imports_are_counted() {
        let path = shell::target().join("xtask-tests/custom.wasm");
        // A custom section "ab" with one byte, then an import section that announces two.
        let wasm = b"\0asm\x01\0\0\0\x00\x04\x02ab!\x02\x01\x02";
        shell::write(&path, wasm).unwrap();
        assert_eq!(imports(&path), Ok(2));
        drop_custom_sections(&path).unwrap();
        assert_eq!(read(&path).unwrap(), b"\0asm\x01\0\0\0\x02\x01\x02");
        shell::write(&path, b"<!doctype html>").unwrap();
        assert!(imports(&path).is_err());
    }
}
