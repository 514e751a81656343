//! The README's tables against the code: an attribute, property, event, part or custom property that
//! is not written down is one that nobody finds, and one that is only written down is a broken
//! promise. A table belongs to the heading above it, and its first column holds the names.

use super::{Text, find, rust};
use std::collections::BTreeSet;

type Names = BTreeSet<String>;

const ATTRIBUTES: &str = "src/session/options.rs";
const TYPES: &str = "src/element/reading-widget.d.ts";

/// Attributes whose property is every element's, and so need no line in our types.
const EVERY_ELEMENT_HAS: &[&str] = &["lang"];

/// Complaints about the README and the types, read beside the code.
pub fn check(texts: &[Text]) -> Vec<String> {
    let Some(readme) = find(texts, "README.md") else {
        return vec!["there is no README.md, and so no table that could match the code".into()];
    };
    let mut complaints = Vec::new();
    let attributes = list(find(texts, ATTRIBUTES).unwrap_or_default(), "ATTRIBUTES");
    let rust_code = |room: &str| {
        let files =
            texts.iter().filter(|(path, _)| path.starts_with(room) && path.ends_with(".rs"));
        files.map(|(_, text)| rust::blanked(text, false)).collect::<Vec<_>>()
    };
    let events = rust_code("src/").iter().flat_map(|code| list(code, "EVENTS")).collect();
    let parts = rust_code("src/ui/").iter().flat_map(|code| parts(code)).collect();
    let styles = texts.iter().filter(|(path, _)| path.starts_with("src/styles/"));
    let properties = styles.flat_map(|(_, css)| custom_properties(css)).collect();

    for (heading, code, place) in [
        ("Attributes", &attributes, "`ATTRIBUTES` in src/session/options.rs"),
        ("Events", &events, "an `EVENTS` list in src/"),
        ("Parts", &parts, "`part=\"…\"` in src/ui/"),
        ("Custom properties", &properties, "`--reading-widget-…` in src/styles/"),
    ] {
        complaints.extend(compare(readme, heading, code, place));
    }
    let methods = table(readme, "Properties");
    complaints.extend(missing_table(&methods, "Properties"));
    match find(texts, TYPES) {
        Some(types) => {
            let accessors = attributes.iter().filter(|name| !EVERY_ELEMENT_HAS.contains(&&***name));
            let surface = accessors.map(|name| camel_case(name)).chain(methods.unwrap_or_default());
            complaints.extend(untyped(types, surface.chain(events.iter().cloned())));
        }
        None => complaints.push(format!("{TYPES} is missing: TypeScript has to know the surface")),
    }
    complaints
}

fn compare(readme: &str, heading: &str, code: &Names, place: &str) -> Vec<String> {
    let written = table(readme, heading);
    let mut complaints: Vec<_> = missing_table(&written, heading).into_iter().collect();
    if code.is_empty() {
        complaints.push(format!("nothing was found for the README's {heading}: {place}"));
    }
    let Some(written) = written else { return complaints };
    for name in code.difference(&written) {
        complaints.push(format!("README.md, {heading}: `{name}` is in the code ({place}) only"));
    }
    for name in written.difference(code) {
        complaints.push(format!("README.md, {heading}: `{name}` is promised, but not in {place}"));
    }
    complaints
}

fn missing_table(table: &Option<Names>, heading: &str) -> Option<String> {
    let missing = table.is_none();
    missing.then(|| format!("README.md has no heading `{heading}` with a table under it"))
}

/// The names in the first column of the tables under a heading that begins so. A name is between
/// backticks, and what follows a name in brackets is not part of it.
fn table(readme: &str, heading: &str) -> Option<Names> {
    let is_heading = |line: &&str| line.starts_with('#');
    let begins_so = |line: &&str| line.trim_start_matches('#').trim().starts_with(heading);
    let mut lines = readme.lines().skip_while(|line| !(is_heading(line) && begins_so(line)));
    lines.next()?;
    let rows = lines.take_while(|line| !is_heading(line)).filter(|line| line.starts_with('|'));
    let first_cells = rows.filter_map(|row| row.split('|').nth(1));
    let names: Names = first_cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .filter_map(|name| name.split('(').next())
        .map(str::to_owned)
        .collect();
    (!names.is_empty()).then_some(names)
}

