//! The guard of a view: translators, extensions and scripts of the page take nodes out of it, move
//! them and put others in their place, and Yew cannot go on where a node is not where it left it: it
//! would trap. So the nodes of a view go back to their places before Yew draws the next time, and as
//! soon as the browser tells that they are gone.
//!
//! Whatever else stands in a view by then is a *stranger*, and stays. Where strangers took the place
//! of words (a translation), they *stand in* for them: the words keep silent until they change.
//!
//! A browser does not say who changed a tree. Yew draws in one go, so what changes between
//! [`about_to_draw`] and the end of that go is the widget's, and all else is not.

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
    root: Node,
    /// What stands around the root and has to go on doing so.
    around: Vec<Node>,
    observer: MutationObserver,
    _callback: Closure<dyn FnMut(Array)>,
    strangers: WeakSet,
    /// Words that keep silent, and what stands in for them.
    silent: RefCell<Vec<(Node, Vec<Node>)>>,
    /// What has happened and is not put right yet.
    waiting: RefCell<Vec<MutationRecord>>,
    later: RefCell<Option<Later>>,
    /// The second in which nodes were put back last, and how often.
    recent: Cell<(f64, u32)>,
}

/// Whose children changed.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    View,
    Around,
    Stranger,
    Leaf,
}

impl Guard {
    /// Guards what is below a node, but for the nodes that something else than Yew fills.
    pub fn of(root: &Node) -> Option<Self> {
        Guard::new(root, Vec::new())
    }

    /// Guards the node too, and what stands around it up to its shadow root.
    pub fn of_shadow(root: &Node) -> Option<Self> {
        let around = std::iter::successors(root.parent_node(), Node::parent_node).collect();
        Guard::new(root, around)
    }

    fn new(root: &Node, around: Vec<Node>) -> Option<Self> {
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
        observer.observe_with_options(root, &init).ok()?;
        let guard = Rc::new(Keeper {
            root: root.clone(),
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

/// The widget is about to change a view: every component that can be drawn by itself says so first.
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

    /// Puts the view's nodes back to where they were, the last change first.
    fn put_right(&self) {
        let mut records = std::mem::take(&mut *self.waiting.borrow_mut());
        records.extend(self.records());
        let changes: Vec<_> = records
            .iter()
            .filter(|record| record.type_() == "childList")
            .filter_map(|record| Some((record, record.target()?)))
            .map(|(record, target)| (record, self.whose(&target), target))
            .collect();
        let gone = self.gone(&changes);
        let mut emptied = Vec::new();
        let mut replaced = Vec::new();
        let mut is_changed = false;
        for (record, whose, target) in changes.into_iter().rev() {
            let ours = nodes(record.removed_nodes()).filter(|node| gone.has(node));
            match whose {
                Whose::Leaf => {}
                Whose::Stranger => emptied.push(target),
                Whose::View | Whose::Around => {
                    for node in ours {
                        let is_text = node.node_type() == Node::TEXT_NODE;
                        if is_text {
                            self.leave_copy(&node);
                        }
                        put(&target, &node, record);
                        is_changed = true;
                        if is_text {
                            let stand_ins = nodes(record.added_nodes());
                            let stand_ins = stand_ins.filter(|node| self.strangers.has(node));
                            replaced.push((node, stand_ins.collect::<Vec<_>>()));
                        }
                    }
                }
            }
        }
        // What was wrapped around our nodes holds nothing any more.
        emptied.iter().filter(|node| !node.has_child_nodes()).for_each(remove);
        replaced.into_iter().for_each(|(words, stand_ins)| self.silence(words, stand_ins));
        if is_changed {
            let (since, count) = self.recent.get();
            self.recent.set((since, count + 1));
        }
        // This was our own doing.
        drop(self.records());
    }

    /// Which nodes of the view were taken out; what is new in it is a stranger from now on.
    fn gone(&self, changes: &[(&MutationRecord, Whose, Node)]) -> WeakSet {
        let gone = WeakSet::new();
        for (record, whose, _) in changes {
            for node in nodes(record.removed_nodes()) {
                let is_ours = match whose {
                    Whose::View => !self.strangers.has(&node),
                    Whose::Around => node.contains(Some(&self.root)),
                    Whose::Stranger | Whose::Leaf => false,
                };
                if is_ours {
                    gone.add(&node);
                }
            }
            for node in nodes(record.added_nodes()) {
                if *whose == Whose::View && !gone.has(&node) {
                    self.strangers.add(&node);
                }
            }
        }
        gone
    }

    fn whose(&self, target: &Node) -> Whose {
        if self.around.contains(target) {
            return Whose::Around;
        }
        let mut node = Some(target.clone());
        while let Some(current) = node.filter(|node| *node != self.root) {
            if self.strangers.has(&current) {
                return Whose::Stranger;
            }
            if current.dyn_ref::<Element>().is_some_and(|element| element.has_attribute(LEAF)) {
                return Whose::Leaf;
            }
            node = current.parent_node();
        }
        Whose::View
    }

    /// Words that a stranger took in are left to it as a copy: it stands in for them.
    fn leave_copy(&self, words: &Node) {
        let holder = words.parent_node().filter(|it| self.whose(it) == Whose::Stranger);
        if let Some((holder, copy)) = holder.zip(words.clone_node().ok()) {
            let _ = holder.replace_child(&copy, words);
        }
    }

    /// Words that are back in their place keep silent where something stands in for them.
    fn silence(&self, words: Node, stand_ins: Vec<Node>) {
        let stand_ins: Vec<_> = stand_ins.into_iter().filter(|it| it.is_connected()).collect();
        if let Some(words) = words.dyn_ref::<CharacterData>().filter(|_| !stand_ins.is_empty()) {
            words.set_data("");
            self.silent.borrow_mut().push((words.clone().into(), stand_ins));
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
        self.silent.borrow_mut().retain(|(words, stand_ins)| {
            let is_silent = words.is_connected() && !changed.has(words);
            if !is_silent {
                stand_ins.iter().for_each(remove);
            }
            is_silent
        });
        drop(self.records());
    }
}

/// Puts a node back to where a change took it from.
fn put(target: &Node, node: &Node, record: &MutationRecord) {
    let here = |node: &Node| node.parent_node().as_ref() == Some(target);
    let behind = || record.previous_sibling().filter(here).and_then(|node| node.next_sibling());
    let place = record.next_sibling().filter(here).or_else(behind);
    // Where it cannot be, the page has made it so, and Yew is not asked to.
    let _ = target.insert_before(node, place.as_ref());
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

fn nodes(list: NodeList) -> impl Iterator<Item = Node> {
    (0..list.length()).filter_map(move |index| list.get(index))
}
