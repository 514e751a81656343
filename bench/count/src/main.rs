//! The count of the reading time by itself: text goes in, the number of words and characters comes
//! out. As a WebAssembly module it is built with the profile of the widget, without glue.
#![cfg_attr(target_arch = "wasm32", no_main)]

mod count {
    use reading_widget::article::{Block, BlockKind, Document};
    use reading_widget::reading_time::estimate;

    /// A text of one block, as the widget counts each block.
    pub fn document(text: String) -> Document {
        let block = Block { kind: BlockKind::Text, text: 0..text.len(), language: None };
        Document { text, blocks: vec![block], languages: Vec::new() }
    }

    /// How many words and characters there are.
    pub fn words(document: &Document) -> usize {
        let time = estimate(document, None, None).whole;
        time.words + time.characters
    }
}

#[cfg(target_arch = "wasm32")]
mod module {
    use super::count::{document, words};

    /// A buffer of this many bytes, which is never given back: a page measures once.
    #[unsafe(no_mangle)]
    pub extern "C" fn bench_alloc(length: usize) -> *mut u8 {
        Box::into_raw(vec![0u8; length].into_boxed_slice()).cast()
    }

    /// Counts a text.
    ///
    /// # Safety
    ///
    /// The buffer came from `bench_alloc` with at least this length, and holds UTF-8.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn bench_count(buffer: *const u8, length: usize) -> usize {
        // SAFETY: the buffer is initialised, and nobody writes to it during this call.
        let bytes = unsafe { std::slice::from_raw_parts(buffer, length) };
        words(&document(String::from_utf8_lossy(bytes).into_owned()))
    }
}

/// Natively, it counts the text of the file that it is given, and tells how many milliseconds that
/// takes, the median of nine, and how many words and characters there are.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::time::Instant;
    let file = std::env::args().nth(1).ok_or("which file?")?;
    let document = count::document(std::fs::read_to_string(file)?);
    let mut words = 0;
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let begun = Instant::now();
            words = count::words(&document);
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{} {words}", times[times.len() / 2]);
    Ok(())
}
