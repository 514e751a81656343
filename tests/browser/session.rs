//! A session with a real page: what it says, follows and leaves behind.

use crate::stage::{Stage, js, pause, until};
use reading_widget::article::Format;
use reading_widget::platform::Readers;
use reading_widget::session::{Action, Options, Phase, Session, Signal, Source};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn begin(stage: &Stage) -> (Session, Rc<RefCell<Vec<String>>>) {
    let said = Rc::new(RefCell::new(Vec::new()));
    let say = said.clone();
    let session = Session::new(stage.host(), Readers::Here, move |_, signal| {
        say.borrow_mut().push(match signal {
            Signal::Loading => "loading".to_owned(),
            Signal::Ready => "ready".to_owned(),
            Signal::Error(trouble) => trouble.code().to_owned(),
            Signal::Section { id, .. } => id.clone(),
            Signal::Progress { .. } => return,
        });
    });
    (session, said)
}

fn titles(session: &Session) -> String {
    let state = session.state();
    let sections = state.story().map(|story| story.outline.sections.clone()).unwrap_or_default();
    sections.iter().map(|section| section.title.as_str()).collect::<Vec<_>>().join(" ")
}

#[wasm_bindgen_test]
async fn the_pages_own_article_is_followed_as_it_changes() {
    let stage = Stage::new("<h2>A</h2><p>words</p>");
    let (session, said) = begin(&stage);
    session.dispatch(Action::SourceChosen(Source::Page));
    assert_eq!(titles(&session), "A");
    stage.0.insert_adjacent_html("beforeend", "<h2>B</h2>").unwrap();
    session.refresh_page_soon();
    session.refresh_page_soon();
    assert_eq!(titles(&session), "A", "the page may still be at it");
    until("the new section is there", || titles(&session) == "A B").await;
    assert_eq!(session.state().generation, 2, "one look for both");
    assert_eq!(said.borrow()[..2], ["loading", "ready"]);
    assert_eq!(said.borrow().iter().filter(|what| *what == "ready").count(), 1);
    session.end();
    assert_eq!(stage.count("h2[id]"), 2, "the page keeps its article");
}

#[wasm_bindgen_test]
async fn what_is_odd_is_said_once() {
    let stage = Stage::new("<h2>A</h2><script type=application/ld+json>{ broken</script>");
    let (session, _) = begin(&stage);
    js("window.warnings = []; window.warn = console.warn;
        console.warn = (words) => window.warnings.push(words)");
    let configure = |words_per_minute| {
        let options = Options { words_per_minute, ..Options::default() };
        session.configure(options, vec!["theme makes no sense".into()]);
    };
    configure(None);
    configure(Some(100.0));
    session.dispatch(Action::SourceChosen(Source::Page));
    session.dispatch(Action::RefreshAsked);
    js("console.warn = window.warn");
    let warnings = js("window.warnings.join('|')").as_string().unwrap();
    assert_eq!(warnings.matches("theme makes no sense").count(), 1, "{warnings}");
    assert_eq!(warnings.matches("JSON-LD").count(), 1, "{warnings}");
    session.end();
}

#[wasm_bindgen_test]
async fn of_two_articles_on_their_way_the_last_one_stays() {
    let stage = Stage::new("");
    let (session, said) = begin(&stage);
    let url =
        |name: &str| Source::Url { url: format!("data:text/markdown,%23%23 {name}"), format: None };
    session.dispatch(Action::SourceChosen(url("One")));
    session.dispatch(Action::SourceChosen(url("Two")));
    until("the second is there", || titles(&session) == "Two").await;
    pause(100).await;
    assert_eq!((titles(&session).as_str(), stage.count("article")), ("Two", 1));
    assert_eq!(said.borrow().iter().filter(|what| *what == "ready").count(), 1);

    session.dispatch(Action::SourceChosen(Source::Page));
    assert_eq!(stage.count("article"), 0, "what was built makes room for the page's own");
    session.end();
}

#[wasm_bindgen_test]
async fn after_trouble_another_try_is_one_action_away() {
    let stage = Stage::new("");
    let (session, said) = begin(&stage);
    let url = "no-such-file.md".to_owned();
    session.dispatch(Action::SourceChosen(Source::Url { url, format: None }));
    until("it failed", || matches!(session.state().phase, Phase::Failed(_))).await;
    session.dispatch(Action::RetryAsked);
    assert!(matches!(session.state().phase, Phase::Loading(None)));
    until("it failed again", || matches!(session.state().phase, Phase::Failed(_))).await;
    assert_eq!(*said.borrow(), ["loading", "fetch", "loading", "fetch"]);
    session.end();
}

#[wasm_bindgen_test]
async fn a_session_that_ended_is_freed() {
    let stage = Stage::new("<h2>A</h2>");
    let (session, said) = begin(&stage);
    session.dispatch(Action::SourceChosen(Source::Page));
    let weak = session.downgrade();
    session.refresh_page_soon();
    session.end();
    let ended = session.state();
    pause(200).await;
    assert_eq!(session.state().generation, ended.generation, "no look was still to come");
    drop((session, ended));
    assert!(weak.upgrade().is_none(), "something still holds it");
    let before = said.borrow().len();
    pause(200).await;
    assert_eq!(said.borrow().len(), before);
}

#[wasm_bindgen_test]
async fn an_article_that_is_not_coming_leaves_the_pages_own_words() {
    let stage = Stage::new("<p>own</p>");
    let (session, _) = begin(&stage);
    let text = |text: &str| Source::Text { format: Format::Json, text: text.into() };
    session.dispatch(Action::SourceChosen(text("{\"body\": \"## A\"}")));
    until("it is there", || stage.count("article[slot=article]") == 1).await;
    session.dispatch(Action::SourceChosen(text("{")));
    until("it failed", || matches!(session.state().phase, Phase::Failed(_))).await;
    assert_eq!((stage.count("article"), stage.count("p")), (0, 1));
    session.dispatch(Action::SourceChosen(text("{\"body\": \"## B\"}")));
    until("the next one is there", || titles(&session) == "B").await;
    session.end();
}
