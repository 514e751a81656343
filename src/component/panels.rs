//! [`CommentPanel`] and [`Insights`]: the comments and the insights of an article by themselves,
//! for apps that draw their article in their own way.

use super::comments::Comments;
use super::insights::Insights as Picked;
use super::uid::next_uid;
use crate::discussion::{Act, Discussion, Signal};
use crate::insights::Choice;
use crate::platform::{Host, Readers, Sheets, Surroundings};
use crate::session::Theme;
use crate::store::{StoreRef, shared};
use crate::ui::Words;
use yew::prelude::*;

/// What a [`CommentPanel`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct CommentPanelProps {
    /// The key of the article, under which words are kept.
    pub article_id: AttrValue,
    /// Where words are kept; in the browser's own database by default.
    #[prop_or_default]
    pub store: Option<StoreRef>,
    /// The file of comments that the author has published, by URL.
    #[prop_or_default]
    pub comments_src: Option<AttrValue>,
    /// The language of the panel's own words, as a BCP 47 tag; the page's by default.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Light, dark, or as the system and the page are.
    #[prop_or_default]
    pub theme: Theme,
    /// The reader did something to a comment: what, and the comment's id.
    #[prop_or_default]
    pub on_comment: Callback<(Act, String)>,
}

/// What [`Insights`] take.
#[derive(Clone, PartialEq, Properties)]
pub struct InsightsProps {
    /// The key of the article, under which insights are kept.
    pub article_id: AttrValue,
    /// Where they are kept; in the browser's own database by default.
    #[prop_or_default]
    pub store: Option<StoreRef>,
    /// The file of comments and insights that the author has published, by URL.
    #[prop_or_default]
    pub comments_src: Option<AttrValue>,
    /// What there is to choose from; nine of our own by default.
    #[prop_or_default]
    pub choices: Option<Vec<Choice>>,
    /// The language of the widget's own words, as a BCP 47 tag; the page's by default.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Light, dark, or as the system and the page are.
    #[prop_or_default]
    pub theme: Theme,
    /// The reader picked an insight (true) or took it back (false), by its id.
    #[prop_or_default]
    pub on_insight: Callback<(String, bool)>,
}

/// The comments of an article: read, written and kept in the browser.
#[component]
pub fn CommentPanel(props: &CommentPanelProps) -> Html {
    let on_comment = props.on_comment.clone();
    let panel = use_panel(
        Asked {
            article_id: props.article_id.clone(),
            store: props.store.clone(),
            comments_src: props.comments_src.clone(),
            lang: props.lang.clone(),
            theme: props.theme,
        },
        Callback::from(move |signal: Signal| {
            if let Signal::Comment { act, id } = signal {
                on_comment.emit((act, id.to_string()));
            }
        }),
    );
    panel.draw("rw-comments", |discussion, uid, words| {
        html! { <Comments {discussion} {uid} {words} /> }
    })
}

/// The insights of an article: what it was like for its readers, one click each.
#[component]
pub fn Insights(props: &InsightsProps) -> Html {
    let on_insight = props.on_insight.clone();
    let choices =
        use_memo(props.choices.clone(), |choices| choices.clone().unwrap_or_else(Choice::defaults));
    let panel = use_panel(
        Asked {
            article_id: props.article_id.clone(),
            store: props.store.clone(),
            comments_src: props.comments_src.clone(),
            lang: props.lang.clone(),
            theme: props.theme,
        },
        Callback::from(move |signal: Signal| {
            if let Signal::Insight { id, on } = signal {
                on_insight.emit((id, on));
            }
        }),
    );
    panel.draw("rw-insights", |discussion, uid, words| {
        html! { <Picked {discussion} {choices} {uid} {words} /> }
    })
}

/// What both are asked for.
#[derive(Clone, PartialEq)]
struct Asked {
    article_id: AttrValue,
    store: Option<StoreRef>,
    comments_src: Option<AttrValue>,
    lang: Option<AttrValue>,
    theme: Theme,
}

/// A panel in its place.
struct Panel {
    place: NodeRef,
    discussion: Option<Discussion>,
    is_dark: bool,
    is_painted: bool,
    language: AttrValue,
    uid: AttrValue,
}

impl Panel {
    fn draw(
        self,
        class: &'static str,
        draw: impl FnOnce(Discussion, AttrValue, Words) -> Html,
    ) -> Html {
        let colours = if self.is_dark { "rw-dark" } else { "rw-light" };
        let painted = self.is_painted.then_some("rw-painted");
        let words = Words::of(&self.language);
        let drawn = self.discussion.map(|it| draw(it, self.uid, words));
        html! {
            <div
                ref={self.place}
                class={classes!("rw", "rw-own", colours, painted)}
                lang={self.language}
                dir={if words.rtl { "rtl" } else { "ltr" }}
            >
                <div class={classes!("rw-after", class)}>{ drawn.unwrap_or_default() }</div>
            </div>
        }
    }
}

/// Begins a discussion in the place that the panel stands in, and ends it with the panel.
#[hook]
fn use_panel(asked: Asked, on_signal: Callback<Signal>) -> Panel {
    let place = use_node_ref();
    let discussion = use_state(|| None::<Discussion>);
    let around = use_state_eq(|| (false, None::<String>));
    let uid = use_memo((), |()| next_uid());
    let told = use_mut_ref(|| on_signal.clone());
    *told.borrow_mut() = on_signal;
    {
        let (place, around) = (place.clone(), around.clone());
        use_effect_with((), move |()| {
            let held = place.get().and_then(Host::of_node).map(|host| {
                around.set(Surroundings::of(&host));
                let watch = Surroundings::watch(&host, move |dark, language| {
                    around.set((dark, language));
                });
                (Sheets::adopt_around(&host), watch)
            });
            move || drop(held)
        });
    }
    let language = asked.lang.clone().or_else(|| around.1.clone().map(AttrValue::from));
    let language = language.unwrap_or(AttrValue::Static("en"));
    {
        let (discussion, language) = (discussion.clone(), language.clone());
        use_effect_with((asked.article_id.clone(), asked.store.clone()), move |(id, store)| {
            let store = store.clone().map_or_else(shared, |store| store.0);
            let on_signal = move |signal: &Signal| {
                let told = told.borrow().clone();
                told.emit(signal.clone());
            };
            let begun =
                Discussion::new(id.to_string(), store, Readers::built_in(), &language, on_signal);
            discussion.set(Some(begun.clone()));
            move || begun.end()
        });
    }
    let wanted = ((*discussion).clone(), asked.comments_src.clone(), language.clone());
    use_effect_with(wanted, |(discussion, comments_src, language)| {
        if let Some(discussion) = discussion {
            discussion.set_language(language);
            discussion.set_published(comments_src.as_ref().map(|src| src.to_string()));
        }
    });
    Panel {
        place,
        discussion: (*discussion).clone(),
        is_dark: match asked.theme {
            Theme::Auto => around.0,
            Theme::Light => false,
            Theme::Dark => true,
        },
        is_painted: asked.theme != Theme::Auto,
        language,
        uid: AttrValue::from((*uid).clone()),
    }
}
