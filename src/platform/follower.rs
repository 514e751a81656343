//! The follower: knows where the reader is in an article, and takes them where they want to go.
//!
//! It listens for scrolling and for changes of size, and measures at most once a frame. Nothing
//! measured is kept, but for what scrolls and what covers it, until a scroll has come to rest: a step
//! finds the current section by asking for the tops of a few headings (see [`reading_line`]), so it
//! costs the same with ten of them or ten thousand, and late images or unrendered parts do not confuse
//! it. An `IntersectionObserver` would be told of every heading instead, and its margins do not reach
//! out of a frame of another origin.

use super::content::Content;
use super::labels::PartLabels;
use super::listen::{Later, NextFrame, Watch};
use super::{Host, page, scroll};
use crate::session::reading_line;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Follows the reader through one article until it is dropped.
#[must_use = "dropping it stops following"]
pub struct Follower {
    inner: Rc<Inner>,
    _watches: Vec<Watch>,
}

/// What a follower tells.
pub struct Told {
    /// The reader is at this section now, with so much behind.
    pub moved: Box<dyn Fn(Option<usize>, f64)>,
    /// The reader has arrived at this section, by a link or by the page's hash.
    pub arrived: Box<dyn Fn(usize)>,
    /// The reader scrolled by their own hand.
    pub scrolled_by_hand: Box<dyn Fn()>,
}

struct Inner {
    host: HtmlElement,
    article: Element,
    /// The heading of each section of the outline.
    headings: Vec<Element>,
    told: Told,
    labels: Option<PartLabels>,
    last: Cell<Option<(Option<usize>, f64)>>,
    /// What is kept at the top of the view while the page settles.
    held: RefCell<Option<(Element, Later)>>,
    /// How far the view was scrolled when it was last seen.
    scrolled_to: Cell<f64>,
    frame: RefCell<Option<NextFrame>>,
    /// The view, as it was found last; nothing where it is to be found again. To find what covers it
    /// asks the browser for all that stands at a point, which takes as long as the article is.
    view: RefCell<Option<Rc<scroll::View>>>,
    /// Ends the scrolling, for what is not worth to be looked at while it lasts.
    resting: RefCell<Option<Later>>,
    /// Whether the article has another size since the last frame.
    is_resized: Cell<bool>,
    /// Set while the view is on its way to a section that was chosen.
    travelling: RefCell<Option<Later>>,
}

/// The page counts as arrived when it has not moved for so long, in milliseconds.
const ARRIVED: u32 = 150;
/// The reader has stopped to scroll when nothing has moved for so long, in milliseconds.
const RESTED: u32 = 250;
/// A page that has just loaded counts as settled after so long, in milliseconds.
const SETTLED: u32 = 1000;

impl Follower {
    /// Puts the content in its place and follows the reader through it. `ordinals` are the places
    /// of the outline's sections among the content's headings.
    pub fn start(host: &Host, content: &mut Content, ordinals: &[usize], told: Told) -> Follower {
        let article = content.install(host);
        let headings =
            ordinals.iter().filter_map(|ordinal| content.headings.get(*ordinal).cloned()).collect();
        let inner = Rc::new(Inner {
            host: host.element.clone(),
            article,
            headings,
            told,
            labels: content.labels,
            last: Cell::default(),
            held: RefCell::default(),
            scrolled_to: Cell::default(),
            frame: RefCell::default(),
            view: RefCell::default(),
            resting: RefCell::default(),
            is_resized: Cell::default(),
            travelling: RefCell::default(),
        });
        let watches = watch(&inner);
        scroll::set_scroll_margin(&inner.host, inner.view().covered);
        inner.scrolled_to.set(inner.view().scrolled());
        inner.measure();
        Follower { inner, _watches: watches }
    }

    /// Takes the reader to a section: pushes its hash, brings its heading to the top of the view
    /// and moves the focus there.
    pub fn go_to(&self, section: usize) {
        let Some(heading) = self.inner.headings.get(section) else { return };
        self.inner.let_go();
        self.inner.travel();
        if let Some(location) = web_sys::window().map(|window| window.location()) {
            let id = js_sys::encode_uri_component(&heading.id());
            // Sets the page's target, and an entry in the history to come back from.
            let _ = location.set_hash(&String::from(id));
        }
        scroll::bring_to_top(&self.inner.host, heading);
        scroll::focus(heading);
    }

