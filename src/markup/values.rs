//! Which values an attribute may have, whoever gives them: addresses by the URL policy, classes by the
//! list of our own, ids, relations, numbers, words.

use super::Attribute;
use super::url::{UrlUse, allowed_url};

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
        let url = allowed_url(url, UrlUse::Image)?;
        // What a control kept apart from it is none of it, and of controls alone nothing is left.
        let url = url.trim_matches(|c: char| c == ',' || c <= ' ');
        list.push_str(Some(url).filter(|url| !url.is_empty())?);
        for descriptor in descriptors.split_ascii_whitespace() {
            let number = descriptor.strip_suffix(['w', 'h', 'x'])?;
            number.bytes().all(|b| b.is_ascii_digit() || b == b'.').then_some(())?;
            list.push(' ');
            list.push_str(descriptor);
        }
    }
}
