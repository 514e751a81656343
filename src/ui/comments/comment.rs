//! One comment: who wrote it, when, where it is kept, its words, and what can be done with it.

use super::CommentsProps;
use super::composer::composer;
use super::wrong::reason;
use crate::comments::{Comment, Id, Identity};
use crate::discussion::{Action, Focus, Place, Shown, State, Thread};
use crate::markup::Markup;
use crate::store::{Kept, Row};
use crate::ui::icon;
use crate::ui::initials::initials;
use crate::ui::moment::moment;
use crate::ui::shared::id;
use std::rc::Rc;
use yew::prelude::*;

/// What a name leads to is a stranger's: the page does not vouch for it.
const REL: &str = "nofollow ugc noopener";

/// The comment; where it was deleted, or is not here, what stands in its place. `answered` says
/// what it answers, where its place does not.
pub fn comment(props: &CommentsProps, shown: &Shown, answered: Html) -> Html {
    let CommentsProps { state, uid, words, .. } = props;
    let key = shown.row.id.to_string();
    let name = |what: &str| [uid, "-", what, "-", &key].concat();
    let comment = match &shown.row.comment {
        None => {
            return gone(props, shown.row.id, name("who"), words.comment_missing, Html::default());
        }
        Some(_) if state.deleted.contains(&shown.row.id) => {
            let undo = html! {
                <button
                    type="button"
                    class="rw-action"
                    data-focus={Focus::Undo(shown.row.id).mark()}
                    onclick={props.ask(Action::RestoreAsked(shown.row.id))}
                >
                    { words.undo }
                </button>
            };
            return gone(props, shown.row.id, name("who"), words.comment_deleted_now, undo);
        }
        Some(comment) if !comment.is_live() => {
            return gone(props, shown.row.id, name("who"), words.comment_deleted, Html::default());
        }
        Some(comment) => comment,
    };
    let is_target = state.target == Some(comment.id);
    let is_mine = state.is_mine(comment.origin.author);
    let is_edited = state.composers.contains_key(&Place::Edit(comment.id));
    html! {
        <article
            class={classes!("rw-comment", is_target.then_some("rw-target"))}
            data-comment={key.clone()}
            data-focus={Focus::Comment(comment.id).mark()}
            tabindex="-1"
            aria-labelledby={[name("who"), name("when")].join(" ")}
            aria-current={is_target.then_some("true")}
        >
            { head(props, comment, &shown.row, is_mine, name("who"), name("when")) }
            { answered }
            if is_edited {
                { composer(props, Place::Edit(comment.id)) }
            } else {
                { words_of(props, shown) }
            }
            { wrong(props, comment.id) }
            if !is_edited { { acts(props, &shown.row, &key, is_mine) } }
        </article>
    }
}

/// Says which comment is answered, and leads there; nothing where the place says it.
pub fn answered(props: &CommentsProps, thread: &Thread, answers: Option<Id>) -> Html {
    let CommentsProps { state, words, .. } = props;
    let found = answers.and_then(|id| thread.comments().find(|shown| shown.row.id == id));
    let Some(parent) = standing(state, found) else { return Html::default() };
    let (before, after) = words.in_reply_to.split_once("{name}").unwrap_or_default();
    html! {
        <p class="rw-answered">
            { before }
            <button
                type="button"
                class="rw-inline"
                onclick={props.ask(Action::TargetAsked(parent.id))}
            >
                <bdi>{ &state.identity_of(parent).name }</bdi>
            </button>
            { after }
        </p>
    }
}

/// A comment whose words and name may be shown: it is here and was not deleted.
pub fn standing<'a>(state: &State, shown: Option<&'a Shown>) -> Option<&'a Comment> {
    let comment = shown?.row.comment.as_ref()?;
    (comment.is_live() && !state.deleted.contains(&comment.id)).then_some(comment)
}

/// What stands in the place of a comment that answers hang on, or that can be taken back.
fn gone(props: &CommentsProps, id: Id, name: String, words: &'static str, undo: Html) -> Html {
    let key = id.to_string();
    html! {
        <article
            class="rw-comment rw-gone"
            data-comment={key.clone()}
            data-focus={Focus::Comment(id).mark()}
            tabindex="-1"
            aria-labelledby={name.clone()}
        >
            <p class="rw-gone-words" id={name}>{ words }</p>
            { undo }
            // Whoever was writing it anew keeps their words.
            { composer(props, Place::Edit(id)) }
            { wrong(props, id) }
        </article>
    }
}

