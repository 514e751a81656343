//! Footnotes of a Markdown text: numbered by first use, each with as many ways back as it has
//! references. A definition that nothing refers to stays a note, last: no word may be lost.

use super::markdown::image_words;
use super::sink::Sink;
use crate::markup::{Attribute, Tag};
use pulldown_cmark::{Event, Tag as Start, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the pieces of one article share, so that footnotes of different pieces are told apart.
#[derive(Default)]
pub(super) struct Ids {
    /// The slugs of the footnotes so far, and the number that was last put behind each.
    taken: BTreeMap<String, usize>,
    /// How many footnotes were numbered so far.
    count: usize,
}

impl Ids {
    /// This slug where it is free, else the first of `slug-2`, `slug-3`, … that is. Numbers that
    /// were tried are remembered, so that thousands of equal slugs cost no more than different ones.
    fn unique(&mut self, slug: String) -> String {
        let Some(mut again) = self.taken.get(&slug).copied() else {
            self.taken.insert(slug.clone(), 1);
            return slug;
        };
        let unique = loop {
            again += 1;
            let unique = [slug.as_str(), "-", again.to_string().as_str()].concat();
            if !self.taken.contains_key(&unique) {
                break unique;
            }
        };
        self.taken.insert(slug, again);
        self.taken.insert(unique.clone(), 1);
        unique
    }
}

/// The footnotes of a text.
pub(super) struct Footnotes<'e> {
    /// In document order.
    definitions: Vec<Definition<'e>>,
    /// The first definition of each label, in lower case.
    labels: BTreeMap<String, usize>,
    /// The definitions in the order of their numbers.
    pub(super) order: Vec<usize>,
}

struct Definition<'e> {
    label: &'e str,
    /// The event that begins it and the one that ends it.
    events: Range<usize>,
    number: usize,
    slug: String,
    /// How many references lead here.
    uses: usize,
    /// How many of them are written.
    written: usize,
}

