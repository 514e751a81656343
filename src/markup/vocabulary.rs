//! The closed vocabulary of a tape: the elements and attributes that an article or a comment may
//! be made of. What is not named here cannot be written, so it cannot reach a page.

/// Declares a closed enum whose variants have a byte (their position) and an HTML name.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $html:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = concat!("`", $html, "`")] $variant),+
        }

        impl $name {
            /// Every member, in the order of its byte.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The HTML name.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $html),+ }
            }

            /// The member with this lower-case HTML name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($html => Some($name::$variant),)+ _ => None }
            }

            /// The member with this byte.
            pub fn from_byte(byte: u8) -> Option<Self> {
                Self::ALL.get(usize::from(byte)).copied()
            }

            /// The byte that stands for this member in a tape.
            pub fn byte(self) -> u8 {
                self as u8
            }
        }
    };
}

vocabulary! {
    /// An element that a tape may hold.
    Tag {
        A = "a", Abbr = "abbr", Address = "address", Audio = "audio", B = "b", Bdi = "bdi",
        Bdo = "bdo", Blockquote = "blockquote", Br = "br", Caption = "caption", Cite = "cite",
        Code = "code", Col = "col", Colgroup = "colgroup", Data = "data", Dd = "dd", Del = "del",
        Details = "details", Dfn = "dfn", Div = "div", Dl = "dl", Dt = "dt", Em = "em",
        Figcaption = "figcaption", Figure = "figure", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4",
        H5 = "h5", H6 = "h6", Hr = "hr", I = "i", Img = "img", Input = "input", Ins = "ins",
        Kbd = "kbd", Li = "li", Mark = "mark", Ol = "ol", P = "p", Picture = "picture",
        Pre = "pre", Q = "q", Rp = "rp", Rt = "rt", Ruby = "ruby", S = "s", Samp = "samp",
        Section = "section", Small = "small", Source = "source", Span = "span",
        Strong = "strong", Sub = "sub", Summary = "summary", Sup = "sup", Table = "table",
        Tbody = "tbody", Td = "td", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time",
        Tr = "tr", Track = "track", U = "u", Ul = "ul", Var = "var", Video = "video",
        Wbr = "wbr",
    }
}

vocabulary! {
    /// An attribute that a tape may hold. On which elements, [`Attribute::allowed_on`] says; with
    /// which values, the writer.
    Attribute {
        Align = "align", Alt = "alt", AriaLabel = "aria-label", Checked = "checked",
        Cite = "cite", Class = "class", Colspan = "colspan", Controls = "controls",
        Datetime = "datetime", Default = "default", Dir = "dir", Disabled = "disabled",
        Headers = "headers", Height = "height", Href = "href", Id = "id", Kind = "kind",
        Label = "label", Lang = "lang", Loading = "loading", Loop = "loop", Media = "media",
        Muted = "muted", Open = "open", Playsinline = "playsinline", Poster = "poster",
        Preload = "preload", ReferrerPolicy = "referrerpolicy", Rel = "rel",
        Reversed = "reversed", Rowspan = "rowspan", Scope = "scope", Sizes = "sizes",
        Span = "span", Src = "src", Srclang = "srclang", Srcset = "srcset", Start = "start",
        Title = "title", Type = "type", Value = "value", Width = "width",
    }
}

impl Tag {
    /// The level of a heading, 1 to 6.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Tag::H1 => Some(1),
            Tag::H2 => Some(2),
            Tag::H3 => Some(3),
            Tag::H4 => Some(4),
            Tag::H5 => Some(5),
            Tag::H6 => Some(6),
            _ => None,
        }
    }

    /// The heading of a level; levels past 6 are headings of level 6.
    pub fn heading(level: u8) -> Tag {
        match level {
            0 | 1 => Tag::H1,
            2 => Tag::H2,
            3 => Tag::H3,
            4 => Tag::H4,
            5 => Tag::H5,
            _ => Tag::H6,
        }
    }

    /// Elements that never have content.
    pub fn is_void(self) -> bool {
        use Tag::*;
        matches!(self, Br | Col | Hr | Img | Input | Source | Track | Wbr)
    }

    /// Elements that flow with the words around them. All others part words and blocks.
    pub fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            A | Abbr
                | B
                | Bdi
                | Bdo
                | Cite
                | Code
                | Data
                | Del
                | Dfn
                | Em
                | I
                | Ins
                | Kbd
                | Mark
                | Q
                | Rp
                | Rt
                | Ruby
                | S
                | Samp
                | Small
                | Span
                | Strong
                | Sub
                | Sup
                | Time
                | U
                | Var
                | Wbr
                | Img
                | Input
                | Picture
                | Source
        )
    }
}

impl Attribute {
    /// Whether the allow-list has this attribute on this element.
    pub fn allowed_on(self, tag: Tag) -> bool {
        use Attribute as A;
        use Tag as T;
        match self {
            A::Id | A::Lang | A::Dir | A::Class => true,
            // A section with a name is a landmark, and landmarks are the page's to set.
            A::Title => tag != T::Section,
            A::AriaLabel => tag == T::A,
            A::Align => matches!(tag, T::Td | T::Th),
            A::Alt | A::Loading | A::ReferrerPolicy => tag == T::Img,
            A::Checked | A::Disabled => tag == T::Input,
            A::Cite => matches!(tag, T::Blockquote | T::Q | T::Del | T::Ins),
            A::Colspan | A::Rowspan | A::Headers => matches!(tag, T::Td | T::Th),
            A::Scope => tag == T::Th,
            A::Span => matches!(tag, T::Col | T::Colgroup),
            A::Controls | A::Loop | A::Muted | A::Preload => matches!(tag, T::Audio | T::Video),
            A::Playsinline | A::Poster => tag == T::Video,
            A::Datetime => matches!(tag, T::Time | T::Del | T::Ins),
            A::Default | A::Kind | A::Label | A::Srclang => tag == T::Track,
            A::Href | A::Rel => tag == T::A,
            A::Width | A::Height => matches!(tag, T::Img | T::Source | T::Video),
            A::Media | A::Sizes => matches!(tag, T::Img | T::Source),
            A::Open => tag == T::Details,
            A::Reversed | A::Start => tag == T::Ol,
            A::Src => matches!(tag, T::Img | T::Source | T::Track | T::Audio | T::Video),
            A::Srcset => matches!(tag, T::Img | T::Source),
            A::Type => matches!(tag, T::Ol | T::Source | T::Input),
            A::Value => matches!(tag, T::Li | T::Data),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_names_lead_back_to_the_same_member() {
        for &tag in Tag::ALL {
            assert_eq!(Tag::from_byte(tag.byte()), Some(tag));
            assert_eq!(Tag::from_name(tag.name()), Some(tag));
        }
        for &attribute in Attribute::ALL {
            assert_eq!(Attribute::from_byte(attribute.byte()), Some(attribute));
            assert_eq!(Attribute::from_name(attribute.name()), Some(attribute));
        }
    }

    #[test]
    fn what_runs_frames_or_posts_is_not_in_the_vocabulary() {
        for name in [
            "script", "style", "iframe", "object", "embed", "form", "button", "meta", "base",
            "link", "template", "svg", "math", "noscript", "textarea", "select", "frame", "nav",
            "main", "dialog",
        ] {
            assert_eq!(Tag::from_name(name), None, "{name}");
        }
        for name in ["onclick", "onerror", "style", "name", "srcdoc", "action", "tabindex"] {
            assert_eq!(Attribute::from_name(name), None, "{name}");
        }
    }
}
