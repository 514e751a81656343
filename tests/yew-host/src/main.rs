//! A Yew app from a module of its own, with the custom element in it: buttons before, around and
//! behind it that count their clicks. The first button's listener has the number that the first one
//! of the widget has in its module.

use yew::prelude::*;

#[component]
fn App() -> Html {
    let counts = [use_state(|| 0), use_state(|| 0), use_state(|| 0)];
    let button = |index: usize, name: &'static str| {
        let count = counts[index].clone();
        let shown = *count;
        let onclick = Callback::from(move |_| count.set(*count + 1));
        html! { <button id={name} {onclick}>{ shown }</button> }
    };
    let around = counts[2].clone();
    let total = counts.iter().map(|count| **count).sum::<i32>();
    html! {
        <main>
            { button(0, "before") }
            <section id="around" data-count={counts[2].to_string()}>
                <button id="inside" onclick={move |_| around.set(*around + 1)}>{ "In it" }</button>
                <reading-widget article-id={"yew-host"} words-per-minute={(200 + total).to_string()}>
                    <article>
                        <h2>{ "The quay" }</h2>
                        <p>{ "The ferry leaves before the bakery opens." }</p>
                        <h2>{ "The crossing" }</h2>
                        <p>{ "Gulls sit on the railing like clerks." }</p>
                        <h2>{ "The other side" }</h2>
                        <p>{ "Somebody has left a scarf on the bench." }</p>
                    </article>
                </reading-widget>
            </section>
            { button(1, "behind") }
        </main>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
