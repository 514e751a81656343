//! The follower: where the reader is in an article, and going to a section.

use crate::stage::{Stage, document, forget_hash, pause, until, window};
use reading_widget::platform::{Follower, Host, Sheets, Told};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A follower, and what it told last.
struct Followed {
    follower: Option<Follower>,
    last: Rc<Cell<(Option<usize>, f64)>>,
    told: Rc<Cell<u32>>,
    by_hand: Rc<Cell<u32>>,
}

fn follow(host: &Host, count: usize) -> Followed {
    let mut read = host.read_children();
    let (last, told, by_hand) =
        (Rc::<Cell<_>>::default(), Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let ordinals: Vec<_> = (0..count).collect();
    let moved = {
        let (last, told) = (last.clone(), told.clone());
        move |current, progress| {
            last.set((current, progress));
            told.set(told.get() + 1);
        }
    };
    let scrolled = {
        let by_hand = by_hand.clone();
        move || by_hand.set(by_hand.get() + 1)
    };
    let callbacks = Told {
        moved: Box::new(moved),
        arrived: Box::new(|_| {}),
        scrolled_by_hand: Box::new(scrolled),
    };
    let follower = Some(Follower::start(host, &mut read.content, &ordinals, callbacks));
    Followed { follower, last, told, by_hand }
}

/// Sections of 1,000 pixels each.
fn sections(count: usize) -> String {
    let section = |number| {
        format!(
            "<h2 style='margin: 0; height: 40px'>S{number}</h2><p style='margin: 0; height: 960px'>p</p>"
        )
    };
    (0..count).map(section).collect()
}

#[wasm_bindgen_test]
async fn the_section_under_the_eye_is_current_while_the_page_scrolls() {
    let stage = Stage::new(&sections(10));
    let followed = follow(&stage.host(), 10);
    let top = stage.0.get_bounding_client_rect().top();
    for section in [0, 3, 9, 5] {
        window().scroll_to_with_x_and_y(0.0, top + 1000.0 * section as f64 + 100.0);
        until("the section is current", || followed.last.get().0 == Some(section)).await;
    }
    let half = followed.last.get().1;
    assert!((0.4..0.7).contains(&half), "{half}");
    window().scroll_to_with_x_and_y(0.0, 1e6);
    until("the end is read", || followed.last.get() == (Some(9), 1.0)).await;
    window().scroll_to_with_x_and_y(0.0, 0.0);
    until("the beginning", || followed.last.get().1 == 0.0).await;
    assert!(followed.by_hand.get() > 0);
}

#[wasm_bindgen_test]
async fn a_box_that_scrolls_is_a_view_of_its_own() {
    let html = format!(
        "<div style='height: 100px'></div><div id=box style='height: 400px; overflow: auto'><section>{}</section></div>",
        sections(5)
    );
    let stage = Stage::new(&html);
    let followed = follow(&Host::new(stage.get("section")), 5);
    assert_eq!(followed.last.get(), (Some(0), 0.0));
    let scroller = stage.get("#box");
    for section in [2usize, 4, 1] {
        scroller.set_scroll_top(1000 * section as i32 + 100);
        until("the section is current", || followed.last.get().0 == Some(section)).await;
    }
    scroller.set_scroll_top(2300);
    until("half is read", || followed.last.get() == (Some(2), 0.5)).await;
    scroller.set_scroll_top(100_000);
    until("the end is read", || followed.last.get() == (Some(4), 1.0)).await;
}

#[wasm_bindgen_test]
async fn what_changes_its_size_is_measured_again() {
    let stage = Stage::new(&sections(4));
    let followed = follow(&stage.host(), 4);
    let top = stage.0.get_bounding_client_rect().top();
    window().scroll_to_with_x_and_y(0.0, top + 2100.0);
    until("the third section", || followed.last.get().0 == Some(2)).await;
    // An image that comes late pushes what is below it down.
    stage.0.style().set_property("overflow-anchor", "none").unwrap();
    stage.get("p").style().set_property("height", "1460px").unwrap();
    until("the second section", || followed.last.get().0 == Some(1)).await;
}

#[wasm_bindgen_test]
async fn a_follower_that_is_dropped_is_silent_and_one_that_rests_is_too() {
    let stage = Stage::new(&sections(4));
    let mut followed = follow(&stage.host(), 4);
    pause(200).await;
    let told = followed.told.get();
    window().dispatch_event(&web_sys::Event::new("resize").unwrap()).unwrap();
    pause(100).await;
    assert_eq!(followed.told.get(), told, "nothing moved");
    followed.follower = None;
    let by_hand = followed.by_hand.get();
    window().scroll_to_with_x_and_y(0.0, 2000.0);
    pause(200).await;
    assert_eq!((followed.told.get(), followed.by_hand.get()), (told, by_hand));
}

#[wasm_bindgen_test]
async fn going_to_a_section_moves_view_focus_and_address() {
    let stage = Stage::new(&format!("<div class=rw-body>{}</div>", sections(6)));
    let header =
        Stage::new("<div style='position: fixed; top: 0; height: 50px; left: 0; right: 0'></div>");
    let host = Host::new(stage.get("div"));
    let sheets = Sheets::adopt_around(&host);
    let followed = follow(&host, 6);
    let follower = followed.follower.as_ref().unwrap();
    let by_hand = followed.by_hand.get();
    follower.go_to(3);
    let heading = document().get_element_by_id("s3").unwrap();
    until("the heading is at the top", || {
        (50.0..90.0).contains(&heading.get_bounding_client_rect().top())
    })
    .await;
    assert_eq!(document().active_element(), Some(heading.clone()));
    assert_eq!(window().location().hash().unwrap(), "#s3");
    pause(300).await;
    assert_eq!(followed.by_hand.get(), by_hand, "the way there is not the reader's own scrolling");
    document()
        .active_element()
        .unwrap()
        .dispatch_event(&web_sys::Event::new("blur").unwrap())
        .unwrap();
    assert!(!heading.has_attribute("tabindex"), "it takes the focus only for now");
    forget_hash();
    drop((header, sheets));
}

#[wasm_bindgen_test]
async fn a_link_to_what_a_closed_details_holds_opens_it() {
    let html = "<div style='height: 3000px'></div><details><summary>s</summary>\
                <details><summary>t</summary><h2>Inner</h2></details></details>";
    let stage = Stage::new(html);
    let followed = follow(&stage.host(), 1);
    let follower = followed.follower.as_ref().unwrap();
    // Not a navigation, which opens them by itself in some browsers: the page came with this hash.
    crate::stage::js("history.replaceState(null, '', '#inner')");
    follower.follow_hash();
    assert_eq!(stage.count("details[open]"), 2);
    until("it is in view", || window().scroll_y().unwrap() > 2000.0).await;
    assert_eq!(followed.by_hand.get(), 0);
    forget_hash();
}

#[wasm_bindgen_test]
async fn a_scroll_step_asks_for_few_headings_however_many_there_are() {
    let html: String = (0..5000).map(|n| format!("<h2>S{n}</h2>")).collect();
    let stage = Stage::new(&html);
    let followed = follow(&stage.host(), 5000);
    let asked = Rc::new(RefCell::new(0));
    crate::stage::js(
        "window.asked = 0; window.rect = Element.prototype.getBoundingClientRect;
         Element.prototype.getBoundingClientRect = function () { window.asked += 1; return window.rect.call(this); }",
    );
    window().scroll_to_with_x_and_y(0.0, 50_000.0);
    until("the reader moved", || followed.last.get().0.is_some_and(|section| section > 100)).await;
    *asked.borrow_mut() = crate::stage::js("window.asked").as_f64().unwrap() as u32;
    crate::stage::js("Element.prototype.getBoundingClientRect = window.rect");
    assert!(*asked.borrow() < 100, "{asked:?}");
}
