//! The comments below an article: what is read, what is written, and what a reader has to know of
//! where their words are.
//!
//! A view of [`State`] and nothing else. What has to touch the page comes in as a callback: the
//! nodes of a comment's words, the value of a field, the chosen file. Elements that get the focus,
//! or that keep it while others come and go around them, bear `data-focus`.

mod comment;
mod composer;
mod list;
mod notices;
mod said;
mod sign_in;
mod toolbar;
mod transfer;
mod ways;
mod wrong;

pub use wrong::reason;

use super::shared::{Words, id};
use crate::comments::Format;
use crate::discussion::{Action, Focus, Place, State};
use crate::i18n::fill;
use crate::markup::Markup;
use composer::composer;
use list::{list, vacancy};
use notices::notices;
use said::said;
use std::rc::Rc;
use transfer::transfer;
use yew::prelude::*;

/// What the comments need.
#[derive(Clone, Properties)]
pub struct CommentsProps {
    /// What is shown.
    pub state: Rc<State>,
    /// What the reader wants.
    pub on_action: Callback<Action>,
    /// What the ids begin with: unique in the document or shadow root.
    pub uid: AttrValue,
    /// The widget's words in the reader's language.
    pub words: Words,
    /// The nodes of a comment's words.
    pub render_body: Callback<Rc<Markup>, Html>,
    /// What stands in the field that was written in.
    pub value_of: Callback<InputEvent, String>,
    /// Formats what is selected in a composer's field.
    pub on_format: Callback<(Place, Format)>,
    /// A file was chosen, to be imported: its text is an [`Action::ImportChosen`].
    pub on_file: Callback<Event>,
    /// The page is to be loaded again.
    pub on_reload: Callback<()>,
}

/// By pointer where it is the state.
impl PartialEq for CommentsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && self.on_action == other.on_action
            && self.uid == other.uid
            && self.words == other.words
            && self.render_body == other.render_body
            && self.value_of == other.value_of
            && self.on_format == other.on_format
            && self.on_file == other.on_file
            && self.on_reload == other.on_reload
    }
}

impl CommentsProps {
    /// Asks for something, at a click.
    fn ask(&self, action: Action) -> Callback<MouseEvent> {
        self.on_action.reform(move |_| action.clone())
    }

    /// A button that asks for something.
    fn button(&self, class: &'static str, label: &'static str, action: Action) -> Html {
        html! { <button type="button" {class} onclick={self.ask(action)}>{ label }</button> }
    }
}

/// The panel: heading, notices, the composer for a new comment, the threads.
pub fn comments(props: &CommentsProps) -> Html {
    let CommentsProps { state, uid, words, .. } = props;
    let heading = id(uid, "comments");
    let count = state.tally.comments;
    html! {
        <div class="rw-panel" role="group" aria-labelledby={heading.clone()}>
            <h2 class="rw-panel-title" id={heading} data-focus={Focus::Heading.mark()} tabindex="-1">
                if count == 0 {
                    { words.comments }
                } else {
                    { fill(words.comments_count, &[("count", &count.to_string())]) }
                }
            </h2>
            { notices(props) }
            { vacancy(props) }
            { composer(props, Place::New) }
            { transfer(props) }
            { list(props) }
            { said(state, *words) }
        </div>
    }
}
