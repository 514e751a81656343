//! The state of one widget, and how it follows from what happens. Pure.

use super::{Action, Effect, Options, Phase, Scene, Signal, Source, Story};
use crate::machine::Reduce;
use crate::reading_time::rounded_minutes;
use crate::trouble::Trouble;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// Everything that the user interface shows: the scene, and where the reader is in it. What can be asked
/// of the scene can be asked of the state.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What stands there. Scrolling leaves it the very same.
    pub scene: Rc<Scene>,
    /// Where the reader is.
    pub position: Position,
    /// The section that was clicked: it stays lit until the reader scrolls.
    pub chosen: Option<usize>,
    /// Whether the reader has scrolled by their own hand since the article came.
    pub has_scrolled: bool,
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// The index into the outline's sections of the one being read.
    pub current: Option<usize>,
    /// How much of the article lies behind, 0 to 1.
    pub progress: f64,
}

/// Scenes by pointer first: states are compared at every step of a scroll.
impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.scene, &other.scene) || self.scene == other.scene)
            && self.position == other.position
            && self.chosen == other.chosen
            && self.has_scrolled == other.has_scrolled
    }
}

impl Deref for State {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.scene
    }
}

/// Others keep the scene that they have: to change it makes it another one.
impl DerefMut for State {
    fn deref_mut(&mut self) -> &mut Scene {
        Rc::make_mut(&mut self.scene)
    }
}

impl Reduce for State {
    type Action = Action;
    type Effect = Effect;

    fn reduce(&self, action: Action) -> (State, Vec<Effect>) {
        let mut next = self.clone();
        let effects = match action {
            Action::Configured { options, notices } => next.configure(*options, notices),
            Action::SourceChosen(source) => next.choose(source),
            Action::Read { generation, result } => next.read(generation, result),
            Action::RetryAsked | Action::RefreshAsked => next.load(),
            Action::Moved { current, progress } => next.move_to(Position { current, progress }),
            Action::SectionChosen(section) => next.go_to(section),
            Action::SectionReached(section) => next.reach(section),
            Action::SectionStepped(step) => next.step(step),
            Action::ScrolledByHand => next.scroll_by_hand(),
            Action::OutlineToggled(open) => {
                next.outline_open = open;
                Vec::new()
            }
            Action::SkipAsked => vec![Effect::FocusArticle],
            Action::DatesTold(dates) => {
                next.dates = dates;
                Vec::new()
            }
            Action::SurroundingsSeen { dark, language } => {
                next.dark_backdrop = dark;
                next.page_language = language;
                Vec::new()
            }
        };
        // What was set to what it was is no other scene.
        if !Rc::ptr_eq(&next.scene, &self.scene) && next.scene == self.scene {
            next.scene = self.scene.clone();
        }
        (next, effects)
    }
}

impl State {
    /// The index of the section that is lit: the one that was clicked, else the one being read.
    pub fn lit(&self) -> Option<usize> {
        self.chosen.or(self.position.current)
    }

    /// How many seconds of reading are left.
    pub fn seconds_left(&self) -> f64 {
        self.story().map_or(0.0, |story| story.time().seconds * (1.0 - self.position.progress))
    }

    fn configure(&mut self, options: Options, notices: Vec<String>) -> Vec<Effect> {
        let mut effects: Vec<_> = notices.into_iter().map(Effect::Warn).collect();
        let before = std::mem::replace(&mut self.options, Rc::new(options));
        let derives_anew = before.words_per_minute != self.options.words_per_minute
            || before.outline_depth != self.options.outline_depth;
        if derives_anew && let Some(story) = self.story() {
            let old = story.clone();
            let story = Rc::new(Story::clone(&old).with_options(&self.options).instead_of(&old));
            self.stay_in_place(&old, &story);
            self.phase = match self.phase {
                Phase::Loading(_) => Phase::Loading(Some(story)),
                _ => Phase::Ready(story),
            };
            effects.push(Effect::Follow);
        }
        effects
    }

    fn choose(&mut self, source: Source) -> Vec<Effect> {
        // Also after trouble: every change of an attribute chooses the source again, and should not
        // fetch what is not there again and again. Who wants another try asks for it.
        if self.source.as_deref() == Some(&source) {
            return Vec::new();
        }
        self.source = Some(Rc::new(source));
        self.outline_open = false;
        self.load()
    }

    fn load(&mut self) -> Vec<Effect> {
        let Some(source) = self.source.clone() else { return Vec::new() };
        self.generation = self.generation.wrapping_add(1);
        let refreshes_own = *source == Source::Page && self.story().is_some_and(|s| s.is_pages_own);
        let story = self.story().cloned();
        let read = Effect::Read { generation: self.generation, source: Source::clone(&source) };
        // A fresh look at the page's own article is over at once and nobody has to wait for it.
        if refreshes_own {
            return vec![read];
        }
        self.phase = Phase::Loading(story);
        vec![Effect::Tell(Signal::Loading), read]
    }

