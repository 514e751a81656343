//! What a reader does: each deed becomes a record, and is done when the store has kept it. The
//! view and the element's methods do the same deeds.

use super::{Discussion, PROFILE};
use crate::comments::{
    Comment, Id, Identity, Origin, Profile, Reaction, Record, Register, Stamp, Subject, check_body,
    check_profile, tidy_name, wire,
};
use crate::discussion::{Act, Error, Signal};
use crate::platform;
use crate::store::{Row, StoreError};

impl Discussion {
    /// Writes a comment: a new thread, or an answer. Gives its id once it is kept.
    pub async fn add(&self, parent: Option<Id>, body: String) -> Result<Id, Error> {
        check_body(&body)?;
        let profile = self.profile().await?;
        let identity = signed_in(&profile)?;
        let above = match parent {
            Some(parent) => Some(self.live(parent).await?),
            None => None,
        };
        let follows = above.as_ref().and_then(|row| row.comment.as_ref()).map(Comment::latest);
        let created = self.tick(follows);
        let id = Id::new(created, platform::random());
        let comment = Comment {
            id,
            article: self.0.article.clone(),
            origin: Origin {
                created,
                author: profile.id,
                parent,
                root: above.as_ref().map(|row| row.root().unwrap_or(row.id)),
            },
            identity: Register { stamp: created.max(identity.stamp), value: identity.value },
            body: Register { stamp: created, value: body },
            deleted: Register { stamp: created, value: false },
        };
        self.keep(Record::Comment(comment)).await?;
        // The browser is asked to keep what people wrote also when it is short of room.
        platform::persist();
        self.tell(Act::Add, id);
        Ok(id)
    }

    /// Writes a comment of the reader's anew.
    pub async fn edit(&self, id: Id, body: String) -> Result<(), Error> {
        check_body(&body)?;
        let mut comment = self.own(id).await?;
        if !comment.is_live() {
            return Err(Error::NotFound);
        }
        if comment.body.value == body {
            return Ok(());
        }
        comment.body = Register { stamp: self.tick(Some(comment.latest())), value: body };
        self.keep(Record::Comment(comment)).await?;
        self.tell(Act::Edit, id);
        Ok(())
    }

    /// Deletes a comment of the reader's, or restores it.
    pub async fn delete(&self, id: Id, value: bool) -> Result<(), Error> {
        let mut comment = self.own(id).await?;
        if comment.deleted.value == value {
            return Ok(());
        }
        // An export leaves out the words of what was deleted: without them there is nothing to
        // restore.
        if !value && check_body(&comment.body.value).is_err() {
            return Err(Error::NotFound);
        }
        comment.deleted = Register { stamp: self.tick(Some(comment.latest())), value };
        self.keep(Record::Comment(comment)).await?;
        self.tell(if value { Act::Remove } else { Act::Restore }, id);
        Ok(())
    }

    /// Likes a comment, or takes it back.
    pub async fn like(&self, id: Id, on: bool) -> Result<(), Error> {
        self.live(id).await?;
        if self.react(Subject::Like(id), on).await? {
            self.tell(if on { Act::Like } else { Act::Unlike }, id);
        }
        Ok(())
    }

    /// Picks an insight, or takes it back.
    pub async fn pick(&self, id: String, on: bool) -> Result<(), Error> {
        if self.react(Subject::Insight(id.clone()), on).await? {
            (self.0.on_signal)(&Signal::Insight { id, on });
        }
        Ok(())
    }

    /// Signs the reader in, or changes their name and link: those of all their comments follow.
    pub async fn sign_in(&self, name: String, link: Option<String>) -> Result<(), Error> {
        let name = tidy_name(&name);
        check_profile(&name, link.as_deref())?;
        let mut profile = self.profile().await?;
        let value = Identity { name, link };
        profile.signed_in = true;
        if profile.identity.as_ref().is_none_or(|identity| identity.value != value) {
            let follows = profile.identity.as_ref().map(|identity| identity.stamp);
            profile.identity = Some(Register { stamp: self.tick(follows), value });
        }
        Ok(self.keep_profile(&profile).await?)
    }

    /// Signs the reader out. What they wrote stays, and is theirs again when they sign in.
    pub async fn sign_out(&self) -> Result<(), Error> {
        if let Some(mut profile) = self.stored_profile().await? {
            profile.signed_in = false;
            self.keep_profile(&profile).await?;
        }
        Ok(())
    }

    pub(super) async fn keep_profile(&self, profile: &Profile) -> Result<(), StoreError> {
        let text = wire::write_profile(profile);
        self.0.store.set_note(PROFILE, Some(&text)).await
    }

    /// The next stamp.
    pub(super) fn tick(&self, follows: Option<Stamp>) -> Stamp {
        let now = platform::now().max(0.0) as u64;
        self.0.clock.borrow_mut().tick(now, follows)
    }

    /// The reader: as the store has them, else new.
    async fn profile(&self) -> Result<Profile, StoreError> {
        let known = self.state().profile.clone();
        let Some(mut profile) = self.stored_profile().await? else {
            let profile = match known {
                Some(profile) => Profile::clone(&profile),
                None => {
                    // Whatever else is done before this one is kept is done by the same reader.
                    let new = || Id::new(self.tick(None), platform::random());
                    let id = *self.0.reader.get_or_init(new);
                    Profile { id, others: Vec::new(), identity: None, signed_in: false }
                }
            };
            self.keep_profile(&profile).await?;
            return Ok(profile);
        };
        // Two tabs may have made one at the same moment: what either wrote is the reader's.
        if let Some(known) = known.filter(|known| !profile.is(known.id)) {
            profile.others.push(known.id);
            self.keep_profile(&profile).await?;
        }
        Ok(profile)
    }

    async fn live(&self, id: Id) -> Result<Row, Error> {
        let row = self.0.store.comment(&self.0.article, id).await?;
        row.filter(Row::is_live).ok_or(Error::NotFound)
    }

    /// A comment of the reader's, as it is kept.
    async fn own(&self, id: Id) -> Result<Comment, Error> {
        let row = self.0.store.comment(&self.0.article, id).await?;
        let comment = row.and_then(|row| row.comment).ok_or(Error::NotFound)?;
        let profile = self.stored_profile().await?;
        let is_mine = profile.as_ref().is_some_and(|it| it.is(comment.origin.author));
        match profile {
            Some(profile) if is_mine => {
                signed_in(&profile)?;
                Ok(comment)
            }
            _ => Err(Error::NotYours),
        }
    }

    /// Keeps a reaction; says whether it changed anything.
    async fn react(&self, subject: Subject, value: bool) -> Result<bool, Error> {
        let reader = self.profile().await?.id;
        let article = self.0.article.clone();
        let before = self.0.store.reactions(&article, reader).await?;
        let before = before.into_iter().find(|reaction| reaction.subject == subject);
        if before.as_ref().is_some_and(|before| before.on.value) == value {
            return Ok(false);
        }
        let stamp = self.tick(before.map(|before| before.on.stamp));
        let on = Register { stamp, value };
        self.keep(Record::Reaction(Reaction { article, subject, reader, on })).await?;
        Ok(true)
    }

    async fn keep(&self, record: Record) -> Result<(), Error> {
        self.0.store.merge(vec![record]).await?;
        Ok(())
    }
}

fn signed_in(profile: &Profile) -> Result<Register<Identity>, Error> {
    let identity = profile.identity.clone().filter(|_| profile.signed_in);
    identity.ok_or(Error::SignedOut)
}
