//! Word of changes between the tabs of a site, by BroadcastChannel. Browsers and frames that have
//! none are normal: then a tab sees another's changes when it reads again.

use super::Change;
use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel to the other tabs, closed on drop.
pub(super) struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

impl Channel {
    /// Joins the channel of this name, where there is such a thing.
    pub(super) fn join(name: &str, heard: impl Fn(&Change) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let message = event.unchecked_ref::<MessageEvent>().data().as_string();
            if let Some(change) = message.and_then(|message| read(&message)) {
                heard(&change);
            }
        });
        Some(Channel { channel, _listener: listener })
    }

    /// Tells the other tabs.
    pub(super) fn tell(&self, change: &Change) {
        if let Some(message) = write(change) {
            let _ = self.channel.post_message(&message.into());
        }
    }
}

const ARTICLE: &str = "article ";
const NOTE: &str = "note ";

/// The message of a change. That this tab is outdated is no other tab's affair.
fn write(change: &Change) -> Option<String> {
    match change {
        Change::Article(article) => Some([ARTICLE, article].concat()),
        Change::Note(key) => Some([NOTE, key].concat()),
        Change::Outdated => None,
    }
}

/// The change of a message, where it is one of ours.
fn read(message: &str) -> Option<Change> {
    let article = message.strip_prefix(ARTICLE).map(|article| Change::Article(article.into()));
    article.or_else(|| message.strip_prefix(NOTE).map(|key| Change::Note(key.into())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_heard_as_it_was_told() {
        for change in [Change::Article("/a note b".into()), Change::Note("draft article ".into())] {
            assert_eq!(write(&change).as_deref().and_then(read), Some(change));
        }
        assert_eq!(write(&Change::Outdated), None);
    }

    #[test]
    fn foreign_messages_are_passed_over() {
        for message in ["", "article", "hello", "notes x"] {
            assert_eq!(read(message), None, "{message}");
        }
    }
}
