//! Insights: what a reader says of a piece with one tap. The choices, each with an id that stays
//! when its words or its place change, and what the counts come to. Pure.

use crate::comments::has_words;
use crate::sorted::{SortedMap, SortedSet, by_key};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The most choices that a page can give.
pub const CHOICES_LIMIT: usize = 30;

/// The most characters of an id.
pub const ID_LIMIT: usize = 64;

/// The most characters of a label, or of the name of a group.
pub const LABEL_LIMIT: usize = 60;

/// Something that a reader can say of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is counted by.
    pub id: String,
    /// Its words.
    pub label: Label,
    /// What it stands under.
    pub group: Option<Group>,
}

/// The words of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The widget's, in the reader's language.
    Default(DefaultChoice),
    /// The page's.
    Own(String),
}

/// What choices have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// How it is written.
    Writing,
    /// What it says.
    Substance,
    /// What it did to the reader.
    Effect,
    /// Something else, in the page's words.
    Own(String),
}

/// Declares [`DefaultChoice`] with the id and the group of each.
macro_rules! default_choices {
    ($($(#[$doc:meta])+ $choice:ident = $id:literal in $group:ident,)+) => {
        /// The choices where the page gives none. Ids are kept in databases and files: a choice
        /// may be reworded or left out, and its id never stands for something else.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum DefaultChoice {
            $($(#[$doc])+ $choice,)+
        }

        impl DefaultChoice {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$choice),+];

            /// What it is counted by.
            pub fn id(self) -> &'static str {
                match self { $(Self::$choice => $id),+ }
            }

            /// What it stands under.
            pub fn group(self) -> Group {
                match self { $(Self::$choice => Group::$group),+ }
            }
        }
    };
}

default_choices! {
    /// It is easy to follow.
    Clear = "clear" in Writing,
    /// One sees it while reading.
    Vivid = "vivid" in Writing,
    /// It comes to the point.
    Concise = "concise" in Writing,
    /// It is well researched.
    Researched = "researched" in Substance,
    /// It told the reader something new.
    New = "new" in Substance,
    /// It convinced the reader.
    Convincing = "convincing" in Substance,
    /// It made the reader think.
    Thoughtful = "thoughtful" in Effect,
    /// It moved the reader.
    Moving = "moving" in Effect,
    /// The reader can use it.
    Useful = "useful" in Effect,
}

impl Choice {
    /// The choices where the page gives none.
    pub fn defaults() -> Vec<Choice> {
        DefaultChoice::ALL.iter().map(|choice| Choice::default_one(*choice)).collect()
    }

    fn default_one(choice: DefaultChoice) -> Self {
        let (id, group) = (choice.id().to_owned(), Some(choice.group()));
        Choice { id, label: Label::Default(choice), group }
    }
}

/// The choices that a page gives, as JSON: a list of `{id, label, group}`, and one sentence for
/// each thing in it that makes no sense. The group may be left out; `writing`, `substance` and
/// `effect` are the widget's own. With the id of one of the widget's choices, the label may be
/// left out, too. Where nothing is left to choose from, the choices are the widget's; so they are
/// for `null`.
pub fn choices_from(json: &str) -> (Vec<Choice>, Vec<String>) {
    let mut notices = Vec::new();
    let list = match serde_json::from_str::<Option<Vec<&RawValue>>>(json) {
        Ok(None) => return (Choice::defaults(), notices),
        Ok(Some(list)) => list,
        Err(_) => {
            notices.push(notice("", "it is not a list of {id, label, group}"));
            return (Choice::defaults(), notices);
        }
    };
    let mut choices: Vec<Choice> = Vec::new();
    for (index, raw) in list.iter().enumerate() {
        if choices.len() == CHOICES_LIMIT {
            let limit = CHOICES_LIMIT.to_string();
            let what = ["only ", &limit, " choices are shown"].concat();
            notices.push(notice("", &what));
            break;
        }
        let choice = read_choice(raw.get()).and_then(|choice| {
            let is_new = choices.iter().all(|other| other.id != choice.id);
            is_new.then_some(choice).ok_or("its id is that of a choice before it")
        });
        match choice {
            Ok(choice) => choices.push(choice),
            Err(what) => {
                let what = [what, "; the choice is left out"].concat();
                notices.push(notice(&["[", &index.to_string(), "]"].concat(), &what));
            }
        }
    }
    if choices.is_empty() {
        let what = "it has no choice to show; to show none, set `without-insights`";
        notices.push(notice("", what));
        choices = Choice::defaults();
    }
    (choices, notices)
}

