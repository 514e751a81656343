//! What is said about an article, as the rest of the widget knows it: [`Talk`], behind which are
//! comments, insights and the store. In the element they are a part of their own, which is loaded
//! after the article: whatever names a [`Discussion`](crate::discussion::Discussion) outside of it
//! would bring them along into the first part.

use super::discussing::Discussing;
use crate::comments::Identity;
use crate::ui::Words;
use std::rc::Rc;
use yew::prelude::*;

/// The comments and insights of a widget.
pub trait Talk {
    /// Whose talk it is. Only what belongs to the same part asks for it.
    fn discussing(&self) -> &Discussing;

    /// The insights as they stand in a page. `uid` is what ids begin with, `words` are the
    /// widget's own.
    fn insights(&self, uid: &AttrValue, words: Words) -> Html;

    /// The comments as they stand in a page.
    fn comments(&self, uid: &AttrValue, words: Words) -> Html;

    /// The insights to choose from, as JSON; `null` for the widget's own.
    fn set_choices(&self, json: &str);

    /// The name and link of the reader, while they are signed in.
    fn identity(&self) -> Option<Identity>;

    /// Ends it.
    fn end(&self);
}

/// What stands in the place of comments and insights.
#[derive(Clone, Default)]
pub enum Shown {
    /// Nothing yet.
    #[default]
    Coming,
    /// They do.
    Here(Rc<dyn Talk>),
    /// Their part could not be loaded; the callback tries again.
    Missing(Callback<()>),
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Shown::Coming, Shown::Coming) => true,
            (Shown::Here(one), Shown::Here(other)) => Rc::ptr_eq(one, other),
            (Shown::Missing(one), Shown::Missing(other)) => one == other,
            _ => false,
        }
    }
}
