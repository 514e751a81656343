//! Plays actions, and tells effects in a few words.

use crate::tapes;
use reading_widget::article::Metadata;
use reading_widget::article::anchors::anchor_markup;
use reading_widget::article::survey::survey_markup;
use reading_widget::machine::Reduce;
use reading_widget::session::{Action, Effect, Options, Signal, Source, State, Story};
use reading_widget::trouble::{FetchCause, Trouble};
use std::collections::HashSet;

/// Four sections, one of them nested.
pub const LONG: &str =
    "<p>x</p><h2>A</h2><p>a a a</p><h3>B</h3><p>b</p><h2>C</h2><h2>D</h2><p>d</p>";
pub const SHORT: &str = "<h2>Z</h2><p>z</p>";

pub fn url(url: &str) -> Source {
    Source::Url { url: url.into(), format: None }
}

pub fn story(html: &str, is_pages_own: bool) -> Box<Story> {
    let document = survey_markup(&anchor_markup(&tapes::markup(html), &HashSet::new()));
    Box::new(Story::new(Metadata::default(), document, Some("en".into()), is_pages_own))
}

pub fn read(generation: u32, html: &str) -> Action {
    Action::Read { generation, result: Ok(story(html, false)) }
}

pub fn read_own(generation: u32, html: &str) -> Action {
    Action::Read { generation, result: Ok(story(html, true)) }
}

pub fn failed(generation: u32) -> Action {
    let trouble = Trouble::Fetch { url: "a.md".into(), cause: FetchCause::Status(404) };
    Action::Read { generation, result: Err(trouble) }
}

pub fn moved(current: usize, progress: f64) -> Action {
    Action::Moved { current: Some(current), progress }
}

pub fn options(change: impl FnOnce(&mut Options)) -> Action {
    let mut options = Options::default();
    change(&mut options);
    Action::Configured { options: Box::new(options), notices: Vec::new() }
}

/// An effect in a few words.
pub fn line(effect: &Effect) -> String {
    match effect {
        Effect::Read { generation, source: Source::Page } => format!("read page {generation}"),
        Effect::Read { generation, source: Source::Url { url, .. } } => {
            format!("read {url} {generation}")
        }
        Effect::Read { generation, source: Source::Text { text, .. } } => {
            format!("read text {text} {generation}")
        }
        Effect::Follow => "follow".into(),
        Effect::TakeAway => "take away".into(),
        Effect::GoTo { section } => format!("go to {section}"),
        Effect::FocusArticle => "focus".into(),
        Effect::ReplaceHash { id } => format!("hash {id}"),
        Effect::Warn(sentence) => format!("warn {sentence}"),
        Effect::Tell(Signal::Loading) => "loading".into(),
        Effect::Tell(Signal::Ready) => "ready".into(),
        Effect::Tell(Signal::Error(trouble)) => format!("error {}", trouble.code()),
        Effect::Tell(Signal::Section { id, title }) => format!("section {id} {title}"),
        Effect::Tell(Signal::Progress { progress, minutes_left }) => {
            format!("progress {progress} {minutes_left}")
        }
    }
}

/// Plays actions after one another; each has to have its effects. Returns the last state.
pub fn play(state: State, steps: Vec<(Action, &str)>) -> State {
    steps.into_iter().enumerate().fold(state, |state, (at, (action, expected))| {
        let said = format!("step {at}, {action:.0?}");
        let (next, effects) = state.reduce(action);
        let lines: Vec<_> = effects.iter().map(line).collect();
        assert_eq!(lines.join(", "), expected, "{said}");
        next
    })
}

/// A state in which an article by URL is shown.
pub fn ready(html: &str) -> State {
    play(
        State::default(),
        vec![
            (Action::SourceChosen(url("a.md")), "loading, read a.md 1"),
            (read(1, html), "follow, ready"),
        ],
    )
}

/// A state in which the page's own article is shown.
pub fn own(html: &str) -> State {
    play(
        State::default(),
        vec![
            (Action::SourceChosen(Source::Page), "loading, read page 1"),
            (read_own(1, html), "follow, ready"),
        ],
    )
}

pub fn titles(state: &State) -> String {
    let sections = state.story().map(|story| story.outline.sections.clone()).unwrap_or_default();
    sections.iter().map(|section| section.title.as_str()).collect::<Vec<_>>().join(" ")
}
