//! The slim bar at the foot of narrow widgets: where the reader is, and the way to the whole
//! outline.

use super::icon::chevron;
use super::shared::{Tongue, Words};
use crate::session::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OutlineBarProps {
    /// The heading of the section that is being read.
    pub section: Option<AttrValue>,
    /// How long the rest takes, in words; nothing where progress is not shown.
    pub left: Option<AttrValue>,
    pub is_open: bool,
    /// The id of the outline.
    pub controls: AttrValue,
    pub tongue: Tongue,
    pub words: Words,
    pub button: NodeRef,
    pub on_action: Callback<Action>,
}

/// One button: it names the current section and opens the outline above itself.
#[component]
pub fn OutlineBar(props: &OutlineBarProps) -> Html {
    let OutlineBarProps { section, left, is_open, controls, tongue, words, button, on_action } =
        props;
    let opens = !is_open;
    let onclick = on_action.reform(move |_| Action::OutlineToggled(opens));
    let Tongue { lang, dir } = tongue.clone();
    html! {
        <div class="rw-bar" part="outline-bar">
            <button
                ref={button}
                type="button"
                class="rw-toggle"
                aria-expanded={if *is_open { "true" } else { "false" }}
                aria-controls={controls}
                {onclick}
            >
                if let Some(section) = section {
                    <span class="rw-hidden">{ words.outline }{ ": " }</span>
                    <span class="rw-now" {lang} {dir}>{ section }</span>
                } else {
                    <span class="rw-now">{ words.outline }</span>
                }
                if let Some(left) = left { <span class="rw-bar-left">{ left }</span> }
                { chevron() }
            </button>
        </div>
    }
}
