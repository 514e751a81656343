//! The list of sections.

use super::shared::{ByPointer, Tongue, Words};
use super::time_text;
use crate::outline::{Outline as Sections, Section};
use crate::session::Action;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    pub sections: ByPointer<Sections>,
    pub tongue: Tongue,
    pub page: AttrValue,
    pub words: Words,
    pub on_action: Callback<Action>,
    pub on_draw: Callback<()>,
}

/// The nested list. It is drawn once for each article: which link is lit is no property of it, so
/// that scrolling costs the same with ten headings and with ten thousand.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    props.on_draw.emit(());
    let mut lists = vec![Vec::new()];
    for (index, section) in props.sections.sections.iter().enumerate() {
        while lists.len() > section.depth + 1 {
            close(&mut lists);
        }
        while lists.len() <= section.depth {
            lists.push(Vec::new());
        }
        if let Some(list) = lists.last_mut() {
            list.push(Entry { link: link(props, index, section), nested: Html::default() });
        }
    }
    while lists.len() > 1 {
        close(&mut lists);
    }
    let list = lists.pop().map(list).unwrap_or_default();
    // The marks that are set on the links belong to this list: another article gets another one.
    let key = Rc::as_ptr(&props.sections.0) as usize;
    html! { <div key={key} data-outline="">{ list }</div> }
}

struct Entry {
    link: Html,
    nested: Html,
}

/// Hangs the innermost list on the last entry of the one around it.
fn close(lists: &mut Vec<Vec<Entry>>) {
    let nested = lists.pop().map(list).unwrap_or_default();
    if let Some(entry) = lists.last_mut().and_then(|entries| entries.last_mut()) {
        entry.nested = nested;
    }
}

fn list(entries: Vec<Entry>) -> Html {
    html! {
        <ol class="rw-list">
            { for entries.into_iter().map(|entry| html! { <li>{ entry.link }{ entry.nested }</li> }) }
        </ol>
    }
}

fn link(props: &OutlineProps, index: usize, section: &Section) -> Html {
    let Tongue { lang, dir } = props.tongue.clone();
    let on_action = props.on_action.clone();
    let onclick = move |event: MouseEvent| {
        // With a key held down the reader wants a new tab or a download, and the link does it.
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if is_plain {
            event.prevent_default();
            on_action.emit(Action::SectionChosen(index));
        }
    };
    html! {
        <a
            class="rw-outline-link"
            part="outline-link"
            href={[&*props.page, "#", &section.id].concat()}
            data-section={index.to_string()}
            {onclick}
        >
            <span class="rw-outline-title" {lang} {dir}>{ &section.title }</span>
            { " " }
            <span class="rw-outline-time">{ time_text::section(props.words, &section.time) }</span>
        </a>
    }
}
