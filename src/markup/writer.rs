//! The only way to make a [`Markup`]: what the vocabulary, the URL policy or the depth cap do not
//! allow is left out as it is written, and the words stay.

use super::tape::{ATTRIBUTE, CLOSE, OPEN, TEXT, write_length};
use super::url::{UrlUse, allowed_url};
use super::{Attribute, Event, Markup, Tag};

/// Elements nest at most this deep. Browsers' own parsers stop at 512; a reader needs far less.
pub const MAX_DEPTH: usize = 200;

/// Writes a tape, event by event.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    open: Vec<Tag>,
    /// Elements opened past [`MAX_DEPTH`]: they are not written, their words are.
    past_cap: usize,
    /// Whether an attribute may follow: nothing has been written since the last open.
    at_start: bool,
    cut: bool,
}

impl Writer {
    /// Begins an element. Past [`MAX_DEPTH`] the element is left out and its words stay.
    pub fn open(&mut self, tag: Tag) {
        if self.open.len() >= MAX_DEPTH {
            self.past_cap += 1;
            self.cut = true;
            self.at_start = false;
            return;
        }
        self.bytes.extend_from_slice(&[OPEN, tag.byte()]);
        self.open.push(tag);
        self.at_start = true;
    }

    /// Gives the element just opened an attribute. What the allow-list does not have, or a value
    /// that it does not accept, is left out.
    pub fn attribute(&mut self, attribute: Attribute, value: &str) {
        let Some(&tag) = self.open.last() else { return };
        if !self.at_start || !attribute.allowed_on(tag) {
            return;
        }
        let Some(value) = accepted(tag, attribute, value) else { return };
        self.bytes.extend_from_slice(&[ATTRIBUTE, attribute.byte()]);
        self.string(&value);
    }