impl<'e> Footnotes<'e> {
    /// Finds, numbers and names them.
    pub(super) fn new(events: &'e [Event<'_>], ids: &mut Ids) -> Self {
        let mut notes =
            Self { definitions: definitions(events), labels: BTreeMap::new(), order: Vec::new() };
        for (index, definition) in notes.definitions.iter().enumerate() {
            notes.labels.entry(definition.label.to_lowercase()).or_insert(index);
        }
        if !notes.definitions.is_empty() {
            notes.number(events, ids);
        }
        notes
    }

    /// Walks the text as it will be written: first the body, then note by note what it leads to,
    /// then the notes that nothing leads to.
    fn number(&mut self, events: &[Event<'_>], ids: &mut Ids) {
        self.count(events, 0..events.len(), ids);
        let mut walked = 0;
        let mut unused = 0;
        loop {
            if let Some(&index) = self.order.get(walked) {
                walked += 1;
                let Some(definition) = self.definitions.get(index) else { continue };
                let inside = definition.events.start + 1..definition.events.end;
                self.count(events, inside, ids);
            } else if unused < self.definitions.len() {
                self.give_number(unused, ids);
                unused += 1;
            } else {
                return;
            }
        }
    }

    fn count(&mut self, events: &[Event<'_>], range: Range<usize>, ids: &mut Ids) {
        let mut at = range.start;
        while let Some(event) = events.get(at).filter(|_| at < range.end) {
            at = match event {
                Event::Start(Start::FootnoteDefinition(_)) => self.end_of(at) + 1,
                Event::Start(Start::Image { .. }) => image_words(events, at, &mut String::new()),
                Event::FootnoteReference(label) => {
                    if let Some(index) = self.labelled(label) {
                        self.give_number(index, ids);
                        if let Some(definition) = self.definitions.get_mut(index) {
                            definition.uses += 1;
                        }
                    }
                    at + 1
                }
                _ => at + 1,
            };
        }
    }

    fn give_number(&mut self, index: usize, ids: &mut Ids) {
        let Some(definition) = self.definitions.get_mut(index).filter(|d| d.number == 0) else {
            return;
        };
        ids.count += 1;
        definition.number = ids.count;
        definition.slug = ids.unique(slug(definition.label));
        self.order.push(index);
    }

    fn labelled(&self, label: &str) -> Option<usize> {
        self.labels.get(label).or_else(|| self.labels.get(&label.to_lowercase())).copied()
    }

    /// Where the definition that begins at an event ends.
    pub(super) fn end_of(&self, at: usize) -> usize {
        self.definitions
            .binary_search_by_key(&at, |definition| definition.events.start)
            .ok()
            .and_then(|index| self.definitions.get(index))
            .map_or(at, |definition| definition.events.end)
    }

    /// The number of the first note.
    pub(super) fn first_number(&self) -> Option<usize> {
        self.at(0).map(|definition| definition.number)
    }

    /// Whether anything refers to the note with this place in the order.
    pub(super) fn is_used(&self, place: usize) -> bool {
        self.at(place).is_some_and(|definition| definition.uses > 0)
    }

    /// Begins a note's item and gives the events inside it.
    pub(super) fn open(&self, place: usize, sink: &mut Sink) -> Option<Range<usize>> {
        let definition = self.at(place)?;
        sink.open(Tag::Li);
        sink.attribute(Attribute::Id, &["fn-", &definition.slug].concat());
        Some(definition.events.start + 1..definition.events.end)
    }

    /// Writes a reference in the text.
    pub(super) fn write_reference(&mut self, label: &str, sink: &mut Sink) {
        let found = self.labelled(label).and_then(|index| self.definitions.get_mut(index));
        let Some(definition) = found else { return };
        definition.written += 1;
        sink.open(Tag::Sup);
        sink.attribute(Attribute::Class, "footnote-reference");
        sink.open(Tag::A);
        sink.attribute(Attribute::Href, &["#fn-", &definition.slug].concat());
        sink.attribute(Attribute::Id, &definition.reference_id(definition.written));
        sink.text(&definition.number.to_string());
        sink.close();
        sink.close();
    }

    /// Writes the ways back from a note to each of its references.
    pub(super) fn write_returns(&self, place: usize, before: &str, sink: &mut Sink) {
        let Some(definition) = self.at(place) else { return };
        for nth in 1..=definition.uses {
            sink.text(if nth == 1 { before } else { " " });
            sink.open(Tag::A);
            sink.attribute(Attribute::Class, "footnote-return");
            sink.attribute(Attribute::Href, &["#", &definition.reference_id(nth)].concat());
            let number = definition.number.to_string();
            let nth = nth.to_string();
            if nth == "1" {
                sink.attribute(Attribute::AriaLabel, &["Back to reference ", &number].concat());
                sink.text("↩");
            } else {
                let label = ["Back to reference ", &number, "-", &nth].concat();
                sink.attribute(Attribute::AriaLabel, &label);
                sink.text("↩");
                sink.element(Tag::Sup, &nth);
            }
            sink.close();
        }
    }

    fn at(&self, place: usize) -> Option<&Definition<'e>> {
        self.order.get(place).and_then(|index| self.definitions.get(*index))
    }
}

impl Definition<'_> {
    /// The id of its nth reference. The count stands in the prefix, so that no label can make the
    /// id of another one's reference.
    fn reference_id(&self, nth: usize) -> String {
        if nth == 1 {
            ["fnref-", &self.slug].concat()
        } else {
            ["fnref", &nth.to_string(), "-", &self.slug].concat()
        }
    }
}

fn definitions<'e>(events: &'e [Event<'_>]) -> Vec<Definition<'e>> {
    let mut definitions: Vec<Definition<'e>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(Start::FootnoteDefinition(label)) => {
                open.push(definitions.len());
                definitions.push(Definition {
                    label,
                    events: at..at,
                    number: 0,
                    slug: String::new(),
                    uses: 0,
                    written: 0,
                });
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some(definition) = open.pop().and_then(|index| definitions.get_mut(index)) {
                    definition.events.end = at;
                }
            }
            _ => {}
        }
    }
    definitions
}

/// A label as a part of an id: letters and digits, all else a hyphen.
fn slug(label: &str) -> String {
    label
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' })
        .collect()
}
