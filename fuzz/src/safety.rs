//! The oracles that look at safe content: on the tape, and in the tree that another parser makes of
//! its HTML text.

use super::foreign_html::{assert_is_safe, raw_tape};
use super::html::{Step, parsed};
use reading_widget::article::Body;
use reading_widget::markup::{Event, MAX_DEPTH, Markup, Tag, clean, to_html};
use url::Url;

/// Elements that no content may bring, whatever the vocabulary says one day.
const NEVER: [&str; 31] = [
    "script",
    "style",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "form",
    "button",
    "select",
    "option",
    "textarea",
    "meta",
    "base",
    "link",
    "template",
    "slot",
    "noscript",
    "noembed",
    "noframes",
    "plaintext",
    "xmp",
    "dialog",
    "nav",
    "main",
    "header",
    "footer",
    "aside",
    "title",
    "canvas",
];

/// Attributes that hold a URL.
const URLS: [&str; 5] = ["href", "src", "cite", "poster", "data"];

/// Makes safe content of a body that was read: HTML goes the way that a browser sends it.
pub fn markup_of(body: &Body) -> Markup {
    match body {
        Body::Markup(markup) => markup.clone(),
        Body::Foreign(html) => clean(&raw_tape(html)),
    }
}

/// Holds content to all that is promised of it. `length` is that of the text that it was made of.
pub fn assert_clean(markup: &Markup, length: usize) {
    assert_is_safe(markup, "the input");
    assert_safe(markup, length);
}

/// The same for a tape that others may have made, on which there can be what the cleaner would take
/// away, though it does no harm.
pub fn assert_safe(markup: &Markup, length: usize) {
    assert_is_whole(markup);
    let html = to_html(markup);
    let tree = parsed(&html);
    assert_tree_is_harmless(&tree);
    assert_is_bounded(markup, length);
    // What a parser changes of it (a table's stray words, a link in a link) is as safe.
    let again = clean(&raw_tape(&html));
    assert_tree_is_harmless(&parsed(&to_html(&again)));
    // Another module's bytes become the same tape.
    assert_eq!(Markup::from_bytes(markup.as_bytes()).as_ref(), Ok(markup));
}

/// Holds that HTML text means what the tape means: a browser that parses it comes to the very tree
/// that is built from the tape. True of what our own readers write; foreign HTML may be nested as no
/// parser would nest it.
pub fn assert_text_means_the_tape(markup: &Markup) {
    let html = to_html(markup);
    assert_eq!(parsed(&html), steps(markup), "{html}");
}

/// The words of content, a space wherever an element begins or ends.
pub fn words(markup: &Markup) -> String {
    let mut words = String::new();
    for event in markup.events() {
        match event {
            Event::Text(text) => words.push_str(text),
            Event::Open(_) | Event::Close => words.push(' '),
            Event::Attribute(..) => {}
        }
    }
    words
}

/// Holds a URL against the parser of the standard: where it leads anywhere, it is by a scheme that
/// may be used.
pub fn assert_url_is_harmless(value: &str, is_image: bool) {
    let base = Url::parse("https://host.example/stories/road").expect("a base");
    let Ok(url) = base.join(value) else { return };
    let scheme = url.scheme();
    let is_raster = is_image && scheme == "data" && url.path().to_lowercase().starts_with("image/");
    let is_svg = url.path().to_lowercase().starts_with("image/svg");
    assert!(
        matches!(scheme, "http" | "https")
            || (!is_image && matches!(scheme, "mailto" | "tel"))
            || (is_raster && !is_svg),
        "{value:?} leads to {url}"
    );
}

