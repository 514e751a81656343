//! The values of attributes: which ones the allow-list accepts, and what an element says whoever
//! wrote it. The writer asks here before anything is on a tape.

use super::url::{UrlUse, allowed_url};
use super::{Attribute, Tag};

/// What every element of a kind says, whoever wrote it. A picture is fetched when it comes near, and
/// tells nobody on which page; that stands before its address, because Firefox begins to fetch as
/// soon as it has one. Media can be stopped. The one kind of input is a task's box, which nobody
/// changes or posts.
pub(super) fn always(tag: Tag) -> &'static [(Attribute, &'static str)] {
    match tag {
        Tag::Img => &[(Attribute::Loading, "lazy"), (Attribute::ReferrerPolicy, "no-referrer")],
        Tag::Audio | Tag::Video => &[(Attribute::Controls, "")],
        Tag::Input => &[(Attribute::Type, "checkbox"), (Attribute::Disabled, "")],
        _ => &[],
    }
}

/// The value as it may be written, or nothing.
pub(super) fn accepted(attribute: Attribute, value: &str) -> Option<String> {
    use Attribute as A;
    match attribute {
        A::Href | A::Cite => allowed_url(value, UrlUse::Link),
        A::Src | A::Poster => allowed_url(value, UrlUse::Image),
        A::Srcset => allowed_srcset(value),
        A::Class => kept_words(value, is_own_class),
        A::Id => is_free_id(value).then(|| value.to_owned()),
        A::Rel => kept_words(value, is_harmless_relation),
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

/// Whether content may bear this id. Those that begin with `rw:` are the widget's own, which stand
/// in the page itself where a Yew app draws it.
fn is_free_id(id: &str) -> bool {
    !id.is_empty() && !id.contains(char::is_whitespace) && !id.starts_with("rw:")
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

/// What a link may say of its target. Not `opener`: on a page with `<base target="_blank">` it
/// would hand the page over to what the link leads to.
fn is_harmless_relation(relation: &str) -> bool {
    matches!(
        relation,
        "author"
            | "bookmark"
            | "external"
            | "help"
            | "license"
            | "me"
            | "next"
            | "nofollow"
            | "noopener"
            | "noreferrer"
            | "prev"
            | "sponsored"
            | "tag"
            | "ugc"
    )
}

/// The words of a list that `keep` keeps, where there are any.
fn kept_words(value: &str, keep: fn(&str) -> bool) -> Option<String> {
    let words: Vec<_> = value.split_ascii_whitespace().filter(|word| keep(word)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Every candidate of a `srcset` must pass the policy, else the attribute is left out. A candidate
/// is read as a browser reads it: a URL goes up to white space (and may hold commas, as `data:`
/// URLs do), its descriptors (`2x`, `640w`) up to the next comma.
fn allowed_srcset(value: &str) -> Option<String> {
    let mut list = String::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return (!list.is_empty()).then_some(list);
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (written, behind) = rest.split_at_checked(end)?;
        let url = written.trim_end_matches(',');
        let descriptors;
        (descriptors, rest) = if url.len() < written.len() {
            ("", behind)
        } else {
            behind.split_once(',').unwrap_or((behind, ""))
        };
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(&allowed_url(url, UrlUse::Image)?);
        for descriptor in descriptors.split_ascii_whitespace() {
            let number = descriptor.strip_suffix(['w', 'h', 'x'])?;
            number.bytes().all(|b| b.is_ascii_digit() || b == b'.').then_some(())?;
            list.push(' ');
            list.push_str(descriptor);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Writer;

    fn element(tag: Tag, attribute: Attribute, value: &str) -> Vec<String> {
        let mut writer = Writer::default();
        writer.open(tag);
        writer.attribute(attribute, value);
        writer.finish().events().map(|event| format!("{event:?}")).collect()
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
}
