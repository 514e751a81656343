//! The rooms of `src/` and the arrows between them, which run one way: what is decided knows nothing
//! of who shows it, and only a few rooms know that there is a browser at all. A room is a folder of
//! `src/` or a file beside `lib.rs`.

use super::rust;

/// What a room may use of the others, and which foreign names it may speak.
struct Room {
    name: &'static str,
    uses: &'static [&'static [&'static str]],
    foreign: Foreign,
}

/// How much of the outside a room may know.
#[derive(Clone, Copy, PartialEq)]
enum Foreign {
    /// Nothing: values in, values out, the same on every machine and at every hour.
    Nothing,
    /// The view's library, yet no browser types.
    Yew,
    /// The browser itself.
    Browser,
}

/// Rooms that decide. They may use each other.
const PURE: &[&str] = &[
    "markup",
    "article",
    "outline",
    "slug",
    "reading_time",
    "comments",
    "insights",
    "listeners",
    "machine",
    "moment",
    "rewind",
    "sorted",
    "trouble",
];

const ROOMS: &[Room] = &[
    Room { name: "i18n", uses: &[PURE], foreign: Foreign::Nothing },
    Room { name: "store", uses: &[PURE], foreign: Foreign::Nothing },
    // One article's comments and insights; see `RUNNERS` for what it carries out.
    Room { name: "discussion", uses: &[PURE, &["store", "i18n"]], foreign: Foreign::Nothing },
    Room { name: "styles", uses: &[], foreign: Foreign::Nothing },
    // What the session decides; see `RUNNERS` for what it carries out.
    Room { name: "session", uses: &[PURE], foreign: Foreign::Nothing },
    Room {
        name: "platform",
        uses: &[PURE, &["session", "discussion", "styles"]],
        foreign: Foreign::Browser,
    },
    Room {
        name: "ui",
        uses: &[PURE, &["i18n", "store", "session", "discussion", "styles"]],
        foreign: Foreign::Yew,
    },
    Room {
        name: "component",
        uses: &[PURE, &["i18n", "store", "session", "discussion", "platform", "styles", "ui"]],
        foreign: Foreign::Yew,
    },
    Room {
        name: "element",
        uses: &[
            PURE,
            &["i18n", "store", "session", "discussion", "platform", "styles", "ui", "component"],
        ],
        foreign: Foreign::Browser,
    },
    Room { name: FAULT, uses: &[], foreign: Foreign::Browser },
    // The two programs: one is the element, the other reads articles.
    Room { name: "main", uses: &[&["element"]], foreign: Foreign::Nothing },
    Room { name: "bin", uses: &[PURE], foreign: Foreign::Nothing },
];

/// Files of a room that are adapters: they, and they alone in it, speak the browser's language.
const ADAPTERS: &[&str] = &["src/store/indexed_db", "src/store/broadcast", "src/store/browser"];

/// A room that only the tests' own build has: whoever may fail on purpose there may use it.
const FAULT: &str = "fault";

/// Files of the session that carry out what its other files decide, and what these may use more.
/// So the arrows run from the runner to the platform, and from the platform to the decisions.
const RUNNERS: &[&str] =
    &["src/session/reader.rs", "src/session/runner.rs", "src/discussion/runner"];
const RUNNERS_USE: &[&str] = &["i18n", "store", "platform"];

const BROWSER_WORDS: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];
const VIEW_WORDS: &[&str] = &["yew", "gloo"];
/// Clocks and chance, by the words that bring them in.
const OUTSIDE_WORDS: &[&str] = &["SystemTime", "Instant", "rand", "getrandom"];

