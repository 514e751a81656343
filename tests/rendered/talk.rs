//! Discussions to look at: what readers of an article said, in every state that a panel can be in.

use reading_widget::article::comment_markup;
use reading_widget::comments::{Comment, Id, Identity, Origin, Problem, Profile, Register, Stamp};
use reading_widget::discussion::{
    Composer, Composing, Error, Held, List, Listing, Phase, Place, Report, Shown, SignIn, State,
    Thread, Transfer,
};
use reading_widget::insights::{Choice, Tallied, summary};
use reading_widget::moment::Moment;
use reading_widget::sorted::{SortedMap, SortedSet};
use reading_widget::store::{Kept, Row, Sort, StoreError, Tally};
use std::rc::Rc;

/// The hour at which everything here was written: 23 November 2026, 06:00.
const HOUR: u64 = 1_795_413_600_000;

/// The stamp of the comment with this number, each a minute after the one before.
pub fn stamp(number: u64) -> Stamp {
    Stamp { millis: HOUR + number * 60_000, counter: 0, node: 7 }
}

/// The id of the comment, or of the reader, with this number.
pub fn id(number: u64) -> Id {
    Id::new(stamp(number), number)
}

/// The reader whose browser this is.
pub const ME: u64 = 900;

/// Who writes here, by the number of their id.
const WRITERS: [(u64, &str, Option<&str>); 6] = [
    (901, "Ida Holm", Some("https://example.org/ida")),
    (902, "Tobias Brandt", None),
    (903, "نجيب محفوظ", None),
    (904, "夏目漱石", Some("https://example.org/soseki")),
    (905, "Maximiliana Featherstonehaugh-Cholmondeley of Wolverhampton", None),
    (ME, "Ada Lovelace", Some("https://example.org/ada")),
];

/// One comment, to be changed where it is another.
#[derive(Clone)]
pub struct Said<'a> {
    pub number: u64,
    pub writer: usize,
    pub parent: Option<u64>,
    pub words: &'a str,
    pub likes: u32,
    pub is_edited: bool,
    pub is_deleted: bool,
    pub is_published: bool,
}

/// Said by the writer with this number, as an answer to the comment before it in `parent`.
pub fn said(number: u64, writer: usize, parent: Option<u64>, words: &str) -> Said<'_> {
    Said {
        number,
        writer,
        parent,
        words,
        likes: 0,
        is_edited: false,
        is_deleted: false,
        is_published: false,
    }
}

fn shown(said: &Said, root: Option<u64>, replies: u32) -> Shown {
    let (author, name, link) = WRITERS[said.writer];
    let created = stamp(said.number);
    let later = Stamp { millis: created.millis + 30_000, ..created };
    let edited = if said.is_edited { later } else { created };
    let comment = Comment {
        id: id(said.number),
        article: "https://example.org/map".into(),
        origin: Origin {
            created,
            author: id(author),
            parent: said.parent.map(id),
            root: root.map(id),
        },
        identity: Register {
            stamp: created,
            value: Identity { name: name.into(), link: link.map(Into::into) },
        },
        body: Register { stamp: edited, value: said.words.into() },
        deleted: Register { stamp: created, value: said.is_deleted },
    };
    let words = if said.is_deleted { "" } else { said.words };
    Shown {
        row: Row {
            article: comment.article.clone(),
            id: comment.id,
            likes: said.likes,
            replies,
            local: !said.is_published,
            published: said.is_published,
            comment: Some(comment),
        },
        body: Rc::new(comment_markup(words)),
        is_long: said.words.len() > 1_500,
    }
}

/// A thread of its first comment and all answers.
pub fn thread(first: Said, answers: &[Said]) -> Thread {
    let root = first.number;
    let answers: Vec<_> = answers.iter().map(|said| shown(said, Some(root), 0)).collect();
    Thread::new(shown(&first, None, answers.len() as u32), answers, &Held::default())
}

/// A state in which these threads are shown.
pub fn state(threads: Vec<Thread>) -> State {
    let comments = threads.iter().flat_map(Thread::comments).filter(|s| s.row.is_live()).count();
    let stamps = threads.iter().flat_map(Thread::comments).filter_map(|shown| {
        let comment = shown.row.comment.as_ref()?;
        Some([comment.origin.created, comment.body.stamp])
    });
    let times = stamps.flatten().map(|stamp| (stamp.millis, moment(stamp.millis)));
    State {
        phase: Phase::Open,
        listing: Listing::Here,
        tally: Rc::new(Tally { comments: comments as u32, ..Tally::default() }),
        times: Rc::new(times.collect()),
        list: List {
            threads: Rc::new(threads.into_iter().map(Rc::new).collect()),
            ..List::default()
        },
        ..State::default()
    }
}

