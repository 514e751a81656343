//! A body as HTML text, for tests to compare.

use reading_widget::article::Body;
use reading_widget::markup::{Event, Markup, Tag};

/// The HTML of a body, whichever way it goes.
pub fn html(body: &Body) -> String {
    match body {
        Body::Markup(markup) => markup_html(markup),
        Body::Foreign(html) => html.clone(),
    }
}

fn markup_html(markup: &Markup) -> String {
    let mut html = String::new();
    let mut open: Vec<Tag> = Vec::new();
    let mut in_tag = false;
    for event in markup.events() {
        if in_tag && !matches!(event, Event::Attribute(..)) {
            html.push('>');
            in_tag = false;
        }
        match event {
            Event::Open(tag) => {
                html.push_str(&format!("<{}", tag.name()));
                open.push(tag);
                in_tag = true;
            }
            Event::Attribute(name, value) => {
                html.push_str(&format!(" {}=\"{}\"", name.name(), escape(value)));
            }
            Event::Text(text) => html.push_str(&escape(text)),
            Event::Close => {
                let tag = open.pop().expect("tapes are well nested");
                if !tag.is_void() {
                    html.push_str(&format!("</{}>", tag.name()));
                }
            }
        }
    }
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
