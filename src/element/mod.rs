//! The custom element's side in Rust: what the shell (`reading-widget.js`) calls, and the events
//! that the page hears. The shell holds no logic, this room no view: it joins a session to a host.

mod discussing;
mod ending;
mod events;
mod neighbours;
mod values;

use crate::component::{Discussing, View, ViewProps};
use crate::insights::{Choice, choices_from};
use crate::platform::{self, Frame, Guard, Host, Readers, Sheets};
use crate::session::{Action, Options, Session, Signal, Source};
use crate::store;
use discussing::Asked;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Html, Renderer};

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

/// Lets a panic leave the module as an error that says what happened, instead of a trap that does not
/// and a second message in the console.
pub fn throw_panics() {
    yew::set_custom_panic_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// One `<reading-widget>` in a page.
#[wasm_bindgen]
pub struct Widget {
    host: Host,
    session: Session,
    mount: HtmlElement,
    article: Rc<RefCell<Option<String>>>,
    app: Rc<App>,
    asked: Asked,
    sheets: RefCell<Option<Sheets>>,
    guard: RefCell<Option<Guard>>,
}

/// The view, once it is drawn, and what it shows.
struct App {
    props: RefCell<ViewProps>,
    handle: RefCell<Option<AppHandle<View>>>,
}

#[wasm_bindgen]
impl Widget {
    /// Joins a host to its mount in the shell's frame. Nothing happens before [`Widget::start`].
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
                discussion: None,
                frame: Frame::of(&mount),
                body: Html::default(),
                has_fallback: host.has_words(),
                choices: Rc::new(Choice::defaults()),
                is_guarded: true,
                presence: Rc::default(),
            }),
            handle: RefCell::default(),
        });
        let view = app.clone();
        let discussing = Discussing::new(
            host.clone(),
            session.clone(),
            store::shared(),
            readers,
            move |signal| events::tell_discussed(&element, signal),
            move |discussion| view.change(|props| props.discussion = Some(discussion)),
        );
        Widget {
            host,
            session,
            mount,
            article: Rc::default(),
            app,
            asked: Asked::of(discussing),
            sheets: RefCell::default(),
            guard: RefCell::default(),
        }
    }

    /// Reads the attributes and the article, and shows them.
    pub fn start(&self) {
        *self.sheets.borrow_mut() = Some(Sheets::adopt(&self.mount, &self.host));
        self.configure();
        let props = self.app.props.borrow().clone();
        let root: Element = self.mount.clone().into();
        neighbours::keep_apart(&self.mount);
        let handle = Renderer::<View>::with_root_and_props(root, props).render();
        *self.app.handle.borrow_mut() = Some(handle);
        let parts = self.app.props.borrow().frame.as_ref().map(Frame::parts);
        *self.guard.borrow_mut() = parts.and_then(Guard::of_shadow);
        // The view is drawn first, then told of the article: when `ready` says so, it is there.
        self.choose_source();
        self.watch();
    }

    /// Ends everything that this widget listens to, observes or waits for. The shell takes its places
    /// away.
    pub fn end(&self) {
        *self.guard.borrow_mut() = None;
        self.asked.end();
        self.session.end();
        let app = self.app.handle.take();
        if let Some(app) = app {
            ending::end(app, self.app.props.borrow().presence.clone());
        }
        if let Some(frame) = &self.app.props.borrow().frame {
            frame.end();
        }
        *self.sheets.borrow_mut() = None;
    }

    /// The article as JSON text, from the property `article`; nothing when it is taken back.
    #[wasm_bindgen(js_name = setArticle)]
    pub fn set_article(&self, json: Option<String>) {
        *self.article.borrow_mut() = json;
        if self.is_started() {
            self.choose_source();
        }
    }

    /// Reads the attributes again: one of them changed.
    #[wasm_bindgen(js_name = readAttributes)]
    pub fn read_attributes(&self) {
        if self.is_started() {
            self.configure();
            self.choose_source();
        }
    }

    /// `{minutes, low, high, words, characters}`, or null.
    #[wasm_bindgen(js_name = readingTime)]
    pub fn reading_time(&self) -> JsValue {
        values::reading_time(&self.session.state())
    }

    /// `[{id, level, title, minutes}]` in document order.
    pub fn outline(&self) -> js_sys::Array {
        values::outline(&self.session.state())
    }

    /// The id of the section that is lit.
    #[wasm_bindgen(js_name = currentSection)]
    pub fn current_section(&self) -> Option<String> {
        let state = self.session.state();
        Some(state.story()?.section(state.lit()?)?.id.clone())
    }

    /// How much of the article lies behind, 0 to 1.
    pub fn progress(&self) -> f64 {
        self.session.state().position.progress
    }

    /// Takes the reader to the section with this id; says whether there is one.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, id: &str) -> bool {
        let state = self.session.state();
        let section = state
            .story()
            .and_then(|story| story.outline.sections.iter().position(|section| section.id == id));
        if let Some(section) = section {
            self.session.dispatch(Action::SectionChosen(section));
        }
        section.is_some()
    }

    /// The insights to choose from as JSON text, from the property `insightChoices`; nothing when
    /// they are taken back.
    #[wasm_bindgen(js_name = setInsightChoices)]
    pub fn set_insight_choices(&self, json: Option<String>) {
        let (choices, notices) = choices_from(json.as_deref().unwrap_or("null"));
        notices.iter().for_each(|notice| platform::warn(notice));
        self.app.change(|props| props.choices = Rc::new(choices));
    }

    /// `{name, link}`, or null while nobody is signed in.
    pub fn profile(&self) -> JsValue {
        self.asked.profile()
    }

    /// Signs the reader in, or out with null.
    #[wasm_bindgen(js_name = setProfile)]
    pub fn set_profile(&self, profile: &JsValue) -> Result<(), JsValue> {
        self.asked.set_profile(profile)
    }

    /// Carries out a method of `comments` or `insights`, such as `comments.add`.
    pub fn call(&self, name: String, given: js_sys::Array) -> js_sys::Promise {
        let choices = self.app.props.borrow().choices.clone();
        let language = self.session.state().language().to_owned();
        self.asked.call(name, given, choices, language)
    }

    /// Reads the article anew.
    pub fn refresh(&self) {
        self.session.dispatch(Action::RefreshAsked);
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

impl Widget {
    fn is_started(&self) -> bool {
        self.app.handle.borrow().is_some()
    }

    fn configure(&self) {
        configure(&self.host, &self.session);
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
