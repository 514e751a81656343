//! Slugs, against the published fixtures and by their laws. The fixtures are those of
//! <https://github.com/Flet/github-slugger> (ISC, see `data/github-slugger.LICENSE`): headings and
//! their slugs, given out by one slugger in order.

use proptest::prelude::*;
use reading_widget::slug::{Slugger, section_slug, slug};
use std::collections::HashSet;

#[test]
fn slugs_are_those_of_github() {
    let fixtures: serde_json::Value =
        serde_json::from_str(include_str!("data/github-slugger.json")).unwrap();
    let taken = HashSet::new();
    let mut slugger = Slugger::new(&taken);
    for case in fixtures["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let mut input = case["input"].as_str().unwrap().to_owned();
        let expected = case["expected"].as_str().unwrap();
        if name == "Unassigned" {
            // The fixture was made for an older Unicode: what has since become a letter stays.
            input = input
                .chars()
                .filter(|&c| !c.is_alphabetic() || expected.contains(c) || c.is_ascii())
                .collect();
        }
        assert_eq!(slugger.unique(slug(&input)), expected, "{name}");
    }
}

#[test]
fn a_title_of_signs_is_called_section() {
    let taken = HashSet::from(["section-1".to_owned()]);
    let mut slugger = Slugger::new(&taken);
    let slugs: Vec<_> =
        ["🎉", "…!", "- -", "日本"].map(|t| slugger.unique(section_slug(t))).to_vec();
    assert_eq!(slugs, ["section", "section-2", "section-3", "日本"]);
}

#[test]
fn a_hundred_thousand_equal_headings_cost_no_more_than_different_ones() {
    let taken: HashSet<String> = (1..50_000).map(|n| format!("notes-{n}")).collect();
    let mut slugger = Slugger::new(&taken);
    let last = (0..100_000).map(|_| slugger.unique("notes".into())).last();
    assert_eq!(last.as_deref(), Some("notes-149998"));
}

proptest! {
    #[test]
    fn given_ids_are_unique_and_never_taken(
        titles in prop::collection::vec("[ab]{0,2}(-[0-9]|[ -]1| )?\\PC?", 0..60),
        taken in prop::collection::hash_set("[ab]{1,2}(-[0-9])?", 0..20),
    ) {
        let mut slugger = Slugger::new(&taken);
        let mut seen = taken.clone();
        for title in &titles {
            let id = slugger.unique(section_slug(title));
            prop_assert!(!id.is_empty() && !id.contains(char::is_whitespace));
            prop_assert!(seen.insert(id));
        }
    }
}
