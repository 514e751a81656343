//! A comment's Markdown: paragraphs, emphasis, code, links, lists and quotes. All else that the
//! syntax could say stays words: HTML is shown as it was written, a heading is a strong line, an
//! image is a link to it. A single line break is a line break, as people expect who write in a box.
//!
//! Web addresses that stand in the words are put into angle brackets before the parser sees them:
//! so there is one way to a link, and no `_` or `*` in an address is taken for emphasis.

use super::markdown::{image_words, language};
use super::{Body, Metadata, Reading};
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
    let source = angled(text);
    let (events, places): (Vec<_>, Vec<_>) =
        Parser::new_ext(&source, OPTIONS).into_offset_iter().unzip();
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
            Event::Rule => {
                let place = places.get(at).cloned().unwrap_or_default();
                renderer.paragraph(source.get(place).unwrap_or_default());
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
    let body = Body::Markup(comment_markup(text));
    Reading { metadata: Metadata::default(), body, notices: Vec::new() }
}

const OPTIONS: Options = Options::ENABLE_STRIKETHROUGH;

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

/// The text with its bare web addresses in angle brackets, but for those in code, in HTML and in
/// what is a link already.
fn angled(text: &str) -> String {
    let parser = Parser::new_ext(text, OPTIONS);
    let definitions = parser.reference_definitions().iter();
    let mut taken: Vec<Range<usize>> = definitions.map(|(_, link)| link.span.clone()).collect();
    taken.extend(
        parser.into_offset_iter().filter_map(|(event, place)| is_taken(&event).then_some(place)),
    );
    taken.sort_by_key(|place| place.start);
    let mut taken = taken.into_iter().peekable();
    let mut angled = String::with_capacity(text.len());
    let mut done = 0;
    for (colon, _) in text.match_indices("://") {
        let Some(start) = scheme_start(text, colon).filter(|start| *start >= done) else {
            continue;
        };
        while taken.next_if(|place| place.end <= start).is_some() {}
        let limit = taken.peek().map_or(text.len(), |place| place.start);
        let Some(url) = text.get(start..limit).and_then(address) else { continue };
        angled.push_str(text.get(done..start).unwrap_or_default());
        angled.extend(["<", url, ">"]);
        done = start + url.len();
    }
    angled.push_str(text.get(done..).unwrap_or_default());
    angled
}

fn is_taken(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(
            Start::Link { .. } | Start::Image { .. } | Start::CodeBlock(_) | Start::HtmlBlock
        ) | Event::Code(_)
            | Event::InlineHtml(_)
    )
}

/// Where the `http` or `https` before a `://` begins, if it begins a word.
fn scheme_start(text: &str, colon: usize) -> Option<usize> {
    let before = text.get(..colon)?;
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = before.len().checked_sub(scheme.len())?;
        before.get(start..)?.eq_ignore_ascii_case(scheme).then_some(start)
    })?;
    // A backslash would take the meaning from the bracket.
    let is_within = |c: char| c.is_ascii_alphanumeric() || "+-.\\".contains(c);
    (!before.get(..start)?.ends_with(is_within)).then_some(start)
}

/// The web address that these words begin with. What ends a sentence or closes a bracket that was
/// opened before the address belongs to the words around it.
fn address(words: &str) -> Option<&str> {
    let end = words.find(ends_address).unwrap_or(words.len());
    let mut url = words.get(..end)?;
    let count = |bracket: char| url.matches(bracket).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    while let Some(last) = url.chars().next_back() {
        match last {
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' | '|' => {}
            _ => break,
        }
        url = url.get(..url.len() - last.len_utf8())?;
    }
    let (_, host) = url.split_once("://")?;
    host.starts_with(|c: char| c.is_alphanumeric() || c == '[').then_some(url)
}

/// Spaces, quotes and what the parser would stumble on. The signs of Chinese and Japanese follow a
/// word without a space.
fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || "<>\"`\\“”‘’«»".contains(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}
