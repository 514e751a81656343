//! Ways out for what a reader wrote: the clipboard, a file, the system's own way to share, mail.

use super::page;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, File, FilePropertyBag, HtmlElement, HtmlTextAreaElement, Navigator,
    ShareData, Url,
};

/// The longest text that goes into a mail: longer addresses are cut by what reads them.
const MAIL_LIMIT: usize = 1_800;

#[wasm_bindgen]
extern "C" {
    /// The navigator as it may be: what needs a secure page is not there without one.
    type Sharing;
    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Sharing, data: &ShareData) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Sharing, data: &ShareData) -> Result<Promise, JsValue>;

    type Clipboards;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboards, text: &str) -> Result<Promise, JsValue>;
}

/// Puts a text on the clipboard; says whether it is there.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = navigator() else { return false };
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    if !clipboard.is_undefined() {
        let writing = clipboard.unchecked_into::<Clipboards>().write_text(text);
        if let Ok(writing) = writing
            && JsFuture::from(writing).await.is_ok()
        {
            return true;
        }
    }
    copy_from_field(text).unwrap_or(false)
}

/// Offers a text as a file to be saved.
pub fn save_file(name: &str, text: &str) -> bool {
    let saved = || {
        let options = BlobPropertyBag::new();
        options.set_type("application/json");
        let parts = Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let clicked = follow(&url, Some(name));
        // A browser that asks where to save it reads it after the answer.
        super::Later::new(60_000, move || drop(Url::revoke_object_url(&url))).keep();
        clicked
    };
    saved().is_some()
}

/// What became of a text that was to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is on its way, or in a mail that the reader sends.
    Away,
    /// It is in a file, which is still to be sent.
    Saved,
    /// The reader thought better of it, or the browser refused.
    Nowhere,
}

/// Sends a text to somebody: as a file or as words through what the system shares with, else as a
/// mail, else as a file to be saved.
pub async fn send(name: &str, text: &str, mail: Option<&str>) -> Sent {
    let saved = || if save_file(name, text) { Sent::Saved } else { Sent::Nowhere };
    match share(name, text).await {
        Some(true) => return Sent::Away,
        Some(false) => return Sent::Nowhere,
        None if text.len() > MAIL_LIMIT => return saved(),
        None => {}
    }
    let body = String::from(js_sys::encode_uri_component(text));
    let subject = String::from(js_sys::encode_uri_component(&page::document().title()));
    let to = mail.unwrap_or("mailto:");
    let joint = if to.contains('?') { "&" } else { "?" };
    let address = [to, joint, "subject=", &subject, "&body=", &body].concat();
    if follow(&address, None).is_some() { Sent::Away } else { saved() }
}

/// Shares a text; nothing where the system has no way to.
async fn share(name: &str, text: &str) -> Option<bool> {
    let navigator: Sharing = navigator()?.unchecked_into();
    let options = FilePropertyBag::new();
    options.set_type("application/json");
    let file = File::new_with_str_sequence_and_options(&Array::of1(&text.into()), name, &options);
    let as_file = ShareData::new();
    as_file.set_files(&Array::of1(&file.ok()?.into()));
    let as_text = ShareData::new();
    as_text.set_title(&page::document().title());
    as_text.set_text(text);
    for data in [as_file, as_text] {
        if !navigator.can_share(&data).unwrap_or(false) {
            continue;
        }
        match JsFuture::from(navigator.share(&data).ok()?).await {
            Ok(_) => return Some(true),
            Err(error) if super::name_of(&error) == "AbortError" => return Some(false),
            Err(_) => {}
        }
    }
    None
}

/// Follows a link as if it had been clicked.
fn follow(url: &str, download: Option<&str>) -> Option<()> {
    let document = page::document();
    let link: HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", url).ok()?;
    if let Some(name) = download {
        link.set_attribute("download", name).ok()?;
    }
    // Firefox follows only links that are in the page.
    let body = document.body()?;
    body.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

/// Copies as it was done before there was a clipboard to write to: pages over plain http have no
/// other way. The focus returns to where it was.
fn copy_from_field(text: &str) -> Option<bool> {
    let document = page::document();
    let had_focus = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    let _ = field.set_attribute("aria-hidden", "true");
    let body = document.body()?;
    body.append_child(&field).ok()?;
    field.select();
    let copied = Reflect::get(&document, &"execCommand".into())
        .ok()?
        .dyn_into::<js_sys::Function>()
        .ok()?
        .call1(&document, &"copy".into())
        .is_ok_and(|copied| copied.is_truthy());
    field.remove();
    if let Some(element) = had_focus.as_ref().and_then(|e| e.dyn_ref::<HtmlElement>()) {
        let _ = element.focus();
    }
    Some(copied)
}

fn navigator() -> Option<Navigator> {
    web_sys::window().map(|window| window.navigator())
}
