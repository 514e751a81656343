//! The outline: the sections of a document, nested by the levels of their headings.

use crate::article::{Block, BlockKind, Document};
use crate::reading_time::{Estimate, ReadingTime};

/// The sections of a document, in document order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<Section>,
}

/// One section: a heading and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The id of its heading.
    pub id: String,
    /// The level of its heading, 1 to 6.
    pub level: u8,
    /// How deep it is nested, from 0. Gaps in levels leave no gap here: a section is at most one
    /// deeper than the one before it.
    pub depth: usize,
    /// The words of its heading, with single spaces.
    pub title: String,
    /// Which heading of the tape it is: the key to its element in the page.
    pub ordinal: usize,
    /// Its reading time, with that of the sections nested in it.
    pub time: ReadingTime,
}

/// Makes the outline. Headings without an id or without words are left out, and so are sections
/// nested deeper than `max_depth` levels; what stands under them is time of the section around
/// them. A first-level heading that opens the document and is the only one of its level is the
/// title, and no section; a picture or a line or two (a date, a byline) may stand
/// before it.
pub fn outline(document: &Document, estimate: &Estimate, max_depth: u8) -> Outline {
    let title = title(document, estimate);
    let mut maker = Maker::default();
    // The first time is that of what stands before the first heading.
    for (at, (heading, time)) in
        headings(document).zip(estimate.sections.iter().skip(1)).enumerate()
    {
        let words = document.text_of(heading.block);
        match heading.id {
            Some(id) if Some(at) != title && !words.is_empty() => {
                let depth = maker.depth_of(heading.level);
                let is_cut = depth >= usize::from(max_depth);
                let section = (!is_cut).then(|| Section {
                    id: id.to_owned(),
                    level: heading.level,
                    depth,
                    title: words.to_owned(),
                    ordinal: heading.ordinal,
                    time: ReadingTime::default(),
                });
                maker.begin(heading.level, section);
            }
            _ => {}
        }
        maker.spend(*time);
    }
    maker.finish()
}

/// What stands before a title has fewer words and characters than this: a line or two. With a
/// paragraph before it, a heading is a section.
const BEFORE_TITLE: usize = 40;

/// Which of the headings is the title, from 0.
fn title(document: &Document, estimate: &Estimate) -> Option<usize> {
    let before = estimate.sections.first().map_or(0, |time| time.words + time.characters);
    let opens = headings(document).next()?.level == 1 && before < BEFORE_TITLE;
    let is_only = headings(document).filter(|heading| heading.level == 1).nth(1).is_none();
    (opens && is_only).then_some(0)
}

struct Heading<'a> {
    block: &'a Block,
    level: u8,
    id: Option<&'a str>,
    ordinal: usize,
}

fn headings(document: &Document) -> impl Iterator<Item = Heading<'_>> {
    document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { level, id, ordinal } => Some(Heading {
            block,
            level: *level,
            id: id.as_deref().filter(|id| !id.is_empty()),
            ordinal: *ordinal,
        }),
        _ => None,
    })
}

/// Nests sections. What is open are headings of ever deeper levels, so at most six.
#[derive(Default)]
struct Maker {
    outline: Outline,
    open: Vec<OpenSection>,
}

struct OpenSection {
    level: u8,
    /// Its place in the outline, unless it is nested too deeply for it.
    section: Option<usize>,
    time: ReadingTime,
}

impl Maker {
    /// Ends the sections that a heading of this level ends. Returns how deep the new one is.
    fn depth_of(&mut self, level: u8) -> usize {
        while self.open.last().is_some_and(|open| open.level >= level) {
            self.end();
        }
        self.open.len()
    }

    fn begin(&mut self, level: u8, section: Option<Section>) {
        let at = section.is_some().then_some(self.outline.sections.len());
        self.outline.sections.extend(section);
        self.open.push(OpenSection { level, section: at, time: ReadingTime::default() });
    }

    fn spend(&mut self, time: ReadingTime) {
        if let Some(open) = self.open.last_mut() {
            open.time += time;
        }
    }

    /// Ends the innermost section: its time is also that of the one around it.
    fn end(&mut self) {
        let Some(ended) = self.open.pop() else { return };
        if let Some(section) = ended.section.and_then(|at| self.outline.sections.get_mut(at)) {
            section.time = ended.time;
        }
        self.spend(ended.time);
    }

    fn finish(mut self) -> Outline {
        while !self.open.is_empty() {
            self.end();
        }
        self.outline
    }
}
