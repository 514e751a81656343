//! The threads: their order, the window that is shown, and the answers below what they answer.

use super::CommentsProps;
use super::comment::{answered, comment};
use super::composer::composer;
use super::said::sort_name;
use super::wrong::unread;
use crate::discussion::{Action, Listing, Phase, Place, Shown, Thread};
use crate::i18n::fill;
use crate::store::Sort;
use crate::ui::shared::id;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::Key;

/// What stands in the place of the threads as long as none is shown.
pub fn vacancy(props: &CommentsProps) -> Html {
    let CommentsProps { state, words, .. } = props;
    // (After an import the count is there before the list.)
    let is_expected = state.phase == Phase::Opening || state.tally.comments > 0;
    match &state.listing {
        _ if !state.list.threads.is_empty() => Html::default(),
        // The notice of it says it already.
        _ if matches!(state.phase, Phase::Failed(_)) => Html::default(),
        Listing::Failed(error) => unread(props, error),
        _ if is_expected => {
            html! { <p class="rw-empty rw-later">{ words.comments_loading }</p> }
        }
        _ => html! { <p class="rw-empty">{ words.comments_none }</p> },
    }
}

/// The list with all that is around it; nothing where no thread is shown.
pub fn list(props: &CommentsProps) -> Html {
    let CommentsProps { state, uid, words, .. } = props;
    let threads = &state.list.threads;
    if threads.is_empty() {
        return Html::default();
    }
    let is_busy = matches!(state.listing, Listing::Waiting | Listing::More);
    let keys = id(uid, "keys");
    let page = |label: &'static str, action: Action, focus: &'static str| {
        html! {
            <button
                type="button"
                class="rw-page"
                data-focus={focus}
                aria-disabled={is_busy.then_some("true")}
                onclick={props.ask(action)}
            >
                { label }
            </button>
        }
    };
    html! {
        <>
            if state.tally.comments > 1 { { sorting(props) } }
            if state.list.earlier {
                { page(words.earlier_comments, Action::EarlierAsked, "earlier") }
            }
            <ol
                class="rw-threads"
                // Safari takes a list without markers for none.
                role="list"
                aria-busy={is_busy.then_some("true")}
                aria-describedby={keys.clone()}
            >
                { for threads.iter().map(|it| thread(props, it)) }
            </ol>
            if let Listing::Failed(error) = &state.listing { { unread(props, error) } }
            if state.list.more { { page(words.more_comments, Action::MoreAsked, "more") } }
            <p class="rw-remark rw-keys" id={keys}>{ words.comments_keys }</p>
        </>
    }
}

/// The orders, all in sight.
fn sorting(props: &CommentsProps) -> Html {
    let CommentsProps { state, uid, words, .. } = props;
    let name = id(uid, "sort");
    let choice = |sort: Sort| {
        let onchange = props.on_action.reform(move |_: Event| Action::SortChosen(sort));
        html! {
            <label class="rw-sort-choice">
                <input
                    class="rw-hidden"
                    type="radio"
                    name={name.clone()}
                    value={sort.name()}
                    checked={state.sort == sort}
                    {onchange}
                />
                <span class="rw-sort-name">{ sort_name(words, sort) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="rw-sort">
            <legend class="rw-hidden">{ words.sort }</legend>
            { for [Sort::Newest, Sort::Oldest, Sort::MostLiked].into_iter().map(choice) }
        </fieldset>
    }
}

/// A comment with its answers nested below it, level by level.
fn thread(props: &CommentsProps, thread: &Rc<Thread>) -> Html {
    // One list for each level that is open; the last entry of each may still get answers.
    let mut levels = vec![vec![Entry::new(props, &thread.first, Html::default())]];
    for (shown, placed) in &thread.answers {
        while levels.len() > placed.level.max(1) + 1 {
            close(&mut levels);
        }
        // What was filtered out above it may leave a level without a list: it hangs one higher.
        if levels.len() <= placed.level {
            levels.push(Vec::new());
        }
        let entry = Entry::new(props, shown, answered(props, thread, placed.answers));
        if let Some(level) = levels.last_mut() {
            level.push(entry);
        }
    }
    while levels.len() > 1 {
        close(&mut levels);
    }
    let Some(first) = levels.pop().and_then(|mut level| level.pop()) else {
        return Html::default();
    };
    let count = thread.hidden.to_string();
    let root = thread.first.row.id;
    let more = html! {
        if thread.hidden > 0 {
            <button
                type="button"
                class="rw-quiet rw-more-replies"
                data-focus={["answers:", &root.to_string()].concat()}
                onclick={props.ask(Action::AnswersAsked(root))}
            >
                { fill(props.words.more_replies, &[("count", &count)]) }
            </button>
        }
    };
    first.draw(more)
}

/// An entry of a list: a comment, and the answers that hang on it.
struct Entry {
    key: Key,
    comment: Html,
    answers: Html,
}

impl Entry {
    fn new(props: &CommentsProps, shown: &Shown, answered: Html) -> Self {
        let id = shown.row.id;
        let comment = html! {
            <>
                { comment(props, shown, answered) }
                { composer(props, Place::Reply(id)) }
            </>
        };
        Entry { key: Key::from(id.to_string()), comment, answers: Html::default() }
    }

    fn draw(self, more: Html) -> Html {
        html! {
            <li class="rw-thread" key={self.key}>{ self.comment }{ self.answers }{ more }</li>
        }
    }
}

/// Hangs the innermost list on the last entry of the one around it.
fn close(levels: &mut Vec<Vec<Entry>>) {
    let Some(inner) = levels.pop() else { return };
    let entries = inner.into_iter().map(|entry| entry.draw(Html::default()));
    let answers = html! { <ol class="rw-answers" role="list">{ for entries }</ol> };
    if let Some(entry) = levels.last_mut().and_then(|level| level.last_mut()) {
        entry.answers = answers;
    }
}
