//! [`Sink`]: where a reader writes. One renderer per format serves both ways an article can go:
//! onto a tape of safe content, or into HTML text that a browser has to parse and the cleaner has
//! to look at, because the source itself held HTML.

use super::Body;
use crate::markup::{Attribute, Tag, Writer};

/// Where a reader writes.
pub(super) struct Sink {
    target: Target,
    /// The open elements; nothing for a link in a link, which is left out.
    open: Vec<Option<Tag>>,
    /// Whether a link is among them.
    is_in_link: bool,
    /// Words not yet written, so that words in a row become one text.
    words: String,
}

enum Target {
    Tape(Writer),
    Html { text: String, in_tag: bool },
}

impl Sink {
    /// A sink for safe content, or for HTML text when any part of the source is HTML.
    pub(super) fn new(foreign: bool) -> Self {
        let target = if foreign {
            Target::Html { text: String::new(), in_tag: false }
        } else {
            Target::Tape(Writer::default())
        };
        Self { target, open: Vec::new(), is_in_link: false, words: String::new() }
    }

    /// Begins an element; a link in a link is left out, and its words stay.
    pub(super) fn open(&mut self, tag: Tag) {
        if tag == Tag::A && std::mem::replace(&mut self.is_in_link, true) {
            return self.open.push(None);
        }
        self.open.push(Some(tag));
        self.flush();
        match &mut self.target {
            Target::Tape(writer) => writer.open(tag),
            Target::Html { text, in_tag } => {
                end_tag_if(text, in_tag);
                text.push('<');
                text.push_str(tag.name());
                *in_tag = true;
            }
        }
    }

    /// Gives the element just opened an attribute.
    pub(super) fn attribute(&mut self, attribute: Attribute, value: &str) {
        if self.open.last() == Some(&None) {
            return;
        }
        match &mut self.target {
            Target::Tape(writer) => writer.attribute(attribute, value),
            Target::Html { text, in_tag: true, .. } => {
                text.push(' ');
                text.push_str(attribute.name());
                text.push_str("=\"");
                escape(text, value);
                text.push('"');
            }
            Target::Html { .. } => {}
        }
    }

    /// Writes words, unescaped.
    pub(super) fn text(&mut self, words: &str) {
        self.words.push_str(words);
    }

    /// Writes HTML as it stands. A tape takes none: a source with HTML is given the other target.
    pub(super) fn html(&mut self, html: &str) {
        self.flush();
        if let Target::Html { text, in_tag, .. } = &mut self.target {
            end_tag_if(text, in_tag);
            text.push_str(html);
        }
    }

    /// Ends the innermost open element.
    pub(super) fn close(&mut self) {
        let Some(Some(tag)) = self.open.pop() else { return };
        if tag == Tag::A {
            self.is_in_link = false;
        }
        self.flush();
        match &mut self.target {
            Target::Tape(writer) => writer.close(),
            Target::Html { text, in_tag } => {
                end_tag_if(text, in_tag);
                if !tag.is_void() {
                    text.push_str("</");
                    text.push_str(tag.name());
                    text.push('>');
                }
            }
        }
    }

    /// Writes an element with nothing but words in it.
    pub(super) fn element(&mut self, tag: Tag, words: &str) {
        self.open(tag);
        self.text(words);
        self.close();
    }

    /// What was written.
    pub(super) fn finish(mut self) -> Body {
        self.flush();
        match self.target {
            Target::Tape(writer) => Body::Markup(writer.finish()),
            Target::Html { text, .. } => Body::Foreign(text),
        }
    }

    fn flush(&mut self) {
        if self.words.is_empty() {
            return;
        }
        match &mut self.target {
            Target::Tape(writer) => writer.text(&self.words),
            Target::Html { text, in_tag, .. } => {
                end_tag_if(text, in_tag);
                escape(text, &self.words);
            }
        }
        self.words.clear();
    }
}

fn end_tag_if(text: &mut String, in_tag: &mut bool) {
    if std::mem::take(in_tag) {
        text.push('>');
    }
}

fn escape(text: &mut String, words: &str) {
    let mut rest = words;
    while let Some((before, after)) =
        rest.find(['&', '<', '>', '"']).and_then(|at| rest.split_at_checked(at))
    {
        text.push_str(before);
        let mut chars = after.chars();
        text.push_str(match chars.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&quot;",
        });
        rest = chars.as_str();
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(foreign: bool) -> Body {
        let mut sink = Sink::new(foreign);
        sink.open(Tag::P);
        sink.attribute(Attribute::Title, "a \"b\" & <c>");
        sink.text("1 < 2");
        sink.text(" & 3");
        sink.open(Tag::Br);
        sink.close();
        sink.html("<i>");
        sink.text("x");
        sink.close();
        sink.finish()
    }

    #[test]
    fn what_is_written_as_html_cannot_be_read_as_another_tag() {
        assert_eq!(
            write(true),
            Body::Foreign(
                "<p title=\"a &quot;b&quot; &amp; &lt;c&gt;\">1 &lt; 2 &amp; 3<br><i>x</p>".into()
            )
        );
    }

    #[test]
    fn words_in_a_row_become_one_text_and_a_tape_takes_no_html() {
        let Body::Markup(markup) = write(false) else { panic!("a tape") };
        let texts: Vec<_> = markup
            .events()
            .filter_map(|event| match event {
                crate::markup::Event::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        assert_eq!(texts, ["1 < 2 & 3", "x"]);
    }
}
