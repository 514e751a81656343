//! The Yew component in a page.

use crate::sheets::adopted;
use crate::stage::{Stage, document, forget_hash, js, pause, until};
use reading_widget::{Article, ReadingWidget, ReadingWidgetProps};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback, Renderer, props};

const FIRST: &str = "---\ntitle: The first\npublished: 2026-03-01\n---\n\nIntro.\n\n## One\n\nwords\n\n## Two\n\n### Three\n\nwords";
const SECOND: &str = "# The second\n\n## Other\n\nwords";

/// What the component said.
type Said = Rc<RefCell<Vec<String>>>;

fn widget(article: Article, said: &Said) -> ReadingWidgetProps {
    let say = |said: &Said| {
        let said = said.clone();
        move |what: String| said.borrow_mut().push(what)
    };
    let (ready, error, section) = (say(said), say(said), say(said));
    props!(ReadingWidgetProps {
        article,
        on_ready: Callback::from(move |sections: Vec<reading_widget::outline::Section>| {
            ready(format!("ready {}", sections.len()));
        }),
        on_error: Callback::from(move |trouble: reading_widget::trouble::Trouble| {
            error(format!("error {}", trouble.code()));
        }),
        on_section: Callback::from(move |(id, _): (String, String)| section(format!(
            "section {id}"
        ))),
    })
}

fn mount(stage: &Stage, props: ReadingWidgetProps) -> AppHandle<ReadingWidget> {
    Renderer::<ReadingWidget>::with_root_and_props(stage.0.clone().into(), props).render()
}