fn head(
    props: &CommentsProps,
    comment: &Comment,
    row: &Row,
    is_mine: bool,
    who: String,
    when: String,
) -> Html {
    let CommentsProps { state, words, .. } = props;
    let Identity { name, link } = state.identity_of(comment);
    let created = state.times.get(&comment.origin.created.millis);
    let edited = comment.edited().and_then(|stamp| state.times.get(&stamp.millis));
    let kept = match state.kept {
        _ if row.published => words.place_published,
        Kept::Device => words.place_device,
        Kept::Page => words.place_page,
    };
    html! {
        <div class="rw-comment-head">
            <span class="rw-face rw-initials" aria-hidden="true">{ initials(name) }</span>
            <div class="rw-comment-facts">
                <span class="rw-writer">
                    <bdi class="rw-writer-name" id={who}>
                        if let Some(href) = link {
                            <a class="rw-writer-link" rel={REL} href={href.clone()}>{ name }</a>
                        } else {
                            { name }
                        }
                    </bdi>
                    if is_mine { { " " }<span class="rw-you">{ words.you }</span> }
                </span>
                <span class="rw-comment-when">
                    <span id={when}>if let Some(created) = created { { moment(created) } }</span>
                    if let Some(edited) = edited {
                        { " · " }
                        { around(words.edited, "{time}", moment(edited)) }
                    }
                    <span class="rw-comment-kept">{ " · " }{ kept }</span>
                </span>
            </div>
        </div>
    }
}

/// A phrase with an element in its gap.
fn around(phrase: &'static str, gap: &str, inside: Html) -> Html {
    let (before, after) = phrase.split_once(gap).unwrap_or((phrase, ""));
    html! { <>{ before }{ inside }{ after }</> }
}

/// The words. What is long is folded, until the reader wants the rest.
fn words_of(props: &CommentsProps, shown: &Shown) -> Html {
    let CommentsProps { state, words, uid, .. } = props;
    let id_of = shown.row.id;
    let is_open = state.unfolded.contains(&id_of);
    let is_folded = shown.is_long && !is_open;
    let words_id = id(uid, &["words-", &id_of.to_string()].concat());
    html! {
        <>
            <div
                class={classes!("rw-words", is_folded.then_some("rw-folded"))}
                id={words_id.clone()}
            >
                { spoken(props, &shown.body) }
            </div>
            if shown.is_long {
                <button
                    type="button"
                    class="rw-quiet rw-fold"
                    aria-expanded={if is_open { "true" } else { "false" }}
                    aria-controls={words_id}
                    onclick={props.ask(Action::FoldToggled(id_of))}
                >
                    { if is_open { words.show_less } else { words.show_all } }
                </button>
            }
        </>
    }
}

/// Words in their own direction. Their place is that of the panel, whose direction may be another.
pub fn spoken(props: &CommentsProps, body: &Rc<Markup>) -> Html {
    html! { <div class="rw-spoken" dir="auto">{ props.render_body.emit(body.clone()) }</div> }
}

fn wrong(props: &CommentsProps, id: Id) -> Html {
    match &props.state.comment_error {
        Some((about, error)) if *about == id => html! {
            <p class="rw-wrong" role="alert">
                { props.words.wrong_other }{ ": " }{ reason(&props.words, error) }
            </p>
        },
        _ => Html::default(),
    }
}

/// What can be done with it. Whose it is can do more.
fn acts(props: &CommentsProps, row: &Row, key: &str, is_mine: bool) -> Html {
    let CommentsProps { state, words, .. } = props;
    let id = row.id;
    // What no action moves the focus to bears a mark too: it is found again when the list changes.
    let mark = |name: &str| [name, key].concat();
    let act = |focus: String, label: &'static str, action: Action| {
        html! {
            <button
                type="button"
                class="rw-act"
                data-focus={focus}
                onclick={props.ask(action)}
            >
                { label }
            </button>
        }
    };
    let is_liked = state.liked.contains(&id);
    html! {
        <div class="rw-acts">
            <button
                type="button"
                class="rw-act rw-like"
                data-focus={mark("like:")}
                aria-pressed={if is_liked { "true" } else { "false" }}
                onclick={props.ask(Action::LikeToggled(id))}
            >
                { icon::heart() }
                { words.like }
                if row.likes > 0 { { " " }<span class="rw-count">{ row.likes }</span> }
            </button>
            { act(Focus::ReplyButton(id).mark(), words.reply, Action::ReplyAsked(id)) }
            { act(mark("link:"), words.copy_link, Action::LinkAsked(id)) }
            if is_mine {
                { act(Focus::EditButton(id).mark(), words.edit, Action::EditAsked(id)) }
                { act(mark("delete:"), words.delete, Action::DeleteAsked(id)) }
            }
        </div>
    }
}