/// The strings of a constant list of this name.
fn list(code: &str, name: &str) -> Names {
    let declared = format!("const {name}:");
    let items = code.split_once(&declared).and_then(|(_, rest)| rest.split_once("];"));
    let strings = items.map(|(items, _)| rust::strings(items)).unwrap_or_default();
    strings.into_iter().map(str::to_owned).collect()
}

fn parts(code: &str) -> Names {
    let values = code.split("part=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

fn custom_properties(css: &str) -> Names {
    const PREFIX: &str = "--reading-widget-";
    let rest = css.split(PREFIX).skip(1);
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    rest.filter_map(|rest| rest.split(ends).next()).map(|name| format!("{PREFIX}{name}")).collect()
}

fn untyped(types: &str, names: impl Iterator<Item = String>) -> Vec<String> {
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let typed: BTreeSet<&str> = types.split(|c| !word(c)).collect();
    names
        .filter(|name| !typed.contains(name.as_str()))
        .map(|name| format!("{TYPES} does not name `{name}`"))
        .collect()
}

fn camel_case(attribute: &str) -> String {
    let mut words = attribute.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (initial, rest) = word.split_at(word.len().min(1));
        name + &initial.to_uppercase() + rest
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "\
# Reading widget

## Attributes

| attribute | values |
| --- | --- |
| `src` | a URL, see `format` |
| `words-per-minute` | a number |

### Properties and methods

| property | |
| --- | --- |
| `ready` | a promise |
| `goTo(id)` | goes there |

## Events
| event | detail |
| --- | --- |
| `reading-widget-ready` | |
## Parts
| `outline`, `byline` |
## Custom properties
| `--reading-widget-accent` |
";
    const TYPES_TEXT: &str = "interface E { src: string; wordsPerMinute: number; \
        readonly ready: Promise<void>; goTo(id: string): void }\n\
        interface M { \"reading-widget-ready\": CustomEvent }\n";

    fn texts(changes: &[(&str, &str)]) -> Vec<Text> {
        let whole = [
            ("README.md", README),
            (
                ATTRIBUTES,
                "pub const ATTRIBUTES: &[&str] = &[\n    \"src\", \"words-per-minute\"\n];",
            ),
            ("src/element/events.rs", "const EVENTS: &[&str] = &[\"reading-widget-ready\"];"),
            ("src/ui/outline.rs", "html! { <nav part=\"outline\"><p part=\"byline\"/></nav> }"),
            ("src/styles/tokens.css", ":host { color: var(--reading-widget-accent, red); }"),
            (TYPES, TYPES_TEXT),
        ];
        let changed = whole.map(|(path, text)| {
            let change = changes.iter().find(|(changed, _)| *changed == path);
            (path.to_owned(), change.map_or(text, |(_, text)| text).to_owned())
        });
        changed.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    #[test]
    fn a_readme_that_matches_the_code_is_left_in_peace() {
        assert_eq!(check(&texts(&[])), [""; 0]);
    }

    #[test]
    fn each_difference_is_named() {
        for (path, text, complaint) in [
            ("README.md", "", "there is no README.md"),
            ("README.md", "# No tables\n", "no heading `Attributes`"),
            (TYPES, "", "is missing: TypeScript"),
            (TYPES, "src ready goTo reading-widget-ready", "does not name `wordsPerMinute`"),
            (TYPES, "src wordsPerMinute goTo reading-widget-ready", "does not name `ready`"),
            (
                ATTRIBUTES,
                "const ATTRIBUTES: &[&str] = &[\"src\"];",
                "`words-per-minute` is promised",
            ),
            (ATTRIBUTES, "", "nothing was found for the README's Attributes"),
            ("src/element/events.rs", "", "an `EVENTS` list in src/"),
            (
                "src/ui/outline.rs",
                "// part=\"byline outline\"",
                "nothing was found for the README's",
            ),
            (
                "src/ui/outline.rs",
                "<a part=\"outline current\"/><b part=\"byline\"/>",
                "Parts: `current` is in the code",
            ),
            (
                "src/styles/tokens.css",
                "a { --reading-widget-accent: 1; b: var(--reading-widget-measure) }",
                "`--reading-widget-measure` is in the code",
            ),
        ] {
            let complaints = check(&texts(&[(path, text)]));
            assert!(complaints.iter().any(|said| said.contains(complaint)), "{complaints:?}");
        }
    }

    #[test]
    fn attributes_become_properties_as_in_html() {
        for (attribute, property) in [("src", "src"), ("article-id", "articleId"), ("a-b-c", "aBC")]
        {
            assert_eq!(camel_case(attribute), property);
        }
    }
}
