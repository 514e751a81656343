//! Inputs out of the pieces that the grammars are made of, mixed at random.

use super::subjects::{front_matter, json_article, markdown, outline, slugs, text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A text of some of these pieces and of any signs between them.
fn mixed(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(pieces).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
        1 => "[\u{0}-\u{1f}]{0,2}",
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_comes_out_safe_and_whole(made in mixed(MARKDOWN)) {
        markdown::check(made.as_bytes());
        outline::check(made.as_bytes());
    }

    #[test]
    fn any_text_comes_out_safe_and_whole(made in mixed(TEXT)) {
        text::check(made.as_bytes());
    }

    #[test]
    fn any_comment_comes_out_safe_and_whole(made in mixed(MARKDOWN)) {
        text::check(made.as_bytes());
    }

    #[test]
    fn any_front_matter_is_read_or_refused(made in mixed(YAML)) {
        front_matter::check(made.as_bytes());
    }

    #[test]
    fn any_json_article_is_read_or_refused(fields in vec((select(FIELDS), select(VALUES)), 0..8)) {
        let fields: Vec<_> =
            fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        let made = ["{", &fields.join(","), "}"].concat();
        json_article::check(made.as_bytes());
        front_matter::check(made.as_bytes());
    }

    #[test]
    fn any_titles_are_told_apart(lines in vec("[!#]?[ab]{0,2}(-[0-9]|[ -]1|%[0-9a-f]{2})?\\PC?", 0..30)) {
        slugs::check(lines.join("\n").as_bytes());
    }
}

const MARKDOWN: &[&str] = &[
    "words ",
    "more words",
    "\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "> ",
    "- ",
    "* ",
    "1. ",
    "12) ",
    "# ",
    "### ",
    "---\n",
    "===\n",
    "***",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "``",
    "```rust\n",
    "~~~\n",
    "[",
    "]",
    "](",
    ")",
    "![",
    "(/url \"title\")",
    "<https://a.example/?b=c&d>",
    "https://b.example.",
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<img src=x onerror=y>",
    "<a href=javascript:x>",
    "javascript:alert(1)",
    "data:text/html,x",
    "&amp;",
    "&#0;",
    "&lt;",
    "\\",
    "|",
    "|-|:-:|\n",
    "[x] ",
    "[ ] ",
    "[^a]",
    "[^a]: ",
    "[ref]: /url 'x'\n",
    "[ref]",
    "é漢字ไทย",
    "\u{a0}",
    "\u{200b}",
    "\r",
    "\u{2028}",
    "mail@a.example",
    "<mail@a.example>",
    "\u{202e}",
];

const TEXT: &[&str] = &[
    "A title",
    "By Ada Byron",
    "By Ada Byron, editor",
    "von Ada Byron",
    "\n",
    "\n\n",
    "\r\n",
    "A sentence ends here. ",
    "and a broken line goes on to be rather long, as lines are, with-\n",
    "• ",
    "- ",
    "1. ",
    "2. ",
    "3) ",
    "====",
    "----",
    "* * *",
    "January 2, 2026",
    "Share",
    "Photo: Ada",
    "   ",
    "\t",
    "“Quote.”",
    "漢字。",
    "Heading",
    "https://a.example/",
    "<b>",
    "&amp;",
    "\u{feff}",
    "\u{b}",
    "\u{2029}",
    "0. ",
    "999. ",
    "By",
    "By ",
];

const YAML: &[&str] = &[
    "title: ",
    "author:",
    "  name: ",
    "  href: ",
    "tags: ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "- ",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    "words",
    "\"",
    "'",
    "|\n  ",
    ">-\n  ",
    "&a ",
    "*a",
    "# note",
    "!!str ",
    "? ",
    "~",
    "null",
    "true",
    "1",
    "2026-01-02",
    "javascript:x",
    "https://a.example",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\\u00e9",
    "\t",
    "image:\n  src: a.png\n",
    "width: 0x10",
    "<<: ",
    "dir: rtl",
    "\u{85}",
    "\u{feff}",
];

const FIELDS: &[&str] = &[
    "title",
    "standfirst",
    "mark",
    "author",
    "published",
    "updated",
    "image",
    "lang",
    "dir",
    "tags",
    "links",
    "copyright",
    "format",
    "body",
    "sections",
    "__proto__",
    "constructor",
    "level",
    "",
];

const VALUES: &[&str] = &[
    "null",
    "true",
    "1",
    "-1",
    "1e999",
    "\"words\"",
    "\"\"",
    "\" \"",
    "\"javascript:x\"",
    "\"rtl\"",
    "\"html\"",
    "\"text\"",
    "\"markdown\"",
    "[]",
    "[\"a\",\"b\"]",
    "{}",
    "{\"label\":\"a\"}",
    "[{\"label\":\"a\",\"href\":\"vbscript:x\"}]",
    "{\"name\":\"Ada\",\"href\":\"data:,x\"}",
    "{\"src\":\"a.png\",\"width\":4294967296}",
    "{\"src\":\"data:image/svg+xml,x\",\"alt\":\"\"}",
    "\"<p onclick=x>a</p><script>b</script>\"",
    "\"# A\\n\\n*b*[^c]\\n\\n[^c]: d\"",
    "[{\"title\":\"S\",\"level\":7}]",
    "[{\"title\":\"S\",\"body\":\"<b>x\",\"format\":\"html\"}]",
    "[{\"title\":\"S\",\"body\":\"a[^c]\\n\\n[^c]: d\"},{\"body\":\"b[^c]\\n\\n[^c]: e\"}]",
    "\"\\u0000\\u0001\\u2028\"",
    "\"\\ud800\"",
];
