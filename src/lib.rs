//! A reading widget for any web page: an article with its reading time, an outline that follows
//! the reader, insights and comments.
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
#[cfg(feature = "widget")]
pub mod component;
#[cfg(feature = "element")]
pub mod element;
pub mod i18n;
pub mod markup;
pub mod outline;
#[cfg(feature = "widget")]
pub mod platform;
pub mod reading_time;
#[cfg(feature = "widget")]
pub mod session;
pub mod slug;
#[cfg(feature = "widget")]
pub mod styles;
pub mod trouble;
#[cfg(feature = "widget")]
pub mod ui;

#[cfg(feature = "widget")]
pub use component::{Article, ReadingWidget, ReadingWidgetProps};
#[cfg(feature = "widget")]
pub use session::Theme;
