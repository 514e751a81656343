//! Scrolling: the view that an article is in, what covers it, and going to a heading.

use super::page;
use crate::session::reading_line::{Measures, REST};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

/// The view that an article is scrolled in.
#[derive(PartialEq)]
pub(super) struct View {
    /// The box that scrolls, where it is not the window.
    scroller: Option<Element>,
    /// How much of the window's top is covered.
    pub covered: f64,
}

impl View {
    /// Looks at the view of an article, as it is now.
    pub(super) fn of(article: &Element) -> View {
        View { scroller: scroller_of(article), covered: covered(article) }
    }

    /// Measures where the article stands in the view, now.
    pub(super) fn measure(&self, article: &Element) -> Measures {
        let window = web_sys::window();
        let number = |value: Option<f64>| value.unwrap_or(0.0);
        let inner = window.as_ref().and_then(|window| window.inner_height().ok()?.as_f64());
        let rect = article.get_bounding_client_rect();
        let mut measures = Measures {
            view: number(inner),
            covered: self.covered,
            top: rect.top(),
            bottom: rect.bottom(),
            scrolled: self.scrolled(),
            ..Measures::default()
        };
        match &self.scroller {
            Some(scroller) => {
                let top = self.top();
                measures.view = f64::from(scroller.client_height());
                measures.covered = (measures.covered - top).max(0.0);
                measures.top -= top;
                measures.bottom -= top;
                measures.remaining = f64::from(scroller.scroll_height());
            }
            None => {
                let root = page::document().document_element();
                measures.remaining = number(root.map(|root| f64::from(root.scroll_height())));
            }
        }
        measures.remaining = (measures.remaining - measures.view - measures.scrolled).max(0.0);
        measures
    }

    /// How far it has been scrolled.
    pub(super) fn scrolled(&self) -> f64 {
        match &self.scroller {
            Some(scroller) => f64::from(scroller.scroll_top()),
            None => web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0),
        }
    }

    /// Its top in the window.
    pub(super) fn top(&self) -> f64 {
        self.scroller.as_ref().map_or(0.0, |scroller| scroller.get_bounding_client_rect().top())
    }
}

/// The box that an article scrolls in, where it is not the window.
fn scroller_of(article: &Element) -> Option<Element> {
    let window = web_sys::window()?;
    let document = page::document();
    let mut element = parent(article);
    while let Some(current) = element {
        let is_root = Some(&current) == document.document_element().as_ref()
            || document.body().is_some_and(|body| **body == *current);
        if is_root {
            return None;
        }
        // The style comes first: a height that is asked for lays the page out.
        let style = window.get_computed_style(&current).ok().flatten();
        let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
        if matches!(overflow.as_deref(), Some("auto" | "scroll"))
            && current.scroll_height() > current.client_height()
        {
            return Some(current);
        }
        element = parent(&current);
    }
    None
}

/// The parent as it is laid out: through slots and shadow roots.
fn parent(element: &Element) -> Option<Element> {
    if let Some(slot) = element.assigned_slot() {
        return Some(slot.into());
    }
    element.parent_element().or_else(|| {
        let root = element.parent_node()?.dyn_into::<web_sys::ShadowRoot>().ok()?;
        Some(root.host())
    })
}

/// How much of the window's top is covered by what the page has fixed there, in CSS pixels.
pub(super) fn covered(article: &Element) -> f64 {
    let Some(window) = web_sys::window() else { return 0.0 };
    let document = page::document();
    let rect = article.get_bounding_client_rect();
    let middle = (rect.left() + rect.width() / 2.0) as f32;
    // To ask for all that stands there takes as long as the article is. What lies on top is enough
    // where it is the article's own.
    if let Some(top) = document.element_from_point(middle, 1.0)
        && article.contains(Some(&top))
        && covers(&window, top, article) == 0.0
    {
        return 0.0;
    }
    let found = document.elements_from_point(middle, 1.0);
    let elements = found.iter().filter_map(|element| element.dyn_into().ok());
    elements.fold(0.0, |most, element| covers(&window, element, article).max(most))
}

