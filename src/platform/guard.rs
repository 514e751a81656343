//! The guard of a view: translators, extensions and scripts of the page take nodes out of it, move
//! them and put others in their place, and Yew cannot go on where a node is not where it left it: it
//! would trap. So the nodes of a view go back to their places before Yew draws the next time, and as
//! soon as the browser tells that they are gone.
//!
//! Whatever else stands in a view by then is a *stranger*, and stays. Where strangers took the place
//! of words (a translation), they *stand in* for them: the words keep silent until they change.
//!
//! A browser does not say who changed a tree. Yew draws a component in one go, so what changes between
//! [`about_to_draw`] and the end of that go is the widget's, and all else is not.

mod former;
mod order;

use self::former::Former;
use self::order::put_in_order;
use super::listen::Later;
use super::{now, spawn};
use js_sys::{Array, WeakSet};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{
    CharacterData, Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList,
};

/// What holds the article in a Yew app bears this attribute: what happens below is told elsewhere.
const LEAF: &str = "data-leaf";

/// So often in a second nodes are put back at once. Who takes them out more often does it because
/// they were put back, and is not to stop the page.
const AT_ONCE: u32 = 30;
/// How long such a one is left alone, in milliseconds.
const PAUSE: u32 = 500;

thread_local! {
    static KEEPERS: RefCell<Vec<Weak<Keeper>>> = const { RefCell::new(Vec::new()) };
    /// Whether what changes now is drawn by Yew.
    static DRAWING: Cell<bool> = const { Cell::new(false) };
}

/// Guards a view until this is dropped.
#[must_use = "dropping it ends the guard"]
pub struct Guard {
    _keeper: Rc<Keeper>,
}

struct Keeper {
    roots: Vec<Node>,
    /// What stands around the roots and has to go on doing so.
    around: Vec<Node>,
    observer: MutationObserver,
    _callback: Closure<dyn FnMut(Array)>,
    strangers: WeakSet,
    silent: RefCell<Vec<Silent>>,
    /// What has happened and is not put right yet.
    waiting: RefCell<Vec<MutationRecord>>,
    later: RefCell<Option<Later>>,
    /// The second in which nodes were put back last, and how often.
    recent: Cell<(f64, u32)>,
}

/// Words that keep silent, since something stands in for them.
struct Silent {
    words: CharacterData,
    text: String,
    stand_ins: Vec<Node>,
}

/// Whose children changed.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    View,
    Around,
    Stranger,
    Leaf,
    Elsewhere,
}

impl Guard {
    /// Guards what is below a node, but for the nodes that something else than Yew fills.
    pub fn of(root: &Node) -> Option<Self> {
        Guard::new(vec![root.clone()], Vec::new())
    }

    /// Guards nodes that stand beside each other, what is below them, and what stands around them up
    /// to their shadow root.
    pub fn of_shadow(roots: Vec<Node>) -> Option<Self> {
        let parent = roots.first()?.parent_node();
        Guard::new(roots, std::iter::successors(parent, Node::parent_node).collect())
    }

    fn new(roots: Vec<Node>, around: Vec<Node>) -> Option<Self> {
        let keeper: Rc<RefCell<Weak<Keeper>>> = Rc::default();
        let told = keeper.clone();
        let callback = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
            let told = told.borrow().upgrade();
            if let Some(keeper) = told {
                keeper.told(records);
            }
        });
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        for node in &around {
            observer.observe_with_options(node, &init).ok()?;
        }
        init.set_character_data(true);
        init.set_subtree(true);
        for root in &roots {
            observer.observe_with_options(root, &init).ok()?;
        }
        let guard = Rc::new(Keeper {
            roots,
            around,
            observer,
            _callback: callback,
            strangers: WeakSet::new(),
            silent: RefCell::default(),
            waiting: RefCell::default(),
            later: RefCell::default(),
            recent: Cell::default(),
        });
        *keeper.borrow_mut() = Rc::downgrade(&guard);
        KEEPERS.with_borrow_mut(|keepers| {
            keepers.retain(|keeper| keeper.strong_count() > 0);
            keepers.push(Rc::downgrade(&guard));
        });
        Some(Guard { _keeper: guard })
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The widget is about to change a view: every component says so first. Yew (0.23) may draw one in a
/// later turn than the one around it.
pub fn about_to_draw() {
    if DRAWING.replace(true) {
        return;
    }
    each(|keeper| keeper.put_right());
    // Comes after Yew has drawn, and before observers are told of it.
    spawn(async {
        DRAWING.set(false);
        each(|keeper| keeper.drawn(&keeper.records()));
    });
}

