//! Ways in and out for what a reader wrote: copy, export, import, send to the author.

use super::CommentsProps;
use crate::discussion::Action;
use yew::prelude::*;

/// A disclosure that holds them, in the reader's way only when they look for it.
pub fn ways(props: &CommentsProps) -> Html {
    let words = props.words;
    html! {
        <details class="rw-ways">
            <summary class="rw-ways-opener">{ words.own_words }</summary>
            <div class="rw-ways-list">
                { props.button("rw-quiet", words.send_to_author, Action::SendToAuthorAsked) }
                { props.button("rw-quiet", words.copy_words, Action::CopyAsked) }
                { props.button("rw-quiet", words.export, Action::ExportAsked { all: false }) }
                { props.button("rw-quiet", words.export_all, Action::ExportAsked { all: true }) }
                { import(props, "rw-quiet") }
            </div>
        </details>
    }
}

/// The field that chooses a file, as a button.
pub fn import(props: &CommentsProps, class: &'static str) -> Html {
    html! {
        <label class={classes!("rw-file", class)}>
            <input
                class="rw-hidden"
                type="file"
                accept="application/json,.json"
                onchange={props.on_file.clone()}
            />
            { props.words.import }
        </label>
    }
}
