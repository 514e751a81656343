//! [`ReadingWidget`]: the widget as a Yew component.

use super::discussing::{Discussing, Setup};
use super::talk::{Shown, Talk};
use super::view::View;
use crate::article::Format;
use crate::discussion::{self, Act};
use crate::insights::Choice;
use crate::outline::Section;
use crate::platform::{Host, Readers, Sheets};
use crate::session::{Action, Options, SPEEDS, Session, Signal, Source, State, Theme};
use crate::store::StoreRef;
use crate::trouble::Trouble;
use crate::ui::ByPointer;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Where a [`ReadingWidget`] takes its article from.
#[derive(Clone, Debug, PartialEq)]
pub struct Article(Source);

impl Article {
    /// A file, by URL; the format from the media type, else the extension.
    pub fn url(url: impl Into<String>) -> Self {
        Article(Source::Url { url: url.into(), format: None })
    }

    /// CommonMark with tables, strikethrough, task lists, footnotes and YAML front matter.
    pub fn markdown(text: impl Into<String>) -> Self {
        Article::text_of(Format::Markdown, text)
    }

    /// HTML from anywhere: it is cleaned before it is shown.
    pub fn html(text: impl Into<String>) -> Self {
        Article::text_of(Format::Html, text)
    }

    /// Text as people paste it from a web page.
    pub fn text(text: impl Into<String>) -> Self {
        Article::text_of(Format::Text, text)
    }

    /// The JSON article (`static/article.schema.json`).
    pub fn json(text: impl Into<String>) -> Self {
        Article::text_of(Format::Json, text)
    }

    fn text_of(format: Format, text: impl Into<String>) -> Self {
        Article(Source::Text { format, text: text.into() })
    }
}

/// What a [`ReadingWidget`] takes. The options mean what the element's attributes mean.
#[derive(Clone, PartialEq, Properties)]
pub struct ReadingWidgetProps {
    /// The article.
    pub article: Article,
    /// The key under which a reader's words are kept; the page's address by default.
    #[prop_or_default]
    pub article_id: Option<AttrValue>,
    /// The file of comments and insights that the author has published, by URL.
    #[prop_or_default]
    pub comments_src: Option<AttrValue>,
    /// Where a reader's words are kept; in the browser's own database by default.
    #[prop_or_default]
    pub store: Option<StoreRef>,
    /// The insights to choose from; nine of our own by default.
    #[prop_or_default]
    pub insight_choices: Option<Vec<Choice>>,
    /// The language of the widget's own words, as a BCP 47 tag; the page's by default.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Light, dark, or as the system and the page are.
    #[prop_or_default]
    pub theme: Theme,
    /// A reading speed that overrides the table, in words per minute.
    #[prop_or_default]
    pub words_per_minute: Option<f64>,
    /// How many levels of nesting the outline shows, 1 to 6.
    #[prop_or(6)]
    pub outline_depth: u8,
    /// Whether scrolling replaces the page's hash.
    #[prop_or_default]
    pub outline_hash: bool,
    /// Whether the header is shown.
    #[prop_or(true)]
    pub header: bool,
    /// Whether the outline is shown.
    #[prop_or(true)]
    pub outline: bool,
    /// Whether progress is shown.
    #[prop_or(true)]
    pub progress: bool,
    /// Whether insights are shown.
    #[prop_or(true)]
    pub insights: bool,
    /// Whether comments are shown.
    #[prop_or(true)]
    pub comments: bool,
    /// Whether the footer is shown.
    #[prop_or(true)]
    pub footer: bool,
    /// Article and outline are usable; with the sections in document order.
    #[prop_or_default]
    pub on_ready: Callback<Vec<Section>>,
    /// The article is not coming, and why.
    #[prop_or_default]
    pub on_error: Callback<Trouble>,
    /// Another section is being read: its id and title.
    #[prop_or_default]
    pub on_section: Callback<(String, String)>,
    /// The reader got further, or back: how much lies behind (0 to 1), minutes left.
    #[prop_or_default]
    pub on_progress: Callback<(f64, u32)>,
    /// The reader did something to a comment: what, and the comment's id.
    #[prop_or_default]
    pub on_comment: Callback<(Act, String)>,
    /// The reader picked an insight (true) or took it back (false), by its id.
    #[prop_or_default]
    pub on_insight: Callback<(String, bool)>,
}

