//! Icons: a few strokes, drawn where they are needed. They say nothing that words do not say.

use yew::prelude::*;

/// An arrowhead that points up; the style sheet turns it round when the outline is open.
pub fn chevron() -> Html {
    stroke("M3.5 10 8 5.5l4.5 4.5")
}

/// An arrow that turns back on itself: once more.
pub fn again() -> Html {
    stroke("M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3")
}

/// A heart; the style sheet fills it for those who like.
pub fn heart() -> Html {
    stroke(
        "M8 13.4C4.9 11.1 2.2 8.9 2.2 6.1a3 3 0 0 1 5.8-1.3 3 3 0 0 1 5.8 1.3c0 2.8-2.7 5-5.8 7.3z",
    )
}

/// Words made bold.
pub const BOLD: &str = "M4.6 3v10h4.2a2.7 2.7 0 0 0 0-5.4h-4.2 3.7a2.3 2.3 0 0 0 0-4.6z";
/// Words made italic.
pub const ITALIC: &str = "M6.6 3h5M4.4 13h5M9.4 3 6.6 13";
/// A link.
pub const LINK: &str = "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.9-.9";
/// Code.
pub const CODE: &str = "M5.4 4.4 1.9 8l3.5 3.6M10.6 4.4 14.1 8l-3.5 3.6";
/// A list.
pub const LIST: &str = "M2.6 4h.01M2.6 8h.01M2.6 12h.01M6 4h7.6M6 8h7.6M6 12h7.6";
/// A quotation.
pub const QUOTE: &str = "M2.8 3v10M6.2 4.6h7.4M6.2 8h7.4M6.2 11.4h4.6";

/// To be picked.
pub const PLUS: &str = "M8 3.5v9M3.5 8h9";
/// Picked.
pub const TICK: &str = "M3 8.6l3.2 3.2L12.8 4.6";

/// An icon from the path of its strokes.
pub fn stroke(d: &'static str) -> Html {
    html! {
        <svg class="rw-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path {d} />
        </svg>
    }
}