/// Well nested to the end, nothing in a void element, no deeper than the cap, attributes only right
/// behind their element, no empty words and no words beside words.
fn assert_is_whole(markup: &Markup) {
    let mut open = Vec::new();
    let mut before = None;
    for event in markup.events() {
        match event {
            Event::Open(tag) => {
                open.push(tag);
                assert!(open.len() <= MAX_DEPTH, "deeper than the cap");
                let outer = open.len().checked_sub(2).map(|at| open[at]);
                assert!(!outer.is_some_and(|tag| tag.is_void()), "{tag:?} in {outer:?}");
            }
            Event::Attribute(attribute, value) => {
                let tag = *open.last().expect("an element for the attribute");
                assert!(attribute.allowed_on(tag), "{attribute:?} on {tag:?}");
                assert!(
                    matches!(before, Some(Event::Open(_) | Event::Attribute(..))),
                    "{attribute:?}={value:?} too late"
                );
            }
            Event::Text(text) => {
                assert!(!text.is_empty(), "words without words");
                assert!(!matches!(before, Some(Event::Text(_))), "words beside words");
                assert!(!open.last().is_some_and(|tag| tag.is_void()), "words in a void element");
            }
            Event::Close => assert!(open.pop().is_some(), "an end without a beginning"),
        }
        before = Some(event);
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

/// What comes out is not much longer than what goes in: each character can open and end an element
/// or two with what belongs to them, and a line as many again as are open around it. But a short
/// row of a table is filled up to the width of the table, by as many cells as the parser allows.
fn assert_is_bounded(markup: &Markup, length: usize) {
    const FILLED: usize = 1 << 18;
    let mut bytes = markup.as_bytes().len();
    let mut empty = 0;
    let mut cell = None;
    for event in markup.events() {
        match event {
            Event::Open(Tag::Td) => cell = Some(3),
            Event::Attribute(_, value) => cell = cell.map(|size| size + 3 + value.len()),
            Event::Close if empty < FILLED => {
                empty += usize::from(cell.is_some());
                bytes -= cell.take().unwrap_or_default();
            }
            _ => cell = None,
        }
    }
    assert!(bytes <= 4096 + 256 * length, "{bytes} bytes from {length}");
}

fn assert_tree_is_harmless(tree: &[Step]) {
    for step in tree {
        match step {
            Step::Open(name, attributes) => {
                assert!(!NEVER.contains(&name.as_str()), "<{name}>");
                assert!(!name.contains("svg"), "<{name}>");
                for (attribute, value) in attributes {
                    assert_attribute_is_harmless(name, attribute, value);
                }
            }
            Step::Text(_) | Step::Close => {}
            Step::Other => panic!("a comment"),
        }
    }
}

fn assert_attribute_is_harmless(element: &str, name: &str, value: &str) {
    let says = format!("{name}={value:?} on <{element}>");
    assert!(!name.starts_with("on"), "{says}");
    let acts = ["style", "name", "srcdoc", "action", "formaction", "is", "slot", "part", "ping"];
    assert!(!acts.contains(&name), "{says}");
    assert!(!["role", "tabindex", "autofocus", "contenteditable"].contains(&name), "{says}");
    assert!(!name.starts_with("aria-") || name == "aria-label", "{says}");
    assert!(!(name == "target" && value != "_blank"), "{says}");
    assert!(!(name == "type" && element == "input" && value != "checkbox"), "{says}");
    if URLS.contains(&name) {
        assert_url_is_harmless(value, !matches!(name, "href" | "cite"));
    }
    if name == "srcset" {
        // As a browser splits it: a URL goes up to white space, and may hold commas.
        for candidate in value.split_ascii_whitespace() {
            assert_url_is_harmless(candidate.trim_matches(','), true);
        }
    }
    if name == "rel" {
        assert!(!value.split(' ').any(|word| word.eq_ignore_ascii_case("opener")), "{says}");
    }
}

/// The steps of a tape, as a parser would tell them.
fn steps(markup: &Markup) -> Vec<Step> {
    let mut steps = Vec::new();
    for event in markup.events() {
        match event {
            Event::Open(tag) => steps.push(Step::Open(tag.name().to_owned(), Vec::new())),
            Event::Attribute(attribute, value) => {
                if let Some(Step::Open(_, attributes)) = steps.last_mut() {
                    // A parser reads a NUL as U+FFFD there.
                    attributes.push((attribute.name().to_owned(), value.replace('\0', "\u{fffd}")));
                }
            }
            // A parser leaves NULs out.
            Event::Text(text) => match text.replace('\0', "") {
                text if text.is_empty() => {}
                text => steps.push(Step::Text(text)),
            },
            Event::Close => steps.push(Step::Close),
        }
    }
    steps
}