/// How far down an element, or what is around it but not around the article, covers the window by
/// being fixed there.
fn covers(window: &Window, element: Element, article: &Element) -> f64 {
    let view = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let mut covered: f64 = 0.0;
    let mut element = Some(element);
    while let Some(current) = element.filter(|current| !current.contains(Some(article))) {
        let style = window.get_computed_style(&current).ok().flatten();
        let position = style.and_then(|style| style.get_property_value("position").ok());
        if matches!(position.as_deref(), Some("fixed" | "sticky")) {
            let bottom = current.get_bounding_client_rect().bottom();
            // What covers half of the view is a dialog or a cover, not a header.
            if bottom < view / 2.0 {
                covered = covered.max(bottom);
            }
        }
        element = current.parent_element();
    }
    covered
}

/// Tells the style sheets how far from the top of the view a heading has to come to rest. What the
/// page's own `scroll-padding` already leaves free counts.
pub(super) fn set_scroll_margin(host: &HtmlElement, covered: f64) {
    let Some(window) = web_sys::window() else { return };
    let root = page::document().document_element();
    let style = root.and_then(|root| window.get_computed_style(&root).ok().flatten());
    let padding = style.and_then(|style| style.get_property_value("scroll-padding-top").ok());
    let padding = padding.filter(|padding| padding.ends_with("px"));
    let padding = padding.map(|padding| super::number(&padding)).filter(|it| it.is_finite());
    let padding = padding.unwrap_or(0.0);
    let margin = (covered + REST - padding).max(0.0).round() as u32;
    let value = [margin.to_string().as_str(), "px"].concat();
    let style = host.style();
    let name = "--reading-widget-scroll-margin";
    let before = style.get_property_value(name).unwrap_or_default();
    // The sheets have this value by themselves. To set it would style the whole article anew.
    let is_default = before.is_empty() && f64::from(margin) == REST;
    if before != value && !is_default {
        let _ = style.set_property(name, &value);
    }
}

/// Brings a heading to the top of the view, below what covers it.
pub(super) fn bring_to_top(host: &HtmlElement, heading: &Element) {
    open_details(heading);
    set_scroll_margin(host, covered(heading));
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    let reduced = web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches());
    // Where motion is welcome, the page's own `scroll-behavior` decides.
    options.set_behavior(if reduced { ScrollBehavior::Instant } else { ScrollBehavior::Auto });
    heading.scroll_into_view_with_scroll_into_view_options(&options);
    // A header that sticks only once the page has moved covers the heading now: once more.
    let covered = covered(heading);
    if !reduced_is_smooth(heading) && heading.get_bounding_client_rect().top() < covered {
        set_scroll_margin(host, covered);
        heading.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings an element into view, if it is not; below what covers the top of the view.
pub(super) fn bring_into_view(element: &Element) {
    open_details(element);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the view is still on its way (then its measures say nothing yet).
fn reduced_is_smooth(heading: &Element) -> bool {
    let window = web_sys::window();
    let root = page::document().document_element();
    let style = root.and_then(|root| window?.get_computed_style(&root).ok().flatten());
    let behaviour = style.and_then(|style| style.get_property_value("scroll-behavior").ok());
    behaviour.as_deref() == Some("smooth") && heading.is_connected()
}

/// Opens every `<details>` that hides an element.
fn open_details(element: &Element) {
    let mut hidden = element.closest("details:not([open])").ok().flatten();
    while let Some(details) = hidden {
        let _ = details.set_attribute("open", "");
        hidden = element.closest("details:not([open])").ok().flatten();
    }
}

/// Moves the focus to an element that may not take it by itself. It takes it for as long as it has
/// it, and is left as it was.
pub(super) fn focus(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if !element.has_attribute("tabindex") && element.tab_index() < 0 {
        element.set_tab_index(-1);
        let held = element.clone();
        let leave = wasm_bindgen::closure::Closure::once_into_js(move || {
            let _ = held.remove_attribute("tabindex");
        });
        let once = web_sys::AddEventListenerOptions::new();
        once.set_once(true);
        let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
            "blur",
            leave.unchecked_ref(),
            &once,
        );
    }
    let _ = element.focus_with_options(&options);
}
