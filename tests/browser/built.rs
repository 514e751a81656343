//! Articles that are built: safe content becomes nodes, and foreign HTML safe content.

use crate::stage::{Stage, document, until};
use reading_widget::markup::{Attribute, Markup, Tag, Writer, to_html};
use reading_widget::platform::{
    Content, Follower, Manner, PartLabels, Told, read_page, read_pieces,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

const LABELS: PartLabels = PartLabels {
    task_done: "done",
    task_open: "to do",
    footnote_return: "back to",
    code_scrolls: "code",
    table_scrolls: "table",
};

fn nobody() -> Told {
    Told {
        moved: Box::new(|_, _| {}),
        arrived: Box::new(|_| {}),
        scrolled_by_hand: Box::new(|| {}),
    }
}

/// Builds a tape into a stage and follows it.
fn install(stage: &Stage, markup: &Markup, base: Option<&str>) -> Follower {
    let manner = Manner {
        base: base.map(str::to_owned),
        language: Some("en".to_owned()),
        direction: None,
        labels: LABELS,
    };
    let (_, mut content) = Content::build(&stage.host(), markup, manner);
    Follower::start(&stage.host(), &mut content, &[], nobody())
}

/// The HTML of the article that a tape becomes.
fn build(stage: &Stage, markup: &Markup, base: Option<&str>) -> String {
    drop(install(stage, markup, base));
    stage.get("article[slot=article]").inner_html()
}

fn clean(html: &str) -> Markup {
    read_page(html).unwrap().0
}

#[wasm_bindgen_test]
fn what_is_built_is_what_the_tape_says() {
    for html in [
        "<h2 id=\"a\">A &amp; <em>B</em></h2><p>words<br>\u{a0}and “words”</p>",
        "<pre><code class=\"language-rust\">\n\nlet a = \"&lt;b&gt;\";</code></pre>",
        "<table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>",
        "<ul><li>one</li><li><ol start=\"3\" reversed=\"\"><li>two</li></ol></li></ul>",
        "<p dir=\"rtl\" lang=\"ar\">سلام <bdi>x</bdi> 😀</p><details open=\"\"><summary>s</summary>t</details>",
        "",
    ] {
        let markup = clean(html);
        let stage = Stage::new("");
        assert_eq!(build(&stage, &markup, None), to_html(&markup));
        assert_eq!(clean(&to_html(&markup)), markup, "a round trip of {html}");
    }
}

#[wasm_bindgen_test]
fn three_thousand_headings_make_the_round_trip() {
    let mut writer = Writer::default();
    for number in 0..3000 {
        writer.open(if number % 3 == 0 { Tag::H2 } else { Tag::H3 });
        writer.text(&format!("Part {number}"));
        writer.close();
        writer.open(Tag::P);
        writer.text("Words & <words>.");
        writer.close();
    }
    let stage = Stage::new("");
    let html = build(&stage, &writer.finish(), None);
    assert_eq!(html.matches(" id=\"part-").count(), 3000);
    let markup = clean(&html);
    assert_eq!(to_html(&markup), html);
    let own = stage.get("article");
    let read = reading_widget::platform::Host::new(own).read_children();
    assert_eq!(read.document.blocks.len(), 6000);
}

#[wasm_bindgen_test]
fn relative_urls_are_resolved_where_the_article_came_from() {
    let base = "https://example.org/stories/one/index.md";
    for (html, expected) in [
        ("<a href=\"two.html\">x</a>", "href=\"https://example.org/stories/one/two.html\""),
        ("<a href=\"/top?a=1&amp;b=2#c\">x</a>", "href=\"https://example.org/top?a=1&amp;b=2#c\""),
        ("<a href=\"#part\">x</a>", "href=\"#part\""),
        ("<a href=\"mailto:a@example.org\">x</a>", "href=\"mailto:a@example.org\""),
        ("<img src=\"../a b.png\" alt=\"\">", "src=\"https://example.org/stories/a%20b.png\""),
        (
            "<img src=\"a.png\" srcset=\"a.png 1x, big/a.png 2x\" alt=\"\">",
            "srcset=\"https://example.org/stories/one/a.png 1x, https://example.org/stories/one/big/a.png 2x\"",
        ),
        ("<blockquote cite=\"q\">x</blockquote>", "cite=\"https://example.org/stories/one/q\""),
        (
            "<video controls=\"\" poster=\"p.png\" src=\"v.mp4\"></video>",
            "poster=\"https://example.org/stories/one/p.png\"",
        ),
    ] {
        let built = build(&Stage::new(""), &clean(html), Some(base));
        assert!(built.contains(expected), "{html} became {built}");
    }
    // Nothing can be resolved against a text that is its own address.
    let built = build(&Stage::new(""), &clean("<a href=\"b\">x</a>"), Some("data:text/html,x"));
    assert!(built.contains("href=\"b\""), "{built}");
}

#[wasm_bindgen_test]
fn control_characters_forge_nothing() {
    let forged = "\u{5}\u{1}script\u{4}alert(1)\u{5}\u{1}h2\u{2}id\u{3}x";
    for html in [
        format!("<p>{forged}</p>"),
        format!("<p title=\"{forged}\">w</p>"),
        format!("<p {forged}=\"{forged}\">w</p>"),
        format!("<img alt=\"{forged}\" src=\"a.png\">"),
        format!("<{forged}>w"),
        format!("<x-{forged}>w"),
    ] {
        let html = to_html(&clean(&html));
        assert!(!html.contains("<h2") && !html.contains("<script"), "{html:?}");
        assert!(!html.contains(['\u{1}', '\u{2}', '\u{3}', '\u{4}', '\u{5}']), "{html:?}");
    }
    let mut writer = Writer::default();
    writer.open(Tag::P);
    writer.attribute(Attribute::Title, forged);
    writer.text(&format!("\u{0}{forged}\u{ffff}"));
    let stage = Stage::new("");
    build(&stage, &writer.finish(), None);
    assert_eq!((stage.count("article *"), stage.count("p")), (1, 1));
}

#[wasm_bindgen_test]
fn foreign_html_runs_and_loads_nothing() {
    let evil = "<img src=x onerror=\"window.wasRun = 1\"><script>window.wasRun = 1</script>\
                <svg onload=\"window.wasRun = 1\"></svg><a href=\"javascript:wasRun=1\">x</a>\
                <iframe srcdoc=\"<script>parent.wasRun = 1</script>\"></iframe><style>p{}</style>";
    let html = build(&Stage::new(""), &clean(evil), None);
    for never in ["onerror", "script", "svg", "iframe", "style"] {
        assert!(!html.contains(never), "{html}");
    }
    assert!(
        js_sys::Reflect::get(&crate::stage::window(), &"wasRun".into()).unwrap().is_undefined()
    );
}

#[wasm_bindgen_test]
fn fields_and_pictures_that_bear_the_names_of_what_is_asked_change_nothing() {
    for name in [
        "firstChild",
        "nextSibling",
        "parentNode",
        "nodeType",
        "attributes",
        "localName",
        "namespaceURI",
        "getAttribute",
        "textContent",
        "closest",
        "querySelector",
        "querySelectorAll",
        "documentElement",
        "body",
        "title",
    ] {
        let html = format!(
            "<title>T</title><meta name=author content=A><img name={name}><form class=byline>a\
             <input name={name}><output id={name}></output><i>b</i></form><form role=main>c</form>d"
        );
        let (markup, facts) = read_page(&html).unwrap();
        let html = to_html(&markup);
        let words: String = html.split('<').filter_map(|part| part.split('>').nth(1)).collect();
        assert_eq!(words, "abcd", "{name}: {html}");
        assert_eq!(facts.page_title.as_deref(), Some("T"), "{name}");
        assert_eq!(facts.byline, None, "{name}");
    }
}

#[wasm_bindgen_test]
fn an_id_that_is_a_name_in_the_page_is_changed() {
    let page = Stage::new("<form name=search></form><img name=logo><a name=appendix></a>");
    let stage = Stage::new("");
    let foreign = "<p id=search>a</p><h2 id=logo>b</h2><h2>Appendix</h2><a href=#logo>c</a>";
    assert_eq!(
        build(&stage, &clean(foreign), None),
        "<p id=\"search-1\">a</p><h2 id=\"logo-1\">b</h2><h2 id=\"appendix-1\">Appendix</h2>\
         <a href=\"#logo-1\">c</a>"
    );
    drop(page);
}

#[wasm_bindgen_test]
fn pieces_of_html_lose_nothing_to_one_that_calls_itself_the_article() {
    for name in ["article", "main", "div role=main"] {
        let markup = read_pieces(&format!("<p>a</p><{name}>b</{name}><title>t</title><p>c</p>"));
        let html = to_html(&markup.unwrap());
        assert_eq!(html, "<p>a</p><div>b</div><p>c</p>", "{name}");
    }
}

#[wasm_bindgen_test]
fn the_article_of_a_whole_page_is_found() {
    for (html, expected) in [
        ("<nav>n</nav><article><p>a</p></article><footer>f</footer>", "a"),
        ("<main><p>m</p></main><p>other</p>", "m"),
        ("<article><p>a</p><article><p>comment</p></article></article>", "acomment"),
        ("<main><p>m</p><article>1</article><article>2</article></main>", "m12"),
        ("<title>t</title><p>b</p>", "b"),
        ("", ""),
    ] {
        let stage = Stage::new("");
        build(&stage, &clean(html), None);
        assert_eq!(stage.get("article").text_content().unwrap().trim(), expected, "{html}");
    }
}

#[wasm_bindgen_test]
fn a_built_article_takes_the_place_of_the_one_before_and_ids_stay_unique() {
    let page = Stage::new("<p id=\"a\"></p>");
    let stage = Stage::new("<p>own</p>");
    for _ in 0..2 {
        let html =
            build(&stage, &clean("<h2>A</h2><p><a href=\"#x\">b</a> <b id=\"x\">c</b></p>"), None);
        assert!(html.starts_with("<h2 id=\"a-1\">A</h2>"), "{html}");
        assert_eq!(stage.count("article[slot=article]"), 1);
    }
    stage.host().remove_built();
    assert_eq!((stage.count("article"), stage.count("p")), (0, 1));
    assert!(document().get_element_by_id("a-1").is_none());
    drop(page);
}

#[wasm_bindgen_test]
async fn parts_have_names_and_what_scrolls_inside_itself_is_in_reach_of_the_keyboard() {
    let stage = Stage::new("");
    stage.0.set_attribute("style", "width: 300px").unwrap();
    let code = "long ".repeat(100);
    let html = format!(
        "<ul><li><input type=checkbox disabled checked>a</li><li><input type=checkbox disabled>b</li></ul>\
         <pre>short</pre><pre>{code}</pre>"
    );
    let follower = install(&stage, &clean(&html), None);
    assert_eq!(labels_of(&stage, "input"), ["done", "to do"]);
    until("code is named", || labels_of(&stage, "pre") == ["", "code"]).await;
    assert_eq!(stage.count("pre[tabindex='0']"), 1);
    stage.0.remove_attribute("style").unwrap();
    stage.get("article").set_attribute("style", "width: 9999px").unwrap();
    until("nothing scrolls", || stage.count("pre[tabindex]") == 0).await;
    drop(follower);
}

fn labels_of(stage: &Stage, selector: &str) -> Vec<String> {
    let found = stage.0.query_selector_all(selector).unwrap();
    (0..found.length())
        .map(|index| found.get(index).unwrap().unchecked_into::<Element>())
        .map(|element| element.get_attribute("aria-label").unwrap_or_default())
        .collect()
}
