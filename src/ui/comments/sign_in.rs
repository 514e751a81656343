//! Who writes: the reader's name, and the form in which they give it.

use super::CommentsProps;
use super::wrong::{reason, too_long};
use crate::comments::{LINK_LIMIT, NAME_LIMIT, Problem};
use crate::discussion::{Action, Error, Focus, SignIn};
use crate::i18n::fill;
use crate::ui::shared::id;
use yew::prelude::*;

/// Who is signed in, with the ways to change that.
pub fn who(props: &CommentsProps) -> Html {
    let CommentsProps { state, words, .. } = props;
    let button = |label: &'static str| {
        html! {
            <button
                type="button"
                class="rw-inline"
                data-focus={Focus::SignInButton.mark()}
                onclick={props.ask(Action::SignInAsked)}
            >
                { label }
            </button>
        }
    };
    let is_open = state.sign_in.as_ref().is_some_and(|form| form.then.is_none());
    html! {
        <div class="rw-who">
            if let Some(identity) = state.identity() {
                <span class="rw-remark">
                    { fill(words.signed_in, &[("name", &identity.name)]) }
                </span>
                if !is_open {
                    { button(words.change_name) }
                    { props.button("rw-inline", words.sign_out, Action::SignOutAsked) }
                }
            } else if !is_open {
                { button(words.sign_in) }
            }
        </div>
    }
}

/// The form. What was written in the composer waits for it and stays in sight.
pub fn form(props: &CommentsProps) -> Html {
    let CommentsProps { state, uid, words, .. } = props;
    let Some(form) = &state.sign_in else { return Html::default() };
    let wrong = Wrong::of(form);
    let title = id(uid, "sign-in");
    let submit = if form.then.is_some() { words.sign_in_send } else { words.sign_in_done };
    let onsubmit = props.on_action.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::SignInSent
    });
    // A frame whose sandbox allows no forms submits none, and tells nobody. It still clicks the button
    // when Enter is pressed in a field.
    let onclick = props.on_action.reform(|event: MouseEvent| {
        event.prevent_default();
        Action::SignInSent
    });
    let message = form.error.as_ref().map(|error| wrong.message(props, error));
    let on_link = matches!(wrong, Wrong::Link(_));
    let value_of = props.value_of.clone();
    let link = form.link.clone();
    let name_typed = props
        .on_action
        .reform(move |event| Action::SignInTyped(value_of.emit(event), link.clone()));
    let value_of = props.value_of.clone();
    let name = form.name.clone();
    let link_typed = props
        .on_action
        .reform(move |event| Action::SignInTyped(name.clone(), value_of.emit(event)));
    html! {
        <form class="rw-sign-in" aria-labelledby={title.clone()} novalidate=true {onsubmit}>
            <h3 class="rw-report-title" id={title}>{ words.sign_in_title }</h3>
            <div class="rw-inputs">
                {
                    input(Input {
                        id: id(uid, "name"),
                        label: words.name,
                        value: form.name.clone(),
                        autocomplete: "nickname",
                        inputmode: "text",
                        hint: None,
                        wrong: message.clone().filter(|_| matches!(wrong, Wrong::Name)),
                        has_focus: !on_link,
                        oninput: name_typed,
                    })
                }
                {
                    input(Input {
                        id: id(uid, "link"),
                        label: words.link,
                        value: form.link.clone(),
                        autocomplete: "url",
                        inputmode: "url",
                        hint: Some(words.link_hint),
                        wrong: message.clone().filter(|_| on_link),
                        has_focus: on_link,
                        oninput: link_typed,
                    })
                }
            </div>
            if let Some(message) = message.filter(|_| matches!(wrong, Wrong::Other)) {
                <p class="rw-wrong" role="alert">{ message }</p>
            }
            <p class="rw-remark">{ words.sign_in_note }</p>
            <div class="rw-choices">
                <button type="submit" class="rw-send" {onclick}>{ submit }</button>
                { props.button("rw-quiet", words.cancel, Action::SignInCancelled) }
            </div>
        </form>
    }
}

/// Which field is wrong.
enum Wrong {
    Name,
    Link(Problem),
    Other,
}

impl Wrong {
    fn of(form: &SignIn) -> Self {
        let is_name_fine = form.name.trim().chars().nth(NAME_LIMIT).is_none();
        match form.error {
            Some(Error::Problem(problem @ Problem::Link)) => Wrong::Link(problem),
            Some(Error::Problem(problem @ Problem::TooLong)) if is_name_fine => {
                Wrong::Link(problem)
            }
            Some(Error::Problem(_)) => Wrong::Name,
            _ => Wrong::Other,
        }
    }

    fn message(&self, props: &CommentsProps, error: &Error) -> String {
        let words = props.words;
        match (self, error) {
            (Wrong::Name, Error::Problem(Problem::TooLong)) => too_long(&words, NAME_LIMIT),
            (Wrong::Name, _) => words.wrong_name.to_owned(),
            (Wrong::Link(Problem::TooLong), _) => too_long(&words, LINK_LIMIT),
            _ => reason(&words, error),
        }
    }
}

struct Input {
    id: AttrValue,
    label: &'static str,
    value: String,
    autocomplete: &'static str,
    inputmode: &'static str,
    hint: Option<&'static str>,
    wrong: Option<String>,
    has_focus: bool,
    oninput: Callback<InputEvent>,
}

/// A field with its label, its hint and what is wrong with it. The one that is to be put right
/// gets the focus.
fn input(input: Input) -> Html {
    let Input { id, label, hint, wrong, .. } = input;
    let (hint_id, wrong_id) = ([&*id, "-hint"].concat(), [&*id, "-wrong"].concat());
    let described = match (hint, &wrong) {
        (Some(_), Some(_)) => Some([&*hint_id, " ", &wrong_id].concat()),
        (Some(_), None) => Some(hint_id.clone()),
        (None, Some(_)) => Some(wrong_id.clone()),
        (None, None) => None,
    };
    html! {
        <div class="rw-input">
            <label class="rw-label" for={id.clone()}>{ label }</label>
            <input
                class="rw-entry"
                {id}
                type="text"
                dir="auto"
                inputmode={input.inputmode}
                autocomplete={input.autocomplete}
                value={input.value}
                data-focus={input.has_focus.then(|| Focus::SignIn.mark())}
                aria-describedby={described}
                aria-invalid={wrong.is_some().then_some("true")}
                oninput={input.oninput}
            />
            if let Some(hint) = hint { <p class="rw-remark" id={hint_id}>{ hint }</p> }
            if let Some(wrong) = wrong {
                <p class="rw-wrong" id={wrong_id} role="alert">{ wrong }</p>
            }
        </div>
    }
}
