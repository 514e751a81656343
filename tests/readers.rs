//! The readers, from a text to safe content: what they make of real-looking input, what they say
//! of wrong input, and that nothing that is written in an article gets lost or does harm.

mod json_schema;

#[path = "readers/front_matter.rs"]
mod front_matter;
#[path = "readers/html.rs"]
mod html;
#[path = "readers/json.rs"]
mod json;
#[path = "readers/markdown.rs"]
mod markdown;
#[path = "readers/pathological.rs"]
mod pathological;
#[path = "readers/plain_text.rs"]
mod plain_text;
#[path = "readers/schema.rs"]
mod schema;
#[path = "readers/wire.rs"]
mod wire;
