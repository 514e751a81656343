//! The byte form of a reading: what goes in comes out, and nothing that comes in does harm.

use proptest::prelude::*;
use reading_widget::article::wire::{decode, encode};
use reading_widget::article::{
    Author, Body, Direction, Image, Label, Links, Mark, Metadata, Place, ReadError, Reading,
    markdown_body,
};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), ".{0,12}", "[a-zé日𝄞 ]{0,200}"]
}

fn label() -> impl Strategy<Value = Label> {
    (text(), prop::option::of(text())).prop_map(|(label, href)| Label { label, href })
}

prop_compose! {
    fn image()(
        src in text(), alt in text(), caption in prop::option::of(text()),
        credit in prop::option::of(text()), width in any::<Option<u32>>(),
        height in any::<Option<u32>>(),
    ) -> Image {
        Image { src, alt, caption, credit, width, height }
    }
}

prop_compose! {
    fn author()(
        name in text(), href in prop::option::of(text()), picture in prop::option::of(text()),
        bio in prop::option::of(text()),
    ) -> Author {
        Author { name, href, picture, bio }
    }
}

prop_compose! {
    fn metadata()(
        texts in prop::collection::vec(prop::option::of(text()), 6),
        mark in prop::option::of((text(), text(), prop::option::of(text()))),
        author in prop::option::of(author()),
        image in prop::option::of(image()),
        dir in prop_oneof![Just(None), Just(Some(Direction::Ltr)), Just(Some(Direction::Rtl))],
        tags in prop::collection::vec(label(), 0..4),
        social in prop::collection::vec(label(), 0..4),
        more in prop::collection::vec(label(), 0..4),
    ) -> Metadata {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        Metadata {
            title: next(),
            standfirst: next(),
            mark: mark.map(|(src, alt, href)| Mark { src, alt, href }),
            author,
            published: next(),
            updated: next(),
            image,
            lang: next(),
            dir,
            tags,
            links: Links { social, more },
            copyright: next(),
            without_byline: false,
        }
    }
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        "[-a-z*_`\\[\\]()>|# \n1.^:!]{0,120}".prop_map(|text| markdown_body(&text)),
        text().prop_map(Body::Foreign),
    ]
}

fn result() -> impl Strategy<Value = Result<Reading, ReadError>> {
    prop_oneof![
        (metadata(), body(), prop::collection::vec(text(), 0..3))
            .prop_map(|(metadata, body, notices)| Ok(Reading { metadata, body, notices })),
        (any::<u32>(), text())
            .prop_map(|(n, expected)| Err(ReadError { place: Place::Line(n as usize), expected })),
        (text(), text())
            .prop_map(|(path, expected)| Err(ReadError { place: Place::Path(path), expected })),
    ]
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(result in result()) {
        prop_assert_eq!(decode(&encode(&result)), Some(result));
    }

    #[test]
    fn any_bytes_are_taken_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn bytes_that_were_hurt_on_the_way_are_taken_without_harm(
        result in result(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut bytes = encode(&result);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = decode(&bytes);
        prop_assert_eq!(decode(&bytes[..at]), None);
    }
}

#[test]
fn a_length_that_is_a_lie_takes_no_memory() {
    let mut bytes = vec![1];
    bytes.extend([0; 11]);
    bytes.extend([0xff, 0xff, 0xff, 0xff, 0x7f]);
    assert_eq!(decode(&bytes), None);
}