    /// Moves the focus to the article.
    pub fn focus_article(&self) {
        self.inner.let_go();
        let first = self.inner.article.first_element_child();
        let target = if self.inner.article == *self.inner.host {
            first.filter(|child| child.local_name() != "script")
        } else {
            None
        };
        let target = target.unwrap_or_else(|| self.inner.article.clone());
        scroll::bring_to_top(&self.inner.host, &target);
        scroll::focus(&target);
    }

    /// Brings what the page's hash names to the top of the view, as the browser does for ids that
    /// are there when a page loads. Not when the reader has already scrolled. Tells the section
    /// that the reader has arrived at, if it is one.
    pub fn follow_hash(&self) {
        let Some(window) = web_sys::window() else { return };
        let Some(id) = hash() else { return };
        let target = page::document().get_element_by_id(&id);
        let Some(target) = target.filter(|target| self.inner.article.contains(Some(target))) else {
            return;
        };
        if window.scroll_y().is_ok_and(|y| y <= 1.0) {
            self.inner.hold(target);
        }
        self.inner.arrive();
    }
}

/// What the page's hash names.
fn hash() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let id = hash.strip_prefix('#').filter(|id| !id.is_empty())?;
    Some(js_sys::decode_uri_component(id).map_or(id.to_owned(), String::from))
}

impl Inner {
    fn view(&self) -> Rc<scroll::View> {
        let found = || Rc::new(scroll::View::of(&self.article));
        self.view.borrow_mut().get_or_insert_with(found).clone()
    }

    fn measure(&self) {
        let view = self.view();
        let (measures, view_top) = (view.measure(&self.article), view.top());
        let top = |index: usize| {
            let rect = self.headings.get(index)?.get_bounding_client_rect();
            let has_place = rect.width() > 0.0 || rect.height() > 0.0;
            has_place.then(|| rect.top() - view_top)
        };
        let current = reading_line::current(self.headings.len(), measures.line(), top);
        let now = (current, measures.progress());
        if self.last.replace(Some(now)) != Some(now) {
            (self.told.moved)(now.0, now.1);
        }
    }

    /// The view is on its way, and has arrived when it has not moved for a while.
    fn travel(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        *self.travelling.borrow_mut() = Some(Later::new(ARRIVED, move || {
            if let Some(inner) = weak.upgrade() {
                inner.scrolled_to.set(inner.view().scrolled());
                // The timer that runs now is not dropped from within.
                if let Some(done) = inner.travelling.take() {
                    std::mem::drop(done);
                }
            }
        }));
    }

    /// Brings an element to the top of the view, and again whenever the page settles around it,
    /// until the reader scrolls or the page has come to rest.
    fn hold(self: &Rc<Self>, target: Element) {
        self.travel();
        scroll::bring_to_top(&self.host, &target);
        let weak = Rc::downgrade(self);
        let end = Later::new(SETTLED, move || {
            if let Some(inner) = weak.upgrade() {
                let done = inner.held.take();
                std::mem::drop(done);
            }
        });
        *self.held.borrow_mut() = Some((target, end));
        self.measure_soon();
    }

    /// Holds nothing any more: the reader goes where they want.
    fn let_go(&self) {
        self.held.take();
    }

    /// Brings what is held to the top of the view again, where it is not.
    fn hold_on(self: &Rc<Self>) {
        let Some(target) = self.held.borrow().as_ref().map(|(target, _)| target.clone()) else {
            return;
        };
        self.travel();
        scroll::bring_to_top(&self.host, &target);
        self.arrive();
    }

    /// Tells that the reader has arrived at the section that the page's hash names, where its
    /// heading stands at the top of the view.
    fn arrive(self: &Rc<Self>) {
        let Some(id) = hash() else { return };
        let Some(section) = self.headings.iter().position(|heading| heading.id() == id) else {
            return;
        };
        let Some(heading) = self.headings.get(section) else { return };
        self.view.take();
        let view = self.view();
        let measures = view.measure(&self.article);
        let top = heading.get_bounding_client_rect().top() - view.top();
        // Near its end a page cannot bring a heading all the way up: the line sinks to it.
        if (measures.covered - 2.0..=measures.line()).contains(&top) {
            self.travel();
            (self.told.arrived)(section);
        }
    }

