//! Plays actions, and tells effects in a few words. A comment is known by its number, which is the
//! time in its id.

use reading_widget::comments::{Comment, Id, Identity, Origin, Profile, Register, Stamp};
use reading_widget::discussion::{
    Action, Destination, Effect, Focus, From, Held, How, Known, Listed, Place, Shown, State,
    Thread, Times,
};
use reading_widget::machine::Reduce;
use reading_widget::moment::Moment;
use reading_widget::sorted::SortedSet;
use reading_widget::store::{Kept, Row, Sort, Start, Status, StoreError, Tally};
use std::rc::Rc;

/// The reader.
pub const ME: u64 = 1;

pub fn stamp(n: u64) -> Stamp {
    Stamp { millis: n, counter: 0, node: 0 }
}

pub fn id(n: u64) -> Id {
    Id::new(stamp(n), 0)
}

/// Somebody's comment that begins a thread.
pub fn row(n: u64) -> Row {
    let origin = Origin { created: stamp(n), author: id(2), parent: None, root: None };
    let value = Identity { name: "Somebody".into(), link: None };
    let comment = Comment {
        id: id(n),
        article: "a".into(),
        origin,
        identity: Register { stamp: stamp(n), value },
        body: Register { stamp: stamp(n), value: format!("words of {n}") },
        deleted: Register { stamp: stamp(n), value: false },
    };
    Row {
        article: "a".into(),
        id: id(n),
        comment: Some(comment),
        likes: 0,
        replies: 0,
        local: true,
        published: false,
    }
}

fn with(mut row: Row, change: impl FnOnce(&mut Comment)) -> Row {
    row.comment.iter_mut().for_each(|_| ());
    if let Some(comment) = &mut row.comment {
        change(comment);
    }
    row
}

pub fn mine(row: Row) -> Row {
    with(row, |comment| comment.origin.author = id(ME))
}

pub fn dead(row: Row) -> Row {
    with(row, |comment| comment.deleted.value = true)
}

pub fn edited(row: Row, body: &str) -> Row {
    with(row, |comment| comment.body.value = body.into())
}

/// An answer in the thread of `root`.
pub fn answer(n: u64, parent: u64, root: u64) -> Row {
    with(row(n), |comment| {
        (comment.origin.parent, comment.origin.root) = (Some(id(parent)), Some(id(root)));
    })
}

pub fn shown(row: Row) -> Shown {
    Shown { row, body: Rc::default(), is_long: false }
}

/// A thread whose first comment counts the answers that were not deleted, and `hidden` more.
pub fn thread_of(first: Row, answers: Vec<Row>, hidden: u32, held: &Held) -> Rc<Thread> {
    let replies = answers.iter().filter(|row| row.is_live()).count() as u32 + hidden;
    let first = shown(Row { replies, ..first });
    Rc::new(Thread::new(first, answers.into_iter().map(shown).collect(), held))
}

pub fn thread(first: Row, answers: Vec<Row>) -> Rc<Thread> {
    thread_of(first, answers, 0, &Held::default())
}

/// What was read: threads without answers.
pub fn page(how: How, ids: &[u64]) -> Listed {
    threads(how, ids.iter().map(|n| thread(row(*n), Vec::new())).collect())
}

pub fn threads(how: How, threads: Vec<Rc<Thread>>) -> Listed {
    let earlier = match how {
        How::Replace | How::Refresh => Some(false),
        How::Append | How::Prepend => None,
    };
    Listed {
        how,
        threads,
        more: false,
        earlier,
        unreadable: 0,
        target: None,
        unfolded: None,
        times: Times::new(),
    }
}

/// More stands behind what was read (or before it, where that was asked for).
pub fn and_more(listed: Listed) -> Listed {
    Listed { more: true, ..listed }
}

pub fn read(generation: u32, listed: Listed) -> Action {
    Action::Listed { generation, result: Ok(Box::new(listed)) }
}

pub fn unread(generation: u32) -> Action {
    Action::Listed { generation, result: Err(StoreError::Blocked) }
}

pub fn moment(iso: &str) -> Moment {
    Moment { iso: iso.into(), ..Moment::default() }
}

/// What the store knows of somebody who has done nothing yet.
pub fn stranger() -> Known {
    Known {
        status: Status { kept: Kept::Device, lost: false },
        profile: None,
        sort: Sort::Newest,
        tally: Rc::new(Tally::default()),
        liked: Rc::default(),
        picked: Rc::default(),
    }
}

/// What it knows of the reader, who is signed in.
pub fn reader() -> Known {
    let value = Identity { name: "Ada".into(), link: None };
    let identity = Some(Register { stamp: stamp(5), value });
    let profile = Profile { id: id(ME), others: Vec::new(), identity, signed_in: true };
    Known { profile: Some(Rc::new(profile)), ..stranger() }
}

pub fn liking(ids: &[u64]) -> Known {
    let liked: SortedSet<_> = ids.iter().map(|n| id(*n)).collect();
    Known { liked: Rc::new(liked), ..reader() }
}

pub fn opened(known: Known) -> Action {
    Action::Opened(Box::new(known))
}

pub fn known(known: Known) -> Action {
    Action::Known(Box::new(known))
}

pub fn typed(place: Place, text: &str) -> Action {
    Action::Typed(place, text.into())
}

/// A number that stands for an id.
fn n(id: Id) -> String {
    id.millis().to_string()
}

pub fn place(place: Place) -> String {
    match place {
        Place::New => "new".into(),
        Place::Reply(id) => format!("reply {}", n(id)),
        Place::Edit(id) => format!("edit {}", n(id)),
    }
}

