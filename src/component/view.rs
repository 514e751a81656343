//! The view of a session: the user interface, rendered anew with each state.

use super::talk::Shown;
use super::uid::next_uid;
use crate::platform;
use crate::session::{Action, Session, State};
use crate::ui::{ByPointer, Reader, Words, missing};
use std::rc::Rc;
use yew::prelude::*;

/// What a view shows.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewProps {
    /// The session; nothing before there is a place for it.
    pub session: Option<Session>,
    /// Where the article's words are: a slot, or a container.
    pub body: Html,
    /// Whether there is something to read in its place until the article is there.
    #[prop_or_default]
    pub has_fallback: bool,
    /// The article's comments and insights.
    #[prop_or_default]
    pub talk: Shown,
    /// Changes whenever something else is to be drawn there.
    #[prop_or_default]
    pub drawn: u32,
}

/// The user interface of a session.
#[component]
pub fn View(props: &ViewProps) -> Html {
    let session = &props.session;
    let state = use_state_eq(|| ByPointer(state_of(session)));
    {
        let state = state.clone();
        use_effect_with(session.clone(), move |session| {
            // What happened between the first rendering and now.
            state.set(ByPointer(state_of(session)));
            let subscription = session
                .as_ref()
                .map(|session| session.subscribe(move |now| state.set(ByPointer(now.clone()))));
            move || drop(subscription)
        });
    }
    let uid = use_memo((), |()| next_uid());
    let on_action = use_callback(session.clone(), |action: Action, session| {
        if let Some(session) = session {
            session.dispatch(action);
        }
    });
    let root = use_node_ref();
    {
        let root = root.clone();
        let outline = state.0.story().map(|story| Rc::as_ptr(&story.outline));
        use_effect_with((state.0.lit(), outline, state.0.outline_open), move |(lit, _, _)| {
            if let Some(root) = root.get() {
                platform::mark_outline(&root, *lit);
            }
        });
    }
    {
        let root = root.clone();
        use_effect_with(on_action.clone(), move |on_action| {
            let on_action = on_action.clone();
            let watch = root.get().and_then(|root| {
                platform::watch_steps(&root, platform::Steps::SECTIONS, move |step| {
                    on_action.emit(Action::SectionStepped(step))
                })
            });
            move || drop(watch)
        });
    }
    let on_focus = use_callback((), |node: NodeRef, ()| {
        if let Some(node) = node.get() {
            platform::focus(&node);
        }
    });
    let body = props.body.clone();
    let uid = AttrValue::from((*uid).clone());
    let words = Words::of(state.0.language());
    let (insights, comments) = match &props.talk {
        Shown::Coming => Default::default(),
        Shown::Here(talk) => (talk.insights(&uid, words), talk.comments(&uid, words)),
        Shown::Missing(again) => (Html::default(), missing(words, again)),
    };
    html! {
        <div ref={root}>
            <Reader
                state={state.0.clone()}
                {on_action}
                {on_focus}
                {uid}
                {body}
                has_fallback={props.has_fallback}
                {insights}
                {comments}
                drawn={props.drawn}
            />
        </div>
    }
}

fn state_of(session: &Option<Session>) -> Rc<State> {
    session.as_ref().map(Session::state).unwrap_or_default()
}
