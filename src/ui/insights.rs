//! Reader insights: what the piece was like for its readers, one click each.

use super::comments::reason;
use super::icon;
use super::shared::{Words, id};
use crate::discussion::{Action, Said, State};
use crate::i18n::{Messages, fill};
use crate::insights::{DefaultChoice, Group, Label, Tallied, grouped, picked};
use crate::store::Kept;
use std::rc::Rc;
use yew::prelude::*;

/// What the insights need.
#[derive(Clone, Properties)]
pub struct InsightsProps {
    /// What is shown.
    pub state: Rc<State>,
    /// The choices in their order, with what is counted of them.
    pub choices: Rc<Vec<Tallied>>,
    /// What the reader wants.
    pub on_action: Callback<Action>,
    /// What the ids begin with: unique in the document or shadow root.
    pub uid: AttrValue,
    /// The widget's words in the reader's language.
    pub words: Words,
}

/// By pointer where it is the state.
impl PartialEq for InsightsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && self.choices == other.choices
            && self.on_action == other.on_action
            && self.uid == other.uid
            && self.words == other.words
    }
}

/// The summary, the choices, and how it works.
pub fn insights(props: &InsightsProps) -> Html {
    let InsightsProps { state, choices, on_action, uid, words } = props;
    let (heading, panel) = (id(uid, "insights"), id(uid, "choices"));
    let picked = picked(choices);
    let picking = state.picking;
    html! {
        <div class="rw-panel" role="group" aria-labelledby={heading.clone()}>
            <h2 class="rw-panel-title" id={heading}>{ words.insights }</h2>
            if picked.is_empty() {
                <p class="rw-empty">{ words.insights_none }</p>
            } else {
                <ul class="rw-picks" role="list">
                    { for picked.into_iter().map(|it| toggle(props, it, "insight:")) }
                </ul>
            }
            if let Some(error) = &state.insight_error {
                <p class="rw-wrong" role="alert">
                    { words.wrong_other }{ ": " }{ reason(words, error) }
                </p>
            }
            <div class="rw-choices">
                <button
                    type="button"
                    class="rw-action rw-picking"
                    data-focus="insights"
                    aria-expanded={if picking { "true" } else { "false" }}
                    aria-controls={panel.clone()}
                    onclick={on_action.reform(|_| Action::InsightsToggled)}
                >
                    { words.insights_add }
                    { icon::chevron() }
                </button>
            </div>
            <div class="rw-groups" id={panel} hidden={!picking}>
                if picking { { groups(props) } }
            </div>
            <details class="rw-ways rw-how">
                <summary class="rw-ways-opener">{ words.insights_how }</summary>
                <p class="rw-remark">
                    { words.insights_how_told }
                    { " " }
                    {
                        match state.kept {
                            Kept::Device => words.keeps_device,
                            Kept::Page => words.keeps_page,
                        }
                    }
                </p>
            </details>
            { said(props) }
        </div>
    }
}

/// The choices, group by group, in their order.
fn groups(props: &InsightsProps) -> Html {
    let draw = |(index, (group, members)): (usize, (Option<&Group>, Vec<&Tallied>))| {
        let heading = id(&props.uid, &["group-", &index.to_string()].concat());
        html! {
            <div
                class="rw-group"
                role="group"
                aria-labelledby={group.is_some().then(|| heading.clone())}
            >
                if let Some(group) = group {
                    <h3 class="rw-group-name" id={heading}>
                        { group_label(&props.words, group).to_owned() }
                    </h3>
                }
                <ul class="rw-picks" role="list">
                    { for members.into_iter().map(|it| toggle(props, it, "choice:")) }
                </ul>
            </div>
        }
    };
    grouped(&props.choices).into_iter().enumerate().map(draw).collect()
}

/// A choice as a button that stays pressed.
fn toggle(props: &InsightsProps, insight: &Tallied, focus: &str) -> Html {
    let picked = insight.id.clone();
    let onclick = props.on_action.reform(move |_| Action::InsightToggled(picked.clone()));
    html! {
        <li key={insight.id.clone()}>
            <button
                type="button"
                class="rw-pick"
                data-focus={[focus, &insight.id].concat()}
                aria-pressed={if insight.mine { "true" } else { "false" }}
                {onclick}
            >
                { icon::stroke(if insight.mine { icon::TICK } else { icon::PLUS }) }
                <span dir="auto">{ insight_label(&props.words, &insight.label).to_owned() }</span>
                if insight.count > 0 {
                    { " " }
                    <span class="rw-count">{ insight.count }</span>
                }
            </button>
        </li>
    }
}

/// Says what was picked or taken back. All else is said where the comments are.
fn said(props: &InsightsProps) -> Html {
    let InsightsProps { state, choices, words, .. } = props;
    let (serial, said) = &state.said;
    let (phrase, picked) = match said {
        Some(Said::Picked(id)) => (words.said_picked, id),
        Some(Said::Unpicked(id)) => (words.said_unpicked, id),
        _ => return html! { <div class="rw-hidden" role="status" /> },
    };
    let insight = choices.iter().find(|insight| insight.id == *picked);
    let label = insight.map_or(picked.as_str(), |it| insight_label(words, &it.label));
    html! {
        <div class="rw-hidden" role="status">
            <p key={*serial}>{ fill(phrase, &[("insight", label)]) }</p>
        </div>
    }
}

/// The words of a choice: the page's, or the widget's in the reader's language.
pub fn insight_label<'a>(words: &Messages, label: &'a Label) -> &'a str {
    let choice = match label {
        Label::Own(own) => return own,
        Label::Default(choice) => choice,
    };
    match choice {
        DefaultChoice::Clear => words.insight_clear,
        DefaultChoice::Vivid => words.insight_vivid,
        DefaultChoice::Concise => words.insight_concise,
        DefaultChoice::Researched => words.insight_researched,
        DefaultChoice::New => words.insight_new,
        DefaultChoice::Convincing => words.insight_convincing,
        DefaultChoice::Thoughtful => words.insight_thoughtful,
        DefaultChoice::Moving => words.insight_moving,
        DefaultChoice::Useful => words.insight_useful,
    }
}

fn group_label<'a>(words: &Messages, group: &'a Group) -> &'a str {
    match group {
        Group::Writing => words.insights_writing,
        Group::Substance => words.insights_substance,
        Group::Effect => words.insights_effect,
        Group::Own(own) => own,
    }
}
