//! Which URLs foreign content may name. An allow-list, judged on the scheme as the URL standard's
//! parser reads it: leading controls and spaces are stripped, tabs and newlines anywhere removed,
//! letters lowered. What has no scheme is relative, and stays so; but where only invisible
//! characters keep a scheme from being one, it is judged as if they were not there.

/// What a URL is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlUse {
    /// A place to go to: `http`, `https`, `mailto`, `tel`, relative.
    Link,
    /// An image or other media that loads by itself: `http`, `https`, relative, and `data:` of
    /// raster image types. (A fragment alone is the page itself, which is no image.)
    Image,
}

/// The URL as it may be written, cleaned of what the URL parser ignores, or nothing.
pub fn allowed_url(url: &str, purpose: UrlUse) -> Option<String> {
    let url: String = url
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let allowed = match scheme(&url).as_deref() {
        None => purpose == UrlUse::Link || !url.starts_with('#'),
        Some("http" | "https") => true,
        Some("mailto" | "tel") => purpose == UrlUse::Link,
        Some("data") => purpose == UrlUse::Image && is_raster(&url),
        Some(_) => false,
    };
    allowed.then_some(url)
}

/// The scheme in lower case, where the URL has one or would have one without what nobody sees.
fn scheme(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once(':')?;
    let scheme: String =
        scheme.chars().filter(|&c| !is_invisible(c)).map(|c| c.to_ascii_lowercase()).collect();
    let mut bytes = scheme.bytes();
    let valid = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some(scheme)
}

/// What shows as nothing, and U+FFFD, which stands where a control was.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

fn is_raster(url: &str) -> bool {
    let kind = url.split_once(':').map_or("", |(_, rest)| rest);
    let kind = kind.split([';', ',']).next().unwrap_or("").trim().to_ascii_lowercase();
    matches!(
        kind.as_str(),
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/avif" | "image/bmp"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_go_where_a_reader_may_go() {
        for url in [
            "https://example.org/a?b#c",
            "http://example.org",
            "mailto:a@example.org",
            "tel:+123",
            "/path",
            "page.html",
            "#part",
            "?q=1",
            "//example.org/x",
            "a/b:c",
            "",
        ] {
            assert_eq!(allowed_url(url, UrlUse::Link).as_deref(), Some(url));
        }
    }

    #[test]
    fn schemes_that_act_are_refused_however_they_are_dressed() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{2028}javascript:alert(1)",
            "java\u{200b}script\u{a0}:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "blob:https://example.org/1",
            "file:///etc/passwd",
            "ftp://example.org",
            "about:blank",
            "view-source:x",
            "intent://x",
            "ws://x",
            "filesystem:x",
            "x-y.z+1:q",
        ] {
            assert_eq!(allowed_url(url, UrlUse::Link), None, "{url:?}");
            assert_eq!(allowed_url(url, UrlUse::Image), None, "{url:?}");
        }
    }

    #[test]
    fn only_raster_data_is_an_image() {
        assert!(allowed_url("data:image/png;base64,AAAA", UrlUse::Image).is_some());
        assert!(allowed_url("data:image/png;base64,AAAA", UrlUse::Link).is_none());
        assert!(allowed_url("data:image/svg+xml,<svg>", UrlUse::Image).is_none());
        assert!(allowed_url("mailto:a@example.org", UrlUse::Image).is_none());
        assert!(allowed_url("#part", UrlUse::Image).is_none());
    }
}
