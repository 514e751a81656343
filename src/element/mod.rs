//! The custom element's side in Rust: what the shell (`reading-widget.js`) calls, and the events
//! that the page hears. The shell holds no logic, this room no view: it joins a session to a host.

mod asking;
mod discussing;
mod events;
mod values;

use crate::component::{Setup, Talking, View, ViewProps};
use crate::i18n;
use crate::platform::{self, Host, Readers, Sheets};
use crate::session::{Action, Options, Session, Signal, Source};
use asking::Asked;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer, html};

#[wasm_bindgen]
extern "C" {
    /// How the shell is told what its promise `ready` must know.
    pub type Port;
    #[wasm_bindgen(method)]
    fn loading(this: &Port);
    #[wasm_bindgen(method)]
    fn ready(this: &Port);
    #[wasm_bindgen(method)]
    fn failed(this: &Port, code: &str, message: &str);
}

/// One `<reading-widget>` in a page.
#[wasm_bindgen]
pub struct Widget(Rc<Joined>);

/// A host, its session and its view.
struct Joined {
    host: Host,
    session: Session,
    mount: HtmlElement,
    article: Rc<RefCell<Option<String>>>,
    app: Rc<App>,
    asked: Asked,
    sheets: RefCell<Option<Sheets>>,
    is_over: Cell<bool>,
}

/// The view, once it is drawn, and what it shows.
struct App {
    props: RefCell<ViewProps>,
    handle: RefCell<Option<AppHandle<View>>>,
}

#[wasm_bindgen]
impl Widget {
    /// Joins a host to its mount in the shadow root. Nothing happens before [`Widget::start`].
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        mount: HtmlElement,
        readers_url: String,
        port: Port,
    ) -> Widget {
        let host = Host::new(element.clone());
        let readers = Readers::Module(readers_url);
        let page = element.clone();
        let session = Session::new(host.clone(), readers.clone(), move |_, signal| {
            match signal {
                Signal::Loading => port.loading(),
                Signal::Ready => port.ready(),
                Signal::Error(trouble) => port.failed(trouble.code(), &trouble.to_string()),
                Signal::Section { .. } | Signal::Progress { .. } => {}
            }
            events::tell(&page, signal);
        });
        let app = Rc::new(App {
            props: RefCell::new(ViewProps {
                session: Some(session.clone()),
                talk: Default::default(),
                drawn: 0,
                body: html! { <slot name="article"><slot /></slot> },
                has_fallback: host.has_words(),
            }),
            handle: RefCell::default(),
        });
        let (shown, changed) = (app.clone(), app.clone());
        let setup = Setup {
            host: host.clone(),
            session: session.clone(),
            store: None,
            readers,
            on_signal: Rc::new(move |signal| events::tell_discussed(&element, signal)),
            on_change: Rc::new(move || {
                changed.change(|props| props.drawn = props.drawn.wrapping_add(1));
            }),
        };
        let talking = Talking::new(setup, move |talk| shown.change(|props| props.talk = talk));
        Widget(Rc::new(Joined {
            host,
            session,
            mount,
            article: Rc::default(),
            app,
            asked: Asked::of(talking),
            sheets: RefCell::default(),
            is_over: Cell::default(),
        }))
    }

    /// Reads the attributes and the article, and shows them, as soon as the widget has its words in
    /// the reader's language.
    pub fn start(&self) {
        let it = &self.0;
        *it.sheets.borrow_mut() = Some(Sheets::adopt(&it.mount, &it.host));
        configure(&it.host, &it.session);
        let language = it.session.state().language().to_owned();
        if !i18n::is_elsewhere(&language) {
            return it.begin();
        }
        let it = it.clone();
        platform::spawn(async move {
            // Where they do not come, English stands in for them; the session says so.
            i18n::load(&language).await;
            if !it.is_over.get() {
                it.begin();
            }
        });
    }

    /// Ends everything that this widget listens to, observes or waits for.
    pub fn end(&self) {
        self.0.is_over.set(true);
        self.0.asked.end();
        self.0.session.end();
        let app = self.0.app.handle.take();
        if let Some(app) = app {
            app.destroy();
        }
        // An app that is mounted straight into a shadow root pins its host: it has an element of
        // its own, which goes with it.
        self.0.mount.remove();
        *self.0.sheets.borrow_mut() = None;
    }

    /// The article as JSON text, from the property `article`; nothing when it is taken back.
    #[wasm_bindgen(js_name = setArticle)]
    pub fn set_article(&self, json: Option<String>) {
        *self.0.article.borrow_mut() = json;
        if self.0.is_started() {
            self.0.choose_source();
        }
    }

    /// Reads the attributes again: one of them changed.
    #[wasm_bindgen(js_name = readAttributes)]
    pub fn read_attributes(&self) {
        if self.0.is_started() {
            configure(&self.0.host, &self.0.session);
            self.0.choose_source();
        }
    }

    /// `{minutes, low, high, words, characters}`, or null.
    #[wasm_bindgen(js_name = readingTime)]
    pub fn reading_time(&self) -> JsValue {
        values::reading_time(&self.0.session.state())
    }

    /// `[{id, level, title, minutes}]` in document order.
    pub fn outline(&self) -> js_sys::Array {
        values::outline(&self.0.session.state())
    }

    /// The id of the section that is lit.
    #[wasm_bindgen(js_name = currentSection)]
    pub fn current_section(&self) -> Option<String> {
        let state = self.0.session.state();
        Some(state.story()?.section(state.lit()?)?.id.clone())
    }

    /// How much of the article lies behind, 0 to 1.
    pub fn progress(&self) -> f64 {
        self.0.session.state().position.progress
    }

    /// Takes the reader to the section with this id; says whether there is one.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, id: &str) -> bool {
        let state = self.0.session.state();
        let section = state
            .story()
            .and_then(|story| story.outline.sections.iter().position(|section| section.id == id));
        if let Some(section) = section {
            self.0.session.dispatch(Action::SectionChosen(section));
        }
        section.is_some()
    }

    /// The insights to choose from as JSON text, from the property `insightChoices`; nothing when
    /// they are taken back.
    #[wasm_bindgen(js_name = setInsightChoices)]
    pub fn set_insight_choices(&self, json: Option<String>) {
        self.0.asked.set_choices(json.as_deref().unwrap_or("null"));
    }

    /// `{name, link}`, or null while nobody is signed in.
    pub fn profile(&self) -> JsValue {
        self.0.asked.profile()
    }

    /// Signs the reader in, or out with null.
    #[wasm_bindgen(js_name = setProfile)]
    pub fn set_profile(&self, profile: &JsValue) -> Result<(), JsValue> {
        self.0.asked.set_profile(profile)
    }

    /// Carries out a method of `comments` or `insights`, such as `comments.add`.
    pub fn call(&self, name: String, given: js_sys::Array) -> js_sys::Promise {
        let language = self.0.session.state().language().to_owned();
        self.0.asked.call(name, given, language)
    }

    /// Reads the article anew.
    pub fn refresh(&self) {
        self.0.session.dispatch(Action::RefreshAsked);
    }
}

