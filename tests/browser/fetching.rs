//! Texts by URL, and what reads them.

use crate::stage::js;
use reading_widget::article::{Body, Format};
use reading_widget::platform::{Readers, fetch_text};
use reading_widget::trouble::{FetchCause, Trouble};
use wasm_bindgen_test::wasm_bindgen_test;

fn blob(parts: &str, media_type: &str) -> String {
    js(&format!("URL.createObjectURL(new Blob([{parts}], {{ type: '{media_type}' }}))"))
        .as_string()
        .unwrap()
}

#[wasm_bindgen_test]
async fn a_text_comes_with_its_type() {
    let fetched = fetch_text("data:text/markdown;charset=utf-8,%23%20A%20%F0%9F%98%80").await;
    let fetched = fetched.unwrap_or_else(|trouble| panic!("{trouble}"));
    assert_eq!(fetched.text.as_deref(), Some("# A 😀"));
    let media_type = fetched.media_type.unwrap().replace(' ', "");
    assert_eq!(media_type, "text/markdown;charset=utf-8");

    for (parts, media_type, expected) in [
        ("'# Ä'", "text/markdown", Some("# Ä")),
        ("new Uint8Array([0xc4])", "text/plain;charset=iso-8859-1", Some("Ä")),
        ("new Uint8Array([0xc4])", "text/plain;charset=nonsense", Some("\u{fffd}")),
        ("new Uint8Array([0xef, 0xbb, 0xbf, 0x41])", "text/plain", Some("A")),
        ("new Uint8Array([0x41, 0])", "text/plain;charset=utf-16le", Some("A")),
        ("new Uint8Array([0x50, 0x4b, 0, 1])", "application/zip", None),
        ("''", "text/plain", Some("")),
    ] {
        let url = blob(parts, media_type);
        let fetched = fetch_text(&url).await.unwrap_or_else(|trouble| panic!("{trouble}"));
        assert_eq!(fetched.text.as_deref(), expected, "{parts} as {media_type}");
        assert_eq!(fetched.url, url);
    }
}

#[wasm_bindgen_test]
async fn what_is_missing_is_named_with_its_cause() {
    let revoked = blob("'x'", "text/plain");
    js(&format!("URL.revokeObjectURL('{revoked}')"));
    for (url, network) in [
        ("no-such-file.md", false),
        (revoked.as_str(), true),
        ("http://127.0.0.1:1/a.md", true),
        ("http://[", false),
    ] {
        let Err(Trouble::Fetch { url: named, cause }) = fetch_text(url).await else {
            panic!("{url} was fetched");
        };
        let is_network = cause == FetchCause::Network;
        assert!(is_network || matches!(cause, FetchCause::Status(404)), "{url}: {cause:?}");
        assert!(!network || is_network, "{url}: {cause:?}");
        assert!(named.ends_with(url), "{named}");
    }
}

#[wasm_bindgen_test]
async fn a_scheme_that_nothing_is_fetched_by_is_not_asked() {
    for url in
        ["javascript:/*https://x*/hit()", " JAVA\tscript:hit()", "no-such-scheme:x", "mailto:a@b"]
    {
        let Err(Trouble::Fetch { cause, .. }) = fetch_text(url).await else {
            panic!("{url} was fetched");
        };
        assert_eq!(cause, FetchCause::Scheme, "{url}");
    }
}

#[wasm_bindgen_test]
async fn what_is_too_long_is_given_up() {
    let announced = blob("new Uint8Array(10000001).fill(65)", "text/plain");
    // Such a URL does not say how long it is before it is there.
    let unannounced = ["data:text/plain,", "A".repeat(10_000_001).as_str()].concat();
    for url in [announced, unannounced] {
        let Err(Trouble::Fetch { cause, .. }) = fetch_text(&url).await else { panic!("it came") };
        assert_eq!(cause, FetchCause::TooLong(10_000_000));
    }
    let url = blob("new Uint8Array(10000000).fill(65)", "text/plain");
    let fetched = fetch_text(&url).await.unwrap_or_else(|trouble| panic!("{trouble}"));
    assert_eq!(fetched.text.map(|text| text.len()), Some(10_000_000));
}

#[wasm_bindgen_test]
async fn readers_are_here_or_in_a_module_that_may_be_missing() {
    let reading = Readers::Here.read(Format::Markdown, "# A\n\nwords").await.unwrap().unwrap();
    assert!(matches!(reading.body, Body::Markup(_)));
    assert!(Readers::Here.read(Format::Json, "{").await.unwrap().is_err());
    for url in ["no-such-module.wasm", "data:application/wasm,none", "http://["] {
        let missing = Readers::Module(url.into()).read(Format::Markdown, "# A").await;
        assert!(missing.is_err_and(|message| !message.is_empty()), "{url}");
    }
}
