//! Comments, from outside: what their text becomes, and what of it is taken.

mod foreign_html;
mod json_schema;

#[path = "comments/edit_text.rs"]
mod edit_text;
#[path = "comments/file.rs"]
mod file;
#[path = "comments/limits.rs"]
mod limits;
#[path = "comments/markdown.rs"]
mod markdown;
#[path = "comments/schema.rs"]
mod schema;
#[path = "comments/thread.rs"]
mod thread;
