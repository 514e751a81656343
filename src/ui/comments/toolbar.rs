//! The buttons above a composer's field.

use super::CommentsProps;
use crate::comments::Format;
use crate::discussion::Place;
use crate::i18n::Messages;
use crate::ui::icon;
use yew::prelude::*;

const FORMATS: [Format; 6] =
    [Format::Bold, Format::Italic, Format::Link, Format::Code, Format::List, Format::Quote];

/// The format that a key asks for, pressed together with Ctrl or ⌘.
pub fn format_of(key: &str) -> Option<Format> {
    match key {
        "b" | "B" => Some(Format::Bold),
        "i" | "I" => Some(Format::Italic),
        "k" | "K" => Some(Format::Link),
        _ => None,
    }
}

/// One button for each format. Each says its shortcut, where it has one.
pub fn toolbar(props: &CommentsProps, place: Place) -> Html {
    html! {
        <div class="rw-tools" role="group" aria-label={props.words.formatting}>
            { for FORMATS.into_iter().map(|format| tool(props, place, format)) }
        </div>
    }
}

fn tool(props: &CommentsProps, place: Place, format: Format) -> Html {
    let (label, key, drawing) = parts(&props.words, format);
    let title = match key {
        Some(key) => AttrValue::from([label, " (Ctrl/⌘ + ", key, ")"].concat()),
        None => AttrValue::Static(label),
    };
    let keys = key.map(|key| ["Control+", key, " Meta+", key].concat());
    let onclick = props.on_format.reform(move |_| (place, format));
    html! {
        <button
            type="button"
            class="rw-tool"
            aria-label={label}
            aria-keyshortcuts={keys}
            {title}
            {onclick}
        >
            { icon::stroke(drawing) }
        </button>
    }
}

fn parts(words: &Messages, format: Format) -> (&'static str, Option<&'static str>, &'static str) {
    match format {
        Format::Bold => (words.format_bold, Some("B"), icon::BOLD),
        Format::Italic => (words.format_italic, Some("I"), icon::ITALIC),
        Format::Link => (words.format_link, Some("K"), icon::LINK),
        Format::Code => (words.format_code, None, icon::CODE),
        Format::List => (words.format_list, None, icon::LIST),
        Format::Quote => (words.format_quote, None, icon::QUOTE),
    }
}
