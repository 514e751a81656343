//! Plain text, as people paste it from a web page: the first line is the title, a second copy of
//! it and a line “By NAME” are known for what they are, and a short line of its own that does not
//! end as a sentence does is the heading of a section. All other words stay, in their order.

use super::lines::{Block, Marker, blocks, ends_clause, ends_sentence, is_rule};
use super::page_words::{author, byline, is_credit, is_date, is_furniture};
use super::sink::Sink;
use super::title::squeeze;
use super::{Metadata, Reading};
use crate::markup::{Attribute, Tag};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 200;
/// The longest title that ends as a sentence does; what is longer is a paragraph.
const LONGEST_TITLE_SENTENCE: usize = 120;
/// The longest heading of a section, in characters.
const LONGEST_HEADING: usize = 80;
/// A byline and a second copy of the title stand among this many first blocks.
const HEAD: usize = 8;

/// Reads a pasted text.
pub(super) fn read(text: &str) -> Reading {
    let mut blocks = blocks(text);
    let mut metadata = Metadata::default();
    if opens_with_title(&blocks) {
        let title = squeeze(&blocks.remove(0).text);
        drop_repeated(&mut blocks, &title);
        metadata.title = Some(title);
    }
    let head = take_byline(&mut blocks, &mut metadata);
    let mut sink = Sink::new(false);
    write(&blocks, head, &mut sink);
    Reading { metadata, body: sink.finish(), notices: Vec::new() }
}

/// Writes the body of an article whose title is known from elsewhere.
pub(super) fn write_body(text: &str, title: Option<&str>, sink: &mut Sink) {
    let mut blocks = blocks(text);
    if let Some(title) = title {
        drop_repeated(&mut blocks, &squeeze(title));
    }
    write(&blocks, 0, sink);
}

fn opens_with_title(blocks: &[Block]) -> bool {
    // A text of one block is all body.
    let [first, _, ..] = blocks else { return false };
    let length = first.text.chars().count();
    let is_sentence = ends_sentence(&first.text);
    first.marker.is_none()
        && !is_rule(&first.text)
        && length <= if is_sentence { LONGEST_TITLE_SENTENCE } else { LONGEST_TITLE }
        && !(first.joined && is_sentence)
}

fn drop_repeated(blocks: &mut Vec<Block>, title: &str) {
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        at > HEAD || squeeze(&block.text) != title
    });
}

/// Takes the byline, on one line or on two (“By”, then the name), and gives the number of blocks
/// that stand before it: the page's head, in which there are no sections.
fn take_byline(blocks: &mut Vec<Block>, metadata: &mut Metadata) -> usize {
    for at in 0..blocks.len().min(HEAD) {
        let Some(block) = blocks.get_mut(at) else { break };
        if let Some((author, rest)) = byline(&block.text) {
            metadata.author = Some(author);
            block.text = rest.to_owned();
            if block.text.is_empty() {
                blocks.remove(at);
            }
            return at;
        }
        if block.text.eq_ignore_ascii_case("by")
            && let Some(author) = blocks.get(at + 1).and_then(|next| author(&next.text))
        {
            metadata.author = Some(author);
            blocks.drain(at..at + 2);
            return at;
        }
    }
    0
}

fn write(blocks: &[Block], head: usize, sink: &mut Sink) {
    let headings = headings(blocks, head);
    let mut list: Option<Tag> = None;
    let mut expected = 0;
    for (at, block) in blocks.iter().enumerate() {
        let marker = block.marker.filter(|_| is_listed(blocks, at));
        let tag = marker.map(|marker| match marker {
            Marker::Bullet => Tag::Ul,
            Marker::Number(_) => Tag::Ol,
        });
        if list.is_some() && list != tag {
            sink.close();
        }
        match (tag, marker) {
            (Some(tag), Some(marker)) => {
                let begins = list != Some(tag);
                if begins {
                    sink.open(tag);
                }
                if let Marker::Number(number) = marker {
                    if begins && number != 1 {
                        sink.attribute(Attribute::Start, &number.to_string());
                    }
                    sink.open(Tag::Li);
                    if !begins && number != expected {
                        sink.attribute(Attribute::Value, &number.to_string());
                    }
                    expected = number + 1;
                } else {
                    sink.open(Tag::Li);
                }
                sink.text(&block.text);
                sink.close();
            }
            _ if is_rule(&block.text) => {
                sink.open(Tag::Hr);
                sink.close();
            }
            _ => {
                let is_heading = headings.get(at).copied().unwrap_or(false);
                sink.open(if is_heading { Tag::H2 } else { Tag::P });
                if let Some(Marker::Number(number)) = block.marker {
                    sink.text(&number.to_string());
                    sink.text(". ");
                }
                sink.text(&block.text);
                sink.close();
            }
        }
        list = tag;
    }
    if list.is_some() {
        sink.close();
    }
}

