//! Whatever happens, in whatever order: the focus goes to what is shown, and words that a reader
//! wrote are in a composer that is shown until they are kept or the reader lets them go.

use crate::play::*;
use proptest::prelude::*;
use reading_widget::discussion::{Action, Composing, Effect, Error, How, Listed, Place, State};
use reading_widget::store::{Sort, StoreError};

/// Something that the reader, the store or another tab does, by small numbers.
#[derive(Clone, Debug)]
enum Deed {
    Act(u8, u64),
    Settle(u8, bool),
    Remove(u64),
    Write,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let n = 0..6_u64;
    let deed = prop_oneof![
        6 => (0..20_u8, n.clone()).prop_map(|(act, n)| Deed::Act(act, n)),
        6 => (any::<u8>(), prop::bool::weighted(0.8)).prop_map(|(i, ok)| Deed::Settle(i, ok)),
        1 => n.prop_map(Deed::Remove),
        1 => Just(Deed::Write),
    ];
    prop::collection::vec(deed, 1..80)
}

/// A store of threads without answers, in a few words.
struct World {
    state: State,
    /// The comments that are there: their numbers, and which are the reader's.
    stored: Vec<(u64, bool)>,
    waiting: Vec<Effect>,
    next: u64,
}

impl World {
    fn new() -> Self {
        let stored = (10..16).map(|n| (n, n % 2 == 0)).collect();
        let waiting = vec![Effect::Open];
        World { state: State::default(), stored, waiting, next: 100 }
    }

    fn take(&mut self, action: Action) {
        let (state, effects) = step(&self.state, action.clone());
        self.waiting.extend(effects.into_iter().filter(|effect| {
            !matches!(effect, Effect::Focus(_) | Effect::KeepDraft(..) | Effect::KeepSort(_))
        }));
        self.check_words(&state, &action);
        self.state = state;
    }

    /// What was written before is still there, and shown.
    fn check_words(&self, next: &State, action: &Action) {
        for (place, composer) in &self.state.composers {
            let is_let_go = match action {
                Action::Sent(at, Ok(_)) | Action::CancelAsked(at) | Action::Typed(at, _) => {
                    at == place
                }
                _ => false,
            };
            if is_let_go || composer.text.is_empty() {
                continue;
            }
            let text = next.composers.get(place).map(|composer| composer.text.as_str());
            assert_eq!(text, Some(composer.text.as_str()), "{place:?} after {action:.200?}");
            if let Place::Reply(id) | Place::Edit(id) = place {
                assert!(next.list.comment(*id).is_some(), "{place:?} after {action:.200?}");
            }
        }
    }

    fn act(&mut self, act: u8, n: u64) {
        let at = id(10 + n);
        let place = match n % 3 {
            0 => Place::New,
            1 => Place::Reply(at),
            _ => Place::Edit(at),
        };
        self.take(match act {
            0 => Action::CommentsAsked,
            1 => Action::SortChosen([Sort::Newest, Sort::Oldest, Sort::MostLiked][n as usize % 3]),
            2 => Action::MoreAsked,
            3 => Action::TargetAsked(at),
            4..=5 => typed(place, &format!("words {}", self.next)),
            6 => Action::PreviewToggled(place),
            7..=8 => Action::SendAsked(place),
            9 => Action::CancelAsked(place),
            10 => Action::ReplyAsked(at),
            11 => Action::EditAsked(at),
            12 => Action::DeleteAsked(at),
            13 => Action::RestoreAsked(at),
            14 => Action::LikeToggled(at),
            15 => Action::SignOutAsked,
            16 => Action::SignInTyped("Ada".into(), String::new()),
            17 => Action::SignInSent,
            18 => Action::RetryAsked,
            _ => Action::SignInCancelled,
        });
    }

    /// One of the things that are on their way comes to its end.
    fn settle(&mut self, index: u8, is_ok: bool) {
        if self.waiting.is_empty() {
            return;
        }
        let effect = self.waiting.remove(index as usize % self.waiting.len());
        let blocked = || Error::Store(StoreError::Blocked);
        let result = if is_ok { Ok(()) } else { Err(blocked()) };
        let action = match effect {
            Effect::Open if is_ok => opened(reader()),
            Effect::Open => Action::Failed(StoreError::Blocked),
            Effect::List { generation, .. } if !is_ok => unread(generation),
            Effect::List { generation, ask } => read(generation, self.list(ask.how, ask.limit)),
            Effect::Add { place, parent: Some(id), .. } if !self.has(id) => {
                Action::Sent(place, Err(Error::NotFound))
            }
            Effect::Add { place, .. } => Action::Sent(place, result.map(|()| self.add())),
            Effect::Edit { id, .. } => Action::Sent(Place::Edit(id), result.map(|()| id)),
            Effect::Delete(at) => {
                if is_ok {
                    self.stored.retain(|(n, _)| id(*n) != at);
                }
                Action::Deleted(at, result)
            }
            Effect::Restore(at) => {
                if is_ok && !self.has(at) {
                    self.stored.push((at.millis(), true));
                }
                Action::Restored(at, result)
            }
            Effect::Like(id, on) => Action::Liked(id, on, result),
            Effect::SignIn(..) => Action::SignedIn(result),
            Effect::SignOut => Action::SignedOut(result),
            Effect::Ask => known(if is_ok { reader() } else { stranger() }),
            _ => Action::Changed,
        };
        self.take(action);
    }

    fn has(&self, at: reading_widget::comments::Id) -> bool {
        self.stored.iter().any(|(n, _)| id(*n) == at)
    }

    fn add(&mut self) -> reading_widget::comments::Id {
        self.next += 1;
        self.stored.push((self.next, true));
        id(self.next)
    }

    /// A short list, in some order: what a link leads to is often not in it.
    fn list(&self, how: How, limit: usize) -> Listed {
        let mut rows: Vec<_> = self.stored.clone();
        rows.sort();
        if self.state.sort != Sort::Oldest {
            rows.reverse();
        }
        let count = if how == How::Append { rows.len() } else { limit.saturating_sub(16) };
        let row = |(n, is_mine): &(u64, bool)| if *is_mine { mine(row(*n)) } else { row(*n) };
        let read: Vec<_> = rows.iter().take(count).map(|it| thread(row(it), Vec::new())).collect();
        let more = rows.len() > count;
        Listed { more, ..threads(how, read) }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_and_focus_survive(deeds in deeds()) {
        let mut world = World::new();
        for deed in deeds {
            match deed {
                Deed::Act(act, n) => world.act(act, n),
                Deed::Settle(index, is_ok) => world.settle(index, is_ok),
                Deed::Remove(n) => {
                    world.stored.retain(|(stored, _)| *stored != 10 + n);
                    world.take(Action::Changed);
                }
                Deed::Write => {
                    world.add();
                    world.take(Action::Changed);
                }
            }
        }
        // Everything comes to its end, and then nothing is on its way any more.
        for _ in 0..400 {
            world.settle(0, true);
        }
        prop_assert!(world.waiting.is_empty(), "{:?}", world.waiting);
        let state = &world.state;
        prop_assert!(state.composers.values().all(|it| it.composing != Composing::Sending));
        prop_assert!(state.liking.is_empty() && state.deleting.is_empty());
    }
}
