//! A comment's Markdown: what each construct becomes, and that nothing in it does harm or gets
//! lost.

use crate::foreign_html::assert_is_safe;
use proptest::prelude::*;
use reading_widget::article::{Body, comment_markup, comment_reading, wire};
use reading_widget::markup::{Attribute, Event, Markup, Tag, to_html};

const REL: &str = " rel=\"nofollow ugc noopener\"";

/// Reads a comment and holds it against all oracles.
fn read(text: &str) -> Markup {
    let markup = inspect(text);
    assert_is_safe(&markup, text);
    markup
}

/// Reads a comment and looks at each element and attribute of it.
fn inspect(text: &str) -> Markup {
    let markup = comment_markup(text);
    let excerpt: String = text.chars().take(200).collect();
    let mut open = Vec::new();
    for event in markup.events() {
        match event {
            Event::Open(tag) => {
                assert!(is_in_the_subset(tag), "{tag:?} from {excerpt}");
                assert!(tag != Tag::A || !open.contains(&Tag::A), "nested links from {excerpt}");
                open.push(tag);
            }
            Event::Attribute(attribute, _) => {
                let tag = open.last().copied().expect("an element is open");
                assert!(is_ours(tag, attribute), "{attribute:?} on {tag:?} from {excerpt}");
            }
            Event::Close => drop(open.pop()),
            Event::Text(_) => {}
        }
    }
    let html = to_html(&markup);
    let links = html.matches("<a ").count() + html.matches("<a>").count();
    assert_eq!(html.matches(REL).count(), links, "{html}");
    assert_eq!(html.matches(" href=\"").count(), links, "{html}");
    markup
}

fn is_in_the_subset(tag: Tag) -> bool {
    use Tag::*;
    matches!(tag, P | Br | Em | Strong | Del | Code | Pre | A | Ul | Ol | Li | Blockquote)
}

fn is_ours(tag: Tag, attribute: Attribute) -> bool {
    use Attribute as A;
    match tag {
        Tag::A => matches!(attribute, A::Href | A::Rel | A::Title),
        Tag::Code => attribute == A::Class,
        Tag::Ol => attribute == A::Start,
        _ => false,
    }
}

/// In what is expected, `~` stands for the relation that every link has.
fn check(text: &str, expect: &str) {
    assert_eq!(to_html(&read(text)), expect.replace('~', REL), "{text:?}");
}

