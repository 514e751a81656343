//! The whole widget around an article.

use super::creator::creator;
use super::footer::footer;
use super::header::header;
use super::notice::notice;
use super::outline::Outline;
use super::shared::{ByPointer, Tongue, Words};
use super::skip_link::skip_link;
use super::tags::tags;
use super::whereabouts::{has_outline, has_whereabouts, outline_id};
use crate::article::BlockKind;
use crate::session::{Action, Phase, Scene, Source, Story, Theme};
use std::rc::Rc;
use yew::prelude::*;

/// What the view needs.
#[derive(Debug)]
pub struct ReaderProps<'a> {
    /// What is shown.
    pub scene: &'a Scene,
    /// What the reader wants.
    pub on_action: Callback<Action>,
    /// Moves the focus to an element.
    pub on_focus: Callback<NodeRef>,
    /// Hears that the outline is about to be drawn: Yew may do that in a later turn.
    pub on_draw: Callback<()>,
    /// What the ids in the widget begin with: unique in its document or shadow root.
    pub uid: AttrValue,
    /// What comes before a fragment in a link: nothing, unless the page has a base that is not its
    /// own address.
    pub page: AttrValue,
    /// The place of the article: an element that Yew leaves alone.
    pub body: Html,
    /// Puts what follows the article into its place, where the article stands in a frame already:
    /// then nothing is drawn around it.
    pub place_after: Option<Callback<Html, Html>>,
    /// What says where the reader is (see [`whereabouts`](super::whereabouts)).
    pub whereabouts: Html,
    /// The button in it that opens the outline.
    pub outline_button: NodeRef,
    /// What stands in the place of the insights.
    pub insights: Html,
    /// What stands in the place of the comments.
    pub comments: Html,
    /// Whether the page put something to read into the element until the article is there.
    pub has_fallback: bool,
}

/// Header, outline, body, and what follows the body. The body's element stays the same whatever
/// comes and goes around it.
pub fn reader(props: ReaderProps) -> Html {
    let ReaderProps { scene, on_action, uid, has_fallback, .. } = &props;
    let options = &scene.options;
    let words = Words::of(scene.language());
    let story = scene.story();
    let told = scene.readable();
    let skip = if has_outline(scene) { skip_link(words, on_action) } else { Html::default() };
    let before = html! {
        <>
            if let Some(story) = story.filter(|_| options.header) {
                { header(story, &scene.dates, uid, words) }
            }
            { rail(&props, words) }
            { notice(scene, *has_fallback, words, on_action) }
        </>
    };
    let after = html! {
        if let Some(story) = told {
            <div class="rw-after">
                { tags(story, words) }
                { creator(story, uid, words) }
                if options.insights {
                    <div class="rw-insights" part="insights">{ props.insights.clone() }</div>
                }
                if options.comments {
                    <div class="rw-comments" part="comments">{ props.comments.clone() }</div>
                }
                if options.footer { { footer(story, words) } }
            </div>
        }
    };
    if let Some(place_after) = &props.place_after {
        return html! { <>{ skip }{ before }{ place_after.emit(after) }</> };
    }
    let Look { classes, language, direction } = look(scene, *has_fallback);
    html! {
        <div class={classes} lang={language} dir={direction}>
            { skip }
            <div class="rw-main">
                { before }
                <div class="rw-body" part="body" tabindex="-1">{ props.body.clone() }</div>
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

/// The look that follows from a scene.
pub fn look(scene: &Scene, has_fallback: bool) -> Look {
    let words = Words::of(scene.language());
    Look {
        classes: classes(scene, has_fallback),
        language: words.language,
        direction: if words.rtl { "rtl" } else { "ltr" },
    }
}

/// The outline with its bar, and the progress: beside the article where there is room, else at the
/// foot of the window.
fn rail(props: &ReaderProps, words: Words) -> Html {
    let ReaderProps { scene, on_action, on_focus, uid, outline_button, .. } = props;
    let Some(story) = scene.readable().filter(|_| has_whereabouts(scene)) else {
        return Html::default();
    };
    let has_outline = has_outline(scene);
    let is_open = has_outline && scene.outline_open;
    let onkeydown = is_open.then(|| {
        let (on_action, on_focus) = (on_action.clone(), on_focus.clone());
        let button = outline_button.clone();
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
            { props.whereabouts.clone() }
            if has_outline {
                <nav
                    class="rw-outline"
                    part="outline"
                    data-scrolls=""
                    id={outline_id(uid)}
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

fn classes(scene: &Scene, has_fallback: bool) -> Classes {
    let is_own = match scene.story() {
        Some(story) => story.is_pages_own,
        None => matches!(scene.source.as_deref(), None | Some(Source::Page)),
    };
    let is_waiting = matches!(scene.phase, Phase::Loading(None));
    classes!(
        "rw",
        if scene.is_dark() { "rw-dark" } else { "rw-light" },
        if is_own { "rw-own" } else { "rw-built" },
        (scene.options.theme != Theme::Auto).then_some("rw-painted"),
        (!scene.options.outline).then_some("rw-without-outline"),
        is_waiting.then_some("rw-waiting"),
        (is_waiting && !has_fallback).then_some("rw-bare"),
    )
}
