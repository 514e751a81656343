//! What a person may write: names, links and bodies that look like something else than they are.

use reading_widget::comments::{
    BODY_LIMIT, LINK_LIMIT, NAME_LIMIT, Problem, check_body, check_profile, tidy_name,
};

#[test]
fn words_that_nobody_sees_are_none() {
    for text in [
        "",
        " \t\r\n",
        "\u{a0}\u{2003}\u{3000}\u{2028}",
        "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}",
        "\u{200e}\u{200f}\u{202a}\u{202e}\u{202c}\u{2066}\u{2069}\u{61c}",
        "\u{ad}\u{34f}\u{180e}\u{206a}",
        "\u{115f}\u{1160}\u{3164}\u{ffa0}",
        "\u{2800}",
        "\u{fe0f}\u{e0100}\u{e0041}",
        "\0\u{1}\u{7f}\u{85}",
    ] {
        assert_eq!(check_body(text), Err(Problem::Empty), "{text:?}");
        assert_eq!(check_profile(text, None), Err(Problem::Empty), "{text:?}");
    }
    for text in
        ["a", "\u{200b}a", "👩\u{200d}🚀", "❤\u{fe0f}", "می\u{200c}خواهم", ".", "愛", "\u{301}"]
    {
        assert_eq!(check_body(text), Ok(()), "{text:?}");
        assert_eq!(check_profile(text, None), Ok(()), "{text:?}");
    }
}

#[test]
fn limits_count_characters_and_not_bytes() {
    for (sign, limit) in [("a", BODY_LIMIT), ("🙂", BODY_LIMIT), ("é", BODY_LIMIT)] {
        assert_eq!(check_body(&sign.repeat(limit)), Ok(()), "{sign}");
        assert_eq!(check_body(&sign.repeat(limit + 1)), Err(Problem::TooLong), "{sign}");
    }
    assert_eq!(check_profile(&"🙂".repeat(NAME_LIMIT), None), Ok(()));
    assert_eq!(check_profile(&"a".repeat(NAME_LIMIT + 1), None), Err(Problem::TooLong));
    assert_eq!(check_body(&" ".repeat(BODY_LIMIT + 1)), Err(Problem::TooLong));
    let link = |length: usize| "https://a.example/".to_owned() + &"x".repeat(length - 18);
    assert_eq!(check_profile("a", Some(&link(LINK_LIMIT))), Ok(()));
    assert_eq!(check_profile("a", Some(&link(LINK_LIMIT + 1))), Err(Problem::TooLong));
}

#[test]
fn a_link_leads_to_a_web_address_or_is_none() {
    for link in [
        "https://a.example",
        "http://a.example",
        "HTTPS://A.example/b?c=d#e",
        "https://[::1]:8080/",
        "https://münchen.example/straße",
        "https://me@a.example/",
        "https://a.example/javascript:b",
    ] {
        assert_eq!(check_profile("a", Some(link)), Ok(()), "{link:?}");
    }
    for link in [
        "",
        " ",
        "a.example",
        "//a.example",
        "/a",
        "#a",
        "https:",
        "https://",
        "https:///a.example",
        "https://?a",
        "https://#a",
        "https:a.example",
        "https:/a.example",
        " https://a.example",
        "https://a.example ",
        "https://a.example\n",
        "ht\ttps://a.example",
        "https://a\t.example",
        "https://a b.example",
        "https://a.example/\u{202e}gpj.exe",
        "https://a\u{200b}.example",
        "\u{feff}https://a.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "javascript://a.example/%0aalert(1)",
        "\u{1}javascript:alert(1)",
        "javascript&colon;alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,AA",
        "blob:https://a.example/1",
        "filesystem:https://a.example/1",
        "file:///etc/passwd",
        "ftp://a.example",
        "mailto:a@b.example",
        "tel:+1",
        "view-source:https://a.example",
        "intent://a",
        "about:blank",
        "xhttps://a.example",
    ] {
        assert_eq!(check_profile("a", Some(link)), Err(Problem::Link), "{link:?}");
    }
}

#[test]
fn a_name_stands_on_one_line_and_turns_nothing_around_it() {
    for (name, kept) in [
        ("Ada Lovelace", "Ada Lovelace"),
        ("  Ada \t\n Lovelace\r\n", "Ada Lovelace"),
        ("Ada\u{2028}Lovelace\0", "Ada Lovelace"),
        ("\u{202e}adA\u{202c}", "adA"),
        ("\u{2067}a\u{2069}\u{2066}b", "ab"),
        ("👩\u{200d}🚀", "👩\u{200d}🚀"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("א\u{200f}ב", "א\u{200f}ב"),
        ("\u{202e} \n", ""),
    ] {
        assert_eq!(tidy_name(name), kept, "{name:?}");
        assert_eq!(tidy_name(kept), kept, "{name:?}");
    }
}
