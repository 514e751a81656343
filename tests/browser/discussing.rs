//! The discussion of a widget: when there is one, of which article, and what a Yew app hears of it.

use crate::stage::{Stage, js, pause, until};
use js_sys::{Array, Promise};
use reading_widget::article::Format;
use reading_widget::comments::{Comment, Id, Identity, Origin, Record, Register, Stamp};
use reading_widget::component::{Discussing, Setup, Talk};
use reading_widget::discussion::{Act, Discussion, Phase};
use reading_widget::insights::choices_from;
use reading_widget::markup::to_html;
use reading_widget::platform::Readers;
use reading_widget::session::{Action, Options, Session, Source};
use reading_widget::store::{BrowserStore, Memory, Sort, Store, StoreRef};
use reading_widget::{Article, ReadingWidget, ReadingWidgetProps};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::{AppHandle, AttrValue, Callback, Renderer, props};

/// A widget that follows its options, and the discussions that it came to.
struct Widget {
    session: Session,
    discussing: Discussing,
    come: Rc<RefCell<Vec<Discussion>>>,
}

impl Widget {
    fn begin(stage: &Stage) -> Self {
        let session = Session::new(stage.host(), Readers::Here, |_, _| ());
        let come = Rc::new(RefCell::new(Vec::new()));
        let coming = come.clone();
        let whose = Rc::new(RefCell::new(None::<Discussing>));
        let of = whose.clone();
        let discussing = Discussing::new(Setup {
            host: stage.host(),
            session: session.clone(),
            store: Some(StoreRef(Rc::new(Memory::default()))),
            readers: Readers::Here,
            on_signal: Rc::new(|_| ()),
            on_change: Rc::new(move || {
                let discussing = of.borrow().clone();
                coming.borrow_mut().extend(discussing.map(|it| it.get()));
            }),
        });
        *whose.borrow_mut() = Some(discussing.clone());
        Widget { session, discussing, come }
    }

    fn configure(&self, options: Options) {
        self.session.configure(options, Vec::new());
    }

    fn read(&self, text: &str) {
        let source = Source::Text { format: Format::Markdown, text: text.to_owned() };
        self.session.dispatch(Action::SourceChosen(source));
    }

    fn articles(&self) -> Vec<String> {
        self.come.borrow().iter().map(|it| it.article().to_owned()).collect()
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.discussing.end();
        self.session.end();
    }
}

fn of_article(key: &str) -> Options {
    Options { article_id: Some(key.to_owned()), ..Options::default() }
}

#[wasm_bindgen_test]
async fn a_discussion_begins_with_the_first_article_and_stays_for_the_next() {
    let stage = Stage::new("");
    let widget = Widget::begin(&stage);
    widget.configure(of_article("a"));
    assert_eq!(widget.articles(), [""; 0]);
    widget.read("# One");
    until("it has begun", || widget.articles() == ["a"]).await;
    widget.read("# Another");
    widget.configure(Options { lang: Some("de".into()), ..of_article("a") });
    pause(100).await;
    assert_eq!(widget.articles(), ["a"]);
}

#[wasm_bindgen_test]
async fn another_key_is_another_discussion_and_the_one_before_is_over() {
    let stage = Stage::new("");
    let widget = Widget::begin(&stage);
    widget.configure(of_article("a"));
    widget.read("# One");
    until("it has begun", || widget.articles() == ["a"]).await;
    let first = widget.discussing.get();
    until("it is open", || first.state().phase == Phase::Open).await;
    widget.configure(of_article("b"));
    assert_eq!(widget.articles(), ["a", "b"]);
    assert_eq!(widget.discussing.get().article(), "b");
    assert_eq!(first.state().phase, Phase::Opening, "what has ended shows nothing");
    widget.configure(Options::default());
    let address = stage.host().default_article_id();
    assert_eq!(widget.articles(), ["a", "b", &address]);
}