impl ReadingWidgetProps {
    fn options(&self) -> Options {
        let text = |value: &Option<AttrValue>| value.as_ref().map(|value| value.to_string());
        Options {
            src: None,
            format: None,
            article_id: text(&self.article_id),
            comments_src: text(&self.comments_src),
            lang: text(&self.lang),
            theme: self.theme,
            words_per_minute: self.words_per_minute.filter(|speed| SPEEDS.contains(speed)),
            outline_depth: self.outline_depth.clamp(1, 6),
            outline_hash: self.outline_hash,
            header: self.header,
            outline: self.outline,
            progress: self.progress,
            insights: self.insights,
            comments: self.comments,
            footer: self.footer,
        }
    }
}

/// The widget as a Yew component. It renders into the page itself, without a shadow root; its
/// styles are adopted by the document (or the shadow root) that it stands in.
#[component]
pub fn ReadingWidget(props: &ReadingWidgetProps) -> Html {
    let container = use_node_ref();
    let session = use_state(|| None::<Session>);
    let talk = use_state(|| None::<Rc<Discussing>>);
    let drawn = use_state_eq(|| 0_u32);
    let callbacks = use_mut_ref(|| props.clone());
    *callbacks.borrow_mut() = props.clone();
    {
        let (container, session, callbacks) =
            (container.clone(), session.clone(), callbacks.clone());
        use_effect_with((), move |()| {
            let begun = container.get().and_then(Host::of_node).map(|host| {
                let sheets = Sheets::adopt_around(&host);
                let begun = Session::new(host, Readers::built_in(), move |state, signal| {
                    let props = callbacks.borrow().clone();
                    tell(&props, state, signal);
                });
                session.set(Some(begun.clone()));
                (begun, sheets)
            });
            move || {
                if let Some((begun, sheets)) = begun {
                    begun.end();
                    drop(sheets);
                }
            }
        });
    }
    {
        let (container, talk, drawn) = (container.clone(), talk.clone(), drawn.clone());
        use_effect_with((props.store.clone(), (*session).clone()), move |(store, session)| {
            let host = container.get().and_then(Host::of_node);
            let begun = session.clone().zip(host).map(|(session, host)| {
                let on_signal = move |signal: &discussion::Signal| {
                    let props = callbacks.borrow().clone();
                    tell_discussed(&props, signal);
                };
                let changes = Cell::new(0_u32);
                let on_change = move || {
                    changes.set(changes.get().wrapping_add(1));
                    drawn.set(changes.get());
                };
                let begun = Rc::new(Discussing::new(Setup {
                    host,
                    session,
                    store: store.clone(),
                    readers: Readers::built_in(),
                    on_signal: Rc::new(on_signal),
                    on_change: Rc::new(on_change),
                }));
                talk.set(Some(begun.clone()));
                begun
            });
            move || {
                if let Some(begun) = begun {
                    begun.end();
                }
            }
        });
    }
    use_effect_with((props.options(), (*session).clone()), |(options, session)| {
        if let Some(session) = session {
            session.configure(options.clone(), Vec::new());
        }
    });
    use_effect_with((props.article.clone(), (*session).clone()), |(article, session)| {
        if let Some(session) = session {
            session.dispatch(Action::SourceChosen(article.0.clone()));
        }
    });
    let choices = use_memo(props.insight_choices.clone(), |choices| {
        choices.clone().unwrap_or_else(Choice::defaults)
    });
    use_effect_with((choices, (*talk).clone().map(ByPointer)), |(choices, talk)| {
        if let Some(talk) = talk {
            talk.choose_from(choices.clone());
        }
    });
    // The container is there before the session is: a session needs a place for its article.
    let body = html! { <div ref={container}></div> };
    let talk = (*talk).clone().map_or(Shown::Coming, |talk| Shown::Here(talk));
    html! { <View session={(*session).clone()} {talk} drawn={*drawn} {body} /> }
}

fn tell(props: &ReadingWidgetProps, state: &State, signal: &Signal) {
    match signal {
        Signal::Loading => {}
        Signal::Ready => {
            let sections = state.story().map(|story| story.outline.sections.clone());
            props.on_ready.emit(sections.unwrap_or_default());
        }
        Signal::Error(trouble) => props.on_error.emit(trouble.clone()),
        Signal::Section { id, title } => props.on_section.emit((id.clone(), title.clone())),
        Signal::Progress { progress, minutes_left } => {
            props.on_progress.emit((*progress, *minutes_left))
        }
    }
}

fn tell_discussed(props: &ReadingWidgetProps, signal: &discussion::Signal) {
    match signal {
        discussion::Signal::Comment { act, id } => props.on_comment.emit((*act, id.to_string())),
        discussion::Signal::Insight { id, on } => props.on_insight.emit((id.clone(), *on)),
    }
}
