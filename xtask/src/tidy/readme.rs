//! The README's tables against the code: an attribute, property, event, part or custom property that
//! is not written down is one that nobody finds, and one that is only written down is a broken
//! promise. A table belongs to the heading above it, and its first column holds the names.

use super::{Text, find, rust};
use std::collections::BTreeSet;

type Names = BTreeSet<String>;

const ATTRIBUTES: &str = "src/session/options.rs";
const EVENTS: &str = "src/element/events.rs";
const SHELL: &str = "src/element/reading-widget.js";
const TYPES: &str = "src/element/reading-widget.d.ts";

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
    let events = rust_code(EVENTS).iter().flat_map(|code| events(code)).collect();
    let parts = rust_code("src/ui/").iter().flat_map(|code| parts(code)).collect();
    let styles = texts.iter().filter(|(path, _)| path.starts_with("src/styles/"));
    let looks = styles.flat_map(|(_, css)| custom_properties(css)).collect();

    let members = find(texts, SHELL).map(members).unwrap_or_default();
    let methods = find(texts, SHELL).map(methods).unwrap_or_default();

    for (heading, code, place) in [
        ("Attributes", &attributes, "`ATTRIBUTES` in src/session/options.rs"),
        ("Properties", &members, SHELL),
        ("What a page can ask of them", &methods, "`#methods(…)` in the shell"),
        ("Events", &events, "src/element/events.rs"),
        ("Parts", &parts, "`part=\"…\"` in src/ui/"),
        ("Custom properties", &looks, "`--reading-widget-…` in src/styles/"),
    ] {
        complaints.extend(compare(readme, heading, code, place));
    }
    match find(texts, TYPES) {
        Some(types) => {
            let methods = methods.iter().filter_map(|name| name.split('.').nth(1));
            let names = members.union(&events).map(String::as_str).chain(methods);
            complaints.extend(untyped(types, names));
        }
        None => complaints.push(format!("{TYPES} is missing: TypeScript has to know the surface")),
    }
    complaints
}

