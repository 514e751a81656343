//! A field in which a comment is written, with all that belongs to writing.

use super::CommentsProps;
use super::comment::{spoken, standing};
use super::sign_in::{form, who};
use super::toolbar::{format_of, toolbar};
use super::ways::ways;
use super::wrong::reason;
use crate::discussion::{Action, Composer, Composing, Error, Focus, Place, Preview};
use crate::i18n::fill;
use crate::store::Kept;
use crate::ui::shared::id;
use yew::prelude::*;

/// The composer at a place; nothing where none is open.
pub fn composer(props: &CommentsProps, place: Place) -> Html {
    let CommentsProps { state, uid, words, .. } = props;
    let Some(composer) = state.composers.get(&place) else { return Html::default() };
    let field = id(uid, &Focus::Composer(place).mark());
    let is_sending = composer.composing == Composing::Sending;
    let error = match &composer.composing {
        Composing::Failed(error) => Some(error),
        Composing::Writing | Composing::Sending => None,
    };
    let is_previewed = composer.preview.is_some();
    let note = |what: &str| id(&field, what);
    let describes = [
        (error.is_some(), "wrong"),
        (composer.is_restored, "draft"),
        (state.is_near_limit(place), "left"),
        (!matches!(place, Place::Edit(_)), "keeps"),
    ];
    let described: Vec<_> = describes
        .iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, what)| note(what).to_string())
        .collect();
    let value_of = props.value_of.clone();
    let oninput =
        props.on_action.reform(move |event: InputEvent| Action::Typed(place, value_of.emit(event)));
    html! {
        <div class="rw-composer" role="group" aria-labelledby={note("label")}>
            <label class="rw-label" id={note("label")} for={field.clone()}>
                { label(props, place) }
            </label>
            <div class="rw-field">
                <div class="rw-field-head">
                    if !is_previewed { { toolbar(props, place) } }
                    <button
                        type="button"
                        class="rw-quiet rw-preview-toggle"
                        aria-pressed={if is_previewed { "true" } else { "false" }}
                        onclick={props.ask(Action::PreviewToggled(place))}
                    >
                        { words.preview }
                    </button>
                </div>
                // It stays in the page under its preview, with its caret and its undo history.
                <textarea
                    class="rw-text"
                    id={field.clone()}
                    data-focus={(!is_previewed).then(|| Focus::Composer(place).mark())}
                    rows="4"
                    dir="auto"
                    hidden={is_previewed}
                    value={composer.text.clone()}
                    aria-describedby={(!described.is_empty()).then(|| described.join(" "))}
                    aria-invalid={error.and_then(|e| is_about_words(e).then_some("true"))}
                    aria-keyshortcuts="Control+Enter Meta+Enter"
                    {oninput}
                    onkeydown={keys(props, place, composer)}
                />
                if let Some(preview) = &composer.preview {
                    { previewed(props, preview, composer) }
                }
            </div>
            if let Some(error) = error { { failed(props, place, error, note("wrong")) } }
            if composer.is_restored {
                <p class="rw-remark" id={note("draft")}>
                    { words.draft_found }
                    { " " }
                    { props.button("rw-inline", words.discard, Action::CancelAsked(place)) }
                </p>
            }
            if state.is_near_limit(place) { { counter(props, place, note("left")) } }
            { bottom(props, place, is_sending, note("keeps")) }
            if state.sign_in.as_ref().is_some_and(|form| form.then.unwrap_or(Place::New) == place) {
                { form(props) }
            }
        </div>
    }
}

/// What the reader is about to do, for those who see the field and for those who hear it.
fn label(props: &CommentsProps, place: Place) -> AttrValue {
    let CommentsProps { state, words, .. } = props;
    match place {
        Place::New => AttrValue::Static(words.write_comment),
        Place::Edit(_) => AttrValue::Static(words.write_edit),
        Place::Reply(parent) => match standing(state, state.list.comment(parent)) {
            Some(comment) => {
                let name = &state.identity_of(comment).name;
                AttrValue::from(fill(words.write_reply, &[("name", name)]))
            }
            None => AttrValue::Static(words.reply),
        },
    }
}

