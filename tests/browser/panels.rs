//! The comments and the insights by themselves, in an app that draws its article in its own way.

use crate::discussing::{button, comment};
use crate::stage::{Stage, until};
use reading_widget::comments::Record;
use reading_widget::discussion::Act;
use reading_widget::store::{Memory, Store, StoreRef};
use reading_widget::{CommentPanel, Insights, Theme};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct PanelsProps {
    article_id: AttrValue,
    store: StoreRef,
    on_told: Callback<String>,
}

#[component]
fn Panels(props: &PanelsProps) -> Html {
    let PanelsProps { article_id, store, on_told } = props.clone();
    let on_comment = on_told.reform(|(act, id): (Act, String)| [act.name(), " ", &id].concat());
    let on_insight = on_told.reform(|(id, on): (String, bool)| format!("{id} {on}"));
    html! {
        <>
            <Insights article_id={article_id.clone()} store={store.clone()} {on_insight} />
            <CommentPanel {article_id} {store} lang="de" theme={Theme::Dark} {on_comment} />
        </>
    }
}

#[wasm_bindgen_test]
async fn comments_and_insights_stand_by_themselves_over_a_store_of_the_apps() {
    let stage = Stage::new("");
    let store: Rc<dyn Store> = Rc::new(Memory::default());
    let of = |key| Record::Comment(comment(key));
    store.merge(vec![of("tides"), of("ferry")]).await.unwrap();
    let told: Rc<RefCell<Vec<String>>> = Rc::default();
    let props = |article_id: &'static str| {
        let told = told.clone();
        PanelsProps {
            article_id: article_id.into(),
            store: store.clone().into(),
            on_told: Callback::from(move |words| told.borrow_mut().push(words)),
        }
    };
    let root = stage.0.clone().into();
    let mut app = yew::Renderer::<Panels>::with_root_and_props(root, props("tides")).render();
    let shows = |words: &str| stage.0.text_content().unwrap().contains(words);
    until("the comment is there", || shows("About tides")).await;
    assert!(shows("Kommentar schreiben"), "in the language that was asked for");
    assert!(stage.find(".rw-dark .rw-comment").is_some(), "in the theme that was asked for");

    button(&stage, "Add your insights").unwrap().click();
    until("there is something to choose", || button(&stage, "Vividly told").is_some()).await;
    button(&stage, "Vividly told").unwrap().click();
    until("it is told", || *told.borrow() == ["vivid true"]).await;
    stage.get("article.rw-comment button[aria-pressed]").click();
    let liked = ["like ", &comment("tides").id.to_string()].concat();
    until("it is told", || told.borrow().last() == Some(&liked)).await;

    app.update(props("ferry"));
    until("the other article's is there", || shows("About ferry") && !shows("About tides")).await;
    app.destroy();
    assert_eq!(stage.0.text_content().as_deref(), Some(""));
}
