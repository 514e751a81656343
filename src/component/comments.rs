//! The comments of a discussion, as they stand in a page: the view, and what of it touches the
//! browser.

use super::body::Body;
use super::following::{use_discussion, use_focus};
use crate::comments::{Format, format};
use crate::discussion::{Action, Discussion, Focus, Place};
use crate::markup::Markup;
use crate::platform;
use crate::ui::{CommentsProps, Words, comments};
use std::rc::Rc;
use yew::prelude::*;

/// What the comments of a discussion need.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DiscussedProps {
    /// The discussion.
    pub discussion: Discussion,
    /// What ids begin with.
    pub uid: AttrValue,
    /// The widget's own words.
    pub words: Words,
}

/// The comments of a discussion.
#[component]
pub(super) fn Comments(props: &DiscussedProps) -> Html {
    let DiscussedProps { discussion, uid, words } = props;
    let root = use_node_ref();
    let state = use_discussion(discussion);
    use_focus(discussion, &root);
    use_effect_with((discussion.clone(), root.clone()), |(discussion, root)| {
        discussion.dispatch(Action::CommentsAsked);
        let watch = root.get().and_then(|root| {
            let below = root.clone();
            platform::watch_steps(&root, platform::Steps::COMMENTS, move |step| {
                platform::step_comment(&below, step);
            })
        });
        move || drop(watch)
    });
    let on_action =
        use_callback(discussion.clone(), |action: Action, discussion| discussion.dispatch(action));
    let render_body = use_callback((), |markup: Rc<Markup>, ()| html! { <Body {markup} /> });
    let value_of = use_callback((), |event: InputEvent, ()| platform::value_of(&event));
    let on_format = use_callback(
        (discussion.clone(), root.clone()),
        |(place, how): (Place, Format), (discussion, root)| {
            let mark = Focus::Composer(place).mark();
            let field = root.get().and_then(|root| platform::Field::find(&root, &mark));
            let Some(field) = field else { return };
            let (text, selection) = field.text();
            let (text, selection) = format(&text, selection, how);
            if !field.replace(&text) {
                discussion.dispatch(Action::Typed(place, text));
            }
            field.select(selection);
        },
    );
    let on_file = use_callback(discussion.clone(), |event: Event, discussion| {
        let Some(reading) = platform::chosen_file(&event) else { return };
        let discussion = discussion.clone();
        platform::spawn(async move {
            discussion.dispatch(Action::ImportChosen(reading.await.unwrap_or_default()));
        });
    });
    let on_reload = use_callback((), |(), ()| platform::reload());
    let props = CommentsProps {
        state,
        on_action,
        uid: uid.clone(),
        words: *words,
        render_body,
        value_of,
        on_format,
        on_file,
        on_reload,
    };
    html! { <div ref={root}>{ comments(&props) }</div> }
}
