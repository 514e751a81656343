//! The whole widget around an article.

use super::creator::creator;
use super::footer::footer;
use super::header::header;
use super::notice::notice;
use super::outline::Outline;
use super::outline_bar::outline_bar;
use super::progress::{left, progress};
use super::shared::{ByPointer, Tongue, Words, id};
use super::skip_link::skip_link;
use super::tags::tags;
use crate::article::BlockKind;
use crate::session::{Action, Phase, Source, State, Story, Theme};
use std::rc::Rc;
use yew::prelude::*;

/// What the view needs.
#[derive(Properties)]
pub struct ReaderProps {
    /// What is shown.
    pub state: Rc<State>,
    /// What the reader wants.
    pub on_action: Callback<Action>,
    /// Moves the focus to an element.
    #[prop_or_default]
    pub on_focus: Callback<NodeRef>,
    /// Hears that something is about to be drawn: Yew may draw it in a later turn than what is around
    /// it.
    #[prop_or_default]
    pub on_draw: Callback<()>,
    /// What the ids in the widget begin with: unique in its document or shadow root.
    pub uid: AttrValue,
    /// What comes before a fragment in a link: nothing, unless the page has a base that is not its
    /// own address.
    #[prop_or_default]
    pub page: AttrValue,
    /// The place of the article: an element that Yew leaves alone.
    pub body: Html,
    /// Puts what follows the article into its place, where the article stands in a frame already:
    /// then nothing is drawn around it.
    #[prop_or_default]
    pub place_after: Option<Callback<Html, Html>>,
    /// What stands in the place of the insights.
    #[prop_or_default]
    pub insights: Html,
    /// What stands in the place of the comments.
    #[prop_or_default]
    pub comments: Html,
    /// Tells what stands in these two places from what stood there: nodes that are components of
    /// one kind count as equal.
    #[prop_or_default]
    pub discussed: (Option<u32>, usize),
    /// Whether the page put something to read into the element until the article is there.
    #[prop_or_default]
    pub has_fallback: bool,
}

/// By pointer where it is the state: to compare two articles word by word costs more than to draw.
impl PartialEq for ReaderProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && self.on_action == other.on_action
            && self.on_focus == other.on_focus
            && self.on_draw == other.on_draw
            && self.uid == other.uid
            && self.page == other.page
            && self.body == other.body
            && self.place_after == other.place_after
            && self.insights == other.insights
            && self.comments == other.comments
            && self.discussed == other.discussed
            && self.has_fallback == other.has_fallback
    }
}

/// Header, outline, body, and what follows the body. The body's element stays the same whatever
/// comes and goes around it.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    props.on_draw.emit(());
    let ReaderProps { state, on_action, uid, body, insights, comments, has_fallback, .. } = props;
    let options = &state.options;
    let words = Words::of(state.language());
    let story = state.story();
    let told = story.filter(|story| !story.document.is_empty());
    let button = use_node_ref();
    let skip = if has_outline(state) { skip_link(words, on_action) } else { Html::default() };
    let before = html! {
        <>
            if let Some(story) = story.filter(|_| options.header) {
                { header(story, &state.dates, uid, words) }
            }
            { rail(props, words, button) }
            { notice(state, *has_fallback, words, on_action) }
        </>
    };
    let after = html! {
        if let Some(story) = told {
            <div class="rw-after">
                { tags(story, words) }
                { creator(story, uid, words) }
                if options.insights {
                    <div class="rw-insights" part="insights">{ insights.clone() }</div>
                }
                if options.comments {
                    <div class="rw-comments" part="comments">{ comments.clone() }</div>
                }
                if options.footer { { footer(story, words) } }
            </div>
        }
    };
    if let Some(place_after) = &props.place_after {
        return html! { <>{ skip }{ before }{ place_after.emit(after) }</> };
    }
    let Look { classes, language, direction } = look(state, *has_fallback);
    html! {
        <div class={classes} lang={language} dir={direction}>
            { skip }
            <div class="rw-main">
                { before }
                <div class="rw-body" part="body" tabindex="-1">{ body.clone() }</div>
                { after }
            </div>
        </div>
    }
}

