//! The readers as the session calls them: functions of this module (feature `readers`), or the
//! readers module, fetched when there is something to read.

use crate::article::{Body, Format, ReadError, Reading, wire};
use crate::markup::Markup;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/platform/readers.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = readWithModule)]
    async fn read_with_module(url: &str, format: u32, text: &str) -> Result<JsValue, JsValue>;
}

/// Where texts are read.
#[derive(Clone, Debug, PartialEq)]
pub enum Readers {
    /// In this very module.
    #[cfg(feature = "readers")]
    Here,
    /// In the readers module at this URL.
    Module(String),
}

impl Readers {
    /// Those of an app that is built with this crate: in its own module (feature `readers`), else
    /// the readers module beside the page.
    pub fn built_in() -> Self {
        #[cfg(feature = "readers")]
        return Readers::Here;
        #[cfg(not(feature = "readers"))]
        Readers::Module("reading-widget-readers.wasm".to_owned())
    }

    /// Reads a text. The outer error says why the readers module could not be used.
    pub async fn read(
        &self,
        format: Format,
        text: &str,
    ) -> Result<Result<Reading, ReadError>, String> {
        match self {
            #[cfg(feature = "readers")]
            Readers::Here => Ok(crate::article::read(format, text)),
            Readers::Module(url) => ask(url, number(format), text).await,
        }
    }

    /// Reads a comment's Markdown, and says what was odd. The error says why the readers module
    /// could not be used.
    pub async fn comment(&self, text: &str) -> Result<(Markup, Vec<String>), String> {
        let (read, url) = match self {
            #[cfg(feature = "readers")]
            Readers::Here => (Ok(crate::article::comment_reading(text)), ""),
            Readers::Module(url) => (ask(url, COMMENT, text).await?, url.as_str()),
        };
        match read {
            Ok(Reading { body: Body::Markup(markup), notices, .. }) => Ok((markup, notices)),
            _ => Err(another_version(url)),
        }
    }
}

/// The number of a comment, which is no format of an article.
const COMMENT: u32 = 4;

async fn ask(url: &str, number: u32, text: &str) -> Result<Result<Reading, ReadError>, String> {
    let answer =
        read_with_module(url, number, text).await.map_err(|error| super::message_of(&error))?;
    let bytes = js_sys::Uint8Array::new(&answer).to_vec();
    wire::decode(&bytes).ok_or_else(|| another_version(url))
}

fn another_version(url: &str) -> String {
    ["the readers module of another version answered from ", url].concat()
}

fn number(format: Format) -> u32 {
    match format {
        Format::Markdown => 0,
        Format::Html => 1,
        Format::Text => 2,
        Format::Json => 3,
    }
}
