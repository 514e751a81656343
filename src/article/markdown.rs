//! Markdown: CommonMark with GitHub's tables, strikethrough, task lists, footnotes and addresses that
//! are links, and YAML front matter.
//!
//! The parser's events are collected first: whether the text holds HTML decides what is written,
//! and footnotes are written behind the text in the order of their first use. Everything here is
//! flat; nesting is the sink's business.

use super::footnotes::{Footnotes, Ids};
use super::front_matter;
use super::linker::linked;
use super::sink::Sink;
use super::{Body, ReadError, Reading};
use crate::markup::{Attribute, Tag};
use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag as Start, TagEnd,
};
use std::ops::Range;

/// Reads a Markdown article. Only its front matter can be wrong.
pub(super) fn read(text: &str) -> Result<Reading, ReadError> {
    let front = front_matter::read(text)?;
    Ok(Reading { metadata: front.metadata, body: body(front.body), notices: front.notices })
}

/// Reads Markdown without front matter: the body alone, every heading in its place. With HTML in
/// it, it comes back as [`Body::Foreign`].
pub fn body(text: &str) -> Body {
    let part = Part::new(text);
    let mut sink = Sink::new(part.has_html());
    part.write(&mut sink, &mut Ids::default());
    sink.finish()
}

/// A parsed piece of Markdown.
pub(super) struct Part<'a> {
    events: Vec<Event<'a>>,
}

impl<'a> Part<'a> {
    /// Parses a piece of Markdown.
    pub(super) fn new(text: &'a str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES;
        Self { events: linked(text, Parser::new_ext(text, options).into_offset_iter()) }
    }

    /// Whether there is HTML in it.
    pub(super) fn has_html(&self) -> bool {
        self.events.iter().any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
    }

    /// Writes it, its footnotes last.
    pub(super) fn write(&self, sink: &mut Sink, ids: &mut Ids) {
        let mut renderer = Renderer {
            events: &self.events,
            tasks: tasks(&self.events),
            notes: Footnotes::new(&self.events, ids),
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            in_body: false,
            sink,
        };
        renderer.write(0..self.events.len());
        renderer.write_notes();
    }
}

struct Renderer<'e, 'a, 's> {
    events: &'e [Event<'a>],
    /// For each event that begins a list or an item, whether it is one of tasks.
    tasks: Vec<bool>,
    notes: Footnotes<'e>,
    /// Of the table being written (tables do not nest).
    alignments: Vec<Alignment>,
    /// The column of the next cell.
    cell: usize,
    in_head: bool,
    in_body: bool,
    sink: &'s mut Sink,
}

