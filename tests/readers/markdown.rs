//! What the Markdown reader makes of GitHub's extensions, and which way a text goes.

use crate::html::html;
use reading_widget::article::{Body, Format, markdown_body, read};

fn check(markdown: &str, expect: &str) {
    let body = markdown_body(markdown);
    assert!(matches!(body, Body::Markup(_)), "{markdown:?} holds no HTML");
    assert_eq!(html(&body), expect, "{markdown:?}");
}

#[test]
fn blocks_are_plain_elements() {
    check("# A *b*\n\n> c\n\n---\n", "<h1>A <em>b</em></h1><blockquote><p>c</p></blockquote><hr>");
    check("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>");
    check("a\nb  \nc", "<p>a\nb<br>\nc</p>");
    check("# A {#id .x}", "<h1>A {#id .x}</h1>");
}

#[test]
fn code_names_its_language() {
    check(
        "```rust,ignore\nlet x;\n```",
        "<pre><code class=\"language-rust\">let x;\n</code></pre>",
    );
    check("    a < b", "<pre><code>a &lt; b</code></pre>");
    check("``a ` b``", "<p><code>a ` b</code></p>");
}

#[test]
fn tables_have_a_head_a_body_and_sides() {
    check(
        "| a | b |\n|:-:|--:|\n| 1 | 2 |\n| 3 | 4 |\n",
        "<table><thead><tr><th align=\"center\">a</th><th align=\"right\">b</th></tr></thead>\
         <tbody><tr><td align=\"center\">1</td><td align=\"right\">2</td></tr>\
         <tr><td align=\"center\">3</td><td align=\"right\">4</td></tr></tbody></table>",
    );
    check("| a |\n|---|\n", "<table><thead><tr><th>a</th></tr></thead></table>");
}

#[test]
fn tasks_are_boxes_that_nobody_can_tick() {
    check(
        "- [x] a\n- [ ] b\n  - c\n- d\n",
        "<ul class=\"task-list\">\
         <li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\"> a</li>\
         <li class=\"task\"><input type=\"checkbox\" disabled=\"\"> b<ul><li>c</li></ul></li>\
         <li>d</li></ul>",
    );
}

#[test]
fn pictures_load_late_tell_nobody_and_say_what_they_show() {
    check(
        "a ![the *old* `pier`](p.jpg \"T\") b",
        "<p>a <img loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"p.jpg\" alt=\"the old pier\" title=\"T\"> b</p>",
    );
    check(
        "![x](p.jpg)",
        "<p><img loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"p.jpg\" alt=\"x\"></p>",
    );
    check(
        "![x](p.jpg \"The pier\")",
        "<figure><img loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"p.jpg\" alt=\"x\">\
         <figcaption>The pier</figcaption></figure>",
    );
}

#[test]
fn links_pass_the_policy_and_keep_their_words() {
    check(
        "[a](https://x.example/?a&b \"T\") <m@x.example> [b](javascript:x)",
        "<p><a href=\"https://x.example/?a&amp;b\" title=\"T\">a</a> \
         <a href=\"mailto:m@x.example\">m@x.example</a> <a>b</a></p>",
    );
}

#[test]
fn footnotes_are_numbered_by_first_use_and_lead_back() {
    check(
        "a[^two] b[^One] c[^two]\n\n[^one]: First.\n[^two]: Second.\n\n    More.\n",
        "<p>a<sup class=\"footnote-reference\"><a href=\"#fn-two\" id=\"fnref-two\">1</a></sup> \
         b<sup class=\"footnote-reference\"><a href=\"#fn-one\" id=\"fnref-one\">2</a></sup> \
         c<sup class=\"footnote-reference\"><a href=\"#fn-two\" id=\"fnref2-two\">1</a></sup></p>\
         <section class=\"footnotes\"><ol>\
         <li id=\"fn-two\"><p>Second.</p><p>More. \
         <a class=\"footnote-return\" href=\"#fnref-two\" aria-label=\"Back to reference 1\">↩</a> \
         <a class=\"footnote-return\" href=\"#fnref2-two\" \
         aria-label=\"Back to reference 1-2\">↩<sup>2</sup></a></p></li>\
         <li id=\"fn-one\"><p>First. \
         <a class=\"footnote-return\" href=\"#fnref-one\" aria-label=\"Back to reference 2\">↩</a>\
         </p></li></ol></section>",
    );
}