    fn scrolled(self: &Rc<Self>) {
        // A browser may tell late of the way that has just ended.
        let before = self.scrolled_to.replace(self.view().scrolled());
        if self.travelling.borrow().is_some() {
            self.travel();
        } else if (before - self.scrolled_to.get()).abs() >= 1.0 {
            (self.told.scrolled_by_hand)();
        }
        self.rest_later();
        self.measure_soon();
    }

    /// What covers the view may come or go by scrolling: it is looked at when that is over.
    fn rest_later(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        *self.resting.borrow_mut() = Some(Later::new(RESTED, move || {
            if let Some(inner) = weak.upgrade() {
                let now = Rc::new(scroll::View::of(&inner.article));
                if inner.view.replace(Some(now.clone())).as_ref() != Some(&now) {
                    inner.measure_soon();
                }
                let done = inner.resting.take();
                std::mem::drop(done);
            }
        }));
    }

    /// Measures in the next frame, once however often it is asked.
    fn measure_soon(self: &Rc<Self>) {
        let mut frame = self.frame.borrow_mut();
        if frame.is_none() {
            let weak = Rc::downgrade(self);
            *frame = NextFrame::new(move || {
                if let Some(inner) = weak.upgrade() {
                    let done = inner.frame.take();
                    if inner.is_resized.take()
                        && let Some(labels) = &inner.labels
                    {
                        labels.mark_scrollers(&inner.article);
                    }
                    inner.hold_on();
                    inner.measure();
                    std::mem::drop(done);
                }
            });
        }
    }
}

fn watch(inner: &Rc<Inner>) -> Vec<Watch> {
    let document = page::document();
    let weak = Rc::downgrade(inner);
    let with = move |then: fn(&Rc<Inner>)| {
        let weak: Weak<Inner> = weak.clone();
        move || {
            if let Some(inner) = weak.upgrade() {
                then(&inner);
            }
        }
    };
    let on = |then: fn(&Rc<Inner>)| {
        let call = with(then);
        move |_: &Event| call()
    };
    let by_hand = |inner: &Rc<Inner>| {
        inner.travelling.take();
        inner.let_go();
        (inner.told.scrolled_by_hand)();
    };
    let mut watches = vec![
        Watch::event_below(&document, "scroll", on(|inner| inner.scrolled())),
        Watch::event_below(&document, "wheel", on(by_hand)),
        Watch::event_below(&document, "touchmove", on(by_hand)),
        Watch::event_below(&document, "pointerdown", on(|inner| inner.let_go())),
    ];
    let scroll_key = {
        let weak = Rc::downgrade(inner);
        move |event: &Event| {
            let key = event.dyn_ref::<web_sys::KeyboardEvent>().map(|event| event.key());
            let scrolls = matches!(
                key.as_deref(),
                Some("ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" | "Home" | "End")
            );
            if scrolls && let Some(inner) = weak.upgrade() {
                by_hand(&inner);
            }
        }
    };
    watches.push(Watch::event_below(&document, "keydown", scroll_key));
    if let Some(window) = web_sys::window() {
        watches.push(Watch::event(
            &window,
            "resize",
            on(|inner| {
                inner.view.take();
                inner.measure_soon();
            }),
        ));
        // Back and forward: the browser takes the reader there, and nothing is chosen any more.
        watches.push(Watch::event(
            &window,
            "popstate",
            on(|inner| {
                if inner.travelling.borrow().is_none() {
                    (inner.told.scrolled_by_hand)();
                    inner.measure_soon();
                }
            }),
        ));
    }
    // In the next frame, too: what changes a page while sizes are told makes WebKit tell the page
    // of a loop.
    let resized = with(|inner| {
        inner.is_resized.set(true);
        inner.view.take();
        inner.measure_soon();
    });
    watches.extend(Watch::size(&inner.article, resized));
    watches
}
