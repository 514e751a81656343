//! Foreign HTML, as a browser read it from an inert document, becomes [`Markup`](super::Markup).
//!
//! The cleaner decides what becomes of each element: it is kept, renamed, unwrapped (its words
//! stay), replaced by a link, or dropped with all that is in it. What may be written at all, the
//! [`Writer`] decides, so a mistake here can lose something but let nothing through. One pass, no
//! recursion; events that do not match each other change what is nested, never what is allowed.

use super::{Attribute, Markup, RawEvent, RawTape, Tag, UrlUse, Writer, allowed_url};

/// Keeps what the allow-list has, unwraps what it has not, drops what must not be seen.
///
/// Cleaning what was cleaned changes nothing.
pub fn clean(raw: &RawTape) -> Markup {
    let mut cleaner = Cleaner::default();
    for event in raw.events() {
        cleaner.event(event);
    }
    cleaner.settle();
    cleaner.writer.finish()
}

/// What becomes of an element.
enum Fate {
    /// It is written, perhaps under another name.
    Keep(Tag),
    /// It goes, its content stays.
    Unwrap,
    /// It goes with its content.
    Drop,
    /// A frame: a link to what it would have shown takes its place.
    Link,
}

/// Where an element stands, among those that are written.
#[derive(Clone, Copy, Default)]
struct Place {
    parent: Option<Tag>,
    /// Within a list item.
    item: bool,
    /// Within a link.
    link: bool,
    /// Within a paragraph, a heading or words.
    phrasing: bool,
}

impl Place {
    fn within(self, tag: Tag) -> Place {
        Place {
            parent: Some(tag),
            item: self.item || tag == Tag::Li,
            link: self.link || tag == Tag::A,
            phrasing: match tag {
                Tag::P | Tag::Pre | Tag::Summary => true,
                Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Blockquote => false,
                tag => self.phrasing || tag.is_inline() || tag.heading_level().is_some(),
            },
        }
    }

    /// Between the parts of a table, where nothing but parts of tables may stand.
    fn is_table_structure(self) -> bool {
        matches!(
            self.parent,
            Some(Tag::Table | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Colgroup)
        )
    }
}

/// An element that was opened: whether it is on the tape, and the place within it.
struct Frame {
    written: bool,
    inside: Place,
}

#[derive(Default)]
struct Cleaner<'a> {
    writer: Writer,
    frames: Vec<Frame>,
    /// The element opened last, while its attributes come in.
    pending: Option<&'a str>,
    attributes: Vec<(&'a str, &'a str)>,
    /// How many elements are open from the one on that is dropped with its content.
    dropped: usize,
}

impl<'a> Cleaner<'a> {
    fn event(&mut self, event: RawEvent<'a>) {
        match event {
            RawEvent::Open(name) => {
                self.settle();
                self.pending = Some(name);
            }
            RawEvent::Attribute(name, value) if self.pending.is_some() => {
                self.attributes.push((name, value));
            }
            RawEvent::Attribute(..) => {}
            RawEvent::Text(text) => {
                self.settle();
                if self.dropped == 0 {
                    self.writer.text(text);
                }
            }
            RawEvent::Close => {
                // A void element is over as soon as it stands; its own end comes right after it
                // or not at all.
                let void = self.pending.is_some_and(is_void);
                self.settle();
                if !void {
                    self.close();
                }
            }
        }
    }

    /// Decides about the element whose attributes are now complete.
    fn settle(&mut self) {
        let Some(name) = self.pending.take() else { return };
        let void = is_void(name);
        if self.dropped > 0 {
            self.dropped += usize::from(!void);
        } else {
            let place = self.frames.last().map(|frame| frame.inside).unwrap_or_default();
            match self.fate(name, place) {
                Fate::Drop => self.dropped = usize::from(!void),
                Fate::Link => {
                    self.link(place);
                    self.dropped = usize::from(!void);
                }
                Fate::Keep(tag) => {
                    self.writer.open(tag);
                    self.write_attributes(tag);
                    if void {
                        self.writer.close();
                    } else {
                        self.frames.push(Frame { written: true, inside: place.within(tag) });
                    }
                }
                Fate::Unwrap if void => {}
                Fate::Unwrap => self.frames.push(Frame { written: false, inside: place }),
            }
        }
        self.attributes.clear();
    }

    fn close(&mut self) {
        if self.dropped > 0 {
            self.dropped -= 1;
        } else if self.frames.pop().is_some_and(|frame| frame.written) {
            self.writer.close();
        }
    }

