//! Fetches a text, with limits on how long nothing may come, how long it may take, and how much may
//! come.

use super::listen::Later;
use crate::trouble::{FetchCause, Trouble};
use js_sys::{Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response, TextDecoder};

#[wasm_bindgen]
extern "C" {
    /// The page's own, which it may have replaced: with one that throws, or gives what is no promise.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;
}

/// The longest silence, in seconds.
const PATIENCE: u32 = 20;
/// The longest time that all of it may take, in seconds: whoever sends a byte now and then is not
/// waited for for ever.
const LONGEST: u32 = 300;
/// The longest text, in bytes.
const LIMIT: usize = 10_000_000;

/// By which schemes texts are fetched, beside the page's own (of an app, an extension).
const FETCHED: [&str; 5] = ["http:", "https:", "blob:", "data:", "file:"];

/// A text that was fetched.
pub struct Fetched {
    /// Where it came from in the end, after redirects.
    pub url: String,
    /// Its media type, as the server says.
    pub media_type: Option<String>,
    /// The text; nothing where the bytes are no text.
    pub text: Option<String>,
}

/// Fetches a text. `url` may be relative to the page.
pub async fn fetch_text(url: &str) -> Result<Fetched, Trouble> {
    let base = super::page::document().base_uri().ok().flatten().unwrap_or_default();
    let parsed = web_sys::Url::new_with_base(url, &base);
    let scheme = parsed.as_ref().map_or(String::new(), |url| url.protocol());
    let url = parsed.map_or(url.to_owned(), |url| url.href());
    let trouble = |cause| Trouble::Fetch { url: url.clone(), cause };
    if !FETCHED.contains(&scheme.as_str()) && !base.starts_with(&scheme) {
        return Err(trouble(FetchCause::Scheme));
    }
    let patience = Patience::new();
    let result = fetch_within(&url, &patience).await;
    result.map_err(|cause| match cause {
        Some(cause) => trouble(cause),
        None => trouble(patience.over.get().map_or(FetchCause::Network, FetchCause::TimedOut)),
    })
}

/// Fetches; an error without a cause is the browser's.
async fn fetch_within(url: &str, patience: &Patience) -> Result<Fetched, Option<FetchCause>> {
    let init = RequestInit::new();
    init.set_signal(patience.controller.as_ref().map(|c| c.signal()).as_ref());
    let fetching = fetch(url, &init).map_err(|_| None)?;
    let response: Response =
        JsFuture::from(Promise::resolve(&fetching)).await.map_err(|_| None)?.unchecked_into();
    if !response.ok() {
        return Err(Some(FetchCause::Status(response.status())));
    }
    let header = |name| response.headers().get(name).ok().flatten();
    let length = header("content-length").and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > LIMIT) {
        patience.give_up();
        return Err(Some(FetchCause::TooLong(LIMIT as u32)));
    }
    let media_type = header("content-type");
    let bytes = read_body(&response, patience).await?;
    let final_url = Some(response.url()).filter(|url| !url.is_empty());
    Ok(Fetched {
        url: final_url.unwrap_or_else(|| url.to_owned()),
        text: decode(&bytes, media_type.as_deref()),
        media_type,
    })
}

async fn read_body(
    response: &Response,
    patience: &Patience,
) -> Result<Vec<u8>, Option<FetchCause>> {
    let mut bytes = Vec::new();
    let Some(body) = response.body() else { return Ok(bytes) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        patience.renew();
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| None)?;
        let done = Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy());
        if done {
            return Ok(bytes);
        }
        let value = Reflect::get(&chunk, &"value".into()).map_err(|_| None)?;
        let part: Uint8Array = value.dyn_into().map_err(|_| None)?;
        if bytes.len() + part.length() as usize > LIMIT {
            patience.give_up();
            return Err(Some(FetchCause::TooLong(LIMIT as u32)));
        }
        bytes.extend(part.to_vec());
    }
}

/// Decodes bytes by the charset of the media type, else as UTF-8. Bytes with NULs are no text.
fn decode(bytes: &[u8], media_type: Option<&str>) -> Option<String> {
    let charset = media_type.and_then(charset_of).unwrap_or("utf-8".to_owned());
    let is_utf_16 = charset.starts_with("utf-16");
    if !is_utf_16 && bytes.iter().take(4096).any(|byte| *byte == 0) {
        return None;
    }
    let decoder = TextDecoder::new_with_label(&charset).or_else(|_| TextDecoder::new()).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

fn charset_of(media_type: &str) -> Option<String> {
    let charset = media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })?;
    Some(charset.to_ascii_lowercase())
}

/// Aborts the fetch when nothing has come for too long, or not all of it.
struct Patience {
    controller: Option<AbortController>,
    silence: RefCell<Option<Later>>,
    /// How many seconds were too many.
    over: Rc<Cell<Option<u32>>>,
    _whole: Option<Later>,
}

impl Patience {
    fn new() -> Self {
        let (controller, over) = (AbortController::new().ok(), Rc::default());
        let whole = ends_after(LONGEST, &controller, &over);
        let patience = Patience { controller, silence: RefCell::default(), over, _whole: whole };
        patience.renew();
        patience
    }

    fn renew(&self) {
        *self.silence.borrow_mut() = ends_after(PATIENCE, &self.controller, &self.over);
    }

    fn give_up(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

fn ends_after(
    seconds: u32,
    controller: &Option<AbortController>,
    over: &Rc<Cell<Option<u32>>>,
) -> Option<Later> {
    let (controller, over) = (controller.clone()?, over.clone());
    Some(Later::new(seconds * 1000, move || {
        over.set(Some(seconds));
        controller.abort();
    }))
}

#[cfg(test)]
mod tests {
    use super::charset_of;

    #[test]
    fn the_charset_is_read_from_the_media_type() {
        assert_eq!(charset_of("text/html; Charset=\"ISO-8859-1\"").as_deref(), Some("iso-8859-1"));
        assert_eq!(
            charset_of("text/markdown; variant=GFM; charset=utf-8").as_deref(),
            Some("utf-8")
        );
        assert_eq!(charset_of("text/plain"), None);
    }
}
