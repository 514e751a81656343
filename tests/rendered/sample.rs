//! States to look at: a story with everything, and what is left when things are missing.

use reading_widget::article::{
    Author, Block, BlockKind, Direction, Document, Image, Label, Links, Mark, Metadata,
};
use reading_widget::outline::{Outline, Section};
use reading_widget::reading_time::{Estimate, ReadingTime};
use reading_widget::session::{Dates, Moment, Options, Phase, Position, Scene, State, Story};
use std::rc::Rc;

/// A time of so many minutes, with a range around it.
pub fn minutes(minutes: f64) -> ReadingTime {
    let seconds = minutes * 60.0;
    ReadingTime {
        seconds,
        low_seconds: seconds * 0.8,
        high_seconds: seconds * 1.36,
        words: (minutes * 238.0) as usize,
        characters: 0,
    }
}

pub fn section(depth: usize, title: &str, id: &str, time: f64) -> Section {
    Section {
        id: id.into(),
        level: depth as u8 + 2,
        depth,
        title: title.into(),
        ordinal: 0,
        time: minutes(time),
    }
}

pub fn label(label: &str, href: &str) -> Label {
    Label { label: label.into(), href: (!href.is_empty()).then(|| href.into()) }
}

/// A document with words in it.
pub fn document(text: &str) -> Document {
    Document {
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Text, text: 0..text.len(), language: None }],
        languages: Vec::new(),
    }
}

pub fn moment(iso: &str, relative: &str, full: &str) -> Moment {
    Moment { iso: iso.into(), relative: relative.into(), full: full.into() }
}

/// A story with every part.
pub fn story() -> Story {
    Story {
        metadata: Metadata {
            title: Some("The keeper of the last paper map".into()),
            standfirst: Some(
                "On a coast that moves a metre a year, one office still draws what the satellites \
                 cannot see."
                    .into(),
            ),
            mark: Some(Mark {
                src: "mark.svg".into(),
                alt: "Foolscap".into(),
                href: Some("https://example.org/".into()),
            }),
            author: Some(Author {
                name: "Judith Marr".into(),
                href: Some("https://example.org/judith".into()),
                picture: None,
                bio: Some(
                    "Judith writes about coasts, tools and the people who look after both. She \
                     lives on an island that is one only twice a day."
                        .into(),
                ),
            }),
            published: Some("2026-11-23T06:00:00Z".into()),
            updated: Some("2026-11-23T09:00:00Z".into()),
            image: Some(Image {
                src: "hero.svg".into(),
                alt: "A causeway at low tide".into(),
                caption: Some("The causeway, an hour before the water comes back.".into()),
                credit: Some("Photograph: Ida Holm".into()),
                width: Some(1600),
                height: Some(900),
            }),
            lang: Some("en".into()),
            dir: Some(Direction::Ltr),
            tags: vec![
                label("Coasts", "https://example.org/coasts"),
                label("Craft", "https://example.org/craft"),
                label("Unlinked", ""),
            ],
            links: Links {
                social: vec![
                    label("Mastodon", "https://example.org/m"),
                    label("RSS", "https://example.org/rss"),
                ],
                more: vec![
                    label("All stories", "https://example.org/all"),
                    label("About Foolscap", "https://example.org/about"),
                ],
            },
            copyright: Some("© 2026 Foolscap. Words under CC BY 4.0.".into()),
            ..Metadata::default()
        },
        document: document("Words."),
        language: Some("en".into()),
        estimate: Estimate { whole: minutes(5.3), sections: Vec::new() },
        outline: Rc::new(Outline {
            sections: vec![
                section(0, "A coast that will not hold still", "coast", 0.8),
                section(0, "The office on Mill Street", "office", 1.1),
                section(1, "Four drawers and a light table", "drawers", 0.6),
                section(1, "What code cannot measure", "code", 0.4),
                section(2, "Mud, mostly", "mud", 0.3),
                section(0, "Figures and their keepers", "figures", 1.2),
                section(0, "Two tides a day", "tides", 0.7),
                section(
                    1,
                    "The table of the harbour master, which is older than the harbour",
                    "table",
                    0.5,
                ),
                section(0, "What the map is for", "for", 0.9),
                section(0, "A last sheet", "last", 0.45),
            ],
        }),
        is_pages_own: false,
    }
}

/// That story, being read.
pub fn state() -> State {
    let scene = Scene {
        phase: Phase::Ready(Rc::new(story())),
        dates: Dates {
            published: Some(moment(
                "2026-11-23T06:00:00Z",
                "about 3 hours ago",
                "Monday, 23 November 2026 at 06:00",
            )),
            updated: Some(moment(
                "2026-11-23T09:00:00Z",
                "just now",
                "Monday, 23 November 2026 at 09:00",
            )),
        },
        ..Scene::default()
    };
    let position = Position { current: Some(3), progress: 0.34 };
    State { scene: Rc::new(scene), position, ..State::default() }
}

/// That state with changes.
pub fn with(change: impl FnOnce(&mut State)) -> State {
    let mut state = state();
    change(&mut state);
    state
}

/// That story with changes.
pub fn with_story(change: impl FnOnce(&mut Story)) -> State {
    let mut story = story();
    change(&mut story);
    with(|state| state.phase = Phase::Ready(Rc::new(story)))
}

/// That state under other options.
pub fn with_options(change: impl FnOnce(&mut Options)) -> State {
    let mut options = Options::default();
    change(&mut options);
    with(|state| state.options = Rc::new(options))
}
