//! The insights: what was picked, what can be, and what a reader has to know.

use super::{tag, talk, values, words};
use reading_widget::discussion::{Said, State};
use reading_widget::insights::{Label, Tallied};
use reading_widget::ui::{InsightsProps, Words, insights};
use std::rc::Rc;
use yew::prelude::*;

#[component]
fn Panel(props: &InsightsProps) -> Html {
    html! { <>{ insights(props) }</> }
}

async fn render(state: State, choices: Rc<Vec<Tallied>>) -> String {
    yew::LocalServerRenderer::<Panel>::with_props(InsightsProps {
        state: Rc::new(state),
        choices,
        on_action: Callback::noop(),
        uid: "rw-7".into(),
        words: Words::of("en"),
    })
    .hydratable(false)
    .render()
    .await
}

fn picking() -> State {
    State { picking: true, ..State::default() }
}

#[tokio::test(flavor = "current_thread")]
async fn what_most_readers_picked_comes_first() {
    let html = render(State::default(), talk::choices()).await;
    let text = words(&html);
    let summary = "Vividly told 17 Made me think 17 Well researched 9 Clearly put 4 \
                   I can use this 2 New to me 1";
    assert!(text.contains(summary), "{text}");
    assert!(!text.contains("Convincing"), "nobody picked it");
    assert_eq!(values(&html, "aria-pressed"), ["true", "false", "false", "false", "true", "false"]);
}

#[tokio::test(flavor = "current_thread")]
async fn the_choices_stand_in_three_named_groups_when_they_are_wanted() {
    let html = render(State::default(), talk::choices()).await;
    assert!(tag(&html, "data-focus=\"insights\"").contains("aria-expanded=\"false\""));
    assert!(!html.contains("choice:clear"));
    let html = render(picking(), talk::choices()).await;
    assert!(tag(&html, "data-focus=\"insights\"").contains("aria-expanded=\"true\""));
    let text = words(&html);
    for group in [
        "The writing Clearly put 4 Vividly told 17 To the point",
        "The substance Well researched 9 New to me 1 Convincing",
        "What it did to you Made me think 17 Moved me I can use this 2",
    ] {
        assert!(text.contains(group), "{text}");
    }
    let ids = values(&html, "id");
    for name in values(&html, "aria-labelledby") {
        assert!(ids.contains(&name), "{name}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn nobodys_insights_are_an_invitation() {
    let html = render(State::default(), talk::untouched()).await;
    assert!(words(&html).contains("Be the first to say so"), "{html}");
    assert!(words(&html).contains("Add your insights"));
    assert!(words(&html).contains("You count once for each"), "how it works");
}

#[tokio::test(flavor = "current_thread")]
async fn a_pages_own_choices_have_its_words_and_no_groups_it_did_not_give() {
    let own = Tallied {
        id: "tasty".into(),
        label: Label::Own("<b>Tasty</b>".into()),
        group: None,
        count: 3,
        mine: true,
    };
    let said = (1, Some(Said::Picked("tasty".into())));
    let html = render(State { said, ..picking() }, Rc::new(vec![own])).await;
    assert!(html.contains("&lt;b&gt;Tasty&lt;/b&gt;") && !html.contains("<b>"), "{html}");
    assert!(!html.contains("<h3"));
    assert!(words(&html).contains("Tasty&lt;/b&gt;: picked"), "{}", words(&html));
}
