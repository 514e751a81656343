//! A reading widget for any web page: an article with an honest reading time and an outline that
//! follows the reader. It is a custom element, `<reading-widget>`, for any site, and a component,
//! [`ReadingWidget`], for apps that are written in Yew. The README has the element's surface;
//! ARCHITECTURE.md has the map of this crate, its invariants and their reasons.
//!
//! # In a Yew app
//!
//! ```
//! use reading_widget::{Article, ReadingWidget, Theme};
//! use yew::prelude::*;
//!
//! #[component]
//! fn Story() -> Html {
//!     html! { <ReadingWidget article={Article::url("/stories/road.md")} theme={Theme::Auto} /> }
//! }
//! ```
//!
//! The component renders into the page itself. An [`Article`] comes from a URL or from a text;
//! another one is another prop, and there is nothing else to call.
//!
//! # Without a browser
//!
//! What decides is pure and runs anywhere: text becomes [`Markup`](markup::Markup), a flat tape of
//! safe content; a survey makes a [`Document`](article::Document) of it, a flat list of blocks; and
//! from that follow the [reading time](reading_time) and the [`outline`].
//!
//! ```
//! use reading_widget::article::{Body, Format, anchors, read, survey};
//! use reading_widget::{outline, reading_time};
//! use std::collections::HashSet;
//!
//! let text = "# Tides\n\nTwice a day.\n\n## Low water\n\nThe road is there.";
//! let reading = read(Format::Markdown, text)?;
//! assert_eq!(reading.metadata.title.as_deref(), Some("Tides"));
//!
//! // Markdown that holds HTML comes back as `Body::Foreign`, for a browser to parse.
//! let Body::Markup(markup) = reading.body else { return Ok(()) };
//! let ids_of_the_page = HashSet::new();
//! let document = survey::survey_markup(&anchors::anchor_markup(&markup, &ids_of_the_page));
//! let estimate = reading_time::estimate(&document, Some("en"), None);
//! let outline = outline::outline(&document, &estimate, 6);
//! assert_eq!(outline.sections[0].id, "low-water");
//! assert!(estimate.whole.is_under_a_minute());
//! # Ok::<(), reading_widget::article::ReadError>(())
//! ```
//!
//! # Features
//!
//! - `widget` (default): the component, and all that touches a browser. Without it the crate is
//!   plain Rust.
//! - `readers` (default): reads Markdown, plain text and JSON in this very module. Without it they
//!   are read by a module of their own, which is fetched when there is such an article.
//! - `element`: mounts the custom element; for the element's own build.
//! - `faults`: the element fails where a page asks it to; for tests, and never shipped.
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable
    )
)]

pub mod article;
pub mod comments;
#[cfg(feature = "widget")]
pub mod component;
#[cfg(feature = "widget")]
pub mod discussion;
#[cfg(feature = "element")]
pub mod element;
#[cfg(feature = "faults")]
mod fault;
pub mod i18n;
pub mod insights;
pub mod listeners;
pub mod machine;
pub mod markup;
pub mod moment;
pub mod outline;
#[cfg(feature = "widget")]
pub mod platform;
pub mod reading_time;
pub mod rewind;
#[cfg(feature = "widget")]
pub mod session;
pub mod slug;
pub mod sorted;
pub mod store;
#[cfg(feature = "widget")]
pub mod styles;
pub mod trouble;
#[cfg(feature = "widget")]
pub mod ui;

#[cfg(feature = "widget")]
pub use component::{Article, CommentPanel, Insights, ReadingWidget, ReadingWidgetProps};
#[cfg(feature = "widget")]
pub use session::Theme;