    fn fate(&self, name: &str, place: Place) -> Fate {
        // `until-found` is folded, not taken away: find-in-page opens it.
        if self.value("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found")) {
            return Fate::Drop;
        }
        match fate_of(name) {
            Fate::Keep(Tag::Input) if !(place.item && self.is_task_box()) => Fate::Drop,
            Fate::Keep(Tag::Div) if place.is_table_structure() => Fate::Unwrap,
            // KaTeX draws a formula a second time, for the eye, out of styled pieces.
            Fate::Keep(Tag::Span) if self.value("class") == Some("katex-html") => Fate::Drop,
            // An unknown element may still be a link's target or change the language.
            Fate::Unwrap
                if !place.is_table_structure()
                    && !name.contains(':')
                    && !is_void(name)
                    && ["id", "lang", "dir"].iter().any(|&name| self.value(name).is_some()) =>
            {
                Fate::Keep(Tag::Span)
            }
            fate => fate,
        }
    }

    /// The first value of an attribute: as in a browser, later ones do not count.
    fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(given, _)| *given == name).map(|(_, value)| *value)
    }

    fn is_task_box(&self) -> bool {
        self.value("disabled").is_some()
            && self.value("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"))
    }

    fn write_attributes(&mut self, tag: Tag) {
        let mut written = 0u64;
        let mut write = |writer: &mut Writer, attribute: Attribute, value: &str| {
            let bit = 1u64 << attribute.byte();
            if written & bit == 0 {
                written |= bit;
                writer.attribute(attribute, value);
            }
        };
        let src = self.late_source("src", &["data-src", "data-original", "data-lazy-src"]);
        let srcset = self.late_source("srcset", &["data-srcset", "data-lazy-srcset"]);
        for &(name, value) in &self.attributes {
            let Some(attribute) = Attribute::from_name(name) else { continue };
            let value = match attribute {
                Attribute::Src => src.unwrap_or(value),
                Attribute::Srcset => srcset.unwrap_or(value),
                _ => value,
            };
            write(&mut self.writer, attribute, value);
        }
        for (attribute, value) in [(Attribute::Src, src), (Attribute::Srcset, srcset)] {
            if let Some(value) = value {
                write(&mut self.writer, attribute, value);
            }
        }
        // Older pages name the targets of their links so.
        if tag == Tag::A
            && let Some(name) = self.value("name")
        {
            write(&mut self.writer, Attribute::Id, name);
        }
    }

    /// What a page's own script would have put in place of a missing or empty picture.
    fn late_source(&self, name: &str, late: &[&str]) -> Option<&'a str> {
        let waits = self.value(name).is_none_or(is_placeholder);
        let usable = |url: &&str| {
            !is_placeholder(url) && (name == "srcset" || allowed_url(url, UrlUse::Image).is_some())
        };
        if !waits {
            return None;
        }
        late.iter().filter_map(|&name| self.value(name)).find(usable)
    }

    /// Writes a link to what a frame would have shown, where it leads to a page.
    fn link(&mut self, place: Place) {
        let address = |name| {
            let url = allowed_url(self.value(name)?, UrlUse::Link)?;
            let leads_on = !url.is_empty()
                && !url.starts_with('#')
                && allowed_url(&url, UrlUse::Image).is_some();
            leads_on.then_some(url)
        };
        let Some(url) = address("src").or_else(|| address("data-src")) else { return };
        let title = self.value("title").map(str::trim).filter(|title| !title.is_empty());
        let label = title.unwrap_or_else(|| words_of_url(&url));
        if place.link {
            self.writer.text(label);
            return;
        }
        self.writer.open(if place.phrasing { Tag::Span } else { Tag::P });
        self.writer.attribute(Attribute::Class, "frame");
        self.writer.open(Tag::A);
        self.writer.attribute(Attribute::Href, &url);
        self.writer.text(label);
        self.writer.close();
        self.writer.close();
    }
}

fn fate_of(name: &str) -> Fate {
    if let Some(tag) = Tag::from_name(name) {
        return Fate::Keep(tag);
    }
    match name {
        // Blocks become blocks without a meaning, so that their words stay apart.
        "article" | "aside" | "center" | "fieldset" | "footer" | "form" | "header" | "hgroup"
        | "legend" | "main" | "marquee" | "nav" | "search" => Fate::Keep(Tag::Div),
        "acronym" => Fate::Keep(Tag::Abbr),
        "dir" | "menu" => Fate::Keep(Tag::Ul),
        "listing" | "plaintext" | "xmp" => Fate::Keep(Tag::Pre),
        "strike" => Fate::Keep(Tag::S),
        "tt" => Fate::Keep(Tag::Code),
        "iframe" | "frame" => Fate::Link,
        "applet" | "base" | "canvas" | "datalist" | "dialog" | "embed" | "head" | "link"
        | "meta" | "noembed" | "noframes" | "noscript" | "object" | "script" | "select"
        | "style" | "template" | "textarea" | "title" => Fate::Drop,
        "math:math" => Fate::Keep(Tag::Span),
        "math:annotation" | "math:annotation-xml" => Fate::Drop,
        name if name.starts_with("svg:") => Fate::Drop,
        _ => Fate::Unwrap,
    }
}

/// Elements that a parser never gives content, by any name.
fn is_void(name: &str) -> bool {
    Tag::from_name(name).is_some_and(Tag::is_void)
        || matches!(
            name,
            "area"
                | "base"
                | "basefont"
                | "bgsound"
                | "embed"
                | "frame"
                | "keygen"
                | "link"
                | "meta"
                | "param"
        )
}

/// What stands in the place of a picture until a script has put the picture there.
fn is_placeholder(url: &str) -> bool {
    let url = url.trim_start();
    url.is_empty()
        || url.split_once(':').is_some_and(|(scheme, _)| {
            scheme.eq_ignore_ascii_case("data") || scheme.eq_ignore_ascii_case("about")
        })
}

/// The part of a URL that tells a reader where it leads: host and path.
fn words_of_url(url: &str) -> &str {
    let place = url.split(['?', '#']).next().unwrap_or(url);
    let place = place.split_once(':').map_or(place, |(_, place)| place);
    let place = place.trim_matches('/');
    if place.is_empty() { url } else { place }
}
