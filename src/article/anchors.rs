//! Anchors: every heading gets an id that is unique in the whole page.

use super::survey::survey_markup;
use super::{BlockKind, Document};
use crate::markup::{Attribute, Event, Markup, Tag, Writer};
use crate::slug::{Slugger, section_slug};
use std::collections::{HashMap, HashSet};

/// A built article: ids that are taken in the page are renamed (and what in the article points to
/// them), headings without an id get a slug.
pub fn anchor_markup(markup: &Markup, taken: &HashSet<String>) -> Markup {
    anchored(markup, taken).0
}

/// The same with what a survey finds in it. An article is surveyed once: ids are all that changes.
pub fn anchored(markup: &Markup, taken: &HashSet<String>) -> (Markup, Document) {
    let mut document = survey_markup(markup);
    let mut anchors = Anchors::read(markup, &document, taken);
    for block in &mut document.blocks {
        if let BlockKind::Heading { id, ordinal, .. } = &mut block.kind {
            *id = anchors.id_of(*ordinal);
        }
    }
    let mut writer = Writer::default();
    for event in markup.events() {
        match event {
            Event::Open(tag) => {
                writer.open(tag);
                if tag.heading_level().is_some()
                    && let Some(slug) = anchors.slugs.next().flatten()
                {
                    writer.attribute(Attribute::Id, &slug);
                }
            }
            Event::Attribute(Attribute::Id, _) => {
                if let Some(id) = anchors.ids.next() {
                    writer.attribute(Attribute::Id, &id);
                }
            }
            Event::Attribute(Attribute::Href, url) => match anchors.followed(url) {
                Some(url) => writer.attribute(Attribute::Href, &url),
                None => writer.event(event),
            },
            Event::Attribute(Attribute::Headers, ids) => {
                writer.attribute(Attribute::Headers, &anchors.followed_all(ids));
            }
            event => writer.event(event),
        }
    }
    (writer.finish(), document)
}

/// The page's own article: ids that are there are kept, headings without one get a slug. `taken`
/// holds every id of the page, those of the headings too. Returns what is to be set: the heading's
/// ordinal and its new id.
pub fn anchor_document(document: &mut Document, taken: &HashSet<String>) -> Vec<(usize, String)> {
    let mut slugger = Slugger::new(taken);
    let Document { text, blocks, .. } = document;
    let mut to_set = Vec::new();
    for block in blocks {
        if let BlockKind::Heading { id: id @ None, ordinal, .. } = &mut block.kind {
            let title = text.get(block.text.clone()).unwrap_or("");
            let slug = slugger.unique(section_slug(title));
            to_set.push((*ordinal, slug.clone()));
            *id = Some(slug);
        }
    }
    to_set
}

/// What the ids of a tape become.
struct Anchors {
    /// Each id of the tape, as it is to be written.
    ids: std::vec::IntoIter<String>,
    /// For each heading where its id stands among those of the tape.
    places: Vec<Option<usize>>,
    /// For each heading the id that it lacks.
    slugs: std::vec::IntoIter<Option<String>>,
    /// Where links to an id now lead. Of several equal ids the first is what links lead to.
    renamed: HashMap<String, String>,
}

impl Anchors {
    fn read(markup: &Markup, document: &Document, taken: &HashSet<String>) -> Self {
        let (ids, places) = ids_and_headings(markup);
        let mut slugger = Slugger::new(taken);
        // All that can stay as they are come first: no new id may take an old one's name.
        let stays: Vec<bool> = ids.iter().map(|id| slugger.reserve(id)).collect();
        let mut renamed = HashMap::new();
        let mut seen = HashSet::new();
        let mut written = Vec::with_capacity(ids.len());
        for (id, stays) in ids.into_iter().zip(stays) {
            let is_first = seen.insert(id);
            if stays {
                written.push(id.to_owned());
                continue;
            }
            let new = slugger.unique(id.to_owned());
            if is_first {
                renamed.insert(id.to_owned(), new.clone());
            }
            written.push(new);
        }
        let slugs = slugs(document, places.len(), &mut slugger);
        Self { ids: written.into_iter(), places, slugs: slugs.into_iter(), renamed }
    }

    /// The id that a heading gets or keeps, as long as nothing is written.
    fn id_of(&self, heading: usize) -> Option<String> {
        let place = self.places.get(heading).copied().flatten();
        let kept = place.and_then(|place| self.ids.as_slice().get(place).cloned());
        kept.or_else(|| self.slugs.as_slice().get(heading).cloned().flatten())
    }

    /// A link to a renamed id, as it is to be written.
    fn followed(&self, url: &str) -> Option<String> {
        let fragment = url.strip_prefix('#').filter(|_| !self.renamed.is_empty())?;
        // As browsers look an id up: as it stands, then decoded.
        let new = match self.renamed.get(fragment) {
            Some(new) => new,
            None => self.renamed.get(&percent_decoded(fragment)?)?,
        };
        Some(["#", new.replace('%', "%25").as_str()].concat())
    }

    fn followed_all(&self, ids: &str) -> String {
        let ids: Vec<&str> = ids
            .split_ascii_whitespace()
            .map(|id| self.renamed.get(id).map_or(id, String::as_str))
            .collect();
        ids.join(" ")
    }
}

/// The ids of a tape in order, and for each heading where among them its own is, if it has one.
fn ids_and_headings(markup: &Markup) -> (Vec<&str>, Vec<Option<usize>>) {
    let mut ids = Vec::new();
    let mut places = Vec::new();
    let mut opened: Option<Tag> = None;
    for event in markup.events() {
        match event {
            Event::Open(tag) => {
                opened = Some(tag);
                if tag.heading_level().is_some() {
                    places.push(None);
                }
            }
            Event::Attribute(Attribute::Id, id) => {
                if opened.is_some_and(|tag| tag.heading_level().is_some())
                    && let Some(place) = places.last_mut()
                {
                    *place = Some(ids.len());
                }
                ids.push(id);
            }
            _ => {}
        }
    }
    (ids, places)
}

/// A slug for each of so many headings that has words and no id.
fn slugs(document: &Document, count: usize, slugger: &mut Slugger<'_>) -> Vec<Option<String>> {
    let mut slugs = vec![None; count];
    for block in &document.blocks {
        if let BlockKind::Heading { id: None, ordinal, .. } = block.kind
            && let Some(slug) = slugs.get_mut(ordinal)
        {
            *slug = Some(slugger.unique(section_slug(document.text_of(block))));
        }
    }
    slugs
}

/// The text with `%XX` decoded, where it has any and the result is UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let digit = |byte: Option<&u8>| byte.and_then(|&b| char::from(b).to_digit(16));
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok()
}
