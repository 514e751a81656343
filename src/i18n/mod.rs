//! Provisional words, until the languages are here.
#![allow(missing_docs)]

/// The words of the user interface in one language.
#[derive(Debug)]
pub struct Messages {
    pub right_to_left: bool,
    pub skip: &'static str,
    pub outline: &'static str,
    pub read: &'static str,
    pub read_under_a_minute: &'static str,
    pub range: &'static str,
    pub section_minutes: &'static str,
    pub left: &'static str,
    pub left_under_a_minute: &'static str,
    pub updated: &'static str,
    pub about_the_creator: &'static str,
    pub tags: &'static str,
    pub elsewhere: &'static str,
    pub more: &'static str,
    pub loading: &'static str,
    pub empty: &'static str,
    pub retry: &'static str,
    pub trouble_fetch: &'static str,
    pub trouble_format: &'static str,
    pub trouble_parse: &'static str,
    pub trouble_wasm: &'static str,
}

static EN: Messages = Messages {
    right_to_left: false,
    skip: "Skip to the article",
    outline: "Outline",
    read: "{minutes} min read",
    read_under_a_minute: "under a minute",
    range: "{low} to {high} minutes for most readers",
    section_minutes: "{minutes} min",
    left: "{minutes} min left",
    left_under_a_minute: "under a minute left",
    updated: "updated {when}",
    about_the_creator: "About the creator",
    tags: "Tags",
    elsewhere: "Elsewhere",
    more: "More to read",
    loading: "Loading the article…",
    empty: "There is nothing to read here yet.",
    retry: "Try again",
    trouble_fetch: "The article could not be loaded.",
    trouble_format: "This is not an article that can be shown.",
    trouble_parse: "The article is damaged and cannot be shown.",
    trouble_wasm: "A part of the reader could not be loaded.",
};

pub fn messages(lang: &str) -> &'static Messages {
    let _ = lang;
    &EN
}

pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&["{", name, "}"].concat(), value)
    })
}
