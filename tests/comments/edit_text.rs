//! The composer's buttons, on texts in which `|` marks the selection: two of them its ends, one a
//! caret.

use proptest::prelude::*;
use reading_widget::comments::{Format, Selection, format};

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn parse(marked: &str) -> (String, Selection) {
    let parts: Vec<_> = marked.split('|').collect();
    let start = units(parts[0]);
    let end = start + if parts.len() == 3 { units(parts[1]) } else { 0 };
    (parts.concat(), Selection { start, end })
}

fn show(text: &str, selection: Selection) -> String {
    let all: Vec<u16> = text.encode_utf16().collect();
    let part = |range: std::ops::Range<usize>| String::from_utf16(&all[range]).expect("whole");
    let Selection { start, end } = selection;
    let middle = if start == end { String::new() } else { part(start..end) + "|" };
    [&part(0..start), "|", &middle, &part(end..all.len())].concat()
}

fn press(marked: &str, button: Format) -> String {
    let (text, selection) = parse(marked);
    let (text, selection) = format(&text, selection, button);
    show(&text, selection)
}

fn check(button: Format, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        assert_eq!(press(before, button), *after, "{button:?} on {before:?}");
    }
}

/// Also that a second press takes back what the first did.
fn check_both_ways(button: Format, cases: &[(&str, &str)]) {
    check(button, cases);
    for (before, after) in cases {
        assert_eq!(press(after, button), *before, "{button:?} again on {after:?}");
    }
}

#[test]
fn bold_and_italic_wrap_and_unwrap() {
    check_both_ways(
        Format::Bold,
        &[
            ("a |b| c", "a **|b|** c"),
            ("|", "**|**"),
            ("a | b", "a **|** b"),
            ("wo|rd", "**wo|rd**"),
            ("word|", "word**|**"),
            ("snake_c|ase", "**snake_c|ase**"),
            ("*|a|*", "***|a|***"),
            ("_|a|_", "_**|a|**_"),
            ("|ä🙂|", "**|ä🙂|**"),
            ("|a\nb|", "|**a**\n**b**|"),
            ("- |a\n- b\n\n> c|", "- |**a**\n- **b**\n\n> **c**|"),
        ],
    );
    check_both_ways(
        Format::Italic,
        &[
            ("a |b| c", "a *|b|* c"),
            ("|", "*|*"),
            ("**|a|**", "***|a|***"),
            ("|**a**|", "*|**a**|*"),
            ("__|a|__", "__*|a|*__"),
            ("1. |a\n2. b|", "1. |*a*\n2. *b*|"),
        ],
    );
    check(
        Format::Bold,
        &[
            ("|**a**|", "|a|"),
            ("|__a__|", "|a|"),
            ("__|a|__", "|a|"),
            ("|***a***|", "|*a*|"),
            ("a| b |c", "a **|b|** c"),
            ("|- a|", "- **|a|**"),
            ("| |", "**|** "),
            ("|**a**\nb|", "|**a**\n**b**|"),
        ],
    );
    check(
        Format::Italic,
        &[
            ("|*a*|", "|a|"),
            ("_|a|_", "|a|"),
            ("|_a_|", "|a|"),
            ("***|a|***", "**|a|**"),
            ("snake_|case|_name", "snake_*|case|*_name"),
        ],
    );
}

#[test]
fn code_takes_more_backticks_than_stand_in_it_and_lines_get_a_fence() {
    check_both_ways(
        Format::Code,
        &[
            ("a |b| c", "a `|b|` c"),
            ("|", "`|`"),
            ("wo|rd", "`wo|rd`"),
            ("|a `` b|", "```|a `` b|```"),
            ("|a\nb|", "```\n|a\nb|\n```"),
            ("x\n|a\n\nb|\ny", "x\n```\n|a\n\nb|\n```\ny"),
            ("|a\n```\nb|", "````\n|a\n```\nb|\n````"),
        ],
    );
    check(
        Format::Code,
        &[
            ("|`a`|", "|a|"),
            ("|`a`b|", "`` |`a`b| ``"),
            ("x a|a\nb|b", "```\n|x aa\nbb|\n```"),
            ("|```rust\na\nb\n```|", "|a\nb|"),
            ("|```\n```|", "|"),
            ("```rust\n|a\nb|\n```\nc", "|a\nb|\nc"),
            ("|a\n|b", "`|a|`\nb"),
        ],
    );
}

