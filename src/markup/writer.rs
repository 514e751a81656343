//! The only way to make a [`Markup`]: what the vocabulary, the URL policy or the depth cap do not
//! allow is left out as it is written, and the words stay.

use super::tape::{ATTRIBUTE, CLOSE, OPEN, TEXT, write_length};
use super::values::accepted;
use super::{Attribute, Event, Markup, Tag};

/// Elements nest at most this deep. Browsers' own parsers stop at 512; a reader needs far less.
pub const MAX_DEPTH: usize = 200;

/// Writes a tape, event by event.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// The open elements. Those past [`MAX_DEPTH`] are not written, their words are.
    open: Vec<Tag>,
    /// Whether an attribute may follow: nothing has been written since the last open.
    at_start: bool,
    /// Where the text event that was written last stands: its byte, and the first of its words.
    last_text: Option<(usize, usize)>,
    /// Whether an edge of a block was left out since: its words must not run into the next.
    parted: bool,
    cut: bool,
}

impl Writer {
    /// Begins an element. Past [`MAX_DEPTH`] the element is left out and its words stay, apart from
    /// the words before them.
    pub fn open(&mut self, tag: Tag) {
        self.leave_void();
        if self.open.len() >= MAX_DEPTH {
            self.cut = true;
            self.at_start = false;
            self.parted |= !tag.is_inline();
        } else {
            self.bytes.extend_from_slice(&[OPEN, tag.byte()]);
            self.at_start = true;
            self.last_text = None;
            for (attribute, value) in always(tag) {
                self.write_attribute(*attribute, value);
            }
        }
        self.open.push(tag);
    }

    /// Gives the element just opened an attribute. What the allow-list does not have, or a value
    /// that it does not accept, is left out.
    pub fn attribute(&mut self, attribute: Attribute, value: &str) {
        let Some(&tag) = self.open.last() else { return };
        let is_written = always(tag).iter().any(|(written, _)| *written == attribute);
        if !self.at_start || is_written || !attribute.allowed_on(tag) {
            return;
        }
        if let Some(value) = accepted(attribute, value) {
            self.write_attribute(attribute, &value);
        }
    }

