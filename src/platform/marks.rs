//! The marks of the outline: which link is current, which sections lie behind. They are set on the
//! links that stand there, outside of what Yew renders, so that a scroll step costs the same with
//! ten sections or ten thousand.

use super::listen::NextFrame;
use super::page;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Marks every outline below `root`: the link of section `current` gets `aria-current`, those
/// before it `data-passed`. An outline that scrolls brings the current link into view in the next
/// frame, when all is laid out, unless what is returned is dropped before.
pub fn mark_outline(root: &Node, current: Option<usize>) -> Option<InView> {
    let lists = page::all(root.dyn_ref::<Element>()?, "[data-outline]");
    let marked: Vec<_> = lists.iter().filter_map(|list| mark_list(list, current)).collect();
    NextFrame::new(move || marked.iter().for_each(keep_in_view)).map(InView)
}

/// What brings the current link of an outline into view.
#[must_use = "dropping it leaves the outline where it is"]
pub struct InView(#[expect(dead_code, reason = "it is held until it has happened")] NextFrame);

/// The link that is marked.
fn mark_list(list: &Element, current: Option<usize>) -> Option<Element> {
    // A live collection: its items are found once by the browser, not at every step.
    let links = list.get_elements_by_tag_name("a");
    let link = |index: usize| u32::try_from(index).ok().and_then(|index| links.item(index));
    let before = list.get_attribute("data-outline").and_then(|index| index.parse().ok());
    // A list that was rendered anew bears no marks, whatever it says.
    let old = before.and_then(link).filter(|link| link.has_attribute("aria-current"));
    let before = before.filter(|_| old.is_some());
    if before == current {
        return old;
    }
    if let Some(old) = old {
        let _ = old.remove_attribute("aria-current");
    }
    let (from, to) = (before.unwrap_or(0), current.unwrap_or(0));
    for index in from.min(to)..from.max(to) {
        if let Some(link) = link(index) {
            let _ = link.toggle_attribute_with_force("data-passed", index < to);
        }
    }
    let word = current.map(|index| index.to_string()).unwrap_or_default();
    let _ = list.set_attribute("data-outline", &word);
    let new = current.and_then(link)?;
    let _ = new.set_attribute("aria-current", "location");
    Some(new)
}

/// Scrolls the nearest scrolling ancestor, and only that, so that the link is well in view.
fn keep_in_view(link: &Element) {
    let Some(scroller) = link.closest("[data-scrolls]").ok().flatten() else { return };
    let (link, view) = (link.get_bounding_client_rect(), scroller.get_bounding_client_rect());
    let margin = (view.height() / 4.0).min(96.0);
    let above = view.top() + margin - link.top();
    let below = link.bottom() - (view.bottom() - margin);
    if above > 0.0 {
        scroller.set_scroll_top((f64::from(scroller.scroll_top()) - above) as i32);
    } else if below > 0.0 {
        scroller.set_scroll_top((f64::from(scroller.scroll_top()) + below) as i32);
    }
}
