//! SECURITY.md's table of what content may be made of, against the vocabulary: an element or attribute
//! that is allowed and not written down is a promise that nobody could check, and so is one that is
//! written down only. The table has a row for what every element may have, and a cell that begins
//! with "without" for what one may not.

use super::{Text, find};
use std::collections::{BTreeMap, BTreeSet};

const CODE: &str = "src/markup/vocabulary.rs";

/// The attributes of each element.
type Allowed = BTreeMap<String, BTreeSet<String>>;

/// Complaints about the table, read beside the code.
pub fn check(texts: &[Text]) -> Vec<String> {
    let (Some(page), Some(code)) = (find(texts, "SECURITY.md"), find(texts, CODE)) else {
        return vec![format!("SECURITY.md or {CODE} is missing: one is the promise of the other")];
    };
    let (Some(written), Some(coded)) = (table(page), vocabulary(code)) else {
        return vec![format!("SECURITY.md has no table of elements, or {CODE} no vocabulary")];
    };
    let mut complaints = Vec::new();
    for (one, other, where_) in
        [(&coded, &written, "in the code only"), (&written, &coded, "promised only")]
    {
        for (element, attributes) in one {
            let Some(others) = other.get(element) else {
                complaints.push(format!("SECURITY.md: `{element}` is {where_}"));
                continue;
            };
            for attribute in attributes.difference(others) {
                complaints.push(format!("SECURITY.md: `{attribute}` on `{element}` is {where_}"));
            }
        }
    }
    complaints
}

/// The table in SECURITY.md.
fn table(page: &str) -> Option<Allowed> {
    let (_, rows) = page.split_once("| element | attributes |")?;
    let mut everywhere = BTreeSet::new();
    let mut allowed = Allowed::new();
    for row in rows.lines().skip(2).take_while(|row| row.starts_with('|')) {
        let mut cells = row.split('|').skip(1);
        let (elements, attributes) = (names(cells.next()?), cells.next()?);
        let (own, without) = attributes.split_once("without").unwrap_or((attributes, ""));
        if elements.is_empty() {
            everywhere = names(own);
        }
        for element in elements {
            let all = everywhere.union(&names(own)).cloned().collect::<BTreeSet<_>>();
            allowed.insert(element, all.difference(&names(without)).cloned().collect());
        }
    }
    (!allowed.is_empty()).then_some(allowed)
}

fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What the code allows: the two lists of names, and the arms of `allowed_on`.
fn vocabulary(code: &str) -> Option<Allowed> {
    let (tags, attributes) = (members(code, "Tag {")?, members(code, "Attribute {")?);
    let (_, arms) = code.split_once("fn allowed_on")?;
    let (arms, _) = arms.split_once("\n    }\n}")?;
    let mut allowed: Allowed = tags.values().map(|html| (html.clone(), BTreeSet::new())).collect();
    // An arm begins with its attributes; what stands behind its arrow names elements.
    for (subjects, rule) in arms.split(",\n").filter_map(|arm| arm.split_once("=>")) {
        let named = words_behind(rule, "T::");
        let is_all = rule.trim() == "true";
        let is_except = rule.contains("!=");
        for attribute in words_behind(subjects, "A::") {
            let attribute = attributes.get(attribute)?;
            for (name, html) in &tags {
                if is_all || named.contains(&name.as_str()) != is_except {
                    allowed.entry(html.clone()).or_default().insert(attribute.clone());
                }
            }
        }
    }
    Some(allowed)
}

/// The members of a list of the macro: variant and HTML name.
fn members(code: &str, opening: &str) -> Option<BTreeMap<String, String>> {
    let (_, list) = code.split_once("vocabulary! {").and_then(|_| code.split_once(opening))?;
    let (list, _) = list.split_once('}')?;
    let members = list.split(',').filter_map(|member| {
        let (variant, html) = member.split_once('=')?;
        Some((variant.trim().to_owned(), html.trim().trim_matches('"').to_owned()))
    });
    Some(members.collect())
}

fn words_behind<'a>(text: &'a str, prefix: &str) -> Vec<&'a str> {
    let ends = |c: char| !c.is_alphanumeric();
    text.split(prefix).skip(1).filter_map(|rest| rest.split(ends).next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str = "\
vocabulary! {
    /// An element.
    Tag { A = \"a\", P = \"p\", Section = \"section\" }
}
vocabulary! {
    Attribute { Href = \"href\", Id = \"id\", Rel = \"rel\", Title = \"title\" }
}
impl Attribute {
    pub fn allowed_on(self, tag: Tag) -> bool {
        match self {
            A::Id => true,
            // A section has none.
            A::Title => tag != T::Section,
            A::Href | A::Rel => matches!(tag, T::A),
        }
    }
}
";
    const PAGE: &str = "\
| element | attributes |
| --- | --- |
| every element | `id`, `title` |
| `a` | `href`, `rel` |
| `section` | without `title` |
| `p` | |

| scheme | |
| `x` | `y` |
";

    fn complaints(page: &str, code: &str) -> Vec<String> {
        check(&[("SECURITY.md".into(), page.into()), (CODE.into(), code.into())])
    }

    #[test]
    fn a_table_that_says_what_the_code_does_is_fine() {
        assert_eq!(complaints(PAGE, VOCABULARY), Vec::<String>::new());
    }

    #[test]
    fn what_is_only_written_or_only_done_is_named() {
        let more = PAGE.replace("| `p` | |", "| `p`, `form` | `href` |");
        assert_eq!(
            complaints(&more, VOCABULARY),
            ["SECURITY.md: `form` is promised only", "SECURITY.md: `href` on `p` is promised only"]
        );
        let less = PAGE.replace("`href`, ", "").replace("without `title`", "");
        assert_eq!(
            complaints(&less, VOCABULARY),
            [
                "SECURITY.md: `href` on `a` is in the code only",
                "SECURITY.md: `title` on `section` is promised only"
            ]
        );
    }

    #[test]
    fn a_missing_page_or_table_is_a_complaint() {
        assert_eq!(complaints("", VOCABULARY).len(), 1);
        assert_eq!(check(&[]).len(), 1);
    }
}
