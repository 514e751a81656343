//! A body that opens with its own title: the title moves to the head of the page, so that it is
//! shown once and no word is lost.

use super::{Body, Reading};
use crate::markup::{Event, Markup, Tag, Writer};

/// Takes the first-level heading that opens a body out of it when it is the article's title: when
/// the metadata names no title, or the same one.
pub fn take_title(reading: &mut Reading) {
    let Body::Markup(markup) = &reading.body else { return };
    let Some(title) = opening_title(markup) else { return };
    match &reading.metadata.title {
        Some(known) if squeeze(known) != squeeze(&title) => return,
        Some(_) => {}
        None => reading.metadata.title = Some(title),
    }
    reading.body = Body::Markup(without_first_heading(markup));
}

/// The words of the first-level heading that opens the tape, where it is the only one of its level
/// (with several, they are sections).
fn opening_title(markup: &Markup) -> Option<String> {
    let mut words: Option<String> = None;
    let mut inside = 0usize;
    let mut done = false;
    for event in markup.events() {
        match event {
            Event::Open(Tag::H1) if done => return None,
            Event::Open(Tag::H1) if words.is_none() => {
                words = Some(String::new());
                inside = 1;
            }
            // A heading that holds a picture stays where it is.
            Event::Open(Tag::Img) if inside > 0 => return None,
            Event::Open(_) if inside > 0 => inside += 1,
            // Wrappers may stand before the title, words may not.
            Event::Open(Tag::Div | Tag::Section) => {}
            Event::Open(_) if !done => return None,
            Event::Text(text) if inside > 0 => {
                if let Some(words) = &mut words {
                    words.push_str(text);
                }
            }
            Event::Text(text) if !done && !text.trim().is_empty() => return None,
            Event::Close if inside > 0 => {
                inside -= 1;
                done = inside == 0;
            }
            _ => {}
        }
    }
    words.map(|words| squeeze(&words)).filter(|words| !words.is_empty())
}

fn without_first_heading(markup: &Markup) -> Markup {
    let mut writer = Writer::default();
    let mut inside = 0usize;
    let mut taken = false;
    for event in markup.events() {
        match event {
            Event::Open(Tag::H1) if !taken => {
                taken = true;
                inside = 1;
            }
            Event::Open(_) if inside > 0 => inside += 1,
            Event::Close if inside > 0 => inside -= 1,
            _ if inside > 0 => {}
            event => writer.event(event),
        }
    }
    writer.finish()
}

/// The words with single spaces between them.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Metadata;
    use crate::markup::to_html;

    fn check(
        title: Option<&str>,
        blocks: &[(Tag, &str)],
        expect_title: Option<&str>,
        expect: &str,
    ) {
        let mut writer = Writer::default();
        for (tag, text) in blocks {
            writer.open(*tag);
            writer.text(text);
            writer.close();
        }
        let mut reading = Reading {
            metadata: Metadata { title: title.map(Into::into), ..Metadata::default() },
            body: Body::Markup(writer.finish()),
            notices: Vec::new(),
        };
        take_title(&mut reading);
        assert_eq!(reading.metadata.title.as_deref(), expect_title);
        let Body::Markup(markup) = reading.body else { panic!("markup stays markup") };
        assert_eq!(to_html(&markup), expect);
    }

    #[test]
    fn an_opening_title_moves_to_the_head() {
        check(None, &[(Tag::H1, "A  day"), (Tag::P, "x")], Some("A day"), "<p>x</p>");
        check(Some("A day"), &[(Tag::H1, "A day"), (Tag::P, "x")], Some("A day"), "<p>x</p>");
    }

    #[test]
    fn a_heading_that_is_not_the_title_stays() {
        check(Some("Other"), &[(Tag::H1, "A day")], Some("Other"), "<h1>A day</h1>");
        check(None, &[(Tag::P, "x"), (Tag::H1, "A day")], None, "<p>x</p><h1>A day</h1>");
        check(None, &[(Tag::H1, "One"), (Tag::H1, "Two")], None, "<h1>One</h1><h1>Two</h1>");
    }
}
