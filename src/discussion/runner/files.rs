//! Files: what the reader wrote, out of the store and back into it, with progress and a way to
//! stop.

use super::Discussion;
use crate::comments::wire::{self, FileWriter};
use crate::comments::{Profile, Record};
use crate::discussion::{Action, Destination, Error, Report, Transfer};
use crate::platform::{self, Sent};
use crate::sorted::by_key;

/// How many records are read or written at a time.
const CHUNK: usize = 500;

/// The name of an exported file.
const NAME: &str = "comments.json";

impl Discussion {
    /// What was written here (or everywhere on this site), as a file's text.
    pub async fn export(&self, all: bool) -> Result<String, Error> {
        Ok(self.write_file(all, None, |_| ()).await?.unwrap_or_default())
    }

    /// Merges a file's text with what is here. A file that cannot be read changes nothing.
    pub async fn import(&self, text: &str) -> Result<Report, Error> {
        self.read_file(text, None, |_, _| ()).await
    }

    pub(super) fn export_to(&self, all: bool, to: Destination) {
        let serial = self.begin_transfer();
        let told = self.dispatcher();
        self.run(
            async move |it| {
                let progress = move |done| told(Action::Transferred(Transfer::Exporting(done)));
                let Some(text) = it.write_file(all, Some(serial), progress).await? else {
                    return Ok((to, false));
                };
                let mail = it.0.mail.borrow().clone();
                Ok(match to {
                    Destination::File => (to, platform::save_file(NAME, &text)),
                    Destination::Clipboard => (to, platform::copy(&text).await),
                    Destination::Author => {
                        match platform::send(NAME, &text, mail.as_deref()).await {
                            Sent::Away => (to, true),
                            Sent::Saved => (Destination::File, true),
                            Sent::Nowhere => (to, false),
                        }
                    }
                })
            },
            move |result: Result<(Destination, bool), Error>| {
                let to = result.as_ref().map_or(to, |(to, _)| *to);
                Action::Exported { to, result: result.map(|(_, is_there)| is_there) }
            },
        );
    }

    pub(super) fn import_with_progress(&self, text: String) {
        let serial = self.begin_transfer();
        let told = self.dispatcher();
        self.run(
            async move |it| {
                let progress = move |done, total| {
                    told(Action::Transferred(Transfer::Importing(done, total)));
                };
                it.read_file(&text, Some(serial), progress).await
            },
            Action::Imported,
        );
    }

    pub(super) fn cancel_transfer(&self) {
        self.begin_transfer();
    }

    /// Begins an export or an import; whatever was on its way stops.
    fn begin_transfer(&self) -> u32 {
        self.0.transfer.set(self.0.transfer.get().wrapping_add(1));
        self.0.transfer.get()
    }

    /// Whether a reader has stopped it. What a page asks for is nobody's to stop.
    fn is_stopped(&self, serial: Option<u32>) -> bool {
        serial.is_some_and(|serial| self.0.transfer.get() != serial)
    }

    /// The text of a file; none where it was stopped.
    async fn write_file(
        &self,
        all: bool,
        serial: Option<u32>,
        progress: impl Fn(usize),
    ) -> Result<Option<String>, Error> {
        let profile = self.stored_profile().await?;
        let mut writer = FileWriter::new(profile.as_ref());
        let article = (!all).then(|| self.article());
        let (mut after, mut done) = (None, 0);
        loop {
            let page = self.0.store.written(article, after, CHUNK).await?;
            done += page.records.len();
            for mut record in page.records {
                sign_anew(&mut record, profile.as_ref());
                writer.push(&record);
            }
            page.unreadable.into_iter().for_each(|text| writer.push_unreadable(text));
            if self.is_stopped(serial) {
                return Ok(None);
            }
            after = page.next;
            if after.is_none() {
                return Ok(Some(writer.finish()));
            }
            progress(done);
        }
    }

    async fn read_file(
        &self,
        text: &str,
        serial: Option<u32>,
        progress: impl Fn(usize, usize),
    ) -> Result<Report, Error> {
        let mut file = wire::read_file(text, self.article())?;
        let mut report = Report::default();
        let refused = file.refused.iter();
        report.refused.extend(refused.map(|refused| (refused.index, refused.reason.clone())));
        if let Some(profile) = file.profile.take() {
            self.take_in(profile).await?;
        }
        let records = std::mem::take(&mut file.records);
        let total = records.len();
        let mut records = records.into_iter();
        let mut done = 0;
        loop {
            let chunk: Vec<_> = records.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                break;
            }
            let count = chunk.len();
            let merged = self.0.store.merge(chunk).await?;
            report.added += merged.added;
            report.updated += merged.updated;
            report.unchanged += merged.unchanged;
            let refused = merged.refused.into_iter();
            report.refused.extend(
                refused.map(|(index, reason)| (file.index_of(done + index), reason.to_owned())),
            );
            done += count;
            if self.is_stopped(serial) {
                report.is_cancelled = done < total;
                break;
            }
            progress(done, total);
        }
        report.refused = by_key(report.refused, |(index, _)| *index);
        Ok(report)
    }

    /// The profile of a file. Without one here it becomes the reader's; of one that bears the same
    /// name, the comments are the reader's too. Anybody else's comments stay theirs.
    async fn take_in(&self, theirs: Profile) -> Result<(), Error> {
        let Some(mut own) = self.stored_profile().await? else {
            let signed_in = theirs.identity.is_some();
            self.keep_profile(&Profile { signed_in, ..theirs }).await?;
            return Ok(());
        };
        let name = |profile: &Profile| {
            profile.identity.as_ref().map(|identity| identity.value.name.clone())
        };
        let before = own.clone();
        if own.is(theirs.id) || name(&own).is_none() || name(&own) == name(&theirs) {
            let ids = std::iter::once(theirs.id).chain(theirs.others.iter().copied());
            for id in ids {
                if !own.is(id) {
                    own.others.push(id);
                }
            }
            own.signed_in |= own.identity.is_none() && theirs.identity.is_some();
            own.identity = own.identity.take().max(theirs.identity);
        }
        if own != before {
            self.keep_profile(&own).await?;
        }
        Ok(())
    }
}

/// A comment of the reader's bears the name that they have now.
fn sign_anew(record: &mut Record, profile: Option<&Profile>) {
    let Record::Comment(comment) = record else { return };
    let own = profile.filter(|profile| profile.is(comment.origin.author));
    if let Some(identity) = own.and_then(|profile| profile.identity.as_ref())
        && identity.stamp > comment.identity.stamp
    {
        comment.identity = identity.clone();
    }
}
