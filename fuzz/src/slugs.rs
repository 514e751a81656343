//! Ids of headings: each can be typed, none is given twice, none is taken from the page, and links
//! in the article still lead where they led.

use super::input;
use reading_widget::article::anchors::anchor_markup;
use reading_widget::markup::{Attribute, Event, Markup, Tag, Writer};
use reading_widget::slug::{Slugger, section_slug, slug};
use std::collections::HashSet;

/// Holds any lines, taken as titles, to what is promised. A line that begins with `!` is an id that
/// the page has, one that begins with `#` the id of an element, and a link to it.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    let taken: HashSet<String> =
        text.lines().filter_map(|line| line.strip_prefix('!')).map(str::to_owned).collect();
    let mut slugger = Slugger::new(&taken);
    let mut seen = taken.clone();
    for title in text.lines().filter(|line| !line.starts_with('!')) {
        assert_eq!(slug(&slug(title)), slug(title), "{title:?}");
        let made = section_slug(title);
        assert!(made.chars().any(char::is_alphanumeric), "{made:?}");
        assert!(!made.contains(|c: char| c.is_whitespace() || c.is_control()), "{made:?}");
        assert!(!made.contains(['<', '>', '"', '\'', '&', '#', '/', ':', '=']), "{made:?}");
        let given = slugger.unique(made.clone());
        assert!(given.starts_with(&made), "{given:?} from {made:?}");
        assert!(seen.insert(given), "given twice, or taken");
    }
    anchors(&text, &taken);
}

fn anchors(text: &str, taken: &HashSet<String>) {
    let mut writer = Writer::default();
    for line in text.lines() {
        if let Some(id) = line.strip_prefix('#') {
            writer.open(Tag::P);
            writer.attribute(Attribute::Id, id);
            writer.open(Tag::A);
            writer.attribute(Attribute::Href, line);
            writer.text("link");
            writer.close();
        } else {
            writer.open(Tag::H2);
            writer.text(line);
        }
        writer.close();
    }
    let markup = writer.finish();
    let anchored = anchor_markup(&markup, taken);
    let mut seen = taken.clone();
    for id in ids(&anchored) {
        assert!(seen.insert(id.clone()), "{id:?} is twice in the page");
    }
    let headings = |markup: &Markup| {
        let is_heading = |event: &Event| matches!(event, Event::Open(Tag::H2));
        markup.events().filter(is_heading).count()
    };
    assert_eq!(headings(&anchored), headings(&markup));
    // Nothing is left to be named or renamed.
    assert_eq!(anchor_markup(&anchored, taken), anchored);
}

fn ids(markup: &Markup) -> Vec<String> {
    let id = |event| match event {
        Event::Attribute(Attribute::Id, id) => Some(id.to_owned()),
        _ => None,
    };
    markup.events().filter_map(id).collect()
}