    /// Writes words, unescaped.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        // A void element has no content: words that follow its opening belong behind it.
        if self.open.last().is_some_and(|tag| tag.is_void()) {
            self.close();
        }
        self.bytes.push(TEXT);
        self.string(text);
        self.at_start = false;
    }

    /// Ends the innermost open element; without one, nothing.
    pub fn close(&mut self) {
        self.at_start = false;
        if self.past_cap > 0 {
            self.past_cap -= 1;
        } else if self.open.pop().is_some() {
            self.bytes.push(CLOSE);
        }
    }

    /// Writes an element that has no content.
    pub fn void(&mut self, tag: Tag, attributes: &[(Attribute, &str)]) {
        self.open(tag);
        for (attribute, value) in attributes {
            self.attribute(*attribute, value);
        }
        self.close();
    }

    /// Writes one event of another tape.
    pub fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Open(tag) => self.open(tag),
            Event::Attribute(attribute, value) => self.attribute(attribute, value),
            Event::Text(text) => self.text(text),
            Event::Close => self.close(),
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len() + self.past_cap
    }

    /// Whether nesting was cut at [`MAX_DEPTH`].
    pub fn was_cut(&self) -> bool {
        self.cut
    }

    /// Ends what is still open and gives the tape.
    pub fn finish(mut self) -> Markup {
        self.past_cap = 0;
        while !self.open.is_empty() {
            self.close();
        }
        Markup::from_writer(self.bytes)
    }

    fn string(&mut self, text: &str) {
        write_length(&mut self.bytes, text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// The value as it may be written, or nothing.
fn accepted(tag: Tag, attribute: Attribute, value: &str) -> Option<String> {
    use Attribute as A;
    match attribute {
        A::Href | A::Cite => allowed_url(value, UrlUse::Link),
        A::Src | A::Poster => allowed_url(value, UrlUse::Image),
        A::Srcset => allowed_srcset(value),
        A::Class => {
            let classes: Vec<_> =
                value.split_ascii_whitespace().filter(|c| is_own_class(c)).collect();
            (!classes.is_empty()).then(|| classes.join(" "))
        }
        // The only input is a task list's box, which nobody can post.
        A::Type if tag == Tag::Input => (value == "checkbox").then(|| value.to_owned()),
        A::Id => {
            (!value.is_empty() && !value.contains(char::is_whitespace)).then(|| value.to_owned())
        }
        A::Dir => matches!(value, "ltr" | "rtl" | "auto").then(|| value.to_owned()),
        A::Align => matches!(value, "left" | "right" | "center").then(|| value.to_owned()),
        A::Colspan | A::Rowspan | A::Span | A::Width | A::Height => {
            let digits = value.trim();
            (!digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.to_owned())
        }
        _ => Some(value.to_owned()),
    }
}

/// Classes are names that the page's own style sheets and scripts know. Foreign ones are left out;
/// these are the ones that the readers write.
fn is_own_class(class: &str) -> bool {
    matches!(
        class,
        "footnotes" | "footnote-reference" | "footnote-return" | "task" | "task-list" | "frame"
    ) || class.strip_prefix("language-").is_some_and(|name| {
        !name.is_empty()
            && name.len() <= 32
            && name.chars().all(|c| c.is_alphanumeric() || "+-#._".contains(c))
    })
}

/// Every candidate of a `srcset` must pass the policy, else the attribute is left out.
fn allowed_srcset(value: &str) -> Option<String> {
    let candidates: Option<Vec<String>> = value
        .split(", ")
        .map(|candidate| {
            let candidate = candidate.trim().trim_end_matches(',');
            let (url, descriptor) =
                candidate.split_once(char::is_whitespace).unwrap_or((candidate, ""));
            let url = allowed_url(url, UrlUse::Image)?;
            Some(format!("{url} {}", descriptor.trim()).trim_end().to_owned())
        })
        .collect();
    candidates.map(|list| list.join(", ")).filter(|list| !list.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(markup: &Markup) -> Vec<String> {
        markup.events().map(|event| format!("{event:?}")).collect()
    }

    fn element(tag: Tag, attribute: Attribute, value: &str) -> Vec<String> {
        let mut writer = Writer::default();
        writer.open(tag);
        writer.attribute(attribute, value);
        events(&writer.finish())
    }

    #[test]
    fn attributes_outside_the_allow_list_are_left_out() {
        assert_eq!(element(Tag::P, Attribute::Href, "https://example.org"), ["Open(P)", "Close"]);
        assert_eq!(element(Tag::Input, Attribute::Type, "password"), ["Open(Input)", "Close"]);
        assert_eq!(element(Tag::Div, Attribute::Class, "modal fullscreen"), ["Open(Div)", "Close"]);
        assert_eq!(element(Tag::Td, Attribute::Colspan, "9999999"), ["Open(Td)", "Close"]);
    }

    #[test]
    fn classes_that_the_readers_write_stay() {
        assert_eq!(
            element(Tag::Code, Attribute::Class, "language-rust evil"),
            ["Open(Code)", "Attribute(Class, \"language-rust\")", "Close"]
        );
    }

    #[test]
    fn a_srcset_with_one_bad_candidate_is_left_out_whole() {
        assert_eq!(
            element(Tag::Img, Attribute::Srcset, "a.png 1x, b.png 2x"),
            ["Open(Img)", "Attribute(Srcset, \"a.png 1x, b.png 2x\")", "Close"]
        );
        assert_eq!(
            element(Tag::Img, Attribute::Srcset, "a.png 1x, javascript:x 2x"),
            ["Open(Img)", "Close"]
        );
    }

    #[test]
    fn an_attribute_after_words_is_left_out() {
        let mut writer = Writer::default();
        writer.open(Tag::P);
        writer.text("x");
        writer.attribute(Attribute::Id, "late");
        assert_eq!(events(&writer.finish()), ["Open(P)", "Text(\"x\")", "Close"]);
    }

    #[test]
    fn words_stay_where_nesting_is_cut() {
        let mut writer = Writer::default();
        for _ in 0..100_000 {
            writer.open(Tag::Blockquote);
        }
        writer.text("still here");
        for _ in 0..100_000 {
            writer.close();
        }
        assert!(writer.was_cut());
        let markup = writer.finish();
        assert_eq!(markup.events().filter(|e| matches!(e, Event::Open(_))).count(), MAX_DEPTH);
        assert!(markup.events().any(|e| e == Event::Text("still here")));
    }

    #[test]
    fn what_is_left_open_is_ended() {
        let mut writer = Writer::default();
        writer.open(Tag::Ul);
        writer.open(Tag::Li);
        assert_eq!(events(&writer.finish()), ["Open(Ul)", "Open(Li)", "Close", "Close"]);
    }
}