    fn read(&mut self, generation: u32, result: Result<Box<Story>, Trouble>) -> Vec<Effect> {
        if generation != self.generation {
            return Vec::new();
        }
        match result {
            Ok(story) => {
                self.shown = self.source.clone();
                let story = story.with_options(&self.options);
                if let Phase::Ready(old) = self.phase.clone() {
                    // A fresh look is no news to the page.
                    let story = story.instead_of(&old);
                    self.stay_in_place(&old, &story);
                    self.phase = Phase::Ready(Rc::new(story));
                    return vec![Effect::Follow];
                }
                self.position.current = None;
                self.chosen = None;
                self.has_scrolled = false;
                self.phase = Phase::Ready(Rc::new(story));
                vec![Effect::Follow, Effect::Tell(Signal::Ready)]
            }
            Err(trouble) => self.fail(trouble),
        }
    }

    fn fail(&mut self, trouble: Trouble) -> Vec<Effect> {
        let told = Effect::Tell(Signal::Error(trouble.clone()));
        // A fresh look that fails takes nothing from the reader.
        if let Some(story) = self.story().filter(|_| self.shown == self.source) {
            self.phase = Phase::Ready(story.clone());
            return vec![told];
        }
        self.shown = None;
        self.phase = Phase::Failed(Rc::new(trouble));
        self.position = Position::default();
        self.chosen = None;
        self.outline_open = false;
        vec![Effect::TakeAway, told]
    }

    /// The same article was read anew: the reader is in the section of the same id, wherever it
    /// stands in the outline now.
    fn stay_in_place(&mut self, old: &Story, new: &Story) {
        let now = |index: Option<usize>| {
            let id = &old.section(index?)?.id;
            new.outline.sections.iter().position(|section| section.id == *id)
        };
        self.position.current = now(self.position.current);
        self.chosen = now(self.chosen);
    }

    fn move_to(&mut self, position: Position) -> Vec<Effect> {
        // Without an article there is nothing to be in.
        let Some(story) = self.story() else { return Vec::new() };
        let current = position.current.filter(|index| story.section(*index).is_some());
        let before = (self.lit(), self.position);
        self.position = Position { current, ..position };
        let mut effects = self.tell_section(before.0);
        if before.1.progress != position.progress {
            effects.push(Effect::Tell(Signal::Progress {
                progress: position.progress,
                minutes_left: rounded_minutes(self.seconds_left()),
            }));
        }
        effects
    }

    fn scroll_by_hand(&mut self) -> Vec<Effect> {
        let lit = self.lit();
        self.chosen = None;
        self.has_scrolled = true;
        self.tell_section(lit)
    }

    fn go_to(&mut self, section: usize) -> Vec<Effect> {
        if self.story().and_then(|story| story.section(section)).is_none() {
            return Vec::new();
        }
        self.outline_open = false;
        let mut effects = vec![Effect::GoTo { section }];
        effects.extend(self.reach(section));
        effects
    }

    /// The section stays lit until the reader scrolls. The page's hash names it already, or is
    /// about to.
    fn reach(&mut self, section: usize) -> Vec<Effect> {
        if self.story().and_then(|story| story.section(section)).is_none() {
            return Vec::new();
        }
        let lit = self.lit();
        self.chosen = Some(section);
        self.tell_section(lit).into_iter().filter(|e| matches!(e, Effect::Tell(_))).collect()
    }

    fn step(&mut self, step: i32) -> Vec<Effect> {
        let Some(count) = self.story().map(|story| story.outline.sections.len()) else {
            return Vec::new();
        };
        let target = match self.lit() {
            Some(index) => index.checked_add_signed(step as isize),
            None => (step > 0).then_some(0),
        };
        match target.filter(|index| *index < count) {
            Some(section) => self.go_to(section),
            None => Vec::new(),
        }
    }

    /// What the page is told when another section is lit than before.
    fn tell_section(&self, lit_before: Option<usize>) -> Vec<Effect> {
        if self.lit() == lit_before {
            return Vec::new();
        }
        let section = self.lit().and_then(|index| self.story()?.section(index));
        let Some(section) = section else { return Vec::new() };
        let mut effects = vec![Effect::Tell(Signal::Section {
            id: section.id.clone(),
            title: section.title.clone(),
        })];
        // An address that nobody scrolled away from stays as the reader followed it.
        if self.options.outline_hash && self.has_scrolled {
            effects.push(Effect::ReplaceHash { id: section.id.clone() });
        }
        effects
    }
}
