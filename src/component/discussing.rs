//! A widget's discussion: the one of the article that is shown. It begins with the first article,
//! or with the first thing that a page asks of it; it ends with the widget, and when the article
//! gets another key. The custom element and the Yew component hold it alike.

use super::comments::Comments;
use super::insights::Insights;
use super::talk::Talk;
use crate::article::Metadata;
use crate::comments::Identity;
use crate::discussion::{Discussion, Phase, Signal};
use crate::insights::{Choice, choices_from};
use crate::platform::{self, Host, Readers};
use crate::session::{Session, State, Subscription};
use crate::store::{self, StoreRef};
use crate::ui::Words;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What a discussion follows, and whom it tells.
#[derive(Clone)]
pub struct Setup {
    /// The widget's place in the page.
    pub host: Host,
    /// The session, whose article it is about.
    pub session: Session,
    /// Where words are kept; in the browser's own database by default.
    pub store: Option<StoreRef>,
    /// What reads the Markdown of comments.
    pub readers: Readers,
    /// Is told what the page is to be told.
    pub on_signal: Rc<dyn Fn(&Signal)>,
    /// Is told when something else is to be drawn: another discussion, other choices.
    pub on_change: Rc<dyn Fn()>,
}

/// The discussion of a widget, whichever it is now. Cloning shares it.
#[derive(Clone)]
pub struct Discussing(Rc<Inner>);

struct Inner {
    setup: Setup,
    choices: RefCell<Rc<Vec<Choice>>>,
    current: RefCell<Option<Discussion>>,
    /// Who was signed in when the discussion before this one ended.
    identity: RefCell<Option<Identity>>,
    /// The session's state that was looked at last.
    seen: RefCell<Option<Rc<State>>>,
    following: RefCell<Option<Subscription>>,
}

impl Discussing {
    /// Follows a session.
    pub fn new(setup: Setup) -> Self {
        let session = setup.session.clone();
        let inner = Rc::new(Inner {
            setup,
            choices: RefCell::new(Rc::new(Choice::defaults())),
            current: RefCell::default(),
            identity: RefCell::default(),
            seen: RefCell::default(),
            following: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        let following = session.subscribe(move |state| {
            if let Some(inner) = weak.upgrade() {
                Discussing(inner).follow(state);
            }
        });
        *inner.following.borrow_mut() = Some(following);
        let discussing = Discussing(inner);
        discussing.follow(&session.state());
        discussing
    }

    /// The same, as a [`Talk`].
    pub fn begin(setup: Setup) -> Rc<dyn Talk> {
        Rc::new(Discussing::new(setup))
    }

    /// The insights to choose from.
    pub fn choices(&self) -> Rc<Vec<Choice>> {
        self.0.choices.borrow().clone()
    }

    /// Other insights to choose from.
    pub fn choose_from(&self, choices: Rc<Vec<Choice>>) {
        if *self.0.choices.borrow() != choices {
            *self.0.choices.borrow_mut() = choices;
            (self.0.setup.on_change)();
        }
    }

    /// The discussion, which begins now if it has not before.
    pub fn get(&self) -> Discussion {
        self.settle(&self.0.setup.session.state())
    }

    fn follow(&self, state: &Rc<State>) {
        let seen = self.0.seen.replace(Some(state.clone()));
        if seen.is_some_and(|seen| is_alike(&seen, state)) {
            return;
        }
        let is_there = self.0.current.borrow().is_some();
        if is_there || is_wanted(state) {
            self.settle(state);
        }
    }

    fn identity_in(&self, discussion: &Discussion) -> Option<Identity> {
        let state = discussion.state();
        let before = || self.0.identity.borrow().clone().filter(|_| state.phase != Phase::Open);
        state.identity().cloned().or_else(before)
    }

    fn settle(&self, state: &State) -> Discussion {
        let key = state.options.article_id.clone();
        let key = key.unwrap_or_else(|| self.0.setup.host.default_article_id());
        let current = self.0.current.borrow().clone();
        let kept = current.as_ref().filter(|current| current.article() == key).cloned();
        let discussion = kept.unwrap_or_else(|| {
            if let Some(before) = current {
                let identity = self.identity_in(&before);
                *self.0.identity.borrow_mut() = identity;
                before.end();
            }
            let Setup { store, readers, on_signal, on_change, .. } = self.0.setup.clone();
            let store = store.map_or_else(store::shared, |store| store.0);
            let begun = Discussion::new(key, store, readers, state.language(), move |signal| {
                on_signal(signal);
            });
            *self.0.current.borrow_mut() = Some(begun.clone());
            on_change();
            begun
        });
        discussion.set_language(state.language());
        discussion.set_published(state.options.comments_src.clone());
        discussion.set_mail(state.story().and_then(|story| mail(&story.metadata)));
        discussion
    }
}

impl Talk for Discussing {
    fn discussing(&self) -> &Discussing {
        self
    }

    fn insights(&self, uid: &AttrValue, words: Words) -> Html {
        let Some(discussion) = self.0.current.borrow().clone() else { return Html::default() };
        let (choices, uid) = (self.choices(), uid.clone());
        html! { <Insights {discussion} {choices} {uid} {words} /> }
    }

    fn comments(&self, uid: &AttrValue, words: Words) -> Html {
        let Some(discussion) = self.0.current.borrow().clone() else { return Html::default() };
        let uid = uid.clone();
        html! { <Comments {discussion} {uid} {words} /> }
    }

    fn set_choices(&self, json: &str) {
        let (choices, notices) = choices_from(json);
        notices.iter().for_each(|notice| platform::warn(notice));
        self.choose_from(Rc::new(choices));
    }

    /// Another article's discussion has the same reader, also before it is open.
    fn identity(&self) -> Option<Identity> {
        self.identity_in(&self.get())
    }

    fn end(&self) {
        *self.0.following.borrow_mut() = None;
        if let Some(current) = self.0.current.take() {
            current.end();
        }
    }
}

/// Whether there is an article with something to say about it.
pub(super) fn is_wanted(state: &State) -> bool {
    (state.options.insights || state.options.comments) && state.story().is_some()
}

/// Whether two states mean the same to a discussion.
pub(super) fn is_alike(one: &State, other: &State) -> bool {
    let stories = (one.story(), other.story());
    let is_one_story = match stories {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    is_one_story && one.options == other.options && one.language() == other.language()
}

/// Where the author can be written to, where the article says it.
fn mail(metadata: &Metadata) -> Option<String> {
    let author = metadata.author.as_ref().and_then(|author| author.href.as_ref());
    let social = metadata.links.social.iter().filter_map(|label| label.href.as_ref());
    let scheme = "mailto:";
    let is_mail =
        |href: &&String| href.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    author.into_iter().chain(social).find(is_mail).cloned()
}
