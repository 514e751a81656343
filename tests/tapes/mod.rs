//! Tapes from HTML that a test writes itself: well-formed, double quotes, no references.
#![allow(dead_code, reason = "each test uses a part")]

use reading_widget::article::{BlockKind, Document};
use reading_widget::markup::{Attribute, Markup, RawTape, Tag, Writer};

/// The tape that the reader in the page would make.
pub fn raw(html: &str) -> RawTape {
    let mut events = String::new();
    for step in steps(html) {
        match step {
            Step::Open(name) => events.push_str(&format!("\u{1}{name}")),
            Step::Attribute(name, value) => events.push_str(&format!("\u{2}{name}\u{3}{value}")),
            Step::Text(text) => events.push_str(&format!("\u{4}{text}")),
            Step::Close => events.push('\u{5}'),
        }
    }
    RawTape::new(events)
}

/// Safe content.
pub fn markup(html: &str) -> Markup {
    let mut writer = Writer::default();
    for step in steps(html) {
        match step {
            Step::Open(name) => writer.open(Tag::from_name(name).expect(name)),
            Step::Attribute(name, value) => {
                writer.attribute(Attribute::from_name(name).expect(name), value);
            }
            Step::Text(text) => writer.text(text),
            Step::Close => writer.close(),
        }
    }
    writer.finish()
}

/// The blocks of a document, a line each: what it is, its language, its words.
pub fn blocks(document: &Document) -> Vec<String> {
    let line = |block: &reading_widget::article::Block| {
        let kind = match &block.kind {
            BlockKind::Heading { level, id, ordinal } => {
                let id = id.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
                format!("h{level}{id}/{ordinal}")
            }
            BlockKind::Text => "text".into(),
            BlockKind::Code => "code".into(),
            BlockKind::Image => "image".into(),
        };
        let language = document.language_of(block).map(|l| format!("@{l}")).unwrap_or_default();
        format!("{kind}{language} {}", document.text_of(block)).trim_end_matches(' ').to_owned()
    };
    document.blocks.iter().map(line).collect()
}

enum Step<'a> {
    Open(&'a str),
    Attribute(&'a str, &'a str),
    Text(&'a str),
    Close,
}

fn steps(html: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (text, markup) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.is_empty() {
            steps.push(Step::Text(text));
        }
        let Some((tag, after)) = markup.split_once('>') else { break };
        rest = after;
        if tag.starts_with("</") {
            steps.push(Step::Close);
            continue;
        }
        let tag = &tag[1..];
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        steps.push(Step::Open(name));
        while let Some((name, after)) = attributes.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("a closing quote");
            steps.push(Step::Attribute(name.trim(), value));
            attributes = after;
        }
        if matches!(name, "br" | "hr" | "img" | "wbr" | "input" | "source") {
            steps.push(Step::Close);
        }
    }
    steps
}
