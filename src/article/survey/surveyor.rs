//! The surveyor: what elements do to words, whatever their names. Nesting is a list of what is
//! open, not a recursion, and nothing is stored for each event but the words themselves.

use crate::article::{Block, BlockKind, Document};
use std::collections::HashMap;

/// What an element does to the words around and in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It flows with the words.
    Inline,
    /// It parts blocks.
    Block,
    /// It parts words.
    Break,
    /// A heading of this level.
    Heading(u8),
    /// Preformatted code.
    Code,
    /// A picture.
    Image,
    /// Its words are not shown, or are not to be read twice.
    Unseen,
    /// It is shown, and its words are not the article's.
    Apart,
}

/// What an attribute says of the element opened last.
pub(super) enum Fact<'a> {
    Id(&'a str),
    Language(&'a str),
    Alternative(&'a str),
    Link(&'a str),
    Hidden,
    Role(&'a str),
    Level(&'a str),
}

/// An element whose attributes are still coming.
struct Opening<'a> {
    kind: Kind,
    /// Whether it is in the page's list of headings.
    is_listed: bool,
    id: Option<&'a str>,
    language: Option<&'a str>,
    alternative: Option<&'a str>,
    level: Option<u8>,
    is_unseen: bool,
    /// Whether it leads to a place in a page.
    is_anchor: bool,
}

/// An element that is open.
struct Open {
    kind: Kind,
    /// Where the words of a link in a heading begin.
    link: Option<usize>,
    is_code: bool,
    language: Option<usize>,
    block_language: Option<usize>,
}

/// A heading that is open.
struct Heading<'a> {
    level: u8,
    id: Option<&'a str>,
    ordinal: usize,
    /// The words of its pictures, for a heading that has no others.
    alternatives: String,
    /// Its pictures follow it: a block is in one piece.
    images: usize,
    /// Whether a space is due before the next word.
    is_spaced: bool,
}

/// Takes events and writes down the blocks.
#[derive(Default)]
pub(super) struct Surveyor<'a> {
    document: Document,
    opening: Option<Opening<'a>>,
    open: Vec<Open>,
    /// How many elements are open from the outermost one on whose words are passed over.
    passing_over: usize,
    /// How many headings were met, shown or not.
    headings: usize,
    heading: Option<Heading<'a>>,
    is_code: bool,
    /// Where the words since the last block begin.
    start: usize,
    /// The block that they belong to, once there is more than white space.
    block: Option<usize>,
    languages: HashMap<&'a str, usize>,
    language: Option<usize>,
    /// The language where the block begins: a foreign word in a sentence does not change it.
    block_language: Option<usize>,
}

impl<'a> Surveyor<'a> {
    /// An element begins.
    pub(super) fn open(&mut self, kind: Kind) {
        self.begin();
        self.opening = Some(Opening {
            kind,
            is_listed: matches!(kind, Kind::Heading(_)),
            id: None,
            language: None,
            alternative: None,
            level: None,
            is_unseen: matches!(kind, Kind::Unseen | Kind::Apart),
            is_anchor: false,
        });
    }

    /// An attribute of the element opened last.
    pub(super) fn fact(&mut self, fact: Fact<'a>) {
        let Some(opening) = &mut self.opening else { return };
        match fact {
            Fact::Id(id) => opening.id = Some(id).filter(|id| !id.is_empty()),
            Fact::Language(language) => opening.language = Some(language.trim()),
            Fact::Alternative(words) => opening.alternative = Some(words.trim()),
            Fact::Link(url) => opening.is_anchor = url.contains('#'),
            Fact::Hidden => opening.is_unseen = true,
            Fact::Level(level) => opening.level = level.trim().parse().ok(),
            Fact::Role("heading") => {
                opening.is_listed = true;
                opening.kind = Kind::Heading(match opening.kind {
                    Kind::Heading(level) => level,
                    _ => 2,
                });
            }
            Fact::Role("presentation" | "none") => match opening.kind {
                Kind::Heading(_) => opening.kind = Kind::Block,
                Kind::Image => opening.is_unseen = true,
                _ => {}
            },
            Fact::Role(_) => {}
        }
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        self.begin();
        if self.passing_over > 0 {
            return;
        }
        if self.heading.is_some() {
            return self.title(text);
        }
        self.document.text.push_str(text);
        if self.block.is_none() && !text.trim_start().is_empty() {
            let kind = if self.is_code { BlockKind::Code } else { BlockKind::Text };
            self.block = Some(self.document.blocks.len());
            self.push(kind, self.start);
        }
    }

    /// The innermost open element ends.
    pub(super) fn close(&mut self) {
        self.begin();
        if self.passing_over > 0 {
            self.passing_over -= 1;
            return;
        }
        let Some(open) = self.open.pop() else { return };
        match open.kind {
            Kind::Heading(_) => self.end_heading(),
            Kind::Code => self.end_block(),
            Kind::Block => self.part_blocks(),
            _ => {}
        }
        if let Some(link) = open.link {
            self.drop_permalink(link);
        }
        self.is_code = open.is_code;
        self.language = open.language;
        self.block_language = open.block_language;
    }

    /// The tape ends.
    pub(super) fn finish(mut self) -> Document {
        self.begin();
        self.end_heading();
        self.end_block();
        self.document
    }

    /// Takes up the element opened last: all its attributes have been read.
    fn begin(&mut self) {
        let Some(opening) = self.opening.take() else { return };
        let ordinal = self.headings;
        self.headings += usize::from(opening.is_listed);
        if self.passing_over > 0 || opening.is_unseen {
            if self.passing_over == 0 && opening.kind == Kind::Apart {
                self.part_words();
            }
            self.passing_over += 1;
            return;
        }
        let kind = match opening.kind {
            // What stands in a heading is one title.
            Kind::Heading(_) | Kind::Code if self.heading.is_some() => Kind::Block,
            Kind::Code if self.is_code => Kind::Block,
            kind => kind,
        };
        let is_title_link = opening.is_anchor && self.heading.is_some();
        self.open.push(Open {
            kind,
            link: is_title_link.then_some(self.document.text.len()),
            is_code: self.is_code,
            language: self.language,
            block_language: self.block_language,
        });
        match kind {
            Kind::Block => self.part_blocks(),
            Kind::Break => self.part_words(),
            Kind::Code | Kind::Heading(_) => self.end_block(),
            Kind::Inline | Kind::Image | Kind::Unseen | Kind::Apart => {}
        }
        if let Some(language) = opening.language {
            self.language = self.index_of(language);
        }
        if matches!(kind, Kind::Block | Kind::Code | Kind::Heading(_)) {
            self.block_language = self.language;
        }
        match kind {
            Kind::Code => self.is_code = true,
            Kind::Image => self.image(opening.alternative),
            Kind::Heading(level) => {
                self.heading = Some(Heading {
                    level: opening.level.unwrap_or(level).clamp(1, 6),
                    id: opening.id,
                    ordinal,
                    alternatives: String::new(),
                    images: 0,
                    is_spaced: false,
                });
            }
            _ => {}
        }
    }

    fn image(&mut self, alternative: Option<&str>) {
        if alternative == Some("") {
            return;
        }
        match &mut self.heading {
            Some(heading) => {
                heading.images += 1;
                heading.alternatives.push_str(alternative.unwrap_or(""));
                heading.alternatives.push(' ');
            }
            // White space before it belongs to words that may still follow.
            None if self.block.is_none() => self.push(BlockKind::Image, self.start),
            None => self.push(BlockKind::Image, self.document.text.len()),
        }
    }

    /// Adds words to a title, with single spaces between them.
    fn title(&mut self, text: &str) {
        let Some(heading) = &mut self.heading else { return };
        for (at, word) in text.split(char::is_whitespace).enumerate() {
            heading.is_spaced |= at > 0;
            if word.is_empty() {
                continue;
            }
            if heading.is_spaced && self.document.text.len() > self.start {
                self.document.text.push(' ');
            }
            heading.is_spaced = false;
            self.document.text.push_str(word);
        }
    }

    /// A link of signs only to a place in a page (`#`, `¶`, `🔗`) is a handle to copy the
    /// heading's address, no word of its title.
    fn drop_permalink(&mut self, start: usize) {
        let words = self.document.text.get(start..).unwrap_or("");
        if let Some(heading) = &mut self.heading
            && !words.chars().any(char::is_alphanumeric)
        {
            self.document.text.truncate(start);
            heading.is_spaced = true;
        }
    }

    fn part_words(&mut self) {
        match &mut self.heading {
            Some(heading) => heading.is_spaced = true,
            None => self.document.text.push('\n'),
        }
    }

    fn part_blocks(&mut self) {
        if self.heading.is_none() && !self.is_code {
            self.end_block();
        } else if self.heading.is_some() || !self.document.text.ends_with('\n') {
            self.part_words();
        }
    }

    fn end_heading(&mut self) {
        if self.document.text.len() == self.start
            && let Some(heading) = &mut self.heading
        {
            let alternatives = std::mem::take(&mut heading.alternatives);
            self.title(&alternatives);
        }
        let Some(heading) = self.heading.take() else { return };
        if self.document.text.len() > self.start {
            self.block = Some(self.document.blocks.len());
            let id = heading.id.map(str::to_owned);
            let kind = BlockKind::Heading { level: heading.level, id, ordinal: heading.ordinal };
            self.push(kind, self.start);
        }
        self.end_block();
        for _ in 0..heading.images {
            self.push(BlockKind::Image, self.start);
        }
    }

    /// Ends the block that is being filled; white space alone makes none.
    fn end_block(&mut self) {
        let end = self.document.text.len();
        match self.block.take().and_then(|at| self.document.blocks.get_mut(at)) {
            Some(block) => {
                block.text.end = end;
                self.document.text.push('\n');
                self.start = self.document.text.len();
            }
            None => self.document.text.truncate(self.start),
        }
    }

    fn push(&mut self, kind: BlockKind, start: usize) {
        let language = self.block_language;
        self.document.blocks.push(Block { kind, text: start..start, language });
    }

    /// The index of a language; the empty one takes an outer one back.
    fn index_of(&mut self, language: &'a str) -> Option<usize> {
        if language.is_empty() {
            return None;
        }
        let languages = &mut self.document.languages;
        Some(*self.languages.entry(language).or_insert_with(|| {
            languages.push(language.to_owned());
            languages.len() - 1
        }))
    }
}
