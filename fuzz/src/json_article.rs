//! The JSON article: read, or refused with the place and plain words; never anything that acts.

use super::input;
use super::safety::{assert_clean, assert_url_is_harmless, markup_of};
use reading_widget::article::{Format, Metadata, Place, ReadError, read, wire};

/// Holds any text, read as a JSON article, to what is promised.
pub fn check(data: &[u8]) {
    let text = input::text(data);
    let result = read(Format::Json, &text);
    match &result {
        Ok(reading) => {
            assert_metadata_is_harmless(&reading.metadata);
            assert_clean(&markup_of(&reading.body), text.len());
            let notices: usize = reading.notices.iter().map(String::len).sum();
            assert!(notices <= 200 + 4 * text.len(), "notices of {notices} bytes");
        }
        Err(error) => assert_error_is_plain(error, &text),
    }
    // It crosses to the other module as it is.
    assert_eq!(wire::decode(&wire::encode(&result)), Some(result));
}

/// No URL that acts, no part that is only white space, and nothing left to tidy.
pub fn assert_metadata_is_harmless(metadata: &Metadata) {
    let mut urls = Vec::new();
    if let Some(mark) = &metadata.mark {
        urls.push((Some(&mark.src), true));
        urls.push((mark.href.as_ref(), false));
    }
    if let Some(image) = &metadata.image {
        urls.push((Some(&image.src), true));
    }
    if let Some(author) = &metadata.author {
        urls.push((author.href.as_ref(), false));
        urls.push((author.picture.as_ref(), true));
        assert!(!author.name.trim().is_empty());
    }
    let links = &metadata.links;
    for label in metadata.tags.iter().chain(&links.social).chain(&links.more) {
        urls.push((label.href.as_ref(), false));
        assert!(!label.label.trim().is_empty());
    }
    for (url, is_image) in urls {
        if let Some(url) = url {
            assert_url_is_harmless(url, is_image);
        }
    }
    for text in [&metadata.title, &metadata.standfirst, &metadata.published, &metadata.lang] {
        assert!(!text.as_ref().is_some_and(|text| text.trim().is_empty()));
    }
    let mut tidied = metadata.clone();
    tidied.tidy();
    assert_eq!(&tidied, metadata);
}

/// An error names a place that there is and says what was expected; a value that is wrong is not
/// repeated at length.
pub fn assert_error_is_plain(error: &ReadError, text: &str) {
    if let Place::Line(line) = error.place {
        let lines = text.split('\n').count();
        assert!((1..=lines + 1).contains(&line), "line {line} of {lines}");
    }
    assert!(!error.expected.trim().is_empty());
    let said = error.to_string();
    assert!(said.len() <= 600, "{} bytes: {said}", said.len());
    assert!(!said.contains("serde") && !said.contains("unwrap"), "{said}");
}
