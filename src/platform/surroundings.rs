//! What surrounds the widget: whether the colours behind it are dark, and the language of the page.

use super::listen::{Later, Watch};
use super::{Host, page};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot, Window};

/// Watches what surrounds a host.
#[must_use = "dropping it stops the watch"]
pub struct Surroundings {
    _watches: Vec<Watch>,
}

impl Surroundings {
    /// Calls back with (dark, language) when either may have changed. The first look is the
    /// caller's: see [`Surroundings::of`].
    pub fn watch(host: &Host, callback: impl Fn(bool, Option<String>) + 'static) -> Self {
        let look: Rc<dyn Fn()> = {
            let host = host.clone();
            Rc::new(move || {
                let (dark, language) = Surroundings::of(&host);
                callback(dark, language);
            })
        };
        let document = page::document();
        let mut watches = Vec::new();
        if let Some(query) = web_sys::window().as_ref().and_then(dark_query) {
            let look = look.clone();
            watches.push(Watch::event(&query, "change", move |_| look()));
        }
        let roots = [document.document_element(), document.body().map(Into::into)];
        for root in roots.into_iter().flatten() {
            // Pages fade from one theme to the other: what counts is how it looks afterwards.
            let later: Rc<RefCell<Option<Later>>> = Rc::default();
            let look = look.clone();
            let names =
                ["class", "style", "lang", "data-theme", "data-color-scheme", "data-bs-theme"];
            watches.extend(Watch::mutations(&root, false, &names, move |_| {
                look();
                let look = look.clone();
                *later.borrow_mut() = Some(Later::new(400, move || look()));
            }));
        }
        Surroundings { _watches: watches }
    }

    /// Whether the colours behind a host are dark, and the language of the page around it.
    pub fn of(host: &Host) -> (bool, Option<String>) {
        (is_dark(&host.element), page::language_of(&host.element))
    }
}

/// Dark is: the nearest painted background is dark; where none is painted, the page's colour
/// scheme is dark, or its text is light.
fn is_dark(host: &Element) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let property = |element: &Element, name: &str| {
        let style = window.get_computed_style(element).ok().flatten()?;
        style.get_property_value(name).ok()
    };
    let mut element = parent(host);
    while let Some(current) = element {
        if let Some(lightness) =
            property(&current, "background-color").as_deref().and_then(lightness)
        {
            return lightness < 0.5;
        }
        element = parent(&current);
    }
    let scheme =
        page::document().document_element().and_then(|root| property(&root, "color-scheme"));
    let scheme = scheme.unwrap_or_default();
    if scheme.contains("dark") {
        let prefers_dark = dark_query(&window).is_some_and(|query| query.matches());
        return prefers_dark || !scheme.contains("light");
    }
    property(host, "color").as_deref().and_then(lightness).is_some_and(|text| text > 0.7)
}

fn parent(element: &Element) -> Option<Element> {
    element
        .parent_element()
        .or_else(|| Some(element.parent_node()?.dyn_into::<ShadowRoot>().ok()?.host()))
}

fn dark_query(window: &Window) -> Option<web_sys::MediaQueryList> {
    window.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

/// How light a computed colour looks, 0 to 1; nothing where it is mostly transparent or not
/// understood. Computed colours are `rgb()` or `rgba()`, or `color(srgb …)`, `oklch()`, `lab()`,
/// of which the first component tells the lightness well enough.
fn lightness(colour: &str) -> Option<f64> {
    let (function, rest) = colour.split_once('(')?;
    let mut numbers = rest.trim_end_matches(')').split([',', ' ', '/']).filter_map(|word| {
        let word = word.trim();
        let number = Some(super::number(word)).filter(|number| number.is_finite())?;
        Some(if word.ends_with('%') { number / 100.0 } else { number })
    });
    let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next()?);
    if numbers.next().unwrap_or(1.0) < 0.5 {
        return None;
    }
    let luma = |r: f64, g: f64, b: f64| 0.2126 * r + 0.7152 * g + 0.0722 * b;
    match function {
        "rgb" | "rgba" => Some(luma(first, second, third) / 255.0),
        "color" => Some(luma(first, second, third)),
        "lab" | "lch" => Some(first / 100.0),
        "oklab" | "oklch" => Some(first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::lightness;

    #[test]
    fn computed_colours_tell_how_light_they_are() {
        assert_eq!(lightness("rgb(0, 0, 0)"), Some(0.0));
        assert!(lightness("rgb(255, 255, 255)").is_some_and(|light| light > 0.99));
        assert_eq!(lightness("rgba(0, 0, 0, 0)"), None);
        assert!(lightness("rgb(18 18 20 / 0.9)").is_some_and(|light| light < 0.1));
        assert!(lightness("color(srgb 0.95 0.95 0.9)").is_some_and(|light| light > 0.9));
        assert!(lightness("oklch(0.21 0.02 260)").is_some_and(|light| light < 0.3));
        assert_eq!(lightness("inherit"), None);
    }
}
