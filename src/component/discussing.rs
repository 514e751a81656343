//! A widget's discussion: the one of the article that is shown. It begins when the first article is
//! drawn, in a turn of its own, or with the first thing that a page asks of it; it ends with the
//! widget, and when the article gets another key. The custom element and the Yew component hold it alike.

use crate::article::Metadata;
use crate::comments::Identity;
use crate::discussion::{Discussion, Phase, Signal};
use crate::platform::{Host, Later, Readers};
use crate::session::{Scene, Session, Subscription};
use crate::store::Store;
use std::cell::RefCell;
use std::rc::Rc;

/// The discussion of a widget, whichever it is now. Cloning shares it.
#[derive(Clone)]
pub struct Discussing(Rc<Inner>);

struct Inner {
    host: Host,
    session: Session,
    store: Rc<dyn Store>,
    readers: Readers,
    on_signal: Rc<dyn Fn(&Signal)>,
    on_change: Box<dyn Fn(Discussion)>,
    current: RefCell<Option<Discussion>>,
    /// Begins it. Drawing the article and opening a store are long tasks each on a slow device.
    beginning: RefCell<Option<Later>>,
    /// Who was signed in when the discussion before this one ended.
    identity: RefCell<Option<Identity>>,
    /// The session's scene that was looked at last.
    seen: RefCell<Option<Rc<Scene>>>,
    following: RefCell<Option<Subscription>>,
}

impl Discussing {
    /// Follows a session. `on_signal` is told what the page is to be told, `on_change` which
    /// discussion it is from now on.
    pub fn new(
        host: Host,
        session: Session,
        store: Rc<dyn Store>,
        readers: Readers,
        on_signal: impl Fn(&Signal) + 'static,
        on_change: impl Fn(Discussion) + 'static,
    ) -> Self {
        let inner = Rc::new(Inner {
            host,
            session,
            store,
            readers,
            on_signal: Rc::new(on_signal),
            on_change: Box::new(on_change),
            current: RefCell::default(),
            beginning: RefCell::default(),
            identity: RefCell::default(),
            seen: RefCell::default(),
            following: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        let following = inner.session.subscribe(move |state| {
            if let Some(inner) = weak.upgrade() {
                Discussing(inner).follow(&state.scene);
            }
        });
        *inner.following.borrow_mut() = Some(following);
        let discussing = Discussing(inner);
        discussing.follow(&discussing.0.session.state().scene);
        discussing
    }

    /// The discussion, which begins now if it has not before.
    pub fn get(&self) -> Discussion {
        self.settle(&self.0.session.state().scene)
    }

    /// The name and link of the reader, while they are signed in. Another article's discussion has
    /// the same reader, also before it is open.
    pub fn identity(&self) -> Option<Identity> {
        self.identity_in(&self.get())
    }

    /// Ends it.
    pub fn end(&self) {
        *self.0.following.borrow_mut() = None;
        *self.0.beginning.borrow_mut() = None;
        if let Some(current) = self.0.current.take() {
            current.end();
        }
    }

    fn follow(&self, scene: &Rc<Scene>) {
        let seen = self.0.seen.replace(Some(scene.clone()));
        if seen.is_some_and(|seen| is_alike(&seen, scene)) {
            return;
        }
        if self.0.current.borrow().is_some() {
            self.settle(scene);
        } else if is_wanted(scene) {
            let weak = Rc::downgrade(&self.0);
            *self.0.beginning.borrow_mut() = Some(Later::new(0, move || {
                let Some(inner) = weak.upgrade() else { return };
                let scene = inner.session.state().scene.clone();
                if is_wanted(&scene) {
                    Discussing(inner).settle(&scene);
                }
            }));
        }
    }

    fn identity_in(&self, discussion: &Discussion) -> Option<Identity> {
        let state = discussion.state();
        let before = || self.0.identity.borrow().clone().filter(|_| state.phase != Phase::Open);
        state.identity().cloned().or_else(before)
    }

    fn settle(&self, scene: &Scene) -> Discussion {
        let key = scene.options.article_id.clone();
        let key = key.unwrap_or_else(|| self.0.host.default_article_id());
        let current = self.0.current.borrow().clone();
        let kept = current.as_ref().filter(|current| current.article() == key).cloned();
        let discussion = kept.unwrap_or_else(|| {
            if let Some(before) = current {
                let identity = self.identity_in(&before);
                *self.0.identity.borrow_mut() = identity;
                before.end();
            }
            let on_signal = self.0.on_signal.clone();
            let (store, readers) = (self.0.store.clone(), self.0.readers.clone());
            let begun = Discussion::new(key, store, readers, scene.language(), move |signal| {
                on_signal(signal);
            });
            *self.0.current.borrow_mut() = Some(begun.clone());
            (self.0.on_change)(begun.clone());
            begun
        });
        discussion.set_language(scene.language());
        discussion.set_published(scene.options.comments_src.clone());
        discussion.set_mail(scene.story().and_then(|story| mail(&story.metadata)));
        discussion
    }
}

/// Whether there is something to discuss, and a place for it.
fn is_wanted(scene: &Scene) -> bool {
    (scene.options.insights || scene.options.comments) && scene.story().is_some()
}

/// Whether two scenes mean the same to a discussion.
fn is_alike(one: &Scene, other: &Scene) -> bool {
    if std::ptr::eq(one, other) {
        return true;
    }
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
