//! Insights: a page's choices are read with all their mistakes, and counts come to a summary.

use reading_widget::insights::{
    CHOICES_LIMIT, Choice, DefaultChoice, Group, ID_LIMIT, LABEL_LIMIT, Label, choices_from,
    grouped, picked, summary,
};
use reading_widget::sorted::{SortedMap, SortedSet};

/// Choices as `group/id: label`, and notices.
fn check(json: &str, expect: &[&str], notices: &[&str]) {
    let (choices, said) = choices_from(json);
    let shown: Vec<_> = choices.iter().map(show).collect();
    assert_eq!(shown, expect, "{json}");
    assert_eq!(said.len(), notices.len(), "{said:?}");
    for (said, notice) in said.iter().zip(notices) {
        assert!(said.starts_with("<reading-widget>: insightChoices"), "{said}");
        assert!(said.contains(notice), "{said}");
    }
}

fn show(choice: &Choice) -> String {
    let group = match &choice.group {
        None => "",
        Some(Group::Own(words)) => words,
        Some(Group::Writing) => "W",
        Some(Group::Substance) => "S",
        Some(Group::Effect) => "E",
    };
    let label = match &choice.label {
        Label::Own(words) => words,
        Label::Default(_) => "…",
    };
    format!("{group}/{}: {label}", choice.id)
}

const DEFAULTS: &[&str] = &[
    "W/clear: …",
    "W/vivid: …",
    "W/concise: …",
    "S/researched: …",
    "S/new: …",
    "S/convincing: …",
    "E/thoughtful: …",
    "E/moving: …",
    "E/useful: …",
];

#[test]
fn the_ids_of_the_default_choices_stay() {
    check("null", DEFAULTS, &[]);
}

#[test]
fn a_page_gives_its_own_choices() {
    check(
        r#"[{"id": "a", "label": " A "}, {"id": "b", "label": "B", "group": "G", "more": 1},
            {"id": "c", "label": "C", "group": "substance"}, {"id": "useful"},
            {"id": "clear", "label": "Plain", "group": ""}, {"id": " d ", "label": "D\u0021"}]"#,
        &["/a: A", "G/b: B", "S/c: C", "E/useful: …", "W/clear: Plain", "/d: D!"],
        &[],
    );
    let longest = format!(
        r#"[{{"id": "{}", "label": "{}"}}]"#,
        "é".repeat(ID_LIMIT),
        "🙂".repeat(LABEL_LIMIT)
    );
    assert!(choices_from(&longest).1.is_empty());
}

#[test]
fn what_makes_no_sense_is_left_out_and_said() {
    for (wrong, notice) in [
        ("1", "not {id, label, group}"),
        ("null", "not {id, label, group}"),
        (r#"["a", "A", "G"]"#, "not {id, label, group}"),
        (r#"{"label": "A"}"#, "not {id, label, group}"),
        (r#"{"id": 1, "label": "A"}"#, "not {id, label, group}"),
        (r#"{"id": "a", "label": ["A"]}"#, "not {id, label, group}"),
        (r#"{"id": "", "label": "A"}"#, "its id"),
        (r#"{"id": " \u200b", "label": "A"}"#, "its id"),
        (&format!(r#"{{"id": "{}", "label": "A"}}"#, "a".repeat(65)), "its id"),
        (r#"{"id": "a"}"#, "no label"),
        (r#"{"id": "a", "label": " \u2060"}"#, "no label"),
        (&format!(r#"{{"id": "a", "label": "{}"}}"#, "a".repeat(61)), "its label has more"),
        (
            &format!(r#"{{"id": "a", "label": "A", "group": "{}"}}"#, "g".repeat(61)),
            "its group has more",
        ),
        (r#"{"id": "z", "label": "A"}"#, "a choice before it"),
    ] {
        let json = format!(r#"[{{"id": "z", "label": "Z"}}, {wrong}]"#);
        check(&json, &["/z: Z"], &[notice]);
        assert!(choices_from(&json).1[0].contains("[1]"), "it says where");
    }
}

#[test]
fn there_is_always_something_to_choose_from() {
    for json in ["", "{", "{}", "1", "\"a\""] {
        check(json, DEFAULTS, &["not a list"]);
    }
    check("[]", DEFAULTS, &["without-insights"]);
    check("[{}]", DEFAULTS, &["[0]", "without-insights"]);
    let many: Vec<_> = (0..40).map(|n| format!(r#"{{"id": "{n}", "label": "L"}}"#)).collect();
    let (choices, notices) = choices_from(&format!("[{}]", many.join(",")));
    assert_eq!((choices.len(), notices.len()), (CHOICES_LIMIT, 1), "{notices:?}");
    let (choices, notices) = choices_from(&format!("[{}]", many[..30].join(",")));
    assert_eq!((choices.len(), notices.len()), (CHOICES_LIMIT, 0), "{notices:?}");
}

fn counts(counts: &[(&str, u32)]) -> SortedMap<String, u32> {
    counts.iter().map(|(id, count)| ((*id).to_owned(), *count)).collect()
}

#[test]
fn counts_of_both_kinds_add_up_and_the_most_picked_comes_first() {
    let readers = counts(&[("useful", 2), ("clear", 1), ("gone", 9), ("concise", u32::MAX)]);
    let further = counts(&[("clear", 1), ("moving", 7), ("concise", 1)]);
    let mine = ["useful".to_owned(), "vivid".to_owned()].into();
    let all = summary(&Choice::defaults(), &readers, &further, &mine);
    let ids: Vec<_> = all.iter().map(|tallied| tallied.id.as_str()).collect();
    assert_eq!(ids, DefaultChoice::ALL.iter().map(|choice| choice.id()).collect::<Vec<_>>());
    let shown: Vec<_> = picked(&all).iter().map(|t| (t.id.as_str(), t.count, t.mine)).collect();
    assert_eq!(
        shown,
        [
            ("concise", u32::MAX, false),
            ("moving", 7, false),
            ("clear", 2, false),
            ("useful", 2, true),
            ("vivid", 1, true),
        ]
    );
}

#[test]
fn choices_stand_below_their_groups() {
    let (choices, _) = choices_from(
        r#"[{"id": "a", "label": "A", "group": "G"}, {"id": "b", "label": "B"},
            {"id": "clear"}, {"id": "c", "label": "C", "group": "G"}]"#,
    );
    let none = SortedMap::new();
    let all = summary(&choices, &none, &none, &SortedSet::new());
    let groups: Vec<Vec<_>> = grouped(&all)
        .into_iter()
        .map(|(_, members)| members.iter().map(|t| t.id.as_str()).collect())
        .collect();
    assert_eq!(groups, [vec!["a", "c"], vec!["b"], vec!["clear"]]);
}
