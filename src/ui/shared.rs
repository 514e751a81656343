//! What several components share: properties that compare by pointer, the article's language on
//! its own words, links.

use crate::article::{Direction, Label, Metadata};
use crate::i18n::{Messages, messages};
use crate::session::Story;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// A large property. It is the same while it is the very same value: comparing a whole article on
/// every scroll would cost more than drawing it.
#[derive(Debug)]
pub struct ByPointer<T>(pub Rc<T>);

impl<T> Clone for ByPointer<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for ByPointer<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for ByPointer<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The widget's own words in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static Messages);

impl Words {
    /// The words of the language that comes closest.
    pub fn of(language: &str) -> Self {
        Self(messages(language))
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Deref for Words {
    type Target = Messages;

    fn deref(&self) -> &Messages {
        self.0
    }
}

/// The language and the direction of an article's words, for those that stand in the chrome, which
/// has its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Tongue {
    /// A BCP 47 tag, where it is known.
    pub lang: Option<AttrValue>,
    /// `ltr`, `rtl`, or `auto` where nobody said.
    pub dir: &'static str,
}

impl Tongue {
    /// The tongue of an article.
    pub fn of(story: &Story) -> Self {
        let Metadata { lang, dir, .. } = &story.metadata;
        let lang = lang.as_ref().or(story.language.as_ref());
        Self { lang: lang.cloned().map(AttrValue::from), dir: dir.map_or("auto", Direction::name) }
    }
}

/// Words, as a link where they lead somewhere.
pub fn label(label: &Label, class: &'static str) -> Html {
    match &label.href {
        Some(href) => html! { <a {class} href={href.clone()}>{ &label.label }</a> },
        None => html! { <span {class}>{ &label.label }</span> },
    }
}

/// An id in the widget's own name space.
pub fn id(uid: &str, name: &str) -> AttrValue {
    AttrValue::from([uid, "-", name].concat())
}
