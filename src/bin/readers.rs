//! The readers as a WebAssembly module of its own, without glue and without imports: text goes in,
//! the bytes of `reading_widget::article::wire` come out. The widget fetches it when an article is
//! Markdown, plain text or JSON, and when there are comments.
//!
//! The one who calls writes UTF-8 into a buffer from `reading_widget_alloc`, calls
//! `reading_widget_read`, copies the answer (a little-endian length of four bytes, then as many
//! bytes), and gives both buffers back with `reading_widget_free`, the answer's with its four bytes
//! counted.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod module {
    use reading_widget::article::{Format, comment_reading, read, wire};

    /// A buffer of this many bytes.
    #[unsafe(no_mangle)]
    pub extern "C" fn reading_widget_alloc(length: usize) -> *mut u8 {
        Box::into_raw(vec![0u8; length].into_boxed_slice()).cast()
    }

    /// Gives a buffer back.
    ///
    /// # Safety
    ///
    /// It came from this module with this length, and nobody uses it any more.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn reading_widget_free(buffer: *mut u8, length: usize) {
        // SAFETY: both ways to get a buffer leak a boxed slice of just this length.
        drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(buffer, length)) });
    }

    /// Reads a text: 0 Markdown, 1 HTML, 2 plain text, 3 JSON, 4 a comment. Anything else is plain
    /// text.
    ///
    /// # Safety
    ///
    /// The buffer came from `reading_widget_alloc` with this length.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn reading_widget_read(
        format: u32,
        buffer: *const u8,
        length: usize,
    ) -> *mut u8 {
        // SAFETY: the buffer is initialised, and nobody writes to it during this call.
        let bytes = unsafe { std::slice::from_raw_parts(buffer, length) };
        let text = String::from_utf8_lossy(bytes);
        let reading = match format {
            0 => read(Format::Markdown, &text),
            1 => read(Format::Html, &text),
            3 => read(Format::Json, &text),
            4 => Ok(comment_reading(&text)),
            _ => read(Format::Text, &text),
        };
        let answer = wire::encode(&reading);
        let mut framed = Vec::with_capacity(answer.len() + 4);
        // An answer of 4 GiB does not fit into the memory that it would have to lie in.
        framed.extend_from_slice(&u32::try_from(answer.len()).unwrap_or(0).to_le_bytes());
        framed.extend_from_slice(&answer);
        Box::into_raw(framed.into_boxed_slice()).cast()
    }
}

/// Only WebAssembly has a use for this binary; elsewhere the crate's `article::read` is a call.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
