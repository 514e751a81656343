//! Comments, from outside: what their text becomes, and what of it is taken.

#[path = "comments/edit_text.rs"]
mod edit_text;
mod foreign_html;
#[path = "comments/markdown.rs"]
mod markdown;
