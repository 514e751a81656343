//! What stands there: the article with all that is around it, but not where the reader is in it. It
//! changes seldom, while the reader moves with every step of a scroll. Pure.

use super::{Options, Source, Story, Theme};
use crate::moment::Moment;
use crate::trouble::Trouble;
use std::rc::Rc;

/// Everything of a widget that does not change by scrolling.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What the attributes mean.
    pub options: Rc<Options>,
    /// Where the article comes from.
    pub source: Option<Rc<Source>>,
    /// Where the article that is shown came from.
    pub shown: Option<Rc<Source>>,
    /// Counts the requests: an answer to an older one is dropped.
    pub generation: u32,
    /// How far the article is.
    pub phase: Phase,
    /// Whether the outline is open, where it is a bar.
    pub outline_open: bool,
    /// What the dates of the article read as now.
    pub dates: Dates,
    /// Whether the colours behind the widget are dark.
    pub dark_backdrop: bool,
    /// The language of the page, as a BCP 47 tag.
    pub page_language: Option<String>,
}

/// The dates of an article in the reader's words. A date that cannot be read is not here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dates {
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
}

/// How far the article is. Phases are compared by pointer: to compare two
/// articles word by word costs more than to draw.
#[derive(Clone, Debug, Default)]
pub enum Phase {
    /// Nothing was asked for yet.
    #[default]
    Idle,
    /// It is being fetched or read. What was shown before stays.
    Loading(Option<Rc<Story>>),
    /// It is here.
    Ready(Rc<Story>),
    /// It is not coming.
    Failed(Rc<Trouble>),
}

impl PartialEq for Phase {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Phase::Idle, Phase::Idle) | (Phase::Loading(None), Phase::Loading(None)) => true,
            (Phase::Loading(Some(one)), Phase::Loading(Some(other)))
            | (Phase::Ready(one), Phase::Ready(other)) => Rc::ptr_eq(one, other),
            (Phase::Failed(one), Phase::Failed(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Scene {
    /// The article, where there is one to show.
    pub fn story(&self) -> Option<&Rc<Story>> {
        match &self.phase {
            Phase::Ready(story) | Phase::Loading(Some(story)) => Some(story),
            _ => None,
        }
    }

    /// The article, where there is anything in it to read.
    pub fn readable(&self) -> Option<&Rc<Story>> {
        self.story().filter(|story| !story.document.is_empty())
    }

    /// The language of the widget's own words: what the attribute says, else the page's.
    pub fn language(&self) -> &str {
        self.options.lang.as_deref().or(self.page_language.as_deref()).unwrap_or("en")
    }

    /// Whether the widget wears light on dark.
    pub fn is_dark(&self) -> bool {
        match self.options.theme {
            Theme::Auto => self.dark_backdrop,
            Theme::Light => false,
            Theme::Dark => true,
        }
    }
}
