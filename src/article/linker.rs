//! The parser's events, with a link wherever an address stands in the words, as GitHub has it.
//!
//! Nothing is parsed twice. An address is found in words in a row and in the marks of emphasis
//! between them: those that stand in an address were never meant as marks, and become the signs
//! that they are, here and at the other end of what they would have emphasised. A backslash ends an
//! address, or keeps one from being one.

use super::addresses::{Address, Kind, addresses, may_hold_address};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The events of a text, in a row, with its addresses as links. No link stands in a link, a
/// picture or code.
pub(super) fn linked<'a>(
    text: &'a str,
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
) -> Vec<Event<'a>> {
    if !may_hold_address(text) {
        return events.map(|(event, _)| event).collect();
    }
    let mut linker = Linker { text, ..Linker::default() };
    for (event, place) in events {
        linker.take(event, place);
    }
    linker.flush();
    linker.out
}

#[derive(Default)]
struct Linker<'a> {
    text: &'a str,
    out: Vec<Event<'a>>,
    /// Words in a row, with the marks between them, that are not written yet.
    row: Vec<(Event<'a>, &'a str)>,
    /// Whether there may be an address among them.
    may_hold: bool,
    /// Whether a backslash stands before them.
    is_escaped: bool,
    /// The emphasis that is open: where its beginning was written, unless it is none any more, and
    /// its mark.
    open: Vec<(Option<usize>, &'a str)>,
    /// How many links, pictures and blocks of code are open.
    closed_to_links: usize,
    /// Whether a link is open that is written in HTML.
    in_html_link: bool,
}

impl<'a> Linker<'a> {
    fn take(&mut self, event: Event<'a>, place: Range<usize>) {
        if self.closed_to_links == 0 && !self.in_html_link {
            if let Event::Text(words) = &event {
                // What stands behind a backslash is no part of what stands before it.
                if self.text.get(..place.start).is_some_and(|before| before.ends_with('\\')) {
                    self.flush();
                    self.is_escaped = true;
                }
                self.may_hold |= may_hold_address(words);
                return self.row.push((event, ""));
            }
            if let Some(mark) = mark(&event, self.text.get(place).unwrap_or_default()) {
                return self.row.push((event, mark));
            }
        }
        self.flush();
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                self.closed_to_links += 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                self.closed_to_links = self.closed_to_links.saturating_sub(1);
            }
            Event::InlineHtml(html) => {
                let name = html.split([' ', '\t', '\n', '>']).next().unwrap_or_default();
                self.in_html_link = match name {
                    "<a" | "<A" => true,
                    "</a" | "</A" => false,
                    _ => self.in_html_link,
                };
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => {
                self.in_html_link = false;
            }
            _ => {}
        }
        self.out.push(event);
    }

    /// Writes the row.
    fn flush(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        let is_escaped = std::mem::take(&mut self.is_escaped);
        if std::mem::take(&mut self.may_hold) {
            let mut words = String::new();
            for (event, mark) in &row {
                words.push_str(if let Event::Text(text) = event { text } else { mark });
            }
            let mut found = addresses(&words);
            found.retain(|address| !is_escaped || address.place.start > 0);
            self.write_with_links(&words, found, &mut row);
        } else {
            for (event, mark) in row.drain(..) {
                self.write(event, mark, false);
            }
        }
        // Its memory serves the next one.
        self.row = row;
    }

    fn write_with_links(
        &mut self,
        words: &str,
        found: Vec<Address>,
        row: &mut Vec<(Event<'a>, &'a str)>,
    ) {
        let mut found = found.into_iter().peekable();
        let mut at = 0;
        for (event, mark) in row.drain(..) {
            let is_text = matches!(event, Event::Text(_));
            let end = at + if let Event::Text(text) = &event { text.len() } else { mark.len() };
            while found.next_if(|address| address.place.end <= at).is_some() {}
            if !is_text {
                let is_within = found.peek().is_some_and(|address| address.place.start <= at);
                self.write(event, mark, is_within);
                at = end;
                continue;
            }
            while at < end {
                let stop = match found.peek() {
                    Some(address) if address.place.start <= at => {
                        if address.place.start == at {
                            self.link(words, address);
                        }
                        let stop = address.place.end.min(end);
                        found.next_if(|address| address.place.end == stop);
                        stop
                    }
                    next => {
                        let stop = next.map_or(end, |address| address.place.start.min(end));
                        self.out.push(Event::Text(part(words, at..stop)));
                        stop
                    }
                };
                at = stop;
            }
        }
    }

    /// Writes words, or one end of an emphasis. What is marked within an address is not emphasised.
    fn write(&mut self, event: Event<'a>, mark: &'a str, is_within: bool) {
        let sign = || Event::Text(CowStr::Borrowed(mark));
        match event {
            Event::Start(_) => {
                self.open.push(((!is_within).then_some(self.out.len()), mark));
                if !is_within {
                    self.out.push(event);
                }
            }
            Event::End(_) => match (self.open.pop(), is_within) {
                (Some((Some(begin), begin_mark)), true) => {
                    if let Some(begin) = self.out.get_mut(begin) {
                        *begin = Event::Text(CowStr::Borrowed(begin_mark));
                    }
                }
                (Some((None, _)), false) => self.out.push(sign()),
                (_, true) => {}
                _ => self.out.push(event),
            },
            event => self.out.push(event),
        }
    }

    fn link(&mut self, words: &str, address: &Address) {
        let shown = part(words, address.place.clone());
        let (link_type, dest_url) = match address.kind {
            Kind::Web => (LinkType::Autolink, shown.clone()),
            Kind::Www => (LinkType::Autolink, ["http://", &shown].concat().into()),
            Kind::Mail => (LinkType::Email, shown.clone()),
        };
        let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
        self.out.extend([
            Event::Start(Tag::Link { link_type, dest_url, title, id }),
            Event::Text(shown),
            Event::End(TagEnd::Link),
        ]);
    }
}

/// The mark of an emphasis, where an event begins or ends one that stands here.
fn mark<'a>(event: &Event<'_>, source: &'a str) -> Option<&'a str> {
    let length = |is_strikethrough: bool, is_strong: bool| {
        if is_strong || (is_strikethrough && source.starts_with("~~")) { 2 } else { 1 }
    };
    match event {
        Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Strikethrough)) => {
            source.get(..length(*tag == Tag::Strikethrough, *tag == Tag::Strong))
        }
        Event::End(end @ (TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)) => {
            let length = length(*end == TagEnd::Strikethrough, *end == TagEnd::Strong);
            source.get(source.len().checked_sub(length)?..)
        }
        _ => None,
    }
}

fn part<'a>(words: &str, place: Range<usize>) -> CowStr<'a> {
    words.get(place).unwrap_or_default().to_owned().into()
}
