//! The style sheets, as text. [`CHROME`] is adopted by the root that holds the widget (a shadow
//! root, or the document), [`PROSE`] by the document that holds the article, [`SKELETON`] by the
//! shadow root until the widget is there.

/// The widget around the article. Everything is under `.rw`.
pub const CHROME: &str = concat!(
    include_str!("tokens.css"),
    include_str!("layout.css"),
    include_str!("header.css"),
    include_str!("outline.css"),
    include_str!("progress.css"),
    include_str!("after.css"),
    include_str!("notice.css"),
    include_str!("controls.css"),
    include_str!("insights.css"),
    include_str!("composer.css"),
    include_str!("comments.css"),
    include_str!("hands.css"),
    include_str!("print.css"),
);

/// The article. Its selectors weigh nothing, so that every rule of the page is stronger.
pub const PROSE: &str = include_str!("prose.css");

/// The place of the page's own article before the widget is there: the same lines on the same
/// pixels.
pub const SKELETON: &str = include_str!("skeleton.css");
