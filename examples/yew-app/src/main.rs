//! Draft and proof: Markdown on one side, the article as its readers will see it on the other.

use reading_widget::{Article, ReadingWidget, Theme};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The draft that the app opens with.
const STORY: &str = include_str!("../story.md");

#[component]
fn App() -> Html {
    let draft = use_state(|| AttrValue::from(STORY));
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            draft.set(area.value().into());
        })
    };
    html! {
        <main class="desk">
            <div class="draft">
                <label for="draft">{ "Draft, in Markdown" }</label>
                <textarea id="draft" spellcheck="true" value={&*draft} oninput={on_input} />
            </div>
            <div class="proof">
                <ReadingWidget article={Article::markdown(draft.as_str())} theme={Theme::Auto} />
            </div>
        </main>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
