//! From a source to a story: which format it has, which reader reads it, what its metadata are.

use super::{Source, Story};
use crate::article::page;
use crate::article::title::take_title;
use crate::article::{Body, Format, Metadata, Reading, cut_notice};
use crate::i18n::messages;
use crate::platform::{self, Content, Fetched, Host, Manner, PartLabels, Readers};
use crate::trouble::Trouble;

/// What was read: the story, its nodes, and what was odd.
pub type Found = (Story, Content, Vec<String>);

/// Reads the page's own article, the host's children.
pub fn read_page(host: &Host) -> Found {
    let read = host.read_children();
    let (metadata, mut notices) = page::metadata(&read.facts);
    let mut metadata = page::without_shown(metadata, &read.facts, &read.document.text);
    check_dates(&mut metadata, &mut notices);
    let language = read.language.or_else(|| metadata.lang.clone());
    (Story::new(metadata, read.document, language, true), read.content, notices)
}

/// Fetches and reads an article from elsewhere, and builds its nodes.
pub async fn read_source(host: &Host, readers: &Readers, source: Source) -> Result<Found, Trouble> {
    let (format, text, url) = match source {
        Source::Page => return Ok(read_page(host)),
        Source::Text { format, text } => (format, text, None),
        Source::Url { url, format } => {
            let fetched = platform::fetch_text(&url).await?;
            let (format, text) = text_of(&fetched, format)?;
            (format, text, Some(fetched.url))
        }
    };
    let reading = if format == Format::Html {
        Reading { metadata: Metadata::default(), body: Body::Foreign(text), notices: Vec::new() }
    } else {
        let read =
            readers.read(format, &text).await.map_err(|message| Trouble::Wasm { message })?;
        read.map_err(|error| Trouble::Parse { url: url.clone(), error })?
    };
    finish(host, reading, url, format)
}

/// Makes a story of what a reader gave.
fn finish(
    host: &Host,
    mut reading: Reading,
    url: Option<String>,
    format: Format,
) -> Result<Found, Trouble> {
    let mut notices = std::mem::take(&mut reading.notices);
    if let Body::Foreign(html) = &reading.body {
        let refused = || Trouble::Format { url: url.clone(), came: "HTML".to_owned() };
        let (markup, said) = if format == Format::Html {
            let (markup, facts) = platform::read_page(html).ok_or_else(refused)?;
            let (said, odd) = page::metadata(&facts);
            notices.extend(odd);
            (markup, said)
        } else {
            (platform::read_pieces(html).ok_or_else(refused)?, Metadata::default())
        };
        notices.extend(cut_notice(&markup));
        // What the text says of itself comes first, then what the document says.
        reading.metadata = reading.metadata.or(said);
        reading.body = Body::Markup(markup);
        take_title(&mut reading);
    }
    let mut metadata = reading.metadata;
    metadata.tidy();
    if let Some(base) = &url {
        metadata.map_urls(|address, _| Some(platform::resolve(address, base)));
    }
    check_dates(&mut metadata, &mut notices);
    let Body::Markup(markup) = reading.body else {
        return Err(Trouble::Format { url, came: "HTML".to_owned() });
    };
    let language = metadata.lang.clone().or_else(|| host.language());
    let manner = Manner {
        base: url,
        language: language.clone(),
        direction: metadata.dir,
        labels: labels(language.as_deref().unwrap_or("en")),
    };
    let (document, content) = Content::build(host, &markup, manner);
    Ok((Story::new(metadata, document, language, false), content, notices))
}

/// What an article's parts are called in a language.
fn labels(language: &str) -> PartLabels {
    let words = messages(language);
    PartLabels {
        task_done: words.task_done,
        task_open: words.task_open,
        footnote_return: words.footnote_return,
        code_scrolls: words.code_scrolls,
        table_scrolls: words.table_scrolls,
    }
}

/// The format of what was fetched: the one that was told, else the one of the media type, else of
/// the file's extension.
fn text_of(fetched: &Fetched, told: Option<Format>) -> Result<(Format, String), Trouble> {
    let trouble =
        |came: &str| Trouble::Format { url: Some(fetched.url.clone()), came: came.to_owned() };
    let media_type = fetched.media_type.as_deref().unwrap_or("");
    let essence = media_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let says_nothing =
        matches!(essence.as_str(), "" | "application/octet-stream" | "binary/octet-stream");
    let by_extension = || Format::from_url(&fetched.url);
    let format = told
        .or_else(|| Format::from_media_type(media_type))
        .or_else(|| (says_nothing || essence.starts_with("text/")).then(by_extension).flatten())
        .ok_or_else(|| trouble(if says_nothing { "a file of unknown type" } else { &essence }))?;
    match &fetched.text {
        Some(text) => Ok((format, text.clone())),
        None => Err(trouble("binary data")),
    }
}

/// Leaves out a date that cannot be read, and says so.
fn check_dates(metadata: &mut Metadata, notices: &mut Vec<String>) {
    for (name, date) in [("published", &mut metadata.published), ("updated", &mut metadata.updated)]
    {
        if let Some(text) = date
            && platform::read_date(text).is_none()
        {
            notices.push(
                ["the date ", name, ": \"", text, "\" is left out; write it as ISO 8601, such as 2026-03-01 or 2026-03-01T09:30Z."]
                    .concat(),
            );
            *date = None;
        }
    }
}
