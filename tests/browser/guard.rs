//! Other hands in a view that Yew draws: it goes on, and nothing is lost.

use crate::stage::{Stage, document, pause, until};
use reading_widget::{Article, ReadingWidget, ReadingWidgetProps};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::{AppHandle, Renderer, props};

const FIRST: &str = "---\ntitle: The first\n---\n\n## One\n\nwords\n\n## Two\n\nwords";
const SECOND: &str = "---\ntitle: The second\n---\n\n## Other\n\nwords";

fn widget(text: &str) -> ReadingWidgetProps {
    props!(ReadingWidgetProps { article: Article::markdown(text) })
}

async fn shown(stage: &Stage) -> AppHandle<ReadingWidget> {
    let root = stage.0.clone().into();
    let app = Renderer::<ReadingWidget>::with_root_and_props(root, widget(FIRST)).render();
    until("the outline is there", || stage.count("a.rw-outline-link") == 2).await;
    app
}

async fn goes_on(stage: &Stage, mut app: AppHandle<ReadingWidget>) {
    app.update(widget(SECOND));
    until("the second article is there", || stage.count("a.rw-outline-link") == 1).await;
    assert_eq!(stage.get("h1").text_content().as_deref(), Some("The second"));
    for one in ["h1", ".rw-rail", ".rw-body", "article[slot=article]"] {
        assert_eq!(stage.count(one), 1, "{one}");
    }
    app.destroy();
}

#[wasm_bindgen_test]
async fn nodes_that_were_taken_out_or_moved_are_back_when_yew_draws() {
    let stage = Stage::new("");
    let app = shown(&stage).await;
    let (body, rail, title) = (stage.get(".rw-body"), stage.get(".rw-rail"), stage.get("h1"));
    rail.remove();
    title.append_child(&body).unwrap();
    document().body().unwrap().append_child(&title).unwrap();
    // Yew draws before any observer is told.
    goes_on(&stage, app).await;
}

#[wasm_bindgen_test]
async fn nodes_that_were_taken_out_come_back_by_themselves_to_their_places() {
    let stage = Stage::new("");
    let app = shown(&stage).await;
    let before = stage.get(".rw-main").child_nodes();
    let before: Vec<_> = (0..before.length()).map(|at| before.get(at).unwrap()).collect();
    for node in &before {
        stage.get(".rw").append_child(node).unwrap();
    }
    stage.get("h1").set_text_content(None);
    until("they are back", || stage.get(".rw-main").child_nodes().length() > 0).await;
    let after = stage.get(".rw-main").child_nodes();
    let after: Vec<_> = (0..after.length()).map(|at| after.get(at).unwrap()).collect();
    assert!(before == after, "in their order");
    assert_eq!(stage.get("h1").text_content().as_deref(), Some("The first"));
    goes_on(&stage, app).await;
}

#[wasm_bindgen_test]
async fn a_translation_stays_until_its_words_change() {
    let stage = Stage::new("");
    let app = shown(&stage).await;
    let title = stage.get("h1");
    let words = title.first_child().unwrap();
    let font = document().create_element("font").unwrap();
    font.set_text_content(Some("Der erste"));
    title.replace_child(&font, &words).unwrap();
    pause(100).await;
    assert_eq!(title.text_content().as_deref(), Some("Der erste"));
    assert!(title.contains(Some(&words)), "Yew finds its words");
    // One that keeps the words that it wraps.
    let section = stage.get(".rw-outline-title");
    let words = section.first_child().unwrap();
    let font = document().create_element("font").unwrap();
    section.replace_child(&font, &words).unwrap();
    font.append_child(&words).unwrap();
    pause(100).await;
    assert_eq!(section.text_content().as_deref(), Some("One"));
    assert!(font.is_connected() && words.parent_node().as_ref() == Some(&section));
    goes_on(&stage, app).await;
}

#[wasm_bindgen_test]
async fn what_others_put_into_a_view_stays_and_is_theirs() {
    let stage = Stage::new("");
    let app = shown(&stage).await;
    let badge = document().create_element("b").unwrap();
    badge.set_inner_html("<i>new</i>");
    stage.get(".rw-main").prepend_with_node_1(&badge).unwrap();
    pause(50).await;
    assert!(badge.is_connected());
    badge.set_inner_html("");
    pause(50).await;
    assert_eq!(badge.inner_html(), "", "it does with its own what it wants");
    badge.remove();
    pause(50).await;
    assert!(!badge.is_connected());
    goes_on(&stage, app).await;
}
