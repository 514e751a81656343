//! What is watched: the host's children, and what surrounds it.

use crate::stage::{Stage, document, pause};
use reading_widget::platform::{Host, Surroundings};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn counter() -> (Rc<Cell<u32>>, impl Fn() + 'static) {
    let count = Rc::new(Cell::new(0));
    let counted = count.clone();
    (count, move || counted.set(counted.get() + 1))
}

#[wasm_bindgen_test]
async fn children_are_watched_but_for_what_the_widget_builds() {
    let stage = Stage::new("<section><p>own</p></section>");
    let (count, tick) = counter();
    let watch = stage.host().watch_children(tick);
    let document = document();
    let built = document.create_element("article").unwrap();
    built.set_attribute("slot", "article").unwrap();
    stage.0.append_child(&built).unwrap();
    built.set_inner_html("<p>built</p>");
    pause(0).await;
    built.first_element_child().unwrap().set_text_content(Some("changed"));
    pause(0).await;
    built.remove();
    pause(0).await;
    assert_eq!(count.get(), 0, "what the widget builds is no news");

    let text = stage.get("p").first_child().unwrap();
    text.set_node_value(Some("changed"));
    pause(0).await;
    assert_eq!(count.get(), 1);
    stage.get("section").append_child(&document.create_element("h2").unwrap()).unwrap();
    pause(0).await;
    assert_eq!(count.get(), 2);
    // An article of the page's own, in whatever slot it stands deeper down, is the page's.
    let inner = document.create_element("article").unwrap();
    stage.get("section").append_child(&inner).unwrap();
    pause(0).await;
    assert_eq!(count.get(), 3);
    stage.get("section").remove();
    pause(0).await;
    assert_eq!(count.get(), 4);
    drop(watch);
    stage.0.set_text_content(Some("x"));
    pause(0).await;
    assert_eq!(count.get(), 4);
}

#[wasm_bindgen_test]
fn dark_is_what_is_painted_behind() {
    for (style, dark) in [
        ("background: #111", true),
        ("background: white", false),
        ("background: rgb(20 20 20 / 0.2); color: black", false),
        ("background: color(srgb 0.1 0.1 0.1)", true),
        ("background: oklch(0.95 0.02 100)", false),
        ("background: lab(20 0 0)", true),
        ("background: hsl(240 20% 10%)", true),
    ] {
        let stage = Stage::new(&format!("<div style='{style}'><div><p></p></div></div>"));
        let host = Host::new(stage.get("p"));
        assert_eq!(Surroundings::of(&host).0, dark, "{style}");
    }
}

#[wasm_bindgen_test]
async fn a_page_that_changes_its_theme_or_language_is_noticed() {
    let stage = Stage::new("<p></p>");
    let seen = Rc::new(RefCell::new(None));
    let told = seen.clone();
    let watch = Surroundings::watch(&Host::new(stage.get("p")), move |dark, language| {
        *told.borrow_mut() = Some((dark, language));
    });
    let root = document().document_element().unwrap();
    root.set_attribute("style", "background: #000").unwrap();
    root.set_attribute("lang", "nl").unwrap();
    pause(0).await;
    assert_eq!(*seen.borrow(), Some((true, Some("nl".into()))));
    root.remove_attribute("style").unwrap();
    root.remove_attribute("lang").unwrap();
    pause(0).await;
    assert_eq!(*seen.borrow(), Some((false, None)));
    drop(watch);
    *seen.borrow_mut() = None;
    root.set_attribute("class", "x").unwrap();
    pause(500).await;
    root.remove_attribute("class").unwrap();
    assert_eq!(*seen.borrow(), None);
}
