//! HTML as a browser reads it from an inert document: parsed by the HTML standard's algorithm with
//! scripting off, then told as the raw events that the reader in the page makes. And the oracles
//! that look at what the cleaner made of it.

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, ns, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use reading_widget::markup::{
    Attribute, Event, Markup, RawEvent, RawTape, Tag, Writer, clean, to_html,
};

/// A step of the walk through the tree.
enum Step {
    Enter(Handle),
    Leave,
}

/// The events of the body of this HTML.
pub fn raw_tape(html: &str) -> RawTape {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..Default::default() },
        ..Default::default()
    };
    let dom = parse_document(RcDom::default(), options).one(html);
    let mut tape = String::new();
    let mut steps = vec![Step::Enter(dom.document.clone())];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave => {
                tape.push('\u{5}');
                continue;
            }
        };
        match &node.data {
            NodeData::Text { contents } => {
                tape.push('\u{4}');
                push_words(&mut tape, &contents.borrow());
            }
            NodeData::Element { name, attrs, .. } => {
                let prefix = match name.ns {
                    ns!(svg) => "svg:",
                    ns!(mathml) => "math:",
                    _ => "",
                };
                tape.push('\u{1}');
                tape.push_str(prefix);
                push_words(&mut tape, &name.local.to_ascii_lowercase());
                for attribute in attrs.borrow().iter() {
                    tape.push('\u{2}');
                    if let Some(prefix) = &attribute.name.prefix {
                        push_words(&mut tape, prefix);
                        tape.push(':');
                    }
                    push_words(&mut tape, &attribute.name.local);
                    tape.push('\u{3}');
                    push_words(&mut tape, &attribute.value);
                }
                steps.push(Step::Leave);
            }
            _ => {}
        }
        steps.extend(node.children.borrow().iter().rev().map(|node| Step::Enter(node.clone())));
    }
    RawTape::new(tape)
}

/// Only allowed elements, attributes and schemes, on the tape and in the tree that a parser makes
/// of its HTML; and nothing left to clean.
pub fn assert_is_safe(markup: &Markup, payload: &str) {
    assert_eq!(clean(&raw_of(markup)), as_read(markup), "cleaning twice changes it: {payload}");
    for tape in [raw_of(markup), raw_tape(&to_html(markup))] {
        let mut tag = None;
        for event in tape.events() {
            match event {
                RawEvent::Open("html" | "head" | "body") => tag = None,
                RawEvent::Open(name) => {
                    tag = Tag::from_name(name);
                    assert!(tag.is_some(), "<{name}> from {payload}");
                }
                RawEvent::Attribute(name, value) => {
                    let attribute = Attribute::from_name(name)
                        .filter(|attribute| tag.is_some_and(|tag| attribute.allowed_on(tag)));
                    assert!(attribute.is_some(), "{name} on {tag:?} from {payload}");
                    if matches!(name, "href" | "src" | "srcset" | "cite" | "poster") {
                        assert_scheme_is_harmless(value, payload);
                    }
                }
                RawEvent::Text(_) | RawEvent::Close => {}
            }
        }
    }
}

/// An independent look at a URL: without all that a browser may ignore, it has no scheme (which
/// begins with a letter) or a known one.
fn assert_scheme_is_harmless(value: &str, payload: &str) {
    let url: String =
        value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>();
    let url = url.to_lowercase();
    let known = ["http:", "https:", "mailto:", "tel:", "data:image/"];
    let is_relative = url.find(':').is_none_or(|colon| {
        !url.starts_with(|c: char| c.is_ascii_alphabetic())
            || url[..colon].contains(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c))
    });
    assert!(is_relative || known.iter().any(|k| url.starts_with(k)), "{value:?} from {payload}");
    assert!(!url.starts_with("data:image/svg"), "{value:?} from {payload}");
}

/// The raw events of a tape: what a browser reads of the nodes that were built from it.
fn raw_of(markup: &Markup) -> RawTape {
    let mut tape = String::new();
    for event in markup.events() {
        match event {
            Event::Open(tag) => tape.extend(["\u{1}", tag.name()]),
            Event::Attribute(attribute, value) => {
                tape.extend(["\u{2}", attribute.name(), "\u{3}"]);
                push_words(&mut tape, value);
            }
            Event::Text(text) => {
                tape.push('\u{4}');
                push_words(&mut tape, text);
            }
            Event::Close => tape.push('\u{5}'),
        }
    }
    RawTape::new(tape)
}

/// A tape as it is when its nodes were read again: without the five controls that begin events.
fn as_read(markup: &Markup) -> Markup {
    let mut writer = Writer::default();
    let read = |words: &str| {
        let mut text = String::new();
        push_words(&mut text, words);
        text
    };
    for event in markup.events() {
        match event {
            Event::Attribute(attribute, value) => writer.attribute(attribute, &read(value)),
            Event::Text(text) => writer.text(&read(text)),
            event => writer.event(event),
        }
    }
    writer.finish()
}

/// The five controls that begin events cannot be forged.
fn push_words(tape: &mut String, words: &str) {
    tape.extend(
        words.chars().map(|c| if ('\u{1}'..='\u{5}').contains(&c) { '\u{fffd}' } else { c }),
    );
}
