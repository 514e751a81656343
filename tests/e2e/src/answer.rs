//! What the server answers: a file with its media type, the headers that stand beside it, and the
//! watching script in pages; and how it is sent.

use std::io::Write;
use std::path::Path;
use tiny_http::Request;

/// An answer, before it is sent.
pub struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A text or file of the media type that belongs to an extension.
    pub fn of(extension: &str, body: Vec<u8>) -> Answer {
        let media_type = match extension {
            "html" => "text/html; charset=utf-8",
            "js" | "mjs" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "wasm" => "application/wasm",
            "json" => "application/json",
            "md" => "text/markdown; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "jpg" => "image/jpeg",
            "webp" => "image/webp",
            "woff2" => "font/woff2",
            _ => "application/octet-stream",
        };
        Answer { status: 200, headers: vec![("Content-Type".into(), media_type.into())], body }
    }

    /// A file, with the headers that its folder names.
    pub fn read(file: &Path) -> Answer {
        let Ok(body) = std::fs::read(file) else {
            return Answer::not_found(&file.display().to_string());
        };
        let extension = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let mut answer = Answer::of(extension, body);
        let beside = file.with_file_name("headers");
        for line in std::fs::read_to_string(beside).unwrap_or_default().lines() {
            if let Some((name, value)) = line.split_once(": ") {
                answer.set(name, value);
            }
        }
        answer
    }

    /// That there is nothing.
    pub(crate) fn not_found(what: &str) -> Answer {
        let mut answer = Answer::of("txt", format!("There is nothing at {what}.\n").into_bytes());
        answer.status = 404;
        answer
    }

    /// That there is nothing to say.
    pub(crate) fn nothing() -> Answer {
        Answer { status: 204, headers: Vec::new(), body: Vec::new() }
    }

    /// Sends it, and asks the browser to close the connection. (tiny_http gives each connection a
    /// thread for as long as it lives, and of two that come at once it may leave one without; where
    /// connections stay open, that one waits for ever.) A browser that went away in the meantime
    /// needs no answer.
    pub(crate) fn send(&self, request: Request) {
        let mut head = format!("HTTP/1.1 {} \r\nConnection: close\r\n", self.status);
        if self.status != 204 {
            head += &format!("Content-Length: {}\r\n", self.body.len());
        }
        for (name, value) in &self.headers {
            if !value.contains(char::is_control) {
                head += &format!("{name}: {value}\r\n");
            }
        }
        let bytes = [head.as_bytes(), b"\r\n", &self.body].concat();
        let mut writer = request.into_writer();
        drop(writer.write_all(&bytes).and_then(|()| writer.flush()));
    }

    /// Sets a header, in place of another of its name.
    pub fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }
}

/// Puts the watching script at the start of a page's head, so that nothing goes wrong unseen. It
/// is a file of its own: a strict policy allows it.
pub(crate) fn watch(answer: &mut Answer) {
    let is_html = answer
        .headers
        .iter()
        .any(|(name, value)| name == "Content-Type" && value.starts_with("text/html"));
    if !is_html {
        return;
    }
    let html = String::from_utf8_lossy(&answer.body);
    let tag = "<script src=\"/watch.js\"></script>";
    if let Some((before, after)) = html.split_once("<head>") {
        answer.body = [before, "<head>", tag, after].concat().into_bytes();
    }
}
