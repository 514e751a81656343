//! The element's shell holds a copy of the style sheet that keeps the widget's place, so that the
//! page does not wait for a second file. The copy has to be a true one, or the page would jump.

const SHELL: &str = "src/element/reading-widget.js";
const SHEET: &str = "src/styles/skeleton.css";

/// A complaint if the copy in the shell differs from the sheet.
pub fn check(shell: Option<&str>, sheet: Option<&str>) -> Option<String> {
    let (Some(shell), Some(sheet)) = (shell, sheet) else {
        return Some(format!("{SHELL} and {SHEET} belong together, and one is missing"));
    };
    let copy = format!("const SKELETON = {};", quoted(sheet.trim()));
    let differs = !shell.contains(&copy);
    differs.then(|| format!("{SHELL} holds another sheet than {SHEET}. Its line should be\n{copy}"))
}

fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', r"\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_holds_the_very_sheet() {
        let sheet = "a::after{content:\"x\"}\nb{}\n";
        let shell = r#"const SKELETON = "a::after{content:\"x\"}\nb{}";"#;
        assert_eq!(check(Some(shell), Some(sheet)), None);
        assert!(check(Some(shell), Some("b{}")).is_some_and(|said| said.contains("\"b{}\"")));
        assert!(check(Some(shell), None).is_some());
    }
}
