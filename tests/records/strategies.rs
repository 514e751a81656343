//! Any record that there can be.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use reading_widget::comments::{
    Comment, Id, Identity, Origin, Profile, Reaction, Record, Register, Stamp, Subject, check_body,
    check_profile,
};

/// The first millisecond that no stamp can hold.
pub const END: u64 = 1 << 48;

pub fn stamp() -> impl Strategy<Value = Stamp> {
    let millis = prop_oneof![0..20u64, 1_700_000_000_000..1_700_000_000_020u64, 0..END - 2];
    (millis, prop_oneof![0..4u32, 0..0x1000u32], prop_oneof![0..3u32, any::<u32>()])
        .prop_map(|(millis, counter, node)| Stamp { millis, counter, node })
}

pub fn id() -> impl Strategy<Value = Id> {
    (stamp(), any::<u64>()).prop_map(|(stamp, random)| Id::new(stamp, random))
}

pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![".{1,60}", "[a-c]{1,2}", "(?s).{1,200}"]
        .prop_filter("words", |text| check_body(text).is_ok())
}

pub fn identity() -> impl Strategy<Value = Identity> {
    let link = of("https?://[a-z]{1,9}\\.example/[a-zà-ü?&=\"<]{0,20}");
    (".{1,20}", link)
        .prop_map(|(name, link)| Identity { name, link })
        .prop_filter("names", |i| check_profile(&i.name, i.link.as_deref()).is_ok())
}

fn register<T: std::fmt::Debug>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Register<T>> {
    (stamp(), value).prop_map(|(stamp, value)| Register { stamp, value })
}

pub fn comment() -> impl Strategy<Value = Comment> {
    let place = of((id(), id()));
    (
        id(),
        ".{1,40}",
        stamp(),
        id(),
        place,
        register(identity()),
        register(words()),
        register(any::<bool>()),
    )
        .prop_map(|(id, article, created, author, place, identity, body, deleted)| {
            let (parent, root) = place.unzip();
            let origin = Origin { created, author, parent, root };
            Comment { id, article, origin, identity, body, deleted }
        })
        .prop_filter("no comment is its own thread", |c| c.origin.root != Some(c.id))
}

pub fn reaction() -> impl Strategy<Value = Reaction> {
    let subject = prop_oneof![id().prop_map(Subject::Like), ".{1,64}".prop_map(Subject::Insight)];
    (".{1,40}", subject, id(), register(any::<bool>()))
        .prop_map(|(article, subject, reader, on)| Reaction { article, subject, reader, on })
}

pub fn record() -> impl Strategy<Value = Record> {
    prop_oneof![comment().prop_map(Record::Comment), reaction().prop_map(Record::Reaction)]
}

pub fn profile() -> impl Strategy<Value = Profile> {
    (id(), vec(id(), 0..3), of(register(identity())), any::<bool>()).prop_map(
        |(id, others, identity, is_in)| Profile {
            id,
            others,
            signed_in: is_in && identity.is_some(),
            identity,
        },
    )
}

/// Copies of one comment, as several devices may have them: their stamps and words are often equal.
pub fn copies(count: usize) -> impl Strategy<Value = Vec<Comment>> {
    let near = || (1..3u64, 0..2u32).prop_map(|(millis, node)| Stamp { millis, counter: 0, node });
    let identity = (near(), "[ab]")
        .prop_map(|(stamp, name)| Register { stamp, value: Identity { name, link: None } });
    let body = (near(), "[ab]").prop_map(|(stamp, value)| Register { stamp, value });
    let deleted = (near(), any::<bool>()).prop_map(|(stamp, value)| Register { stamp, value });
    let parts = (identity, body, deleted);
    (comment(), vec(parts, count)).prop_map(|(comment, parts)| {
        let copy =
            |(identity, body, deleted)| Comment { identity, body, deleted, ..comment.clone() };
        parts.into_iter().map(copy).collect()
    })
}
