//! Reader insights: what the piece was like for its readers, one click each.

use super::comments::reason;
use super::icon;
use super::shared::{Words, id};
use crate::discussion::{Action, Said, State};
use crate::i18n::{Messages, fill};
use crate::store::Kept;
use std::rc::Rc;
use yew::prelude::*;

/// An insight that can be picked, with what is counted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insight {
    /// The id of the choice. It stays when its words and its place change.
    pub id: String,
    /// Its words. None for the widget's own, which are said in the reader's language.
    pub label: Option<String>,
    /// The id or the words of the group that it belongs to; choices of one group stand together.
    pub group: Option<String>,
    /// How many readers picked it.
    pub count: u32,
    /// Whether this reader did.
    pub mine: bool,
}

/// What the insights need.
#[derive(Clone, Properties)]
pub struct InsightsProps {
    /// What is shown.
    pub state: Rc<State>,
    /// The choices, in their order.
    pub choices: Rc<Vec<Insight>>,
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
    let mut picked: Vec<_> = choices.iter().filter(|it| it.count > 0 || it.mine).collect();
    picked.sort_by_key(|it| std::cmp::Reverse(it.count));
    let picking = state.picking;
    html! {
        <div class="rw-panel" role="group" aria-labelledby={heading.clone()}>
            <h2 class="rw-panel-title" id={heading}>{ words.insights }</h2>
            if picked.is_empty() {
                <p class="rw-empty">{ words.insights_none }</p>
            } else {
                <ul class="rw-picks">
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
    let mut groups: Vec<(Option<&str>, Vec<Html>)> = Vec::new();
    for insight in props.choices.iter() {
        let name = insight.group.as_deref();
        let toggle = toggle(props, insight, "choice:");
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, toggles)) => toggles.push(toggle),
            None => groups.push((name, vec![toggle])),
        }
    }
    let draw = |(index, (name, toggles)): (usize, (Option<&str>, Vec<Html>))| {
        let heading = id(&props.uid, &["group-", &index.to_string()].concat());
        let labelled = name.is_some().then(|| heading.clone());
        html! {
            <div class="rw-group" role="group" aria-labelledby={labelled}>
                if let Some(name) = name {
                    <h3 class="rw-group-name" id={heading}>
                        { group_label(&props.words, name).to_owned() }
                    </h3>
                }
                <ul class="rw-picks">{ for toggles }</ul>
            </div>
        }
    };
    groups.into_iter().enumerate().map(draw).collect()
}

/// A choice as a button that stays pressed.
fn toggle(props: &InsightsProps, insight: &Insight, focus: &str) -> Html {
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
                if insight.mine { { icon::tick() } }
                <span dir="auto">{ label(props, insight).to_owned() }</span>
                if insight.count > 0 {
                    { " " }
                    <span class="rw-count">{ insight.count }</span>
                }
            </button>
        </li>
    }
}

fn label<'a>(props: &InsightsProps, insight: &'a Insight) -> &'a str {
    insight.label.as_deref().unwrap_or_else(|| insight_label(&props.words, &insight.id))
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
    let label = insight.map_or(picked.as_str(), |insight| label(props, insight));
    html! {
        <div class="rw-hidden" role="status">
            <p key={*serial}>{ fill(phrase, &[("insight", label)]) }</p>
        </div>
    }
}

/// The words of one of the widget's own insights, by its id; of any other, the id.
pub fn insight_label<'a>(words: &Messages, id: &'a str) -> &'a str {
    match id {
        "clear" => words.insight_clear,
        "vivid" => words.insight_vivid,
        "concise" => words.insight_concise,
        "researched" => words.insight_researched,
        "new" => words.insight_new,
        "convincing" => words.insight_convincing,
        "thoughtful" => words.insight_thoughtful,
        "moving" => words.insight_moving,
        "useful" => words.insight_useful,
        other => other,
    }
}

/// The words of one of the widget's own groups, by its id; of any other, what the page calls it.
fn group_label<'a>(words: &Messages, group: &'a str) -> &'a str {
    match group {
        "writing" => words.insights_writing,
        "substance" => words.insights_substance,
        "effect" => words.insights_effect,
        other => other,
    }
}