/// Complaints about what one file of `src/` uses.
pub fn check(path: &str, source: &str) -> Vec<String> {
    let Some(name) = room_of(path) else { return Vec::new() };
    let code = rust::blanked(source, true);
    let mut complaints = Vec::new();
    let (uses, mut foreign) = match ROOMS.iter().find(|room| room.name == name) {
        Some(room) => (room.uses, room.foreign),
        None if PURE.contains(&name) => (&[PURE][..], Foreign::Nothing),
        None => {
            return vec![format!(
                "{path} is in no known room: say in xtask/src/tidy/rooms.rs what `{name}` may use"
            )];
        }
    };
    if ADAPTERS.iter().any(|adapter| path.starts_with(adapter)) {
        foreign = Foreign::Browser;
    }

    let is_runner = RUNNERS.iter().any(|runner| path.starts_with(runner));
    let allowed = |used: &str| {
        used == name
            || (used == FAULT && foreign != Foreign::Nothing)
            || uses.iter().any(|names| names.contains(&used))
            || (is_runner && RUNNERS_USE.contains(&used))
    };
    let roots = ["crate", "reading_widget"];
    for (line, used) in roots.iter().flat_map(|root| rust::children(&code, root)) {
        if is_room(used) && !allowed(used) {
            complaints.push(format!(
                "{path}:{line}: `{name}` may not use `{used}`: the arrows between rooms run one way"
            ));
        }
    }
    for (line, word) in rust::words(&code) {
        let reason = match foreign {
            Foreign::Browser => continue,
            _ if BROWSER_WORDS.contains(&word) => {
                "only the platform, the store's adapters and the \
                 element speak of the browser"
            }
            Foreign::Yew => continue,
            Foreign::Nothing if VIEW_WORDS.contains(&word) => {
                "what it decides has to be testable \
                 without a view"
            }
            Foreign::Nothing if OUTSIDE_WORDS.contains(&word) => {
                "the hour and chance come in as \
                 values, so that the same input always gives the same output"
            }
            Foreign::Nothing => continue,
        };
        complaints.push(format!("{path}:{line}: `{name}` may not name `{word}`: {reason}"));
    }
    complaints
}

/// The room of a file of `src/`. `lib.rs` is none: it only lists them.
fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let room = inside.split('/').next()?;
    (room != "lib").then_some(room)
}

fn is_room(name: &str) -> bool {
    PURE.contains(&name) || ROOMS.iter().any(|room| room.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_run_one_way_and_few_rooms_know_the_browser() {
        for (path, source, complaint) in [
            ("src/outline.rs", "use crate::article::Document;", ""),
            ("src/outline.rs", "use crate::ui::Panel;", "`outline` may not use `ui`"),
            ("src/ui/a.rs", "use yew::prelude::*; use crate::session::State;", ""),
            ("src/ui/a.rs", "use web_sys::Element;", "`ui` may not name `web_sys`"),
            ("src/ui/a.rs", "use crate::{element::mount};", "`ui` may not use `element`"),
            ("src/ui/a.rs", "use crate::platform::now;", "`ui` may not use `platform`"),
            ("src/session/runner.rs", "use crate::platform::fetch;", ""),
            (
                "src/session/effect.rs",
                "use crate::platform::a;",
                "`session` may not use `platform`",
            ),
            ("src/platform/scroll.rs", "use crate::session::reading_line;", ""),
            ("src/platform/scroll.rs", "use crate::component::V;", "may not use `component`"),
            ("src/component/view.rs", "use crate::platform; use yew::html;", ""),
            (
                "src/session/effect.rs",
                "fn f(e: web_sys::Event)",
                "`session` may not name `web_sys`",
            ),
            ("src/markup/tape.rs", "// web_sys is not for us, nor is crate::ui::x", ""),
            ("src/markup/tape.rs", "const A: &str = \"yew\";", ""),
            (
                "src/slug.rs",
                "fn f() { std::time::Instant::now(); }",
                "`slug` may not name `Instant`",
            ),
            ("src/slug.rs", "use std::time::Duration;", ""),
            ("src/i18n/en.rs", "use yew::html;", "`i18n` may not name `yew`"),
            ("src/store/memory.rs", "use js_sys::Array;", "`store` may not name `js_sys`"),
            ("src/store/indexed_db/schema.rs", "use js_sys::Array;", ""),
            ("src/bin/readers.rs", "use reading_widget::article::read;", ""),
            ("src/bin/readers.rs", "use reading_widget::ui::W;", "`bin` may not use `ui`"),
            ("src/main.rs", "fn main() { reading_widget::element::register(); }", ""),
            ("src/platform/listen.rs", "crate::fault::point(\"timer\");", ""),
            ("src/slug.rs", "crate::fault::point(\"slug\");", "`slug` may not use `fault`"),
            ("src/attic.rs", "", "is in no known room"),
            ("src/lib.rs", "pub use crate::ui::ReadingWidget;", ""),
            ("tests/rendered.rs", "use web_sys::Element;", ""),
        ] {
            let complaints = check(path, source);
            assert_eq!(complaints.len(), usize::from(!complaint.is_empty()), "{complaints:?}");
            assert!(complaints.iter().all(|said| said.contains(complaint)), "{complaints:?}");
        }
    }
}