#[test]
fn a_link_leaves_selected_what_is_still_to_be_written() {
    check(
        Format::Link,
        &[
            ("a |b c| d", "a [b c](|url|) d"),
            ("a [b c](|url|) d", "a |b c| d"),
            ("[|b|](https://c.example)", "|b|"),
            ("|[b](https://c.example)|", "|b|"),
            ("|", "[|](url)"),
            ("[|](url)", "|"),
            ("wo|rd", "[word](|url|)"),
            ("|https://a.example/b|", "[|](https://a.example/b)"),
            ("- |a\n- b|", "- [a](|url|)\n- b"),
            ("[x] |a|", "[x] [a](|url|)"),
            ("(|a|)", "([a](|url|))"),
            ("](|a|)", "]([a](|url|))"),
            ("[|a|](\nb)", "[[a](|url|)](\nb)"),
        ],
    );
}

#[test]
fn lists_and_quotes_are_made_line_by_line() {
    check_both_ways(
        Format::List,
        &[
            ("a|b", "- a|b"),
            ("|", "- |"),
            ("a|b\nc|d", "- a|b\n- c|d"),
            ("  a|", "  - a|"),
            ("> a|", "> - a|"),
            ("a|\n\nb|", "- a|\n\n- b|"),
        ],
    );
    check_both_ways(
        Format::Quote,
        &[
            ("a|b", "> a|b"),
            ("|", "> |"),
            ("a|b\nc|d", "> a|b\n> c|d"),
            ("- a|\n- b|", "> - a|\n> - b|"),
        ],
    );
    check(
        Format::List,
        &[
            ("- |a\nb|", "- |a\n- b|"),
            ("* |a\n+ b\n3. c\n4) d|", "|a\nb\nc\nd|"),
            ("-| a", "|a"),
            ("a\n|\nb", "a\n- |\n\nb"),
            ("|a\n|b", "- |a\n\n|b"),
            ("a|\n- b", "- a|\n- b"),
            ("1984 w|as", "- 1984 w|as"),
            ("-a|", "- -a|"),
        ],
    );
    check(
        Format::Quote,
        &[
            ("|a\n\nb|", "> |a\n>\n> b|"),
            ("> |a\n>\n> b|", "|a\n\nb|"),
            (">a|", "a|"),
            ("> a|\nb|", "> a|\n> b|"),
            ("a|\nb", "> a|\n\nb"),
        ],
    );
}

#[test]
fn selections_that_no_text_has_are_moved_into_it() {
    for (text, start, end, expect) in [
        ("", 5, 9, "**|**"),
        ("ab", 9, 9, "ab**|**"),
        ("ab", 1, 99, "a**|b|**"),
        ("ab", 2, 0, "**|ab|**"),
        ("🙂a", 1, 1, "**|**🙂a"),
        ("🙂a", 0, 1, "**|🙂|**a"),
        ("🙂a", 1, 3, "**|🙂a|**"),
        ("a🙂", 2, 3, "a**|🙂|**"),
    ] {
        let (text, selection) = format(text, Selection { start, end }, Format::Bold);
        assert_eq!(show(&text, selection), expect);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_button_loses_a_letter(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..20),
        start in 0usize..40,
        end in 0usize..40,
    ) {
        let text = parts.concat();
        let letters = |text: &str| -> String {
            text.chars().filter(|c| matches!(c, 'a' | 'é' | '🙂')).collect()
        };
        for button in
            [Format::Bold, Format::Italic, Format::Code, Format::Link, Format::List, Format::Quote]
        {
            let (changed, selection) = format(&text, Selection { start, end }, button);
            // Unwrapping a link drops its address, and no other button drops more than signs.
            if !text.contains("](") && !text.contains("```") {
                prop_assert_eq!(letters(&changed), letters(&text), "{:?}", button);
            }
            prop_assert!(selection.start <= selection.end && selection.end <= units(&changed));
            show(&changed, selection);
        }
    }
}

const PARTS: &[&str] = &[
    "a", "é", "🙂", " ", "\n", "\n", "*", "**", "_", "`", "```", "[", "](", ")", "> ", "- ", "1. ",
];