/// An effect in a few words.
pub fn line(effect: &Effect) -> String {
    match effect {
        Effect::Open => "open".into(),
        Effect::Ask => "ask".into(),
        Effect::List { generation, ask } => {
            let start = match ask.start {
                From::Place(Start::Top) => "top".into(),
                From::Place(Start::After(cursor)) => format!("after {}", n(cursor.id)),
                From::Place(Start::At(cursor)) => format!("at {}", n(cursor.id)),
                From::Place(Start::Before(cursor)) => format!("before {}", n(cursor.id)),
                From::Comment(id) => format!("comment {}", n(id)),
            };
            let how = format!("{:?}", ask.how).to_lowercase();
            let sort = ask.sort.name();
            let unfolded: String =
                ask.unfolded.iter().map(|(id, count)| format!(" {}:{count}", n(*id))).collect();
            format!("{how} {generation} {sort} {start} {}{unfolded}", ask.limit)
        }
        Effect::KeepDraft(at, text) if text.is_empty() => format!("no draft {}", place(*at)),
        Effect::KeepDraft(at, text) => format!("draft {} {text:?}", place(*at)),
        Effect::FindDrafts => "find drafts".into(),
        Effect::Preview(at, text) => format!("preview {} {text:?}", place(*at)),
        Effect::Add { parent: None, body, .. } => format!("add {body:?}"),
        Effect::Add { parent: Some(parent), body, .. } => format!("add {body:?} to {}", n(*parent)),
        Effect::Edit { id, body } => format!("edit {} {body:?}", n(*id)),
        Effect::Delete(id) => format!("delete {}", n(*id)),
        Effect::Restore(id) => format!("restore {}", n(*id)),
        Effect::Like(id, on) => format!("like {} {on}", n(*id)),
        Effect::Pick(choice, on) => format!("pick {choice} {on}"),
        Effect::SignIn(name, None) => format!("sign in {name}"),
        Effect::SignIn(name, Some(link)) => format!("sign in {name} {link}"),
        Effect::SignOut => "sign out".into(),
        Effect::KeepSort(sort) => format!("keep sort {}", sort.name()),
        Effect::CopyLink(id) => format!("copy link {}", n(*id)),
        Effect::Export { all, to } => {
            let to = match to {
                Destination::File => "file",
                Destination::Clipboard => "clipboard",
                Destination::Author => "author",
            };
            format!("export {} to {to}", if *all { "all" } else { "this" })
        }
        Effect::Import(text) => format!("import {text}"),
        Effect::CancelTransfer => "cancel".into(),
        Effect::AcceptLoss => "accept loss".into(),
        Effect::Focus(focus) => match focus {
            Focus::Composer(at) => format!("> composer {}", place(*at)),
            Focus::Comment(id) => format!("> comment {}", n(*id)),
            Focus::ReplyButton(id) => format!("> reply {}", n(*id)),
            Focus::EditButton(id) => format!("> edit {}", n(*id)),
            Focus::Undo(id) => format!("> undo {}", n(*id)),
            Focus::SignIn => "> sign in".into(),
            Focus::SignInButton => "> sign in button".into(),
            Focus::Report => "> report".into(),
            Focus::Heading => "> heading".into(),
        },
    }
}

/// One step, and what holds for every one: the focus goes to what is shown, and what is said anew
/// has a new number.
pub fn step(state: &State, action: Action) -> (State, Vec<Effect>) {
    let told = format!("{action:.200?}");
    let (next, effects) = state.reduce(action);
    for effect in &effects {
        if let Effect::Focus(focus) = effect {
            assert!(next.is_shown(*focus), "{focus:?} is not there after {told}");
        }
    }
    assert!(next.said == state.said || next.said.0 > state.said.0, "{told}");
    (next, effects)
}

/// Plays actions after one another; each has to have its effects. Returns the last state.
pub fn play(state: State, steps: Vec<(Action, &str)>) -> State {
    steps.into_iter().enumerate().fold(state, |state, (at, (action, expected))| {
        let told = format!("step {at}, {action:.200?}");
        let (next, effects) = step(&state, action);
        let lines: Vec<_> = effects.iter().map(line).collect();
        assert_eq!(lines.join(", "), expected, "{told}");
        next
    })
}

/// A state in which the reader is signed in and these threads are shown.
pub fn showing(listed: Listed) -> State {
    play(
        State::default(),
        vec![
            (Action::CommentsAsked, ""),
            (opened(reader()), "find drafts, replace 1 newest top 20"),
            (read(1, listed), ""),
        ],
    )
}

/// Threads without answers, by somebody, but for those of the reader's.
pub fn some(ids: &[u64], own: &[u64]) -> State {
    let row = |n: &u64| if own.contains(n) { mine(row(*n)) } else { row(*n) };
    showing(threads(How::Replace, ids.iter().map(|n| thread(row(n), Vec::new())).collect()))
}

/// The threads that are shown, by their first comments; deleted ones in brackets. Answers stand
/// behind a colon.
pub fn sight(state: &State) -> String {
    let name = |shown: &Shown| match shown.row.is_live() {
        true => n(shown.row.id),
        false => format!("({})", n(shown.row.id)),
    };
    let threads = state.list.threads.iter().map(|thread| {
        let answers: Vec<_> = thread.answers.iter().map(|(shown, _)| name(shown)).collect();
        let answers =
            if answers.is_empty() { String::new() } else { format!(":{}", answers.join(",")) };
        format!("{}{answers}", name(&thread.first))
    });
    threads.collect::<Vec<_>>().join(" ")
}

/// The words in a composer.
pub fn text(state: &State, place: Place) -> Option<&str> {
    state.composers.get(&place).map(|composer| composer.text.as_str())
}
