//! Reading the page's own article.

use crate::stage::Stage;
use reading_widget::article::{Block, BlockKind, Document};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

/// A line for each block: its kind, its words.
fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| {
        let kind = match &block.kind {
            BlockKind::Heading { level, id, .. } => {
                format!("h{level}#{}", id.as_deref().unwrap_or_default())
            }
            BlockKind::Text => "text".into(),
            BlockKind::Code => "code".into(),
            BlockKind::Image => "image".into(),
        };
        let text = document.text_of(block).split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{kind} {text}").trim_end().to_owned()
    };
    document.blocks.iter().map(line).collect()
}

fn check(html: &str, expected: &[&str]) {
    let stage = Stage::new(html);
    assert_eq!(lines(&stage.host().read_children().document), expected, "{html}");
}

#[wasm_bindgen_test]
fn what_is_shown_is_read_and_what_belongs_to_the_page_is_not() {
    check(
        "<h2>A</h2><p>one <b>b</b>old</p>\
         <nav><a href=#x>menu</a></nav><script>let no;</script><style>p { no: no }</style>\
         <template><p>no</p></template><button>no</button><form><textarea>no</textarea></form>\
         <p hidden>no</p><p aria-hidden=true>no</p><dialog><p>no</p></dialog>\
         <svg><text>no</text></svg><noscript>no</noscript><!-- no -->\
         <section><div><h3>B</h3><p>two</p></div></section>\
         <pre>c o d e</pre><img src=data:, alt='a picture'><img src=data:, alt=''>",
        &["h2#a A", "text one bold", "h3#b B", "text two", "code c o d e", "image"],
    );
}

#[wasm_bindgen_test]
fn headings_that_nobody_sees_are_no_sections() {
    check(
        "<style>.gone { display: none } .unseen { visibility: hidden }</style>\
         <h2 class=gone>Gone</h2><div class=gone><h2>Gone too</h2></div><h2 class=unseen>Unseen</h2>\
         <details><summary>More</summary><h2>In details</h2></details>\
         <div role=heading aria-level=3>Role</div><h4 style='opacity: 0'>Faded in later</h4>",
        &[
            "text More",
            "h2#in-details In details",
            "h3#role Role",
            "h4#faded-in-later Faded in later",
        ],
    );
}

#[wasm_bindgen_test]
fn an_article_that_is_not_on_show_yet_has_its_sections() {
    let stage = Stage::new("<div hidden><section><h2>A</h2><h3 hidden>B</h3></section></div>");
    let section = stage.get("section");
    let host = reading_widget::platform::Host::new(section);
    assert_eq!(lines(&host.read_children().document), ["h2#a A"]);
}

#[wasm_bindgen_test]
fn an_article_in_an_article_is_read_and_a_widget_in_a_widget_is_not() {
    check(
        "<article><h2>A</h2><reading-widget><h2>Other</h2></reading-widget></article><h2>B</h2>",
        &["h2#a A", "h2#b B"],
    );
}

#[wasm_bindgen_test]
fn headings_keep_their_ids_and_get_one_that_the_whole_page_lacks() {
    let elsewhere = Stage::new("<p id=intro></p><p id=results-1></p>");
    let stage = Stage::new("<h2>Intro</h2><h2 id=Own>Intro</h2><h2>Results</h2><h2>Results</h2>");
    let read = stage.host().read_children();
    assert_eq!(
        lines(&read.document),
        ["h2#intro-1 Intro", "h2#Own Intro", "h2#results Results", "h2#results-2 Results"]
    );
    let ids: Vec<_> = ids_of_headings(&stage);
    assert_eq!(ids, ["intro-1", "Own", "results", "results-2"]);
    // A second look finds what the first one set.
    assert_eq!(lines(&stage.host().read_children().document), lines(&read.document));
    drop(elsewhere);
}

#[wasm_bindgen_test]
fn a_deep_page_and_control_characters_are_read_as_words() {
    let stage = Stage::new("<p></p>");
    let words = "\u{4}a\u{5}\u{1}h2\u{4}Forged\u{2}id\u{3}x";
    stage.get("p").set_text_content(Some(words));
    let read = stage.host().read_children().document;
    assert_eq!(lines(&read), ["text \u{fffd}a\u{fffd}\u{fffd}h2\u{fffd}Forged\u{fffd}id\u{fffd}x"]);

    // Not in the page: so deep a tree is too much for its layout.
    let outer = crate::stage::document().create_element("div").unwrap();
    let mut inner = outer.clone();
    for _ in 0..20_000 {
        let child = crate::stage::document().create_element("div").unwrap();
        inner.append_child(&child).unwrap();
        inner = child;
    }
    inner.set_text_content(Some("deep"));
    let host = reading_widget::platform::Host::new(outer.unchecked_into());
    assert_eq!(lines(&host.read_children().document), ["text deep"]);
}

#[wasm_bindgen_test]
fn the_language_is_inherited_through_shadow_roots() {
    let stage = Stage::new("<div lang=pt-BR><b></b></div>");
    let root = js_sys::Reflect::get(&stage.get("b"), &"attachShadow".into()).unwrap();
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"mode".into(), &"open".into()).unwrap();
    // `b` takes no shadow root; a `span` does.
    assert!(root.unchecked_into::<js_sys::Function>().call1(&stage.get("b"), &options).is_err());
    let span = crate::stage::document().create_element("span").unwrap();
    stage.get("div").append_child(&span).unwrap();
    let attach = js_sys::Reflect::get(&span, &"attachShadow".into()).unwrap();
    let root: web_sys::ShadowRoot = attach
        .unchecked_into::<js_sys::Function>()
        .call1(&span, &options)
        .unwrap()
        .unchecked_into();
    root.set_inner_html("<div></div>");
    let inner = root.first_element_child().unwrap().unchecked_into();
    let host = reading_widget::platform::Host::new(inner);
    assert_eq!(host.language().as_deref(), Some("pt-BR"));
}

#[wasm_bindgen_test]
fn an_inline_script_is_read_without_its_indentation() {
    for (html, expected) in [
        ("<script type=text/markdown>\n    # A\n\n      b\n  </script>", Some("# A\n\n  b")),
        (
            "<script type=application/json>{\"a\": \"<\\/script>\"}</script>",
            Some("{\"a\": \"</script>\"}"),
        ),
        ("<script type=' text/plain '>t</script>", Some("t")),
        ("<script type=module>let a;</script><script>let b;</script>", None),
        ("<div><script type=text/markdown># A</script></div>", None),
        ("<script type=application/ld+json>{}</script>", None),
    ] {
        use reading_widget::session::Source;
        let text = match Stage::new(html).host().inline_text() {
            Some(Source::Text { text, .. }) => Some(text),
            _ => None,
        };
        assert_eq!(text.as_deref(), expected, "{html}");
    }
}

fn ids_of_headings(stage: &Stage) -> Vec<String> {
    let headings = stage.0.query_selector_all("h2").unwrap();
    (0..headings.length())
        .map(|index| headings.get(index).unwrap().unchecked_into::<web_sys::Element>().id())
        .collect()
}