impl App {
    fn change(&self, change: impl FnOnce(&mut ViewProps)) {
        change(&mut self.props.borrow_mut());
        if let Some(handle) = self.handle.borrow_mut().as_mut() {
            handle.update(self.props.borrow().clone());
        }
    }
}

impl Joined {
    /// The view is drawn first, then told of the article: when `ready` says so, it is there.
    fn begin(&self) {
        configure(&self.host, &self.session);
        let props = self.app.props.borrow().clone();
        let root: Element = self.mount.clone().into();
        let handle = Renderer::<View>::with_root_and_props(root, props).render();
        *self.app.handle.borrow_mut() = Some(handle);
        self.choose_source();
        self.watch();
    }

    fn is_started(&self) -> bool {
        self.app.handle.borrow().is_some()
    }

    fn choose_source(&self) {
        choose_source(&self.host, &self.session, &self.article);
    }

    fn watch(&self) {
        let (host, session) = (self.host.clone(), self.session.downgrade());
        let article = self.article.clone();
        let children = move || {
            if let Some(session) = session.upgrade() {
                choose_source(&host, &session, &article);
                session.refresh_page_soon();
            }
        };
        self.session.keep(self.host.watch_children(children));
    }
}

fn configure(host: &Host, session: &Session) {
    let (options, notices) = Options::read(&host.attributes());
    session.configure(options, notices);
}

/// The property comes first, then the attribute, then an inline script, then the children.
fn choose_source(host: &Host, session: &Session, article: &RefCell<Option<String>>) {
    use crate::article::Format;
    let options = session.state().options.clone();
    let from_property = || {
        let text = article.borrow().clone()?;
        Some(Source::Text { format: Format::Json, text })
    };
    let from_url = || Some(Source::Url { url: options.src.clone()?, format: options.format });
    let source = from_property().or_else(from_url).or_else(|| host.inline_text());
    session.dispatch(Action::SourceChosen(source.unwrap_or(Source::Page)));
}
