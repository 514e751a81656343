//! Other hands in a view that Yew draws: it goes on, and nothing is lost.

use crate::stage::{Stage, document, js, pause, until};
use reading_widget::platform::{Guard, about_to_draw};
use reading_widget::{Article, ReadingWidget, ReadingWidgetProps};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;
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

#[wasm_bindgen_test]
async fn who_stands_beside_what_was_moved_stays_and_keeps_the_focus() {
    let buttons = "<button>a</button><button>b</button><button>c</button>";
    let stage = Stage::new(&format!("<main>{buttons}</main>"));
    let main: Node = stage.get("main").into();
    let formerly = children(&main);
    let _guard = Guard::of(&stage.0.clone().into()).unwrap();
    stage.get("button:nth-child(2)").focus().unwrap();
    let left = js("window.left = 0; addEventListener('focusout', () => left++, true); left");
    assert_eq!(left, 0);
    main.append_child(&formerly[0]).unwrap();
    until("it is back", || children(&main) == formerly).await;
    assert_eq!(js("left"), 0, "nobody lost the focus");
    assert_eq!(js("document.activeElement.textContent"), "b");
}

/// Takes a node out, puts it elsewhere, turns an order around, or puts something strange around or
/// beside it: as chance has it, twelve times.
const SHAKE: &str = "(root, seed) => {
  const chance = (below) => {
    // (xorshift32)
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % below;
  };
  for (let at = 0; at < 9; at++) chance(1);
  for (let at = 0; at < 12; at++) {
    const nodes = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const node = nodes[chance(nodes.length)];
    const other = nodes[chance(nodes.length)];
    const stranger = document.createElement('span');
    try {
      switch (chance(8)) {
        case 0: node.remove(); break;
        case 1: other.append(node); break;
        case 2: node.append(...[...node.childNodes].reverse()); break;
        case 3: node.replaceWith(stranger); stranger.append(node); break;
        case 4: document.body.append(node); break;
        case 5: node.before(stranger); break;
        case 6: other.replaceChildren(stranger, node); break;
        case 7: stranger.append(node); other.before(stranger); break;
      }
    } catch {
      // Not every move is possible.
    }
  }
}";

fn children(node: &Node) -> Vec<Node> {
    let nodes = node.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.get(at)).collect()
}

#[wasm_bindgen_test]
async fn whatever_is_done_to_a_view_each_node_comes_back_to_its_place() {
    let list = "<li><a>one <b>two</b> three</a><button>x</button></li>".repeat(4);
    let stage = Stage::new(&format!("<main><h1>Title</h1><ol>{list}</ol><p>end</p></main>"));
    let root: Node = stage.0.clone().into();
    let mut all = vec![root.clone()];
    for at in 0.. {
        let Some(node) = all.get(at).cloned() else { break };
        all.extend(children(&node));
    }
    let formerly: Vec<Vec<Node>> = all.iter().map(children).collect();
    let _guard = Guard::of(&root).unwrap();
    let shake: js_sys::Function = js(&format!("({SHAKE})")).unchecked_into();
    for seed in 1..=300 {
        shake.call2(&JsValue::NULL, &root, &seed.into()).unwrap();
        // Half of the times the view is drawn before the browser tells.
        if seed % 2 == 0 {
            about_to_draw();
        }
        pause(if seed % 20 == 0 { 600 } else { 0 }).await;
        if seed % 2 == 0 || seed % 20 < 10 {
            about_to_draw();
            pause(0).await;
            for (node, formerly) in all.iter().zip(&formerly) {
                let mut now = children(node);
                now.retain(|child| all.contains(child));
                assert!(now == *formerly, "after {seed}: {}", stage.0.inner_html());
            }
        }
    }
}