fn previewed(props: &CommentsProps, preview: &Preview, composer: &Composer) -> Html {
    let words = props.words;
    html! {
        <div class="rw-preview rw-words" role="group" aria-label={words.preview}>
            {
                match preview {
                    _ if composer.text.trim().is_empty() => html! { words.preview_empty },
                    Preview::Waiting => html! {
                        <span class="rw-later">{ words.preview_waiting }</span>
                    },
                    Preview::Here(markup) => spoken(props, markup),
                }
            }
        </div>
    }
}

/// Why it was not kept, and what can be done. What is wrong with the words is only said.
fn failed(props: &CommentsProps, place: Place, error: &Error, id: AttrValue) -> Html {
    let words = props.words;
    if is_about_words(error) {
        return html! { <p class="rw-wrong" {id} role="alert">{ reason(&words, error) }</p> };
    }
    html! {
        <div class="rw-alert" {id} role="alert">
            <p class="rw-alert-title">{ words.wrong_send }</p>
            <p class="rw-alert-words">{ reason(&words, error) }</p>
            <div class="rw-choices">
                { props.button("rw-action", words.try_again, Action::SendAsked(place)) }
                { props.button("rw-quiet", words.export, Action::ExportAsked { all: false }) }
            </div>
        </div>
    }
}

fn is_about_words(error: &Error) -> bool {
    matches!(error, Error::Problem(_))
}

fn counter(props: &CommentsProps, place: Place, id: AttrValue) -> Html {
    let left = props.state.characters_left(place);
    let count = left.unsigned_abs().to_string();
    let phrase = if left < 0 { props.words.characters_over } else { props.words.characters_left };
    let class = if left < 0 { "rw-wrong" } else { "rw-remark" };
    html! { <p {class} {id}>{ fill(phrase, &[("count", &count)]) }</p> }
}

/// Where the words will be kept, who writes them, and the buttons.
fn bottom(props: &CommentsProps, place: Place, is_sending: bool, keeps: AttrValue) -> Html {
    let CommentsProps { state, words, .. } = props;
    let (send, is_edit) = match place {
        Place::Edit(_) => (words.save, true),
        Place::New | Place::Reply(_) => (words.send, false),
    };
    html! {
        <>
            <div class="rw-choices">
                <button
                    type="button"
                    class="rw-send"
                    title={[send, " (Ctrl/⌘ + Enter)"].concat()}
                    aria-disabled={is_sending.then_some("true")}
                    onclick={props.ask(Action::SendAsked(place))}
                >
                    { send }
                </button>
                // What is on its way cannot be called back.
                if place != Place::New && !is_sending {
                    { props.button("rw-quiet", words.cancel, Action::CancelAsked(place)) }
                }
                if is_sending {
                    <span class="rw-remark rw-later" role="status">{ words.sending }</span>
                }
                if place == Place::New { { who(props) } }
            </div>
            if !is_edit {
                <div class="rw-keeps">
                    <p class="rw-remark" id={keeps}>
                        {
                            match state.kept {
                                Kept::Device => words.keeps_device,
                                Kept::Page => words.keeps_page,
                            }
                        }
                    </p>
                    if place == Place::New { { ways(props) } }
                </div>
            }
        </>
    }
}

/// Ctrl or ⌘ with Enter sends, with B, I, K formats; Escape leaves a field in which nothing stands.
fn keys(props: &CommentsProps, place: Place, composer: &Composer) -> Callback<KeyboardEvent> {
    let (on_action, on_format) = (props.on_action.clone(), props.on_format.clone());
    let may_leave = matches!(place, Place::Reply(_)) && composer.text.is_empty();
    Callback::from(move |event: KeyboardEvent| {
        // While a word is being composed, its keys belong to the input method.
        if event.is_composing() || event.alt_key() || event.shift_key() {
            return;
        }
        let key = event.key();
        if !(event.ctrl_key() || event.meta_key()) {
            if may_leave && key == "Escape" {
                event.prevent_default();
                on_action.emit(Action::CancelAsked(place));
            }
            return;
        }
        if key == "Enter" {
            event.prevent_default();
            on_action.emit(Action::SendAsked(place));
            return;
        }
        // Where the layout has other letters, the key is known by its place.
        let code = event.code();
        let letter = if key.is_ascii() { &key } else { code.trim_start_matches("Key") };
        if let Some(format) = format_of(letter) {
            event.prevent_default();
            on_format.emit((place, format));
        }
    })
}
