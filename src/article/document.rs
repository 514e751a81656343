//! [`Document`]: what the widget knows of an article's body. A flat, ordered list of blocks;
//! everything clever (outline, reading time, anchors) is a pure function of it.

use std::ops::Range;

/// What the widget knows of an article's body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The plain text of all blocks, one after the other. A line break that belongs to none
    /// follows each, so that words of two blocks do not run together.
    pub text: String,
    /// The blocks, in document order.
    pub blocks: Vec<Block>,
    /// The languages that blocks name, as BCP 47 tags; [`Block::language`] is an index into this.
    pub languages: Vec<String>,
}

/// One block: a run of words that belongs together, or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its plain text: a range of bytes of [`Document::text`], white space as the source has it
    /// (the words of a heading are collapsed to single spaces).
    pub text: Range<usize>,
    /// The language it names itself or inherits within the article: an index into
    /// [`Document::languages`]. None: the article's own.
    pub language: Option<usize>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its id, where it has one.
        id: Option<String>,
        /// Which heading of the tape it is, from 0: the key to its element in the page.
        ordinal: usize,
    },
    /// Words to read: a paragraph, a list item, a quote, a table's cell, a caption.
    Text,
    /// Preformatted code.
    Code,
    /// A picture that says something. Decorative ones (`alt=""`) make no block.
    Image,
}

impl Document {
    /// The plain text of a block.
    pub fn text_of(&self, block: &Block) -> &str {
        self.text.get(block.text.clone()).unwrap_or("")
    }

    /// The language of a block, where it is not the article's own.
    pub fn language_of(&self, block: &Block) -> Option<&str> {
        block.language.and_then(|index| self.languages.get(index)).map(String::as_str)
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}