fn compare(readme: &str, heading: &str, code: &Names, place: &str) -> Vec<String> {
    let written = table(readme, heading);
    let mut complaints = Vec::new();
    if code.is_empty() {
        complaints.push(format!("nothing was found for the README's {heading}: {place}"));
    }
    let Some(written) = written else {
        complaints.push(format!("README.md has no heading `{heading}` with a table under it"));
        return complaints;
    };
    for name in code.difference(&written) {
        complaints.push(format!("README.md, {heading}: `{name}` is in the code ({place}) only"));
    }
    for name in written.difference(code) {
        complaints.push(format!("README.md, {heading}: `{name}` is promised, but not in {place}"));
    }
    complaints
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

fn events(code: &str) -> Names {
    let strings = rust::strings(code).into_iter();
    strings.filter(|text| text.starts_with("reading-widget-")).map(str::to_owned).collect()
}

fn parts(code: &str) -> Names {
    let values = code.split("part=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let written = values.flat_map(str::split_whitespace).map(str::to_owned);
    // Some are given to an element by its caller: the list has them all, and a test holds the view
    // to it.
    written.chain(list(code, "PARTS")).collect()
}

fn custom_properties(css: &str) -> Names {
    const PREFIX: &str = "--reading-widget-";
    let rest = css.split(PREFIX).skip(1);
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    // A comment speaks of all of them at once, without a name.
    let names = rest.filter_map(|rest| rest.split(ends).next()).filter(|name| !name.is_empty());
    names.map(|name| format!("{PREFIX}{name}")).collect()
}

/// The public members of the class in the shell. One per line, indented by two blanks, as the
/// class's own; what is private begins with `#`, what the browser calls ends in `Callback`.
fn members(shell: &str) -> Names {
    let heads = shell.lines().filter_map(|line| line.strip_prefix("  "));
    let names = heads.filter_map(|head| {
        let head = ["get ", "set ", "async "]
            .iter()
            .fold(head, |head, word| head.strip_prefix(word).unwrap_or(head));
        let (name, rest) = head.split_once('(')?;
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric());
        let is_the_browsers = name == "constructor" || name.ends_with("Callback");
        (is_name && rest.ends_with('{') && !is_the_browsers).then(|| name.to_owned())
    });
    names.filter(|name| !["if", "for", "while", "switch", "function"].contains(&&**name)).collect()
}

/// The methods of the objects that the shell makes, such as `comments.add`.
fn methods(shell: &str) -> Names {
    let made = shell.split("= this.#methods(").skip(1);
    let strings = made.filter_map(|rest| Some(rust::strings(rest.split_once(')')?.0)));
    let names = strings.flat_map(|strings| match strings[..] {
        [object, names] => {
            names.split(' ').map(|name| format!("{object}.{name}")).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    });
    names.collect()
}

fn untyped<'a>(types: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let typed: BTreeSet<&str> = types.split(|c| !word(c)).collect();
    names
        .filter(|name| !typed.contains(name))
        .map(|name| format!("{TYPES} does not name `{name}`"))
        .collect()
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

### What a page can ask of them

| `notes.add({body})`, `notes.drop(id)` | |

## Events
| event | detail |
| --- | --- |
| `reading-widget-ready` | |
## Parts
| `outline`, `byline`, `tag` |
## Custom properties
| `--reading-widget-accent` |
";
    const SHELL_TEXT: &str = "class E extends HTMLElement {\n  \
        #notes = this.#methods(\"notes\", \"add drop\");\n  constructor() {\n  }\n  \
        connectedCallback() {\n    if (this.x) {\n    }\n  }\n  #load(a) {\n  }\n  \
        get ready() {\n  }\n  goTo(id) {\n  }\n}\n";
    const TYPES_TEXT: &str = "interface E { readonly ready: Promise<void>; goTo(id: string): void; \
        add: 1; drop: 1 }\n\
        interface M { \"reading-widget-ready\": CustomEvent }\n";

    fn texts(changes: &[(&str, &str)]) -> Vec<Text> {
        let whole = [
            ("README.md", README),
            (
                ATTRIBUTES,
                "pub const ATTRIBUTES: &[&str] = &[\n    \"src\", \"words-per-minute\"\n];",
            ),
            (EVENTS, "const READY: &str = \"reading-widget-ready\"; // \"reading-widget-old\""),
            ("src/ui/outline.rs", "html! { <nav part=\"outline\"><p part=\"byline\"/></nav> }"),
            (
                "src/styles/tokens.css",
                "/* --reading-widget-… */ :host { color: var(--reading-widget-accent, red); }",
            ),
            (SHELL, SHELL_TEXT),
            ("src/ui/mod.rs", "pub const PARTS: &[&str] = &[\"outline\", \"tag\"];"),
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
            (TYPES, "goTo reading-widget-ready", "does not name `ready`"),
            (TYPES, "ready goTo", "does not name `reading-widget-ready`"),
            (SHELL, "  get ready() {\n", "`goTo` is promised"),
            (SHELL, "  get ready() {\n", "nothing was found for the README's What a page can"),
            (SHELL, "= this.#methods(\"notes\", \"add edit\")", "`notes.edit` is in the code"),
            (SHELL, "= this.#methods(\"notes\", \"add edit\")", "does not name `edit`"),
            (SHELL, "= this.#methods(\"notes\", \"add edit\")", "`notes.drop` is promised"),
            (SHELL, "  get ready() {\n  goTo(id) {\n  go() {\n", "`go` is in the code"),
            (
                ATTRIBUTES,
                "const ATTRIBUTES: &[&str] = &[\"src\"];",
                "`words-per-minute` is promised",
            ),
            (ATTRIBUTES, "", "nothing was found for the README's Attributes"),
            (EVENTS, "", "nothing was found for the README's Events"),
            ("src/ui/outline.rs", "// part=\"byline outline\"", "`byline` is promised"),
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
}
