//! Comments, from outside: what their text becomes, and what of it is taken.

mod foreign_html;
#[path = "comments/markdown.rs"]
mod markdown;