fn moment(millis: u64) -> Moment {
    let minutes = (millis - HOUR) / 60_000;
    let clock = format!("{:02}:{:02}", 6 + minutes / 60, minutes % 60);
    Moment {
        iso: format!("2026-11-23T{clock}:00Z"),
        relative: format!("{} minutes ago", 60 - minutes.min(59)),
        full: format!("Monday, 23 November 2026 at {clock}"),
    }
}

/// Ada, who has signed in on this device.
pub fn profile() -> Profile {
    let (number, name, link) = WRITERS[5];
    let value = Identity { name: name.into(), link: link.map(Into::into) };
    Profile {
        id: id(number),
        others: Vec::new(),
        identity: Some(Register { stamp: stamp(0), value }),
        signed_in: true,
    }
}

/// A lively thread, five levels deep, and some short ones.
pub fn threads() -> Vec<Thread> {
    let first = Said {
        likes: 12,
        is_published: true,
        ..said(
            10,
            0,
            None,
            "I was the one who took the photograph. The causeway is *not* as calm as it looks: we \
             had eleven minutes.\n\nIf anybody wants the table of the tides, it is \
             [on the harbour's page](https://example.org/tides).",
        )
    };
    let answers = [
        Said {
            likes: 3,
            is_published: true,
            ..said(11, 1, Some(10), "Eleven minutes! We once had **four**, and a dog.")
        },
        Said { is_edited: true, ..said(12, 5, Some(11), "What became of the dog?") },
        said(13, 1, Some(12), "It swam. It is fine, and it has never forgiven us."),
        said(14, 3, Some(13), "犬は無事でよかった。"),
        said(
            15,
            4,
            Some(14),
            "I am still thinking about the dog.\n\n> It swam.\n\nWhat a sentence.",
        ),
        said(16, 2, Some(10), "خرائط الورق لا تنفد بطاريتها أبدًا."),
    ];
    let markdown = "Three things that I take with me:\n\n- a map is a *decision*\n- mud is data\n- \
                    `git blame` works for coasts, too\n\n```\ntide = moon + wind\n```\n\nAnd one that \
                    I do not: <script>alert(1)</script>";
    vec![
        thread(first, &answers),
        thread(Said { likes: 1, is_edited: true, ..said(20, 5, None, markdown) }, &[]),
        thread(
            Said { is_deleted: true, ..said(22, 2, None, "gone") },
            &[said(23, 0, Some(22), "I liked what stood here.")],
        ),
        thread(said(24, 1, None, "Beautiful."), &[]),
    ]
}

/// Ada has read it all, and likes one comment.
pub fn signed_in() -> State {
    State {
        profile: Some(Rc::new(profile())),
        liked: Rc::new(SortedSet::from([id(10)])),
        ..state(threads())
    }
}

fn with_composer(place: Place, composer: Composer) -> State {
    let mut state = signed_in();
    state.composers.insert(place, composer);
    state
}

fn written(text: &str) -> Composer {
    Composer { text: text.into(), ..Composer::default() }
}

