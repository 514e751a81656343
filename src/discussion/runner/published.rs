//! The author's file: public comments without a server. It is read when the discussion opens, and
//! when somebody comes back who could not read it; what it has is merged with what is kept here. A file
//! that was seen before is not merged again.

use super::Discussion;
use crate::comments::wire;
use crate::discussion::Action;
use crate::platform;
use crate::store::{Published, StoreError};

impl Discussion {
    /// Reads the author's file, where there is one, and merges it.
    pub(super) fn read_published(&self) {
        let discussion = self.clone();
        platform::spawn(async move {
            let result = discussion.unless_left(async || discussion.publish().await).await;
            if let Err(reason) = &result {
                let src = discussion.0.published.borrow().clone().unwrap_or_default();
                platform::warn(&["<reading-widget>: ", &src, ": ", reason].concat());
            }
            discussion.dispatch(Action::PublishedRead(result));
        });
    }

    async fn publish(&self) -> Result<(), String> {
        let said = |error: StoreError| error.to_string();
        let article = self.article().to_owned();
        let before = self.0.store.tally(&article).await.map_err(said)?.published;
        let src = self.0.published.borrow().clone();
        let published = match src {
            None if before.is_none() => return Ok(()),
            None => Published { article, ..Published::default() },
            Some(src) => {
                let fetched = platform::fetch_text(&src).await.map_err(|e| e.to_string())?;
                let text = fetched.text.unwrap_or_default();
                let digest = Some([src.as_str(), " ", &digest(&text)].concat());
                if digest == before {
                    return Ok(());
                }
                let file = wire::read_file(&text, &article).map_err(|error| error.to_string())?;
                for refused in &file.refused {
                    let index = refused.index.to_string();
                    let said = ["<reading-widget>: ", &src, ": record ", &index, " was refused: "];
                    platform::warn(&[&said.concat(), refused.reason.as_str()].concat());
                }
                let records = file.records;
                Published { article, records, counts: file.counts, digest }
            }
        };
        self.0.store.publish(published).await.map(drop).map_err(said)
    }
}

/// Tells a text from others: FNV-1a of 64 bits, and its length. (It keeps no secret: it only says
/// whether the file is the one that was merged last.)
fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    [&hash.to_string(), "-", &text.len().to_string()].concat()
}