#[test]
fn addresses_in_the_words_are_links() {
    let link = |url: &str| format!("<a href=\"{url}\">{url}</a>");
    let www = |host: &str| format!("<a href=\"http://{host}\">{host}</a>");
    let mail = |address: &str| format!("<a href=\"mailto:{address}\">{address}</a>");
    // What marks emphasis elsewhere is a part of an address, and marks nothing at its other end.
    for (text, expected) in [
        ("At https://a.b/__init__.py.", format!("At {}.", link("https://a.b/__init__.py"))),
        ("https://a.b/_c d_ e", format!("{} d_ e", link("https://a.b/_c"))),
        ("*a https://b.c/x*/y d", format!("*a {} d", link("https://b.c/x*/y"))),
        ("**https://a.b/c**", format!("<strong>{}</strong>", link("https://a.b/c"))),
        ("~~www.a.b/c~~", format!("<del>{}</del>", www("www.a.b/c"))),
        ("*a_b@c.de* f", format!("<em>{}</em> f", mail("a_b@c.de"))),
        ("https\\://a.b w\\ww.a.b a\\_b@c.de", "https://a.b w\\ww.a.b a_b@c.de".to_owned()),
        ("`www.a.b` <https://c.d>", format!("<code>www.a.b</code> {}", link("https://c.d"))),
        ("[www.a.b](c) ", "<a href=\"c\">www.a.b</a>".to_owned()),
    ] {
        check(text, &format!("<p>{expected}</p>"));
    }
    let foreign = html(&markdown_body("<a href=\"c\">www.a.b</a> www.d.e"));
    assert_eq!(foreign, format!("<p><a href=\"c\">www.a.b</a> {}</p>", www("www.d.e")));
    check("    www.a.b", "<pre><code>www.a.b</code></pre>");
    check(
        "| www.a.b | c@d.ef |\n| - | - |",
        &format!(
            "<table><thead><tr><th>{}</th><th>{}</th></tr></thead></table>",
            www("www.a.b"),
            mail("c@d.ef")
        ),
    );
}

#[test]
fn no_link_stands_in_a_link() {
    check("[a <https://b.example> c](/d)", "<p><a href=\"/d\">a https://b.example c</a></p>");
    check(
        "[a *<svg:b>* ![c](d.png)](/e) <https://f.example>",
        "<p><a href=\"/e\">a <em>svg:b</em> <img src=\"d.png\" alt=\"c\" loading=\"lazy\" \
         referrerpolicy=\"no-referrer\"></a> \
         <a href=\"https://f.example\">https://f.example</a></p>",
    );
    // It goes for what a browser has yet to parse, too.
    let foreign =
        html(&read(Format::Markdown, "[a <b>b</b> <https://c.example>](/d)").unwrap().body);
    assert_eq!(foreign, "<p><a href=\"/d\">a <b>b</b> https://c.example</a></p>");
}

#[test]
fn a_footnote_may_lead_to_another_and_none_is_lost() {
    let body = markdown_body(
        "a[^1]\n\n[^1]: See[^2].\n[^unused]: Still here.\n[^2]: ```\n    code\n    ```\n[^1]: Twin.\n",
    );
    let html = html(&body);
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
    assert!(at("See") < at("code") && at("code") < at("Still here") && at("See") < at("Twin"));
    assert_eq!(html.matches("class=\"footnote-return\"").count(), 2);
    assert!(html.contains("</pre><p><a class=\"footnote-return\" href=\"#fnref-2\""), "{html}");
    assert!(html.contains("<li id=\"fn-unused\"><p>Still here.</p></li>"), "{html}");
    assert!(html.contains("<li id=\"fn-1-2\"><p>Twin.</p></li>"), "{html}");
}

#[test]
fn footnote_labels_make_valid_ids_that_differ() {
    let html = html(&markdown_body("[^a.b] [^a:b] [^日本]\n\n[^a.b]: 1\n[^a:b]: 2\n[^日本]: 3\n"));
    for id in ["fn-a-b", "fn-a-b-2", "fn-日本"] {
        assert!(html.contains(&format!("<li id=\"{id}\">")), "{html}");
    }
}

#[test]
fn html_in_markdown_goes_the_way_of_foreign_html() {
    for (markdown, expect) in [
        ("a <b>c</b> & *d*", "<p>a <b>c</b> &amp; <em>d</em></p>"),
        ("<div>\n\n# x\n\n</div>\n", "<div>\n<h1>x</h1></div>\n"),
        (
            "<i>`<b>` [x](javascript:y)</i>\n",
            "<p><i><code>&lt;b&gt;</code> <a href=\"javascript:y\">x</a></i></p>",
        ),
        (
            "| a |\n|---|\n| <br> |\n",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><br></td></tr></tbody></table>",
        ),
    ] {
        assert_eq!(markdown_body(markdown), Body::Foreign(expect.into()), "{markdown:?}");
    }
    assert!(matches!(markdown_body("`<b>` \\<b> a < b\n\n    <b>"), Body::Markup(_)));
}

#[test]
fn an_opening_heading_becomes_the_title() {
    let reading =
        read(Format::Markdown, "# A *fine* day\n\nWords.").expect("Markdown is never wrong");
    assert_eq!(reading.metadata.title.as_deref(), Some("A fine day"));
    assert_eq!(html(&reading.body), "<p>Words.</p>");
}
