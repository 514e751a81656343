//! The texts: the same walk along a river in any length, as Markdown, as the HTML of it, as HTML of a
//! foreign page, in scripts that are counted by character; and one of many short sections.

use reading_widget::article::{Body, Format, anchors, read};
use reading_widget::markup::to_html;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use xtask::samples;

/// How many words an article has.
pub const SIZES: [usize; 4] = [1_300, 13_000, 130_000, 1_300_000];

/// Texts by their kind and length, each made once.
#[derive(Default)]
pub struct Articles(Mutex<HashMap<(String, usize), Arc<String>>>);

impl Articles {
    /// A text, if there is such a kind.
    pub fn get(&self, kind: &str, words: usize) -> Option<Arc<String>> {
        let key = (kind.to_owned(), words);
        if let Some(text) = self.0.lock().ok()?.get(&key) {
            return Some(text.clone());
        }
        let text = Arc::new(match kind {
            "markdown" | "english" => samples::article(words),
            "html-of-markdown" => html(words)?,
            "html" => foreign(&html(words)?),
            "chinese" => chinese(words),
            "mixed" => mixed(words),
            "sections" => sections(words),
            _ => return None,
        });
        self.0.lock().ok()?.insert(key, text.clone());
        Some(text)
    }
}

/// The article as HTML, each heading with an id, as most generators write it.
fn html(words: usize) -> Option<String> {
    let reading = read(Format::Markdown, &samples::article(words)).ok()?;
    let Body::Markup(markup) = reading.body else { return None };
    Some(to_html(&anchors::anchor_markup(&markup, &HashSet::new())))
}

/// HTML as the systems of large sites write it: with classes, styles and handlers on each paragraph,
/// and a script and a form in each section. (No frames: a browser loads one for each.)
fn foreign(html: &str) -> String {
    const P: &str = "<p class=\"story__text story__text--serif\" style=\"margin: 0 0 1em\" \
                     data-block=\"text\" onclick=\"track(this)\">";
    const APART: &str = "<div class=\"story__letter\"><script>track('letter')</script>\
                         <form action=\"/letter\"><input type=\"email\" name=\"to\">\
                         <button>Subscribe</button></form></div><h3";
    html.replace("<p>", P).replace("<h3", APART)
}

const CHINESE: &str = "清晨的雾还没有散去，河水已经在石桥下面低声说话。老人把昨天的报纸折好，放在窗台上，\
                       然后慢慢地走向码头。他说，每一条河都记得经过它的人，只是从来不说出来。\n\n";

/// So many characters.
fn chinese(characters: usize) -> String {
    CHINESE.chars().cycle().take(characters).collect()
}

/// Half of it words, half of it characters, by turns.
fn mixed(words: usize) -> String {
    let english = samples::article(words / 2);
    let mut chinese = CHINESE.split("\n\n").filter(|it| !it.is_empty()).cycle();
    let mut count = 0;
    let mut text = String::new();
    for paragraph in english.split_inclusive("\n\n") {
        text.push_str(paragraph);
        while count < text.len() / 12 {
            let piece = chinese.next().unwrap_or(CHINESE);
            count += piece.chars().count();
            text.push_str(piece);
            text.push_str("\n\n");
        }
    }
    text
}

/// HTML of so many short sections, for scrolling.
fn sections(count: usize) -> String {
    let section = |number: usize| {
        format!(
            "<h2 id=\"s{number}\">Section {number}</h2><p>The ferry leaves before the bakery opens.</p>"
        )
    };
    (1..=count).map(section).collect()
}
