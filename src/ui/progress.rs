//! How far the reader is.

use super::shared::Words;
use super::time_text;
use yew::prelude::*;

/// A thin line and the time left.
///
/// The line is hidden from screen readers, some of which beep with every change of a progress bar;
/// the time left is there to be read, and is not announced while scrolling.
pub fn progress(progress: f64, left: AttrValue) -> Html {
    html! {
        <div class="rw-progress" part="progress">
            <progress
                class="rw-line"
                value={thousandths(progress).to_string()}
                max="1000"
                aria-hidden="true"
            />
            <span class="rw-left">{ left }</span>
        </div>
    }
}

/// A share of 0 to 1 in thousandths.
fn thousandths(progress: f64) -> u32 {
    (progress.clamp(0.0, 1.0) * 1000.0).round() as u32
}

/// The time left as a property.
pub fn left(words: Words, seconds: f64) -> AttrValue {
    AttrValue::from(time_text::left(words, seconds))
}
