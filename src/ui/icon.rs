//! Icons: a few strokes, drawn where they are needed. They say nothing that words do not say.

use yew::prelude::*;

/// An arrowhead that points up; the style sheet turns it round when the outline is open.
pub fn chevron() -> Html {
    html! {
        <svg class="rw-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M3.5 10 8 5.5l4.5 4.5" />
        </svg>
    }
}

/// An arrow that turns back on itself: once more.
pub fn again() -> Html {
    html! {
        <svg class="rw-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3" />
        </svg>
    }
}