#[wasm_bindgen_test]
async fn a_comment_that_nests_too_deep_is_shown_flat_and_the_console_says_so() {
    let stage = Stage::new("");
    let widget = Widget::begin(&stage);
    widget.configure(of_article("a"));
    widget.read("# One");
    until("it has begun", || widget.articles() == ["a"]).await;
    let discussion = widget.discussing.get();
    let file = format!(
        r#"{{"format":"reading-widget-comments","records":[{{"kind":"comment","id":"018bcfe5-67e8-7000-8000-000000000001","author":{{"id":"01747480-0000-7000-8000-000000000001","name":"Ada"}},"body":"{}still here","created":"1-0-0"}}]}}"#,
        "> ".repeat(300),
    );
    js("window.warnings = []; window.warn = console.warn;
        console.warn = (words) => window.warnings.push(words)");
    discussion.import(&file).await.unwrap();
    let found = discussion.query(None, Sort::Newest, None, 10).await.unwrap();
    js("console.warn = window.warn");
    assert!(to_html(&found.rows[0].1).contains("still here"));
    let warnings = js("window.warnings.join('|')").as_string().unwrap();
    assert_eq!(warnings.matches("000000000001: It nests deeper").count(), 1, "{warnings}");
}

#[wasm_bindgen_test]
async fn where_neither_comments_nor_insights_are_wanted_there_is_none_but_for_who_asks() {
    let stage = Stage::new("");
    let widget = Widget::begin(&stage);
    let without = Options { comments: false, insights: false, ..of_article("a") };
    widget.configure(without);
    widget.read("# One");
    until("the article is there", || widget.session.state().story().is_some()).await;
    pause(20).await;
    assert_eq!(widget.articles(), [""; 0]);
    assert_eq!(widget.discussing.get().article(), "a");
    assert_eq!(widget.articles(), ["a"]);
}

#[wasm_bindgen_test]
async fn the_authors_file_comes_and_goes_with_the_option() {
    let stage = Stage::new("");
    let widget = Widget::begin(&stage);
    let file = "data:application/json,{\"format\":\"reading-widget-comments\",\"version\":1,\"records\":[],\"counts\":{\"clear\":7}}";
    widget.configure(Options { comments_src: Some(file.into()), ..of_article("a") });
    let discussion = widget.discussing.get();
    let counted = || discussion.state().tally.counts.get("clear").copied();
    until("it is counted", || counted() == Some(7)).await;
    widget.configure(of_article("a"));
    until("it is not counted", || counted().is_none()).await;
}

#[wasm_bindgen_test]
async fn another_article_has_the_same_reader_at_once() {
    let stage = Stage::new("");
    let widget = Widget::begin(&stage);
    widget.configure(of_article("a"));
    let first = widget.discussing.get();
    first.sign_in("Noor".into(), None).await.unwrap();
    let name = || widget.discussing.identity().map(|identity| identity.name);
    until("the first knows", || name().as_deref() == Some("Noor")).await;
    widget.configure(of_article("b"));
    assert_eq!(widget.discussing.get().state().phase, Phase::Opening);
    assert_eq!(name().as_deref(), Some("Noor"));
    let second = widget.discussing.get();
    until("the second is open", || second.state().phase == Phase::Open).await;
    second.sign_out().await.unwrap();
    until("the second knows", || name().is_none()).await;
}

#[wasm_bindgen_test]
async fn what_a_new_reader_does_at_once_is_one_readers() {
    let name = format!("reading-widget-test-{}", js_sys::Math::random());
    let store = Rc::new(BrowserStore::named(&name));
    let discussion = Discussion::new("a".into(), store, Readers::Here, "en", |_| ());
    let picks = ["clear", "useful", "moving"].map(|id| {
        let discussion = discussion.clone();
        future_to_promise(async move {
            discussion.pick(id.into(), true).await.map_err(|error| error.to_string())?;
            Ok(JsValue::UNDEFINED)
        })
    });
    JsFuture::from(Promise::all(&picks.into_iter().collect::<Array>())).await.unwrap();
    let known = discussion.ask().await.unwrap();
    assert_eq!(known.picked.len(), 3, "{:?}", known.picked);
    discussion.end();
}

/// A widget over a store, and what its callbacks were told.
fn app(stage: &Stage, store: &Rc<dyn Store>, key: &'static str) -> (App, Told) {
    let told = Told::default();
    let app = Renderer::<ReadingWidget>::with_root_and_props(
        stage.0.clone().into(),
        props(store, key, &told),
    );
    (app.render(), told)
}

type App = AppHandle<ReadingWidget>;
type Told = Rc<RefCell<Vec<String>>>;

fn props(store: &Rc<dyn Store>, key: &'static str, told: &Told) -> ReadingWidgetProps {
    let (comments, insights) = (told.clone(), told.clone());
    let (choices, _) = choices_from(r#"[{"id": "salty", "label": "Salty"}]"#);
    props!(ReadingWidgetProps {
        article: Article::markdown("# Tides\n\nTwice a day."),
        article_id: Some(AttrValue::from(key.to_owned())),
        store: Some(store.clone().into()),
        insight_choices: Some(choices),
        on_comment: Callback::from(move |(act, id): (Act, String)| {
            comments.borrow_mut().push([act.name(), " ", &id].concat());
        }),
        on_insight: Callback::from(move |(id, on): (String, bool)| {
            insights.borrow_mut().push(format!("{id} {on}"));
        }),
    })
}

pub fn comment(article: &str) -> Comment {
    let stamp = |millis| Stamp { millis, counter: 0, node: 1 };
    let id = |millis| Id::new(stamp(millis), 1);
    let created = stamp(1_700_000_000_000);
    Comment {
        id: id(1_700_000_000_000),
        article: article.to_owned(),
        origin: Origin { created, author: id(1_600_000_000_000), parent: None, root: None },
        identity: Register { stamp: created, value: Identity { name: "Noor".into(), link: None } },
        body: Register { stamp: created, value: ["About ", article].concat() },
        deleted: Register { stamp: created, value: false },
    }
}

pub fn button(stage: &Stage, words: &str) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    let all = stage.0.query_selector_all("button").unwrap();
    (0..all.length())
        .map(|index| all.get(index).unwrap().unchecked_into::<web_sys::HtmlElement>())
        .find(|button| button.text_content().unwrap().contains(words))
}

#[wasm_bindgen_test]
async fn a_yew_app_gives_the_store_and_hears_what_readers_do() {
    let stage = Stage::new("");
    let store: Rc<dyn Store> = Rc::new(Memory::default());
    let of = |key| Record::Comment(comment(key));
    store.merge(vec![of("tides"), of("ferry")]).await.unwrap();
    let (mut app, told) = app(&stage, &store, "tides");
    let shows = |words: &str| stage.0.text_content().unwrap().contains(words);
    until("the comment is there", || shows("About tides")).await;

    until("insights can be added", || stage.find(".rw-insights button").is_some()).await;
    stage.get(".rw-insights button").click();
    until("the page's own choice is there", || button(&stage, "Salty").is_some()).await;
    button(&stage, "Salty").unwrap().click();
    until("it is told", || *told.borrow() == ["salty true"]).await;
    assert_eq!(store.tally("tides").await.unwrap().insights.get("salty"), Some(&1));

    let like = stage.get("article.rw-comment button[aria-pressed]");
    like.click();
    until("it is told", || told.borrow().len() == 2).await;
    assert_eq!(told.borrow()[1], ["like ", &comment("tides").id.to_string()].concat());

    app.update(props(&store, "ferry", &told));
    until("the other article's is there", || shows("About ferry")).await;
    assert!(!shows("About tides"));
    let another: Rc<dyn Store> = Rc::new(Memory::default());
    app.update(props(&another, "ferry", &told));
    until("the other store holds nothing", || !shows("About ferry")).await;
    app.destroy();
}