fn each(then: impl Fn(&Keeper)) {
    let keepers = KEEPERS.with_borrow(|keepers| keepers.clone());
    keepers.iter().filter_map(Weak::upgrade).for_each(|keeper| then(&keeper));
}

impl Keeper {
    /// What has happened and was not told yet.
    fn records(&self) -> Vec<MutationRecord> {
        self.observer.take_records().iter().map(JsCast::unchecked_into).collect()
    }

    fn told(self: &Rc<Self>, records: Array) {
        let records: Vec<MutationRecord> = records.iter().map(JsCast::unchecked_into).collect();
        if DRAWING.get() {
            return self.drawn(&records);
        }
        self.waiting.borrow_mut().extend(records);
        let (since, count) = self.recent.get();
        if now() - since > 1_000.0 {
            self.recent.set((now(), 0));
        } else if count >= AT_ONCE {
            let weak = Rc::downgrade(self);
            *self.later.borrow_mut() = Some(Later::new(PAUSE, move || {
                if let Some(keeper) = weak.upgrade() {
                    keeper.put_right();
                }
            }));
            return;
        }
        self.put_right();
    }

    /// Puts the view's nodes back to where they were.
    fn put_right(&self) {
        let mut records = std::mem::take(&mut *self.waiting.borrow_mut());
        records.extend(self.records());
        records.retain(|record| record.type_() == "childList");
        let former = Former::of(&records);
        self.meet_strangers(&records, &former);
        let families = self.families(&former);
        let moved = WeakSet::new();
        let mut holders = Vec::new();
        // All that is elsewhere is taken out first: then no node comes to stand in itself.
        for (target, children) in &families {
            for child in children {
                let holder = child.parent_node();
                if holder.as_ref() != Some(target) {
                    self.take_out(child, holder.as_ref());
                    moved.add(child);
                    holders.push(holder);
                }
            }
        }
        let mut is_changed = false;
        for (target, children) in &families {
            is_changed |= put_in_order(target, children, |child| former.has_gone(child));
        }
        // What was wrapped around our nodes holds nothing any more.
        for holder in holders.into_iter().flatten() {
            if !holder.has_child_nodes() && self.whose(&holder, None) == Whose::Stranger {
                remove(&holder);
            }
        }
        self.let_stand_in(&records, &moved);
        self.silent.borrow_mut().retain(|silent| {
            let is_silent = silent.is_stood_in_for();
            if !is_silent {
                silent.speak_again();
            }
            is_silent
        });
        if is_changed {
            let (since, count) = self.recent.get();
            self.recent.set((since, count + 1));
        }
        // This was our own doing.
        drop(self.records());
    }

    /// What is new in a view is a stranger from now on.
    fn meet_strangers(&self, records: &[MutationRecord], former: &Former) {
        for record in records {
            let is_view =
                record.target().is_some_and(|it| self.whose(&it, Some(former)) == Whose::View);
            for node in nodes(record.added_nodes()).filter(|_| is_view) {
                let parent = former.parent(&node);
                if !parent.is_some_and(|parent| self.is_guarded(&parent, former)) {
                    self.strangers.add(&node);
                }
            }
        }
    }

