//! The user interface: a view of the [`State`](crate::session::State), drawn with Yew: of its scene,
//! and, apart from that, of where the reader is in it.
//!
//! One part is a component: the outline, which is drawn once for each article. The others are
//! functions: a component costs kilobytes of code, and these are so small that to draw
//! them with each scene, or the whereabouts with each step of a scroll, costs nothing.
//!
//! Values come down as properties, what the reader wants goes up as
//! [`Action`](crate::session::Action)s. Nothing here touches the browser: the article's nodes, the
//! lit link of the outline, scrolling and focus are somebody else's. The same view works in
//! a shadow root and in the open document: classes begin with `rw-`, ids with the widget's `uid`.

mod byline;
mod comments;
mod creator;
mod footer;
mod header;
mod hero;
mod icon;
mod initials;
mod insights;
mod moment;
mod notice;
mod outline;
mod outline_bar;
mod progress;
mod reader;
mod shared;
mod skip_link;
mod tags;
mod time_text;
mod whereabouts;

pub use comments::{CommentsProps, comments};
pub use initials::initials;
pub use insights::{InsightsProps, insight_label, insights};
pub use reader::{Look, ReaderProps, look, reader};
pub use shared::{ByPointer, Words};
pub use whereabouts::{has_outline, whereabouts};

/// Every `part` that a page can style, in the order of the README.
pub const PARTS: &[&str] = &[
    "header",
    "mark",
    "title",
    "standfirst",
    "byline",
    "published",
    "reading-time",
    "hero",
    "outline",
    "outline-link",
    "outline-bar",
    "progress",
    "body",
    "tags",
    "tag",
    "creator",
    "insights",
    "comments",
    "footer",
    "notice",
];
