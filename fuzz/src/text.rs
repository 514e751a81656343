//! What people write in a box or paste: every word of it is shown, and nothing else is.

use super::input;
use super::safety::{assert_clean, assert_text_means_the_tape, words};
use reading_widget::article::{Body, Format, comment_markup, read};
use reading_widget::markup::{Event, Markup, Tag, plain_markup};

/// Holds any text, read as a comment, as plain words and as an article of plain text, to what is
/// promised.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    comment(&text);
    plain(&text);
    article(&text);
}

fn comment(text: &str) {
    let markup = comment_markup(text);
    assert_clean(&markup, text.len());
    assert_text_means_the_tape(&markup);
    assert_is_what_a_reader_may_write(&markup);
    let shows = |markup: &Markup| words(markup).contains(|c: char| !c.is_whitespace());
    assert_eq!(shows(&markup), !text.trim().is_empty(), "words are shown as words");
    // HTML is words here: no comment can swallow what stands before or behind it.
    let marked = ["zqbefore\n\n", text, "\n\nzqbehind"].concat();
    let kept = words(&comment_markup(&marked));
    assert!(kept.contains("zqbefore") && kept.contains("zqbehind"), "{kept}");
}

/// No pictures, no ids, no headings, no HTML; and a link says that nobody vouches for it.
fn assert_is_what_a_reader_may_write(markup: &Markup) {
    use Tag::*;
    let mut links = 0;
    let mut vouched = 0;
    for event in markup.events() {
        match event {
            Event::Open(tag) => {
                let may = [P, Br, Em, Strong, Del, Code, Pre, A, Ul, Ol, Li, Blockquote];
                assert!(may.contains(&tag), "{tag:?}");
                links += usize::from(tag == A);
            }
            Event::Attribute(attribute, value) => match attribute.name() {
                "rel" => {
                    assert_eq!(value, "nofollow ugc noopener");
                    vouched += 1;
                }
                "href" => assert!(!value.is_empty()),
                "title" | "class" | "start" => {}
                other => panic!("{other}={value:?}"),
            },
            Event::Text(_) | Event::Close => {}
        }
    }
    assert_eq!(links, vouched);
}

fn plain(text: &str) {
    let markup = plain_markup(text);
    assert_clean(&markup, text.len());
    assert_text_means_the_tape(&markup);
    assert_eq!(without_spaces(&words(&markup)), without_spaces(text));
}

fn article(text: &str) {
    let reading = read(Format::Text, text).expect("plain text is never wrong");
    let Body::Markup(markup) = &reading.body else { panic!("plain text holds no HTML") };
    assert_clean(markup, text.len());
    assert_text_means_the_tape(markup);
    let mut shown = words(markup);
    shown.extend([" ", reading.metadata.title.as_deref().unwrap_or_default()]);
    if let Some(author) = &reading.metadata.author {
        shown.extend([" ", &author.name, " ", author.bio.as_deref().unwrap_or_default()]);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        // The words of a byline's opening are taken for what they are.
        let opens = ["by", "written", "words", "story", "von", "par", "por", "door", "بقلم", "מאת"];
        let is_opening = opens.iter().any(|opening| word.eq_ignore_ascii_case(opening));
        assert!(is_opening || shown.contains(word), "{word:?} is lost: {shown:?}");
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
