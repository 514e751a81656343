//! The view of a session: the user interface, drawn anew with each scene. What says where the reader is
//! draws itself.

use super::comments::Comments;
use super::guarding::use_guard;
use super::insights::Insights;
use super::root::Root;
use super::seeing::use_seen;
use super::uid::next_uid;
use super::whereabouts::Whereabouts;
use crate::discussion::Discussion;
use crate::insights::Choice;
use crate::platform::{self, Frame};
use crate::session::{Action, Position, Session, State};
use crate::ui::{Look, ReaderProps, look, reader};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What a view shows.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewProps {
    /// The session; nothing before there is a place for it.
    pub session: Option<Session>,
    /// The frame that the article stands in already.
    #[prop_or_default]
    pub frame: Option<Frame>,
    /// Where the article's words are, if there is no frame.
    #[prop_or_default]
    pub body: Html,
    /// Whether there is something to read in its place until the article is there.
    #[prop_or_default]
    pub has_fallback: bool,
    /// The article's comments and insights, once there are any to show or to write.
    #[prop_or_default]
    pub discussion: Option<Discussion>,
    /// The insights to choose from.
    #[prop_or_default]
    pub choices: Rc<Vec<Choice>>,
    /// Whether somebody else guards what is drawn.
    #[prop_or_default]
    pub is_guarded: bool,
    /// What whoever ends the view has to know.
    #[prop_or_default]
    pub presence: Rc<Presence>,
}

/// What a view and whoever ends it know of each other: Yew begins to draw later, which may be after
/// the end.
#[derive(Debug, Default, PartialEq)]
pub struct Presence {
    /// Whether Yew has begun.
    pub has_begun: Cell<bool>,
    /// Whether nobody wants to see it any more.
    pub is_over: Cell<bool>,
}

/// The user interface of a session.
#[component]
pub fn View(props: &ViewProps) -> Html {
    #[cfg(feature = "faults")]
    crate::fault::point("rendering");
    let session = &props.session;
    let seen = use_seen(session, nowhere);
    let scene = &seen.scene;
    let uid = use_memo((), |()| next_uid());
    let on_action = use_callback(session.clone(), |action: Action, session| {
        #[cfg(feature = "faults")]
        crate::fault::point("event");
        if let Some(session) = session {
            session.dispatch(action);
        }
    });
    let own_root = use_node_ref();
    use_guard(&own_root, !props.is_guarded);
    let root = Root { frame: props.frame.clone(), own: own_root.clone() };
    let place_after = use_memo(props.frame.clone(), |frame| {
        let frame = frame.clone()?;
        Some(Callback::from(move |after: Html| create_portal(after, frame.after())))
    });
    props.presence.has_begun.set(true);
    if let Some(frame) = props.frame.as_ref().filter(|_| !props.presence.is_over.get()) {
        // In the same go as what is drawn into it: whoever is told that an article is there sees it.
        let Look { classes, language, direction } = look(scene, props.has_fallback);
        frame.dress(&classes.to_string(), language, direction);
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
    let on_draw = use_callback((), |(), ()| platform::about_to_draw());
    let uid = AttrValue::from((*uid).clone());
    let language = AttrValue::from(scene.language().to_owned());
    let discussion = props.discussion.as_ref();
    let insights = discussion.map(|discussion| {
        let (choices, uid, language) = (props.choices.clone(), uid.clone(), language.clone());
        html! { <Insights discussion={discussion.clone()} {choices} {uid} {language} /> }
    });
    let comments = discussion.map(|discussion| {
        let (uid, language) = (uid.clone(), language.clone());
        html! { <Comments discussion={discussion.clone()} {uid} {language} /> }
    });
    let outline_button = use_node_ref();
    let whereabouts = {
        let (session, uid) = (session.clone(), uid.clone());
        let (outline_button, on_action) = (outline_button.clone(), on_action.clone());
        html! { <Whereabouts {session} {root} {uid} {outline_button} {on_action} /> }
    };
    let reader = reader(ReaderProps {
        scene,
        on_action,
        on_focus,
        on_draw,
        uid,
        page: platform::before_fragment().into(),
        body: props.body.clone(),
        place_after: (*place_after).clone(),
        whereabouts,
        outline_button,
        insights: insights.unwrap_or_default(),
        comments: comments.unwrap_or_default(),
        has_fallback: props.has_fallback,
    });
    match props.frame {
        Some(_) => reader,
        None => html! { <div ref={own_root}>{ reader }</div> },
    }
}

/// A state in which the reader is nowhere: what is left changes with the scene only.
fn nowhere(state: &State) -> State {
    let (scene, position) = (state.scene.clone(), Position::default());
    State { scene, position, chosen: None, has_scrolled: false }
}
