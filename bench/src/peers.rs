//! The peers: what a site owner would put together for the same job, in the releases that
//! `cargo xtask bench` installs, and a server for the one that wants one.

use reading_widget_e2e::answer::Answer;
use serde_json::{Value, json};
use std::path::Path;

/// A file of a peer: what pages call it, and where it lies in `node_modules`.
pub const FILES: &[(&str, &str)] = &[
    ("tocbot.js", "tocbot/dist/tocbot.min.js"),
    ("reading-time.js", "reading-time/lib/reading-time.js"),
    ("marked.js", "marked/lib/marked.umd.js"),
    ("purify.js", "dompurify/dist/purify.min.js"),
    ("artalk.js", "artalk/dist/Artalk.js"),
    ("artalk.css", "artalk/dist/Artalk.css"),
    ("pouchdb.js", "pouchdb/dist/pouchdb.min.js"),
];

/// A file of a peer as a page gets it.
pub fn served(modules: &Path, name: &str) -> Option<Answer> {
    let (_, file) = FILES.iter().find(|(known, _)| *known == name)?;
    let bytes = std::fs::read(modules.join(file)).ok()?;
    let extension = name.rsplit_once('.')?.1;
    // It is written for Node.js alone, and needs nothing of it but a place for what it exports.
    let bytes = if name == "reading-time.js" {
        let code = String::from_utf8_lossy(&bytes).into_owned();
        format!(
            "(() => {{ const module = {{}};\n{code}\nwindow.readingTime = module.exports; }})();"
        )
        .into_bytes()
    } else {
        bytes
    };
    Some(Answer::of(extension, bytes))
}

/// Answers Artalk as its server would where so many comments are stored: `STORED/api/v2/…`.
pub fn artalk(call: &str) -> Answer {
    let (stored, call) = call.split_once("/api/v2/").unwrap_or(("0", call));
    let stored = stored.parse().unwrap_or(0);
    let answer = match call {
        "conf" => json!({ "frontend_conf": {}, "version": {
            "app": "artalk", "version": "2.9.1", "commit_hash": "" } }),
        "comments" => comments(stored),
        "pages/pv" => json!({ "pv": 1 }),
        _ => json!({ "notifies": [], "count": 0, "data": {} }),
    };
    Answer::of("json", answer.to_string().into_bytes())
}

fn comments(stored: u64) -> Value {
    let words = "the tide comes and goes, *twice* a day. ";
    let comment = |at: u64| {
        let index = stored.saturating_sub(at);
        json!({
            "id": index, "content": format!("Comment {index}: {}", words.repeat(1 + at as usize % 5)),
            "content_marked": "", "user_id": at + 1, "nick": format!("Reader {at}"),
            "email_encrypted": "", "link": "", "ua": "", "date": "2026-03-01 12:00:00",
            "is_collapsed": false, "is_pending": false, "is_pinned": false,
            "is_allow_reply": true, "is_verified": false, "rid": 0, "badge_name": "",
            "badge_color": "", "ip_region": "", "visible": true, "vote_up": 0, "vote_down": 0,
            "page_key": "/bench", "page_url": "", "site_name": "Bench",
        })
    };
    let listed: Vec<Value> = (0..stored.min(20)).map(comment).collect();
    json!({
        "comments": listed, "count": stored, "roots_count": stored,
        "page": {
            "id": 1, "admin_only": false, "key": "/bench", "url": "", "title": "The benchmark",
            "site_name": "Bench", "vote_up": 0, "vote_down": 0, "pv": 1, "date": "2026-03-01",
        },
    })
}