impl Renderer<'_, '_, '_> {
    fn write(&mut self, range: Range<usize>) {
        let events = self.events;
        let mut at = range.start;
        while let Some(event) = events.get(at).filter(|_| at < range.end) {
            at = match event {
                Event::Start(tag) => self.start(tag, at, range.end),
                Event::End(end) => {
                    self.end(*end);
                    at + 1
                }
                event => {
                    self.leaf(event);
                    at + 1
                }
            };
        }
    }

    /// Begins an element and says where to go on.
    fn start(&mut self, tag: &Start<'_>, at: usize, limit: usize) -> usize {
        let sink = &mut *self.sink;
        match tag {
            Start::Paragraph => {
                if let Some(title) = figure_title(self.events, at, limit) {
                    sink.open(Tag::Figure);
                    let behind = self.image(at + 1, true);
                    self.sink.element(Tag::Figcaption, title);
                    self.sink.close();
                    return behind + 1;
                }
                sink.open(Tag::P);
            }
            Start::Heading { level, .. } => sink.open(heading(*level)),
            Start::BlockQuote(_) => sink.open(Tag::Blockquote),
            Start::CodeBlock(kind) => {
                sink.open(Tag::Pre);
                sink.open(Tag::Code);
                if let Some(language) = language(kind) {
                    sink.attribute(Attribute::Class, &language);
                }
            }
            Start::List(first) => {
                sink.open(if first.is_some() { Tag::Ol } else { Tag::Ul });
                if let Some(first) = first.filter(|first| *first != 1) {
                    sink.attribute(Attribute::Start, &first.to_string());
                }
                if self.is_task(at) {
                    self.sink.attribute(Attribute::Class, "task-list");
                }
            }
            Start::Item => {
                sink.open(Tag::Li);
                if self.is_task(at) {
                    self.sink.attribute(Attribute::Class, "task");
                }
            }
            Start::Table(alignments) => {
                self.alignments.clone_from(alignments);
                sink.open(Tag::Table);
            }
            Start::TableHead => {
                self.in_head = true;
                self.cell = 0;
                sink.open(Tag::Thead);
                sink.open(Tag::Tr);
            }
            Start::TableRow => {
                self.cell = 0;
                if !std::mem::replace(&mut self.in_body, true) {
                    sink.open(Tag::Tbody);
                }
                sink.open(Tag::Tr);
            }
            Start::TableCell => {
                sink.open(if self.in_head { Tag::Th } else { Tag::Td });
                if let Some(side) = self.alignments.get(self.cell).copied().and_then(side) {
                    sink.attribute(Attribute::Align, side);
                }
                self.cell += 1;
            }
            Start::Emphasis => sink.open(Tag::Em),
            Start::Strong => sink.open(Tag::Strong),
            Start::Strikethrough => sink.open(Tag::Del),
            Start::Link { link_type, dest_url, title, .. } => {
                sink.open(Tag::A);
                if *link_type == LinkType::Email {
                    sink.attribute(Attribute::Href, &["mailto:", dest_url].concat());
                } else {
                    sink.attribute(Attribute::Href, dest_url);
                }
                if !title.is_empty() {
                    sink.attribute(Attribute::Title, title);
                }
            }
            Start::Image { .. } => return self.image(at, false),
            Start::FootnoteDefinition(_) => return self.notes.end_of(at) + 1,
            // The rest is not switched on, or is an envelope without a form of its own.
            _ => {}
        }
        at + 1
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link => self.sink.close(),
            TagEnd::CodeBlock => {
                self.sink.close();
                self.sink.close();
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.sink.close();
                self.sink.close();
            }
            TagEnd::Table => {
                if std::mem::take(&mut self.in_body) {
                    self.sink.close();
                }
                self.sink.close();
            }
            _ => {}
        }
    }

    fn leaf(&mut self, event: &Event<'_>) {
        let sink = &mut *self.sink;
        match event {
            Event::Text(text) => sink.text(text),
            Event::Code(code) => sink.element(Tag::Code, code),
            Event::Html(html) | Event::InlineHtml(html) => sink.html(html),
            Event::SoftBreak => sink.text("\n"),
            Event::HardBreak => {
                sink.open(Tag::Br);
                sink.close();
                sink.text("\n");
            }
            Event::Rule => {
                sink.open(Tag::Hr);
                sink.close();
            }
            Event::TaskListMarker(done) => {
                sink.open(Tag::Input);
                sink.attribute(Attribute::Type, "checkbox");
                sink.attribute(Attribute::Disabled, "");
                if *done {
                    sink.attribute(Attribute::Checked, "");
                }
                sink.close();
                sink.text(" ");
            }
            Event::FootnoteReference(label) => self.notes.write_reference(label, sink),
            _ => {}
        }
    }

    /// Writes the image that begins at an event and gives the place behind its end. Where its title
    /// is written as a caption, it is not said twice.
    fn image(&mut self, at: usize, has_caption: bool) -> usize {
        let mut alt = String::new();
        let behind = image_words(self.events, at, &mut alt);
        if let Some(Event::Start(Start::Image { dest_url, title, .. })) = self.events.get(at) {
            self.sink.open(Tag::Img);
            self.sink.attribute(Attribute::Src, dest_url);
            self.sink.attribute(Attribute::Alt, &alt);
            if !title.is_empty() && !has_caption {
                self.sink.attribute(Attribute::Title, title);
            }
            self.sink.close();
        }
        behind
    }

    /// Writes the footnotes in the order of their numbers, each with its ways back: in its last
    /// paragraph, or behind it all.
    fn write_notes(&mut self) {
        if self.notes.order.is_empty() {
            return;
        }
        self.sink.open(Tag::Section);
        self.sink.attribute(Attribute::Class, "footnotes");
        self.sink.open(Tag::Ol);
        if let Some(first) = self.notes.first_number().filter(|first| *first != 1) {
            self.sink.attribute(Attribute::Start, &first.to_string());
        }
        for index in 0..self.notes.order.len() {
            let Some(note) = self.notes.open(index, self.sink) else { continue };
            let last = note.end.saturating_sub(1);
            if let Some(Event::End(TagEnd::Paragraph)) = self.events.get(last) {
                self.write(note.start..last);
                self.notes.write_returns(index, " ", self.sink);
                self.sink.close();
            } else {
                self.write(note);
                if self.notes.is_used(index) {
                    self.sink.open(Tag::P);
                    self.notes.write_returns(index, "", self.sink);
                    self.sink.close();
                }
            }
            self.sink.close();
        }
        self.sink.close();
        self.sink.close();
    }

    fn is_task(&self, at: usize) -> bool {
        self.tasks.get(at).copied().unwrap_or(false)
    }
}

/// Collects the plain words of the image that begins at an event and gives the place behind its
/// end.
pub(super) fn image_words(events: &[Event<'_>], at: usize, words: &mut String) -> usize {
    let mut depth = 0usize;
    let mut behind = at;
    for event in events.iter().skip(at) {
        behind += 1;
        match event {
            Event::Start(Start::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    behind
}

/// The title of the image that is all there is in the paragraph that begins at an event.
fn figure_title<'e>(events: &'e [Event<'_>], at: usize, limit: usize) -> Option<&'e str> {
    let Some(Event::Start(Start::Image { title, .. })) = events.get(at + 1) else { return None };
    if title.trim().is_empty() {
        return None;
    }
    let behind = image_words(events, at + 1, &mut String::new());
    let alone = behind < limit && matches!(events.get(behind), Some(Event::End(TagEnd::Paragraph)));
    alone.then_some(title)
}

/// For each event that begins a list or an item, whether it is one of tasks.
fn tasks(events: &[Event<'_>]) -> Vec<bool> {
    let mut tasks = vec![false; events.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(Start::List(_) | Start::Item) => open.push(at),
            Event::End(TagEnd::List(_) | TagEnd::Item) => {
                open.pop();
            }
            Event::TaskListMarker(_) => {
                for at in open.iter().rev().take(2) {
                    if let Some(task) = tasks.get_mut(*at) {
                        *task = true;
                    }
                }
            }
            _ => {}
        }
    }
    tasks
}

/// The class of a code block: its language is the first word of what is written behind the fence.
pub(super) fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let name = info.trim_start().split([' ', '\t', ',', '{']).next()?;
    (!name.is_empty()).then(|| ["language-", name].concat())
}

fn side(alignment: Alignment) -> Option<&'static str> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some("left"),
        Alignment::Center => Some("center"),
        Alignment::Right => Some("right"),
    }
}

fn heading(level: HeadingLevel) -> Tag {
    Tag::heading(level as u8)
}