    /// The nodes of a view whose children changed, with those children that they have to have.
    fn families<'a>(&self, former: &'a Former) -> Vec<(&'a Node, Vec<Node>)> {
        let guarded = former.targets().iter().filter(|target| self.is_guarded(target, former));
        let families = guarded.map(|target| {
            let mut children = former.children(target);
            if self.around.contains(target) {
                children.retain(|node| self.around.contains(node) || self.roots.contains(node));
            } else {
                children.retain(|node| !self.strangers.has(node));
            }
            (target, children)
        });
        families.collect()
    }

    /// Where strangers came in the place of words, they stand in for them.
    fn let_stand_in(&self, records: &[MutationRecord], moved: &WeakSet) {
        for record in records.iter().rev() {
            let is_back = |node: &Node| node.node_type() == Node::TEXT_NODE && moved.has(node);
            for words in nodes(record.removed_nodes()).filter(is_back) {
                let stand_ins = nodes(record.added_nodes()).filter(|it| self.strangers.has(it));
                self.silence(words, stand_ins.collect());
            }
        }
    }

    /// Whether the children of a node are watched over.
    fn is_guarded(&self, target: &Node, former: &Former) -> bool {
        matches!(self.whose(target, Some(former)), Whose::View | Whose::Around)
    }

    /// Whose a node is, by where it stood formerly or by where it stands now.
    fn whose(&self, target: &Node, former: Option<&Former>) -> Whose {
        if self.around.contains(target) {
            return Whose::Around;
        }
        let mut node = Some(target.clone());
        while let Some(current) = node {
            if self.roots.contains(&current) {
                return Whose::View;
            }
            if self.strangers.has(&current) {
                return Whose::Stranger;
            }
            if current.dyn_ref::<Element>().is_some_and(|element| element.has_attribute(LEAF)) {
                return Whose::Leaf;
            }
            node = match former {
                Some(former) => former.parent(&current),
                None => current.parent_node(),
            };
        }
        Whose::Elsewhere
    }

    /// Takes a node out of what holds it. Words are left to a stranger as a copy: it stands in for
    /// them.
    fn take_out(&self, node: &Node, holder: Option<&Node>) {
        let Some(holder) = holder else { return };
        let is_text = node.node_type() == Node::TEXT_NODE;
        if is_text && self.whose(holder, None) == Whose::Stranger {
            if let Ok(copy) = node.clone_node() {
                let _ = holder.replace_child(&copy, node);
            }
        } else {
            remove(node);
        }
    }

    /// Words that are back in their place keep silent where something stands in for them.
    fn silence(&self, words: Node, stand_ins: Vec<Node>) {
        let stand_ins: Vec<_> = stand_ins.into_iter().filter(|it| it.is_connected()).collect();
        if let Some(words) = words.dyn_ref::<CharacterData>().filter(|_| !stand_ins.is_empty()) {
            let silent = Silent { words: words.clone(), text: words.data(), stand_ins };
            words.set_data("");
            self.silent.borrow_mut().push(silent);
        }
    }

    /// Yew has drawn: words that have changed speak again, and nothing stands in for those that
    /// are gone.
    fn drawn(&self, records: &[MutationRecord]) {
        if self.silent.borrow().is_empty() {
            return;
        }
        let changed = WeakSet::new();
        for record in records.iter().filter(|record| record.type_() == "characterData") {
            if let Some(target) = record.target() {
                changed.add(&target);
            }
        }
        self.silent.borrow_mut().retain(|silent| {
            let is_silent = silent.words.is_connected() && !changed.has(&silent.words);
            if !is_silent {
                silent.stand_ins.iter().for_each(remove);
            }
            is_silent
        });
        drop(self.records());
    }
}

impl Silent {
    /// Whether something says these words, in their place.
    fn is_stood_in_for(&self) -> bool {
        let place = self.words.parent_node();
        self.stand_ins.iter().any(|it| {
            it.parent_node() == place && it.text_content().is_some_and(|text| !text.is_empty())
        })
    }

    fn speak_again(&self) {
        self.stand_ins.iter().for_each(remove);
        if self.words.data().is_empty() {
            self.words.set_data(&self.text);
        }
    }
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

fn nodes(list: NodeList) -> impl Iterator<Item = Node> {
    (0..list.length()).filter_map(move |index| list.get(index))
}
