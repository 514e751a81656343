//! A point in time: how long ago in the text, the full date on hover and on focus.

use crate::moment::Moment;
use yew::prelude::*;

/// A `<time>` that the keyboard reaches. On hover the browser shows its `title`; on focus, which
/// browsers leave alone, the style sheet shows the same words beside it; on paper it shows them
/// alone, where "yesterday" says nothing.
pub fn moment(moment: &Moment) -> Html {
    html! {
        <time
            class="rw-moment"
            datetime={moment.iso.clone()}
            title={moment.full.clone()}
            tabindex="0"
        >
            <span class="rw-relative">{ &moment.relative }</span>
            <span class="rw-tip" aria-hidden="true">{ &moment.full }</span>
        </time>
    }
}