/// A choice and its count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallied {
    /// What it is counted by.
    pub id: String,
    /// Its words.
    pub label: Label,
    /// What it stands under.
    pub group: Option<Group>,
    /// How many readers picked it.
    pub count: u32,
    /// Whether this reader did.
    pub mine: bool,
}

/// The choices with their counts, in their order. `readers` counts those whose records are here,
/// `further` those whom the author's file counts without naming them, and `mine` are the ids that
/// this reader picked.
pub fn summary(
    choices: &[Choice],
    readers: &SortedMap<String, u32>,
    further: &SortedMap<String, u32>,
    mine: &SortedSet<String>,
) -> Vec<Tallied> {
    let count = |counts: &SortedMap<String, u32>, id| counts.get(id).copied().unwrap_or(0);
    choices
        .iter()
        .map(|Choice { id, label, group }| {
            let is_mine = mine.contains(id);
            // Whoever sees that they picked it does not see that nobody did.
            let named = count(readers, id).max(u32::from(is_mine));
            Tallied {
                id: id.clone(),
                label: label.clone(),
                group: group.clone(),
                count: named.saturating_add(count(further, id)),
                mine: is_mine,
            }
        })
        .collect()
}

/// What was picked at all: most often first, and in the order of the choices where as often.
pub fn picked(summary: &[Tallied]) -> Vec<&Tallied> {
    let picked = summary.iter().filter(|tallied| tallied.count > 0);
    by_key(picked, |tallied| std::cmp::Reverse(tallied.count))
}

/// The choices below their groups, each group where its first choice stands.
pub fn grouped(summary: &[Tallied]) -> Vec<(Option<&Group>, Vec<&Tallied>)> {
    let mut groups: Vec<(Option<&Group>, Vec<&Tallied>)> = Vec::new();
    for tallied in summary {
        let group = tallied.group.as_ref();
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, members)) => members.push(tallied),
            None => groups.push((group, vec![tallied])),
        }
    }
    groups
}

#[derive(Deserialize)]
struct WireChoice<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, default)]
    label: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    group: Option<Cow<'a, str>>,
}

fn read_choice(json: &str) -> Result<Choice, &'static str> {
    // A list of texts would be read as the fields in their order.
    let wire: Option<WireChoice> =
        serde_json::from_str(json).ok().filter(|_| json.starts_with('{'));
    let wire = wire.ok_or("it is not {id, label, group}, each a text")?;
    let id = wire.id.trim();
    if !has_words(id) || id.chars().nth(ID_LIMIT).is_some() {
        return Err("its id has no characters, or more than 64");
    }
    let default = DefaultChoice::ALL.iter().find(|default| default.id() == id);
    let label = wire.label.as_deref().map(str::trim).filter(|label| has_words(label));
    let label = match (label, default) {
        (Some(label), _) => Label::Own(label.to_owned()),
        (None, Some(default)) => Label::Default(*default),
        (None, None) => return Err("it has no label"),
    };
    let group = wire.group.as_deref().map(str::trim).filter(|group| has_words(group));
    let group = match group {
        None => default.map(|default| default.group()),
        Some("writing") => Some(Group::Writing),
        Some("substance") => Some(Group::Substance),
        Some("effect") => Some(Group::Effect),
        Some(words) => Some(Group::Own(words.to_owned())),
    };
    let is_long = |words: &str| words.chars().nth(LABEL_LIMIT).is_some();
    if matches!(&label, Label::Own(words) if is_long(words)) {
        return Err("its label has more than 60 characters");
    }
    if matches!(&group, Some(Group::Own(words)) if is_long(words)) {
        return Err("its group has more than 60 characters");
    }
    Ok(Choice { id: id.to_owned(), label, group })
}

fn notice(place: &str, what: &str) -> String {
    ["<reading-widget>: insightChoices", place, ": ", what].concat()
}