/// Every state by its name.
pub fn states() -> Vec<(&'static str, State)> {
    let failed = Composing::Failed(Error::Store(StoreError::Quota));
    let short = Composing::Failed(Error::Problem(Problem::Empty));
    let markup = Rc::new(comment_markup("A *preview*, with `code`."));
    let long = "The sea keeps its own minutes. ".repeat(70);
    let mut folded = thread(said(30, 0, None, &long), &[said(31, 1, Some(30), "Yes.")]);
    folded.hidden = 4;
    let mut missing = thread(said(32, 0, None, ""), &[said(33, 1, Some(32), "I disagree.")]);
    missing.first.row.comment = None;
    let many = (0..30).map(|n| thread(said(100 + n, n as usize % 6, None, "One word more."), &[]));
    let report = Report {
        added: 12,
        updated: 3,
        unchanged: 40,
        refused: vec![(4, "its `id` is <b>no</b> UUID of version 7".into())],
        is_cancelled: false,
    };
    let form = |name: &str, link: &str, then, error| {
        Some(SignIn { name: name.into(), link: link.into(), then, error })
    };
    let told = |said| (3, Some(said));
    vec![
        ("opening", State { listing: Listing::Waiting, ..State::default() }),
        ("empty", state(Vec::new())),
        ("signed-out", state(threads())),
        ("signed-in", signed_in()),
        (
            "waiting",
            State {
                listing: Listing::Waiting,
                tally: Rc::new(Tally { comments: 3, ..Tally::default() }),
                ..state(Vec::new())
            },
        ),
        ("signing-in", State { sign_in: form("Ada", "", None, None), ..state(threads()) }),
        (
            "signing-in-to-send",
            State {
                sign_in: form("", "nowhere", Some(Place::New), Some(Error::Problem(Problem::Link))),
                composers: SortedMap::from_iter([(Place::New, written("It waits."))]),
                ..state(threads())
            },
        ),
        (
            "nameless",
            State {
                sign_in: form(" ", "", None, Some(Error::Problem(Problem::Empty))),
                ..state(Vec::new())
            },
        ),
        ("replying", with_composer(Place::Reply(id(13)), written("So would I, if"))),
        ("replying-empty", with_composer(Place::Reply(id(11)), written(""))),
        ("editing", with_composer(Place::Edit(id(20)), written("Three things"))),
        (
            "previewing",
            with_composer(
                Place::New,
                Composer {
                    preview: Some(reading_widget::discussion::Preview::Here(markup)),
                    ..written("A *preview*, with `code`.")
                },
            ),
        ),
        (
            "draft",
            with_composer(Place::New, Composer { is_restored: true, ..written("Where was I") }),
        ),
        (
            "sending",
            with_composer(
                Place::New,
                Composer { composing: Composing::Sending, ..written("Now.") },
            ),
        ),
        (
            "not-kept",
            with_composer(
                Place::New,
                Composer { composing: failed, ..written("Do not lose this.") },
            ),
        ),
        (
            "nothing-written",
            with_composer(Place::New, Composer { composing: short, ..written(" ") }),
        ),
        ("near-the-limit", with_composer(Place::New, written(&"a".repeat(9_990)))),
        ("over-the-limit", with_composer(Place::New, written(&"a".repeat(10_007)))),
        ("deleted", State { deleted: SortedSet::from([id(20), id(12)]), ..signed_in() }),
        ("not-deleted", State { comment_error: Some((id(20), Error::NotFound)), ..signed_in() }),
        ("target", State { target: Some(id(13)), ..signed_in() }),
        ("folded", State { profile: None, ..state(vec![folded.clone()]) }),
        ("unfolded", State { unfolded: SortedSet::from([id(30)]), ..state(vec![folded]) }),
        ("missing", state(vec![missing])),
        ("many", {
            let mut many = State { sort: Sort::Oldest, ..state(many.collect()) };
            (many.list.more, many.list.earlier) = (true, true);
            many
        }),
        ("failed", State { phase: Phase::Failed(StoreError::Blocked), ..State::default() }),
        (
            "list-failed",
            State { listing: Listing::Failed(StoreError::Failed("x".into())), ..state(Vec::new()) },
        ),
        ("lost", State { lost: true, ..state(Vec::new()) }),
        ("page-only", State { kept: Kept::Page, ..signed_in() }),
        ("outdated", State { outdated: true, ..signed_in() }),
        ("remarks", {
            let mut state = State { published_error: Some("404".into()), ..signed_in() };
            state.list.unreadable = 2;
            state
        }),
        ("exporting", State { transfer: Some(Transfer::Exporting(2_000)), ..signed_in() }),
        ("importing", State { transfer: Some(Transfer::Importing(300, 1_000)), ..signed_in() }),
        ("report", State { transfer: Some(Transfer::Done(Rc::new(report))), ..signed_in() }),
        ("no-file", State { transfer: Some(Transfer::Failed(file_error())), ..signed_in() }),
        ("said", State { said: told(reading_widget::discussion::Said::Deleted), ..signed_in() }),
    ]
}

fn file_error() -> Error {
    Error::File(reading_widget::comments::wire::FileError::Format)
}

/// The widget's own insights, as readers picked them. Ada did two of them.
pub fn choices() -> Rc<Vec<Tallied>> {
    let count = |pair: &(&str, u32)| (pair.0.to_owned(), pair.1);
    let readers = [
        ("clear", 4),
        ("vivid", 17),
        ("researched", 9),
        ("new", 1),
        ("thoughtful", 17),
        ("useful", 2),
    ];
    let mine = ["vivid", "useful"].map(str::to_owned).into();
    let readers = readers.iter().map(count).collect();
    Rc::new(summary(&Choice::defaults(), &readers, &SortedMap::new(), &mine))
}

/// The same, before anybody picked one.
pub fn untouched() -> Rc<Vec<Tallied>> {
    let none = SortedMap::new();
    Rc::new(summary(&Choice::defaults(), &none, &none, &SortedSet::new()))
}
