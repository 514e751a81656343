//! Rules for files on their own: how long they are, how they open, how their lines end.

const LONGEST: usize = 400;

/// Whether a file of this name is text that the rules are about. Test data is not: it is what it is.
pub fn is_text(path: &str) -> bool {
    const ENDINGS: &[&str] =
        &["rs", "js", "ts", "css", "html", "md", "toml", "json", "yml", "yaml", "svg"];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let data = path.starts_with("tests/") && !is_code(path);
    (ENDINGS.contains(&ending) && !data) || path == ".ci/run"
}

/// Complaints about one file.
pub fn check(path: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let lines = text.lines().count();
    if is_code(path) && lines > LONGEST {
        complaints.push(format!(
            "{path} has {lines} lines: over {LONGEST} it is two files, each with a name that says \
             what it is about"
        ));
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if path.ends_with(".rs") && !first.starts_with("//!") {
        complaints.push(format!(
            "{path} does not open with `//!`: a module starts by saying what its word means"
        ));
    }
    for (index, line) in text.lines().enumerate() {
        // Two blanks at the end of a line of Markdown are a line break that its writer wanted.
        let is_break = path.ends_with(".md") && line.trim_end().len() + 2 == line.len();
        if line.ends_with([' ', '\t']) && !is_break {
            complaints.push(format!(
                "{path}:{} ends with blanks, which differ in every diff and show in none",
                index + 1
            ));
        }
    }
    if !text.is_empty() && !text.ends_with('\n') {
        complaints.push(format!("{path} does not end its last line"));
    }
    complaints
}

fn is_code(path: &str) -> bool {
    [".rs", ".js", ".ts", ".css"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_complains_about_its_breach_only() {
        let long = format!("//! Long.\n{}", "line\n".repeat(LONGEST));
        for (path, text, complaint) in [
            ("src/slug.rs", "//! Slugs.\n", ""),
            ("src/slug.rs", "\n//! Slugs, after an empty line.\n", ""),
            ("src/slug.rs", "use std::fmt;\n", "does not open with `//!`"),
            ("src/slug.rs", long.as_str(), "has 401 lines"),
            ("src/slug.rs", "//! Slugs.\nfn f() {} \n", "src/slug.rs:2 ends with blanks"),
            ("src/slug.rs", "//! Slugs.", "does not end its last line"),
            ("static/story.md", "A story\t\n", "static/story.md:1 ends with blanks"),
            ("static/story.md", "A line  \nbroken\n", ""),
            ("static/story.md", long.as_str(), ""),
        ] {
            let complaints = check(path, text);
            assert_eq!(complaints.len(), usize::from(!complaint.is_empty()), "{complaints:?}");
            assert!(complaints.iter().all(|said| said.contains(complaint)), "{complaints:?}");
        }
    }

    #[test]
    fn test_data_is_not_ours_to_tidy() {
        for (path, ours) in [
            ("src/styles/tokens.css", true),
            ("tests/browser.rs", true),
            ("tests/corpus/pasted.txt", false),
            ("tests/corpus/page.html", false),
            ("tests/e2e/src/lib.rs", true),
            ("static/hero.png", false),
            (".ci/run", true),
        ] {
            assert_eq!(is_text(path), ours, "{path}");
        }
    }
}