    /// Writes words, unescaped. Words that follow words become one event with them.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.leave_void();
        self.at_start = false;
        let parted = std::mem::take(&mut self.parted);
        let Some((event, words)) = self.last_text else {
            let event = self.bytes.len();
            self.bytes.push(TEXT);
            write_length(&mut self.bytes, text.len());
            self.last_text = Some((event, self.bytes.len()));
            self.bytes.extend_from_slice(text.as_bytes());
            return;
        };
        if parted && !text.starts_with(char::is_whitespace) {
            self.bytes.push(b' ');
        }
        let mut length = Vec::new();
        write_length(&mut length, self.bytes.len() - words + text.len());
        // The words move only when their length takes one byte more: at most four times.
        let begin = event + 1 + length.len();
        self.bytes.splice(event + 1..words, length);
        self.last_text = Some((event, begin));
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Ends the innermost open element; without one, nothing.
    pub fn close(&mut self) {
        self.at_start = false;
        let Some(tag) = self.open.pop() else { return };
        if self.open.len() >= MAX_DEPTH {
            self.parted |= !tag.is_inline();
        } else {
            self.bytes.push(CLOSE);
            self.last_text = None;
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
        self.open.len()
    }

    /// Ends what is still open and gives the tape.
    pub fn finish(mut self) -> Markup {
        self.open.truncate(MAX_DEPTH);
        while !self.open.is_empty() {
            self.close();
        }
        Markup::from_writer(self.bytes, self.cut)
    }

    /// A void element has no content: what follows its opening belongs behind it.
    fn leave_void(&mut self) {
        if self.open.last().is_some_and(|tag| tag.is_void()) {
            self.close();
        }
    }

    fn write_attribute(&mut self, attribute: Attribute, value: &str) {
        self.bytes.extend_from_slice(&[ATTRIBUTE, attribute.byte()]);
        write_length(&mut self.bytes, value.len());
        self.bytes.extend_from_slice(value.as_bytes());
    }
}

/// What every element of a kind says, whoever wrote it. A picture is fetched when it comes near, and
/// tells nobody on which page; that stands before its address, because Firefox begins to fetch as
/// soon as it has one. Media can be stopped. The one kind of input is a task's box, which nobody
/// changes or posts.
fn always(tag: Tag) -> &'static [(Attribute, &'static str)] {
    match tag {
        Tag::Img => &[(Attribute::Loading, "lazy"), (Attribute::ReferrerPolicy, "no-referrer")],
        Tag::Audio | Tag::Video => &[(Attribute::Controls, "")],
        Tag::Input => &[(Attribute::Type, "checkbox"), (Attribute::Disabled, "")],
        _ => &[],
    }
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
        assert_eq!(element(Tag::Div, Attribute::Id, "rw:1-name"), ["Open(Div)", "Close"]);
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
            element(Tag::Source, Attribute::Srcset, "a.png 1x, b.png 2x"),
            ["Open(Source)", "Attribute(Srcset, \"a.png 1x, b.png 2x\")", "Close"]
        );
        for bad in [
            "a.png 1x, javascript:x 2x",
            "a.png,\tjavascript:x",
            "javascript:x,b.png",
            "a script:x",
            ", ,",
        ] {
            assert_eq!(
                element(Tag::Source, Attribute::Srcset, bad),
                ["Open(Source)", "Close"],
                "{bad:?}"
            );
        }
        assert_eq!(
            element(Tag::Source, Attribute::Srcset, "data:image/png;base64,AA== 1x,\n b.png"),
            [
                "Open(Source)",
                "Attribute(Srcset, \"data:image/png;base64,AA== 1x, b.png\")",
                "Close"
            ]
        );
    }

    #[test]
    fn what_would_open_or_follow_the_page_is_left_out() {
        assert_eq!(
            element(Tag::A, Attribute::Rel, "opener author"),
            ["Open(A)", "Attribute(Rel, \"author\")", "Close"]
        );
    }

    #[test]
    fn what_an_element_always_says_cannot_be_said_otherwise() {
        let said = |tag, attribute, value| element(tag, attribute, value).join(" ");
        let picture = "Open(Img) Attribute(Loading, \"lazy\") \
                       Attribute(ReferrerPolicy, \"no-referrer\") Close";
        assert_eq!(said(Tag::Img, Attribute::ReferrerPolicy, "unsafe-url"), picture);
        assert_eq!(said(Tag::Img, Attribute::Loading, "eager"), picture);
        let input = "Open(Input) Attribute(Type, \"checkbox\") Attribute(Disabled, \"\") Close";
        assert_eq!(said(Tag::Input, Attribute::Type, "password"), input);
        let film = "Open(Video) Attribute(Controls, \"\") Close";
        assert_eq!(said(Tag::Video, Attribute::Controls, "no"), film);
    }

    #[test]
    fn words_that_follow_words_become_one_event() {
        let mut writer = Writer::default();
        let mut expect = String::new();
        writer.open(Tag::P);
        for number in 0..5_000 {
            let word = format!("word {number}, ");
            writer.text(&word);
            expect.push_str(&word);
        }
        let markup = writer.finish();
        assert_eq!(markup.events().nth(1), Some(Event::Text(&expect)));
        assert_eq!(markup.events().count(), 3);
    }

    #[test]
    fn a_void_element_never_has_content() {
        let mut writer = Writer::default();
        writer.open(Tag::Hr);
        writer.open(Tag::B);
        writer.open(Tag::Br);
        writer.text("x");
        assert_eq!(
            events(&writer.finish()),
            ["Open(Hr)", "Close", "Open(B)", "Open(Br)", "Close", "Text(\"x\")", "Close"]
        );
    }

    #[test]
    fn blocks_that_are_left_out_still_part_the_words() {
        let mut writer = Writer::default();
        for _ in 0..MAX_DEPTH {
            writer.open(Tag::Div);
        }
        for (tag, text) in [(Tag::P, "one"), (Tag::P, "two"), (Tag::B, "f"), (Tag::I, "our")] {
            writer.open(tag);
            writer.text(text);
            writer.close();
        }
        let markup = writer.finish();
        assert_eq!(markup.events().nth(MAX_DEPTH), Some(Event::Text("one two four")));
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
        let markup = writer.finish();
        assert!(markup.was_cut());
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