fn titles(stage: &Stage) -> Vec<String> {
    let links = stage.0.query_selector_all("a.rw-outline-link .rw-outline-title").unwrap();
    (0..links.length()).map(|index| links.get(index).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn an_article_is_shown_with_its_outline_and_a_new_one_takes_its_place() {
    let stage = Stage::new("");
    let said = Said::default();
    let mut app = mount(&stage, widget(Article::markdown(FIRST), &said));
    until("the outline is there", || titles(&stage) == ["One", "Two", "Three"]).await;
    assert_eq!(stage.count("article[slot=article] h2"), 2);
    assert_eq!(stage.get(".rw-outline-link").get_attribute("href").as_deref(), Some("#one"));
    assert_eq!(stage.get("h1").text_content().as_deref(), Some("The first"));
    until("the date is told", || stage.find("time[datetime='2026-03-01']").is_some()).await;
    assert_eq!(said.borrow()[0], "ready 3");

    app.update(widget(Article::markdown(SECOND), &said));
    until("the second article is there", || titles(&stage) == ["Other"]).await;
    assert_eq!(stage.count("article[slot=article]"), 1);
    assert_eq!(stage.get("h1").text_content().as_deref(), Some("The second"));
    assert!(stage.find("time").is_none(), "the date belonged to the first");
    assert!(said.borrow().contains(&"ready 1".to_owned()), "{said:?}");
    app.destroy();
}

#[wasm_bindgen_test]
async fn every_kind_of_article_is_shown() {
    for (article, expected) in [
        (Article::html("<h2>H</h2><p>x</p>"), "H"),
        (
            Article::text(
                "A title\n\nIt begins here, with words.\n\nA heading\n\nAnd more of them.",
            ),
            "A heading",
        ),
        (Article::json("{\"title\": \"T\", \"body\": \"## J\\n\\nx\"}"), "J"),
        (Article::url("data:text/markdown,%23%23%20U%0A%0Ax"), "U"),
    ] {
        let stage = Stage::new("");
        let app = mount(&stage, widget(article, &Said::default()));
        until(expected, || titles(&stage) == [expected]).await;
        app.destroy();
    }
}

#[wasm_bindgen_test]
async fn trouble_is_told_and_shown_and_a_further_article_still_comes() {
    let stage = Stage::new("");
    let said = Said::default();
    let mut app = mount(&stage, widget(Article::url("no-such-file.md"), &said));
    until("it is told", || said.borrow().iter().any(|what| what == "error fetch")).await;
    until("it is shown", || stage.find("[role=alert] button, .rw-notice button").is_some()).await;
    app.update(widget(Article::json("{\"title\": 1}"), &said));
    until("it is told", || said.borrow().iter().any(|what| what == "error parse")).await;
    app.update(widget(Article::markdown(SECOND), &said));
    until("the article is there", || titles(&stage) == ["Other"]).await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn options_change_what_is_shown() {
    let stage = Stage::new("");
    let said = Said::default();
    let mut app = mount(&stage, widget(Article::markdown(FIRST), &said));
    until("the outline is there", || titles(&stage).len() == 3).await;
    let article = stage.get("article");
    let with = |change: fn(&mut ReadingWidgetProps)| {
        let mut props = widget(Article::markdown(FIRST), &said);
        change(&mut props);
        props
    };
    app.update(with(|props| props.outline_depth = 1));
    until("it is flat", || titles(&stage) == ["One", "Two"]).await;
    app.update(with(|props| props.outline = false));
    until("it is gone", || titles(&stage).is_empty()).await;
    app.update(with(|props| props.header = false));
    until("the header is gone", || stage.find("h1").is_none()).await;
    app.update(with(|props| props.lang = Some("de".into())));
    until("it speaks German", || stage.find(".rw[lang=de]").is_some()).await;
    app.update(with(|props| props.theme = reading_widget::Theme::Dark));
    until("it is dark", || stage.find(".rw-dark").is_some()).await;
    assert_eq!(stage.get("article"), article, "the article was never built anew");
    assert_eq!(said.borrow().iter().filter(|what| what.starts_with("ready")).count(), 1);
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_click_and_the_keys_go_to_sections() {
    let stage = Stage::new("");
    let said = Said::default();
    let app = mount(&stage, widget(Article::markdown(FIRST), &said));
    until("the outline is there", || titles(&stage).len() == 3).await;
    stage.get("a[href='#two']").click();
    until("it is lit", || stage.find("a[href='#two'][aria-current]").is_some()).await;
    assert_eq!(document().active_element().map(|element| element.id()).as_deref(), Some("two"));
    assert_eq!(said.borrow().last().map(String::as_str), Some("section two"));
    press(&stage.get("#two"), "j");
    until("the next one is lit", || stage.find("a[href='#three'][aria-current]").is_some()).await;
    press(&stage.get("#three"), "k");
    until("the one before is lit", || stage.find("a[href='#two'][aria-current]").is_some()).await;
    assert_eq!(stage.count("[aria-current]"), 1);
    assert_eq!(stage.count("a[data-passed]"), 1);
    app.destroy();
    forget_hash();
}

#[wasm_bindgen_test]
async fn what_a_widget_takes_it_gives_back() {
    // What is made once for all widgets stays as long as the page.
    reading_widget::store::shared().status().await.unwrap();
    for round in 0..2 {
        let stage = Stage::new("<p>");
        let sheets = adopted();
        js("(() => {
            const count = (window.held = { listeners: 0, observers: 0 });
            const listens = (name, by) => {
                const real = EventTarget.prototype[name];
                EventTarget.prototype[name] = function (...all) {
                    if (!(this instanceof Element)) count.listeners += by;
                    return real.apply(this, all);
                };
                return () => { EventTarget.prototype[name] = real; };
            };
            const observes = (type) => {
                const { observe, disconnect } = type.prototype;
                const open = new Set();
                type.prototype.observe = function (...all) {
                    if (!open.has(this)) { open.add(this); count.observers += 1; }
                    return observe.apply(this, all);
                };
                type.prototype.disconnect = function () {
                    if (open.delete(this)) count.observers -= 1;
                    return disconnect.call(this);
                };
                return () => { Object.assign(type.prototype, { observe, disconnect }); };
            };
            const back = [listens('addEventListener', 1), listens('removeEventListener', -1),
                observes(MutationObserver), observes(ResizeObserver)];
            window.giveBack = () => back.forEach((undo) => undo());
        })()");
        let held = || {
            let number = |name| js(&format!("window.held.{name}")).as_f64().unwrap();
            (number("listeners"), number("observers"))
        };
        let app = mount(&stage, widget(Article::markdown(FIRST), &Said::default()));
        until("the outline is there", || titles(&stage).len() == 3).await;
        assert!(held().0 >= 5.0 && held().1 >= 2.0, "{:?}", held());
        assert_eq!(adopted(), sheets + 2);
        app.destroy();
        pause(50).await;
        js("window.giveBack()");
        assert_eq!((held(), adopted()), ((0.0, 0.0), sheets), "round {round}");
        assert_eq!(stage.count("article"), 0);
    }
}

#[wasm_bindgen_test]
async fn a_widget_that_leaves_while_its_article_is_on_its_way_is_silent() {
    let stage = Stage::new("");
    let said = Said::default();
    let app = mount(&stage, widget(Article::url("data:text/markdown,%23%20A"), &said));
    pause(0).await;
    app.destroy();
    pause(200).await;
    assert!(said.borrow().iter().all(|what| !what.starts_with("error")), "{said:?}");
    assert_eq!(stage.count("*"), 0);
}

#[wasm_bindgen_test]
async fn two_widgets_have_ids_of_their_own() {
    let (one, two) = (Stage::new(""), Stage::new(""));
    let said = Said::default();
    let apps = [&one, &two].map(|stage| mount(stage, widget(Article::markdown(FIRST), &said)));
    until("both are there", || titles(&one).len() == 3 && titles(&two).len() == 3).await;
    assert_eq!(
        js(
            "[...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size"
        ),
        0
    );
    for stage in [&one, &two] {
        let link = stage.get("a.rw-outline-link");
        let id = link.get_attribute("href").unwrap();
        assert!(stage.find(&id).is_some(), "{id} is in the other one");
    }
    apps.into_iter().for_each(AppHandle::destroy);
}

#[wasm_bindgen_test]
async fn a_page_that_names_its_language_badly_still_gets_its_date() {
    let root = document().document_element().unwrap();
    root.set_attribute("lang", "en_US").unwrap();
    let stage = Stage::new("");
    let app = mount(&stage, widget(Article::markdown(FIRST), &Said::default()));
    until("the date is told", || stage.find("time[datetime='2026-03-01']").is_some()).await;
    root.remove_attribute("lang").unwrap();
    app.destroy();
}

fn press(element: &HtmlElement, key: &str) {
    let init = js_sys::Object::new();
    for (name, value) in [("key", key.into()), ("bubbles", true.into()), ("composed", true.into())]
    {
        js_sys::Reflect::set(&init, &name.into(), &value).unwrap();
    }
    let make = js_sys::Function::new_with_args("init", "return new KeyboardEvent('keydown', init)");
    let event = make.call1(&wasm_bindgen::JsValue::NULL, &init).unwrap();
    let target: &Element = element;
    target.dispatch_event(event.unchecked_ref()).unwrap();
}