/// How what stands around everything looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Its classes.
    pub classes: Classes,
    /// The language of the widget's words.
    pub language: &'static str,
    /// The direction in which it is written.
    pub direction: &'static str,
}

/// The look that follows from a state.
pub fn look(state: &State, has_fallback: bool) -> Look {
    let words = Words::of(state.language());
    Look {
        classes: classes(state, has_fallback),
        language: words.language,
        direction: if words.rtl { "rtl" } else { "ltr" },
    }
}

/// The outline with its bar, and the progress: beside the article where there is room, else at the
/// foot of the window.
fn rail(props: &ReaderProps, words: Words, button: NodeRef) -> Html {
    let ReaderProps { state, on_action, on_focus, uid, .. } = props;
    let Some(story) = state.story().filter(|story| !story.document.is_empty()) else {
        return Html::default();
    };
    let has_outline = has_outline(state);
    let has_progress = state.options.progress && story.time().seconds > 0.0;
    if !has_outline && !has_progress {
        return Html::default();
    }
    let is_open = has_outline && state.outline_open;
    let left = left(words, state.seconds_left());
    let outline_id = id(uid, "outline");
    let onkeydown = is_open.then(|| {
        let (on_action, on_focus, button) = (on_action.clone(), on_focus.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_action.emit(Action::OutlineToggled(false));
                on_focus.emit(button.clone());
            }
        })
    });
    html! {
        <div class={classes!("rw-rail", is_open.then_some("rw-open"))} {onkeydown}>
            if is_open {
                <div
                    class="rw-backdrop"
                    onclick={on_action.reform(|_| Action::OutlineToggled(false))}
                />
            }
            if has_outline {
                {
                    outline_bar(
                        state,
                        story,
                        has_progress.then(|| left.clone()),
                        &outline_id,
                        words,
                        button,
                        on_action,
                    )
                }
            }
            if has_progress {
                { progress(state.position.progress, left) }
            }
            if has_outline {
                <nav
                    class="rw-outline"
                    part="outline"
                    data-scrolls=""
                    id={outline_id}
                    aria-label={outline_name(words, story)}
                >
                    <Outline
                        sections={ByPointer(Rc::clone(&story.outline))}
                        tongue={Tongue::of(story)}
                        page={props.page.clone()}
                        {words}
                        on_action={on_action.clone()}
                        on_draw={props.on_draw.clone()}
                    />
                </nav>
            }
        </div>
    }
}

fn has_outline(state: &State) -> bool {
    state.options.outline && state.story().is_some_and(|story| !story.outline.sections.is_empty())
}

/// Two widgets on a page have two outlines: each bears the name of its article.
fn outline_name(words: Words, story: &Story) -> String {
    let heading = || {
        let is_title = |kind: &BlockKind| matches!(kind, BlockKind::Heading { level: 1, .. });
        let block = story.document.blocks.iter().find(|block| is_title(&block.kind))?;
        Some(story.document.text_of(block))
    };
    let first_section = || story.section(0).map(|section| section.title.as_str());
    match story.metadata.title.as_deref().or_else(heading).or_else(first_section) {
        Some(title) => [words.outline, ": ", title].concat(),
        None => words.outline.to_owned(),
    }
}

fn classes(state: &State, has_fallback: bool) -> Classes {
    let is_own = match state.story() {
        Some(story) => story.is_pages_own,
        None => matches!(state.source.as_deref(), None | Some(Source::Page)),
    };
    let is_waiting = matches!(state.phase, Phase::Loading(None));
    classes!(
        "rw",
        if state.is_dark() { "rw-dark" } else { "rw-light" },
        if is_own { "rw-own" } else { "rw-built" },
        (state.options.theme != Theme::Auto).then_some("rw-painted"),
        (!state.options.outline).then_some("rw-without-outline"),
        is_waiting.then_some("rw-waiting"),
        (is_waiting && !has_fallback).then_some("rw-bare"),
    )
}