/// Whether a block with a marker is an item of a list. A number that stands alone opens a section
/// or a paragraph.
fn is_listed(blocks: &[Block], at: usize) -> bool {
    let number = |at: usize| match blocks.get(at)?.marker? {
        Marker::Number(number) => Some(number),
        Marker::Bullet => None,
    };
    let follows = |at: usize| {
        let Some((first, second)) = number(at).zip(number(at + 1)) else { return false };
        second == first + 1 || blocks.get(at + 1).is_some_and(|block| !block.blank_before)
    };
    number(at).is_none() || follows(at) || at.checked_sub(1).is_some_and(follows)
}

/// For each block, whether it is the heading of a section.
fn headings(blocks: &[Block], head: usize) -> Vec<bool> {
    let short: Vec<bool> =
        (0..blocks.len()).map(|at| at >= head && may_be_heading(blocks, at)).collect();
    let is_short = |at: usize| short.get(at).copied().unwrap_or(false);
    let mut headings = vec![false; blocks.len()];
    let mut run = 0;
    let mut in_story = false;
    for (at, (block, heading)) in blocks.iter().zip(&mut headings).enumerate() {
        if block.underlined && at >= head {
            *heading = true;
            continue;
        }
        if !is_short(at) {
            run = 0;
            in_story = in_story || (!is_furniture(&block.text) && !is_date_alone(block));
            continue;
        }
        run += 1;
        if !in_story && is_date_alone(block) {
            continue;
        }
        *heading = if is_short(at + 1) {
            // Two in a row are a heading and the heading under it; more are a menu, or verse.
            let pair = run == 1 && !is_short(at + 2) && leads_to_story(blocks, at + 2, in_story);
            pair && block.blank_before && block.blank_after
        } else {
            (run <= 2 || block.blank_before) && leads_to_story(blocks, at + 1, in_story)
        };
    }
    headings
}

/// Whether words to read follow. In the page's head, its furniture does not stand between a
/// heading and its words.
fn leads_to_story(blocks: &[Block], at: usize, in_story: bool) -> bool {
    let next = if in_story {
        // What stands right above the credit of a picture is its caption.
        if blocks.get(at).is_some_and(|next| is_credit(&next.text.to_lowercase())) {
            return false;
        }
        (at..blocks.len().min(at + HEAD))
            .find(|at| !is_furniture_at(blocks, *at))
            .filter(|found| *found == at || !may_be_heading(blocks, *found))
    } else {
        Some(at)
    };
    next.and_then(|at| blocks.get(at)).is_some_and(|block| {
        let is_page = is_furniture(&block.text) || (!in_story && is_date_alone(block));
        !is_page && !is_rule(&block.text)
    })
}

fn is_furniture_at(blocks: &[Block], at: usize) -> bool {
    blocks.get(at).is_some_and(|block| is_furniture(&block.text))
}

fn is_date_alone(block: &Block) -> bool {
    let text = &block.text;
    let is_date = match block.marker {
        // “3. März 2026” begins as the item of a list does.
        Some(Marker::Number(_)) => is_date(&["1 ", text].concat()),
        _ => is_date(text),
    };
    is_date && text.len() <= 60 && !ends_clause(text)
}

/// Whether the form of a block is that of a heading.
fn may_be_heading(blocks: &[Block], at: usize) -> bool {
    let Some(block) = blocks.get(at) else { return false };
    let text = &block.text;
    !(block.joined
        || (block.marker.is_some() && is_listed(blocks, at))
        || text.len() > LONGEST_HEADING * 4
        || text.chars().count() > LONGEST_HEADING
        || ends_clause(text)
        || text.starts_with(|c: char| c.is_lowercase() || "\"“„«‘'(>[{|".contains(c))
        || !text.chars().any(char::is_alphabetic)
        || text.contains("://")
        || text.contains('\t')
        || is_furniture(text))
}
