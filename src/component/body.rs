//! The words of a comment: nodes that Yew does not diff.

use crate::markup::Markup;
use crate::platform;
use std::rc::Rc;
use yew::prelude::*;

/// What a [`Body`] shows.
#[derive(Clone, Properties)]
pub(super) struct BodyProps {
    /// The words.
    pub markup: Rc<Markup>,
}

/// By pointer: a comment is rendered once for each state of its body.
impl PartialEq for BodyProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.markup, &other.markup)
    }
}

/// An element that holds the words of a comment.
#[component]
pub(super) fn Body(props: &BodyProps) -> Html {
    platform::about_to_draw();
    let place = use_node_ref();
    {
        let (place, markup) = (place.clone(), props.markup.clone());
        use_effect_with(Rc::as_ptr(&props.markup), move |_| {
            if let Some(node) = place.get() {
                platform::about_to_draw();
                platform::fill(&node, &markup);
            }
        });
    }
    html! { <div ref={place}></div> }
}