#[test]
fn each_construct_of_the_subset_is_written() {
    for (text, expect) in [
        ("", ""),
        ("one\ntwo", "<p>one<br>two</p>"),
        ("one  \ntwo\\\nthree", "<p>one<br>two<br>three</p>"),
        ("one\r\n\r\ntwo", "<p>one</p><p>two</p>"),
        (
            "*a* _b_ **c** __d__",
            "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>",
        ),
        ("~~a~~", "<p><del>a</del></p>"),
        ("`a < *b*`", "<p><code>a &lt; *b*</code></p>"),
        ("```rust ignore\nlet a;\n```", "<pre><code class=\"language-rust\">let a;\n</code></pre>"),
        ("    a\n\n    b", "<pre><code>a\n\nb</code></pre>"),
        ("[a *b*](https://a.example)", "<p><a href=\"https://a.example\"~>a <em>b</em></a></p>"),
        ("[a](/b \"c\")", "<p><a href=\"/b\"~ title=\"c\">a</a></p>"),
        ("[a]\n\n[a]: https://b.example", "<p><a href=\"https://b.example\"~>a</a></p>"),
        ("<me@a.example>", "<p><a href=\"mailto:me@a.example\"~>me@a.example</a></p>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("3. a\n4. b\n\n   c", "<ol start=\"3\"><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>"),
        ("- a\n  b", "<ul><li>a<br>b</li></ul>"),
        (
            "> a\n> b\n>\n> > c",
            "<blockquote><p>a<br>b</p><blockquote><p>c</p></blockquote></blockquote>",
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn what_is_outside_of_the_subset_is_words() {
    for (text, expect) in [
        ("# a *b*", "<p><strong>a <em>b</em></strong></p>"),
        ("a\n===\nb", "<p><strong>a</strong></p><p>b</p>"),
        ("a\n\n* * *\n\nb", "<p>a</p><p>* * *</p><p>b</p>"),
        ("| a | b |\n|---|---|\n| c | d |", "<p>| a | b |<br>|---|---|<br>| c | d |</p>"),
        ("- [ ] a\n- [x] b", "<ul><li>[ ] a</li><li>[x] b</li></ul>"),
        ("a[^1]\n\n[^1]: b c", "<p>a[^1]</p><p>[^1]: b c</p>"),
        (
            "![a *b*](https://c.example/d.png)",
            "<p><a href=\"https://c.example/d.png\"~>a b</a></p>",
        ),
        ("![](/d.png \"t\")", "<p><a href=\"/d.png\"~>/d.png</a></p>"),
        ("[![a](b.png)](https://c.example)", "<p><a href=\"https://c.example\"~>a</a></p>"),
        ("[![](b.png) c](d)", "<p><a href=\"d\"~>b.png c</a></p>"),
        ("![a ![b](c) d](e)", "<p><a href=\"e\"~>a b d</a></p>"),
        ("---\ntitle: a\n---\nb", "<p>---</p><p><strong>title: a</strong></p><p>b</p>"),
        ("$a$ :::b x^2^ [[c]]", "<p>$a$ :::b x^2^ [[c]]</p>"),
    ] {
        check(text, expect);
    }
}

#[test]
fn html_of_all_kinds_stays_words() {
    for (text, expect) in [
        ("a <b>*c*</b>", "<p>a &lt;b&gt;<em>c</em>&lt;/b&gt;</p>"),
        (
            "a <br> b <img src=x onerror=alert(1)>",
            "<p>a &lt;br&gt; b &lt;img src=x onerror=alert(1)&gt;</p>",
        ),
        ("<script>\nalert(1)\n</script>", "<p>&lt;script&gt;<br>alert(1)<br>&lt;/script&gt;</p>"),
        ("<div>\n*a*\n</div>\n\n*b*", "<p>&lt;div&gt;<br>*a*<br>&lt;/div&gt;</p><p><em>b</em></p>"),
        ("<!-- a\n\n-->", "<p>&lt;!-- a<br><br>--&gt;</p>"),
        ("<?php a ?>", "<p>&lt;?php a ?&gt;</p>"),
        ("<!DOCTYPE html>", "<p>&lt;!DOCTYPE html&gt;</p>"),
        ("<![CDATA[a]]>", "<p>&lt;![CDATA[a]]&gt;</p>"),
        ("> <div>\n> a", "<blockquote><p>&lt;div&gt;<br>a</p></blockquote>"),
        ("- <p id=x>", "<ul><li><p>&lt;p id=x&gt;</p></li></ul>"),
        ("a <a\nhref=x>", "<p>a &lt;a<br>href=x&gt;</p>"),
        ("<svg onload=alert(1)>", "<p>&lt;svg onload=alert(1)&gt;</p>"),
        ("&lt;i&gt; &amp;amp;", "<p>&lt;i&gt; &amp;amp;</p>"),
    ] {
        check(text, expect);
    }
}

#[test]
fn web_addresses_in_the_words_become_links() {
    let link = |url: &str| format!("<a href=\"{0}\"~>{0}</a>", url.replace('&', "&amp;"));
    for (text, before, url, behind) in [
        ("https://a.example", "", "https://a.example", ""),
        ("HTTP://A.example/b", "", "HTTP://A.example/b", ""),
        ("see https://a.example/b?c=d&e#f.", "see ", "https://a.example/b?c=d&e#f", "."),
        ("(https://a.example/b_(c))", "(", "https://a.example/b_(c)", ")"),
        ("“https://a.example/”, a", "“", "https://a.example/", "”, a"),
        ("https://a.example/_b_/*c*/__d__", "", "https://a.example/_b_/*c*/__d", "__"),
        ("**https://a.example/b**", "<strong>", "https://a.example/b", "</strong>"),
        ("_a https://a.example/b_", "<em>a ", "https://a.example/b", "</em>"),
        ("看https://a.example/路。好", "看", "https://a.example/路", "。好"),
        ("<https://a.example/b>", "", "https://a.example/b", ""),
        ("[https://a.example]", "[", "https://a.example", "]"),
        ("a\nhttps://a.example\nb", "a<br>", "https://a.example", "<br>b"),
        ("https://a.example\\_b", "", "https://a.example", "_b"),
    ] {
        check(text, &format!("<p>{before}{}{behind}</p>", link(url)));
    }
    for (text, expect) in [
        ("`https://a.example`", "<p><code>https://a.example</code></p>"),
        ("    https://a.example", "<pre><code>https://a.example</code></pre>"),
        ("<p title=https://a.example>", "<p>&lt;p title=https://a.example&gt;</p>"),
        ("[https://a.example](/b)", "<p><a href=\"/b\"~>https://a.example</a></p>"),
        ("[a](https://b.example/_c_)", "<p><a href=\"https://b.example/_c_\"~>a</a></p>"),
        ("![https://a.example](/b)", "<p><a href=\"/b\"~>https://a.example</a></p>"),
        ("https:// http://, https://-", "<p>https:// http://, https://-</p>"),
        ("xhttps://a.example ftp://a.example", "<p>xhttps://a.example ftp://a.example</p>"),
        ("\\https://a.example", "<p>\\https://a.example</p>"),
    ] {
        check(text, expect);
    }
}

#[test]
fn a_link_that_may_not_be_followed_is_its_words() {
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;&#x61;vascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#31;javascript:alert(1)",
        "java\\script:alert(1)".replace('\\', "\u{200b}").as_str(),
        "\u{2028}javascript:alert(1)",
        "java\u{ad}script:alert(1)",
        "vbscript:x",
        "livescript:x",
        "data:text/html,x",
        "data:image/png;base64,AAAA",
        "data:image/svg+xml,x",
        "blob:https://a.example/1",
        "file:///etc/passwd",
        "filesystem:x",
        "view-source:x",
        "feed:javascript:x",
        "intent://x",
        "about:blank",
    ] {
        check(&format!("[a]({url})"), "<p>a</p>");
        check(&format!("[a](<{url}>)"), "<p>a</p>");
        check(&format!("![a]({url})"), "<p>a</p>");
        check(&format!("[a]\n\n[a]: {url}"), "<p>a</p>");
        check(&format!("[![a]({url})]({url})"), "<p>a</p>");
        read(&format!("<{url}>"));
        read(&format!("[]({url})"));
    }
    check("<javascript:alert(1)>", "<p>javascript:alert(1)</p>");
    check("[a](java\tscript:b)", "<p>[a](java\tscript:b)</p>");
    check("[a](<java\tscript:b>)", "<p>a</p>");
    check("[a](javascript%3Ab)", "<p><a href=\"javascript%3Ab\"~>a</a></p>");
    check(
        "[a](mailto:b@c.example) [d](tel:+1)",
        "<p><a href=\"mailto:b@c.example\"~>a</a> <a href=\"tel:+1\"~>d</a></p>",
    );
}

#[test]
fn every_comment_shows_something() {
    for (text, expect) in [
        ("[a]: https://b.example", "<p>[a]: https://b.example</p>"),
        ("-", "<p>-</p>"),
        ("> >", "<p>&gt; &gt;</p>"),
        ("#", "<p>#</p>"),
        ("```", "<p>```</p>"),
        ("[](https://a.example)", "<p><a href=\"https://a.example\"~>https://a.example</a></p>"),
        ("[a]()", "<p>a</p>"),
        ("![]()", "<p>![]()</p>"),
    ] {
        check(text, expect);
    }
}

#[test]
fn what_nests_without_end_neither_traps_nor_grows() {
    let count = 100_000;
    for part in [
        ">",
        "> ",
        "- ",
        "1. ",
        "*_",
        "**",
        "[",
        "![",
        "]",
        "(",
        "[a](",
        "`",
        "<",
        "~~",
        "a*",
        "<https://a",
        "https://a.b ",
        "\\",
        "&",
        "https://",
    ] {
        let text = part.repeat(count) + "a";
        let size = inspect(&text).as_bytes().len();
        assert!(size < 50 * text.len(), "{part:?} became {size} bytes");
    }
    for (open, close) in [("*", "*"), ("[", "](a)"), ("![", "](a)"), ("> [", "](https://a.b)")] {
        let text = [&open.repeat(count), "a", &close.repeat(count)].concat();
        inspect(&text);
    }
}

#[test]
fn a_comment_crosses_from_the_readers_module_unchanged() {
    let reading = comment_reading("*a* https://b.example");
    assert_eq!(reading.body, Body::Markup(comment_markup("*a* https://b.example")));
    let result = Ok(reading);
    assert_eq!(wire::decode(&wire::encode(&result)), Some(result));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mix_of_signs_comes_out_safe(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..30)
    ) {
        read(&parts.concat());
    }
}

const PARTS: &[&str] = &[
    "a",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "<",
    ">",
    "> ",
    "- ",
    "1. ",
    "    ",
    "# ",
    "---",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<div>\n",
    "https://a.example/b_c",
    "http://",
    "javascript:x",
    "://",
    "[a]: ",
    "\\",
    "&lt;",
    "\u{202e}",
    "\t",
    "\"",
    "🙂",
    "\r\n",
    "<https://a.example>",
    "|",
];
