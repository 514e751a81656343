//! The survey: one pass over a tape that gives the [`Document`].
//!
//! Safe content and a page's own article are surveyed by the same surveyor; each has its own
//! translation of names. Elements that do not flow with the words around them part blocks, a line
//! break parts words, and what flows parts nothing: `<b>un</b>believable` is one word.

mod surveyor;

use super::Document;
use crate::markup::{Attribute, Event, Markup, RawEvent, RawTape, Tag};
use surveyor::{Fact, Kind, Surveyor};

/// Surveys safe content.
pub fn survey_markup(markup: &Markup) -> Document {
    let mut surveyor = Surveyor::default();
    for event in markup.events() {
        match event {
            Event::Open(tag) => surveyor.open(kind_of(tag)),
            Event::Attribute(attribute, value) => match attribute {
                Attribute::Id => surveyor.fact(Fact::Id(value)),
                Attribute::Lang => surveyor.fact(Fact::Language(value)),
                Attribute::Alt => surveyor.fact(Fact::Alternative(value)),
                Attribute::Href => surveyor.fact(Fact::Link(value)),
                _ => {}
            },
            Event::Text(text) => surveyor.text(text),
            Event::Close => surveyor.close(),
        }
    }
    surveyor.finish()
}

/// Surveys the page's own article, as the browser read it. What is hidden, and what belongs to the
/// page rather than to the article (navigation, buttons, scripts, drawings), is passed over.
pub fn survey_page(raw: &RawTape) -> Document {
    let mut surveyor = Surveyor::default();
    for event in raw.events() {
        match event {
            RawEvent::Open(name) => surveyor.open(kind_of_name(name)),
            RawEvent::Attribute(name, value) => match name {
                "id" => surveyor.fact(Fact::Id(value)),
                "lang" => surveyor.fact(Fact::Language(value)),
                "alt" => surveyor.fact(Fact::Alternative(value)),
                "href" => surveyor.fact(Fact::Link(value)),
                "hidden" => surveyor.fact(Fact::Hidden),
                "aria-hidden" if value == "true" => surveyor.fact(Fact::Hidden),
                "role" => surveyor.fact(Fact::Role(value)),
                "aria-level" => surveyor.fact(Fact::Level(value)),
                _ => {}
            },
            RawEvent::Text(text) => surveyor.text(text),
            RawEvent::Close => surveyor.close(),
        }
    }
    surveyor.finish()
}

fn kind_of(tag: Tag) -> Kind {
    match tag {
        Tag::Br => Kind::Break,
        Tag::Pre => Kind::Code,
        Tag::Img => Kind::Image,
        // Ruby says how to read words that were counted already.
        Tag::Rt | Tag::Rp => Kind::Unseen,
        // What stands in a player is for browsers without players.
        Tag::Audio | Tag::Video => Kind::Apart,
        tag => match tag.heading_level() {
            Some(level) => Kind::Heading(level),
            None if tag.is_inline() => Kind::Inline,
            None => Kind::Block,
        },
    }
}

fn kind_of_name(name: &str) -> Kind {
    if let Some(tag) = Tag::from_name(name) {
        return kind_of(tag);
    }
    match name {
        "script"
        | "style"
        | "template"
        | "noscript"
        | "head"
        | "title"
        | "datalist"
        | "dialog"
        | "noembed"
        | "noframes"
        | "rtc"
        | "math:annotation"
        | "math:annotation-xml" => Kind::Unseen,
        "nav" | "button" | "textarea" | "select" | "option" | "optgroup" | "iframe" | "object"
        | "canvas" | "meter" | "progress" => Kind::Apart,
        "acronym" | "big" | "font" | "label" | "link" | "meta" | "nobr" | "output" | "strike"
        | "tt" => Kind::Inline,
        // The cells of a formula that is a table.
        "math:mtr" | "math:mtd" => Kind::Break,
        name if name.starts_with("svg:") => Kind::Unseen,
        name if name.starts_with("math:") => Kind::Inline,
        // Among them custom elements: nobody can tell how they are shown, and words that are
        // counted apart do less harm than words that run together.
        _ => Kind::Block,
    }
}
