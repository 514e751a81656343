//! Texts and trees that nest without end, in WebAssembly and on its own stack.

use crate::stage::{Stage, js, until};
use reading_widget::article::{Body, Format, comment_markup, read, survey, wire};
use reading_widget::markup::{RawTape, clean, to_html};
use reading_widget::outline::outline;
use reading_widget::platform::{Readers, read_page};
use reading_widget::reading_time::estimate;
use reading_widget::session::{Action, Session, Source};
use wasm_bindgen_test::wasm_bindgen_test;

/// What is opened again and again.
const OPEN: &[&str] = &[
    ">",
    "> ",
    "- ",
    "1. ",
    "*_",
    "**",
    "[",
    "![",
    "(",
    "[a](",
    // Not by itself: it would begin a block of code, and what follows be its language.
    "a`",
    "<",
    "<div>",
    "<b>",
    "|",
    "a~~",
    "<table><tr><td>",
    "{\"a\":",
    "{\"sections\":[",
    "---\na: [",
    "[^a]: ",
    "https://a.b@",
];

#[wasm_bindgen_test]
fn no_text_overflows_the_stack() {
    for open in OPEN {
        for depth in [1_000, 100_000] {
            let text = open.repeat(depth) + " still here";
            for format in [Format::Markdown, Format::Text, Format::Json] {
                let result = read(format, &text);
                assert!(wire::decode(&wire::encode(&result)).as_ref() == Some(&result), "{open:?}");
                let Ok(reading) = result else { continue };
                let html = match &reading.body {
                    Body::Markup(markup) => {
                        let document = survey::survey_markup(markup);
                        outline(&document, &estimate(&document, None, None), 6);
                        to_html(markup)
                    }
                    Body::Foreign(html) => html.clone(),
                };
                let title = reading.metadata.title.unwrap_or_default();
                assert!([html, title].concat().contains("still here"), "{open:?} {format:?}");
            }
            assert!(to_html(&comment_markup(&text)).contains("still here"), "{open:?}");
        }
    }
}

#[wasm_bindgen_test]
fn no_tree_overflows_the_stack() {
    for names in ["\u{1}div", "\u{1}table\u{1}tr\u{1}td", "\u{1}b\u{1}i", "\u{1}ul\u{1}li"] {
        let tree = RawTape::new(names.repeat(100_000) + "\u{4}still here");
        assert!(to_html(&clean(&tree)).contains("still here"));
        assert!(survey::survey_page(&tree).text.contains("still here"));
    }
    for open in ["<div>", "<table><tr><td>", "<b><i><p>", "<ul><li>"] {
        let (markup, _) = read_page(&(open.repeat(10_000) + "still here")).unwrap();
        assert!(to_html(&markup).contains("still here"), "{open}");
    }
}

#[wasm_bindgen_test]
async fn what_nests_too_deep_is_shown_flat_and_the_console_says_so() {
    for text in ["> ".repeat(300) + "still here", "<div>".repeat(300) + "still here"] {
        js("window.warnings = []; window.warn = console.warn;
            console.warn = (words) => window.warnings.push(words)");
        let stage = Stage::new("");
        let session = Session::new(stage.host(), Readers::Here, |_, _| ());
        let source = Source::Text { format: Format::Markdown, text };
        session.dispatch(Action::SourceChosen(source));
        until("it is read", || session.state().story().is_some()).await;
        js("console.warn = window.warn");
        let warnings = js("window.warnings.join('|')").as_string().unwrap();
        assert_eq!(warnings.matches("<reading-widget>: It nests deeper").count(), 1, "{warnings}");
        let shown = stage.get("article[slot=article]").text_content().unwrap();
        assert_eq!(shown.trim(), "still here");
        session.end();
    }
}
