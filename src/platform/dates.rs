//! Dates and times: the browser's clock, and its words for them (`Intl`).

use crate::moment::{IsoShape, Moment, RelativeTime, iso_shape, relative_time};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// A date that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IsoDate {
    /// Milliseconds since 1970.
    pub time: f64,
    /// Whether a time of day was given.
    pub has_time: bool,
}

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// Reads an ISO 8601 date.
pub fn read_date(text: &str) -> Option<IsoDate> {
    let shape = iso_shape(text)?;
    let text = text.trim().replacen(' ', "T", 1);
    let time = Date::parse(&text.to_ascii_uppercase());
    time.is_finite().then_some(IsoDate { time, has_time: shape == IsoShape::DateTime })
}

/// A time in the reader's words, and in how many seconds these may change. `about` makes a relative
/// time a rough one.
pub fn moment(
    date: IsoDate,
    iso: String,
    language: &str,
    about: impl Fn(&str) -> String,
) -> (Moment, u32) {
    let time = relative_time(date.time, now());
    let words = relative(time, language);
    let relative = if time.is_about { about(&words) } else { words };
    (Moment { iso, relative, full: full(date, language) }, time.changes_in)
}

/// A time of day as ISO 8601, in UTC; `milliseconds` since 1970.
pub fn iso(milliseconds: f64) -> String {
    let date = Date::new(&milliseconds.into());
    // Beyond the year 275,760 there is no text for it, and asking for one throws.
    if date.get_time().is_finite() { date.to_iso_string().into() } else { String::new() }
}

/// The words for a relative time, without "about".
pub fn relative(time: RelativeTime, language: &str) -> String {
    // "Yesterday" reads better than "1 day ago"; "this minute" does not read better than "now".
    let numeric = if time.unit == "day" || time.unit == "second" { "auto" } else { "always" };
    let options = object(&[("numeric", numeric.into())]);
    let format = Intl::RelativeTimeFormat::new(&locales(language), &options);
    String::from(format.format(time.value, time.unit))
}

/// The full date, with the time of day where it is known.
pub fn full(date: IsoDate, language: &str) -> String {
    let at = Date::new(&date.time.into());
    let words = full_format(date.has_time, language).call1(&JsValue::UNDEFINED, &at);
    words.ok().and_then(|words| words.as_string()).unwrap_or_default()
}

/// What writes full dates. To make it takes a browser longer than to use it, and a list of comments
/// has many: the last one is kept, as long as the reader is in one time zone.
fn full_format(has_time: bool, language: &str) -> Function {
    /// Whether it has a time, the language, and the time zone's minutes from UTC.
    type Wanted = (bool, String, f64);
    thread_local! {
        static LAST: RefCell<Option<(Wanted, Function)>> = const { RefCell::new(None) };
    }
    let wanted: Wanted = (has_time, language.to_owned(), Date::new_0().get_timezone_offset());
    LAST.with_borrow_mut(|last| {
        if let Some((_, format)) = last.as_ref().filter(|(known, _)| *known == wanted) {
            return format.clone();
        }
        let options = if has_time {
            object(&[("dateStyle", "full".into()), ("timeStyle", "short".into())])
        } else {
            // A day is a day everywhere: midnight elsewhere must not make it the day before.
            object(&[("dateStyle", "full".into()), ("timeZone", "UTC".into())])
        };
        let format = Intl::DateTimeFormat::new(&locales(language), &options).format();
        *last = Some((wanted, format.clone()));
        format
    })
}

#[wasm_bindgen]
extern "C" {
    /// Throws where a tag is none; js-sys's own takes that for impossible.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn canonical_locales(tag: &str) -> Result<Array, JsValue>;
}

/// The language as `Intl` takes it. Pages write `en_US` and worse: of a tag that makes no sense its
/// first part is taken, and where that makes none either, English, which our own words are in then.
fn locales(language: &str) -> Array {
    let tag = language.trim().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    [&tag, primary, "en"]
        .into_iter()
        .find_map(|tag| canonical_locales(tag).ok())
        .unwrap_or_default()
}

fn object(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
