//! A comment's Markdown: paragraphs, emphasis, code, links, lists and quotes. All else that the
//! syntax could say stays words: HTML is shown as it was written, a heading is a strong line, an
//! image is a link to it. A single line break is a line break, as people expect who write in a box.
//!
//! Addresses that stand in the words are links, as they are in an article.

use super::linker::linked;
use super::markdown::{image_words, language};
use super::{Body, Metadata, Reading, cut_notice};
use crate::markup::{
    Attribute, Event as Written, Markup, Tag, UrlUse, Writer, allowed_url, plain_markup,
};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag as Start, TagEnd};
use std::ops::Range;

/// What every link of a comment says of its target: the page does not vouch for it, a reader wrote
/// it, and it gets no hold of the page.
const REL: &str = "nofollow ugc noopener";

/// Reads a comment. Nothing in it can be wrong. What would show nothing (the definition of a link
/// that is not used, say) is shown as it was written.
pub fn comment_markup(text: &str) -> Markup {
    let parser = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).into_offset_iter();
    let events = linked(text, parser.flat_map(|(event, place)| shown(text, event, place)));
    let mut renderer = Renderer::default();
    let mut at = 0;
    while let Some(event) = events.get(at) {
        at = match event {
            Event::Start(Start::Image { dest_url, .. }) => {
                let mut words = String::new();
                let behind = image_words(&events, at, &mut words);
                renderer.image(dest_url, &words);
                behind
            }
            Event::Start(tag) => {
                renderer.start(tag, events.get(at + 1));
                at + 1
            }
            event => {
                renderer.rest(event);
                at + 1
            }
        };
    }
    let markup = renderer.writer.finish();
    if shows_something(&markup) { markup } else { plain_markup(text) }
}

/// A comment in the form in which a text crosses from the readers module.
pub fn comment_reading(text: &str) -> Reading {
    let markup = comment_markup(text);
    let notices = Vec::from_iter(cut_notice(&markup));
    Reading { metadata: Metadata::default(), body: Body::Markup(markup), notices }
}

#[derive(Default)]
struct Renderer {
    writer: Writer,
    /// For each open link, whether it was written: one that may not be followed is its words.
    links: Vec<bool>,
    /// The lines of the block of HTML that is being read.
    html: String,
}

impl Renderer {
    fn start(&mut self, tag: &Start<'_>, next: Option<&Event<'_>>) {
        let writer = &mut self.writer;
        match tag {
            Start::Paragraph => writer.open(Tag::P),
            Start::Heading { .. } => {
                writer.open(Tag::P);
                writer.open(Tag::Strong);
            }
            Start::BlockQuote(_) => writer.open(Tag::Blockquote),
            Start::CodeBlock(kind) => {
                writer.open(Tag::Pre);
                writer.open(Tag::Code);
                if let Some(language) = language(kind) {
                    writer.attribute(Attribute::Class, &language);
                }
            }
            Start::List(None) => writer.open(Tag::Ul),
            Start::List(Some(first)) => {
                writer.open(Tag::Ol);
                if *first != 1 {
                    writer.attribute(Attribute::Start, &first.to_string());
                }
            }
            Start::Item => writer.open(Tag::Li),
            Start::Emphasis => writer.open(Tag::Em),
            Start::Strong => writer.open(Tag::Strong),
            Start::Strikethrough => writer.open(Tag::Del),
            Start::Link { link_type, dest_url, title, .. } => {
                let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
                self.open_link(&[scheme, dest_url].concat(), title);
                if let Some(Event::End(TagEnd::Link)) = next {
                    self.writer.text(dest_url);
                }
            }
            // Blocks of HTML are written at their ends; the rest is not switched on.
            _ => {}
        }
    }

    fn rest(&mut self, event: &Event<'_>) {
        let writer = &mut self.writer;
        match event {
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock) => {
                writer.close();
                writer.close();
            }
            Event::End(TagEnd::Link) => self.close_link(),
            Event::End(TagEnd::HtmlBlock) => {
                let html = std::mem::take(&mut self.html);
                self.paragraph(&html);
            }
            Event::End(_) => writer.close(),
            Event::Text(text) => writer.text(text),
            Event::Code(code) => {
                writer.open(Tag::Code);
                writer.text(code);
                writer.close();
            }
            Event::SoftBreak | Event::HardBreak => writer.void(Tag::Br, &[]),
            Event::Html(html) => self.html.push_str(html),
            Event::InlineHtml(html) => self.lines(html),
            _ => {}
        }
    }

    fn image(&mut self, url: &str, alt: &str) {
        self.open_link(url, "");
        self.writer.text(if alt.trim().is_empty() { url } else { alt });
        self.close_link();
    }

    /// Opens a link, unless it leads where no link may lead, or nowhere, or stands in another.
    fn open_link(&mut self, url: &str, title: &str) {
        let is_link = !self.links.contains(&true)
            && allowed_url(url, UrlUse::Link).is_some_and(|url| !url.is_empty());
        if is_link {
            self.writer.open(Tag::A);
            self.writer.attribute(Attribute::Href, url);
            self.writer.attribute(Attribute::Rel, REL);
            if !title.is_empty() {
                self.writer.attribute(Attribute::Title, title);
            }
        }
        self.links.push(is_link);
    }

    fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.writer.close();
        }
    }

    fn paragraph(&mut self, words: &str) {
        self.writer.open(Tag::P);
        self.lines(words.trim());
        self.writer.close();
    }

    fn lines(&mut self, words: &str) {
        for (at, line) in words.lines().enumerate() {
            if at > 0 {
                self.writer.void(Tag::Br, &[]);
            }
            self.writer.text(line);
        }
    }
}

fn shows_something(markup: &Markup) -> bool {
    markup.events().any(|event| matches!(event, Written::Text(text) if !text.trim().is_empty()))
}

/// A rule is shown as it was written, as HTML is.
fn shown<'a>(
    text: &'a str,
    event: Event<'a>,
    place: Range<usize>,
) -> impl Iterator<Item = (Event<'a>, Range<usize>)> {
    let events = match event {
        Event::Rule => {
            let rule = text.get(place.clone()).unwrap_or_default();
            [
                Some(Event::Start(Start::HtmlBlock)),
                Some(Event::Html(rule.into())),
                Some(Event::End(TagEnd::HtmlBlock)),
            ]
        }
        event => [Some(event), None, None],
    };
    events.into_iter().flatten().map(move |event| (event, place.clone()))
}
