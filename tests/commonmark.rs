//! All examples of the CommonMark specification, and those of GitHub's extensions, against the
//! Markdown reader. Trees are compared, white space and spelling as the specification's own test
//! runner does. What differs on purpose is listed with its reason.

#[path = "readers/html.rs"]
mod html;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use reading_widget::article::markdown_body;
use std::collections::BTreeMap;

#[test]
fn the_specifications_examples_read_as_specified() {
    let mut differences = differences();
    let mut failures = Vec::new();
    let mut count = 0;
    for (file, expected_count) in
        [("commonmark-0.31.2.json", 652), ("gfm-extensions-0.29.json", 24)]
    {
        let cases = cases(file);
        assert_eq!(cases.len(), expected_count, "{file}");
        for (id, markdown, expected) in cases {
            count += 1;
            let found = html::html(&markdown_body(&markdown));
            let same = normal(found.trim_end()) == normal(expected.trim_end());
            match (differences.remove(&id), same) {
                (None, true) | (Some(_), false) => {}
                (None, false) => failures.push(format!(
                    "{id} differs\n  markdown {markdown:?}\n  expected {:?}\n  found    {:?}",
                    normal(&expected),
                    normal(&found)
                )),
                (Some(reason), true) => {
                    failures.push(format!("{id} no longer differs: strike “{reason}”"));
                }
            }
        }
    }
    failures.extend(differences.keys().map(|id| format!("{id} is listed but is no example")));
    assert_eq!(count, 676);
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}

/// The examples that differ on purpose, and why.
fn differences() -> BTreeMap<String, String> {
    include_str!("commonmark_differences.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let (id, reason) = line.split_once(' ').expect("an example and a reason");
            (id.to_owned(), reason.trim().to_owned())
        })
        .collect()
}

fn cases(file: &str) -> Vec<(String, String, String)> {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the data is here");
    let data: serde_json::Value = serde_json::from_str(&text).expect("the data is JSON");
    let text_of = |case: &serde_json::Value, field: &str| {
        case[field].as_str().expect("every case has this field").to_owned()
    };
    data["cases"]
        .as_array()
        .expect("a list of cases")
        .iter()
        .map(|case| (text_of(case, "id"), text_of(case, "markdown"), text_of(case, "html")))
        .collect()
}

/// A tree as one line: attributes sorted, white space squeezed where a browser squeezes it, and
/// without what our reader adds to a page for its style and its speed.
fn normal(html: &str) -> String {
    let name = html5ever::QualName::new(None, ns!(html), local_name!("div"));
    let dom =
        parse_fragment(RcDom::default(), ParseOpts::default(), name, Vec::new(), true).one(html);
    let mut out = String::new();
    write(&dom.document, false, &mut out);
    out.trim().to_owned()
}

fn write(node: &Handle, in_pre: bool, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => {
            let text = contents.borrow();
            if in_pre {
                out.push_str(&text);
            } else {
                for c in text.chars() {
                    let c = if c.is_ascii_whitespace() { ' ' } else { c };
                    if c != ' ' || !out.ends_with(' ') {
                        out.push(c);
                    }
                }
            }
        }
        NodeData::Comment { contents } => out.push_str(&format!("<!--{contents}-->")),
        NodeData::Element { name, attrs, .. } => {
            let tag: &str = &name.local;
            let is_block = !is_inline(tag);
            if is_block {
                trim_end(out);
            }
            let mut attributes: Vec<String> = attrs
                .borrow()
                .iter()
                .filter(|attribute| !is_ours(&attribute.name.local))
                .map(|attribute| {
                    let value = match &*attribute.name.local {
                        "href" | "src" => unescaped(&attribute.value),
                        _ => attribute.value.to_string(),
                    };
                    format!(" {}={value:?}", &*attribute.name.local)
                })
                .collect();
            attributes.sort();
            out.push_str(&format!("<{tag}{}>", attributes.concat()));
            if tag == "br" {
                out.push(' ');
            }
            children(node, in_pre || tag == "pre", is_block, out);
            out.push_str(&format!("</{tag}>"));
            if is_block {
                out.push(' ');
            }
        }
        _ => children(node, in_pre, true, out),
    }
}

fn children(node: &Handle, in_pre: bool, is_block: bool, out: &mut String) {
    if is_block && !in_pre {
        // White space at the start of a block is not seen; the next text is squeezed against it.
        out.push(' ');
    }
    for child in node.children.borrow().iter() {
        write(child, in_pre, out);
    }
    if is_block && !in_pre {
        trim_end(out);
    }
}

fn trim_end(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
}

fn is_inline(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "b" | "br" | "code" | "del" | "em" | "i" | "img" | "input" | "s" | "span" | "strong"
    )
}

/// Attributes that our reader adds, and those that only name a style.
fn is_ours(attribute: &str) -> bool {
    matches!(attribute, "class" | "id" | "loading" | "referrerpolicy")
}

/// A URL with its percent signs read, so that two spellings of it are the same.
fn unescaped(url: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = url.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
