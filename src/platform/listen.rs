//! What listens, observes or waits, and stops doing so on drop.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, EventTarget, MutationObserver, MutationObserverInit, MutationRecord, Node,
    ResizeObserver,
};

/// Something that is watched until this is dropped.
#[must_use = "dropping it stops the watch"]
pub struct Watch {
    _held: Held,
}

#[allow(dead_code, reason = "they are held for what their drop does")]
enum Held {
    Listener(EventListener),
    Mutations(Mutations),
    Size(Size),
}

struct Mutations {
    observer: MutationObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Mutations {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

struct Size {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Size {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Watch {
    /// Calls back at each event of this kind, passively and in the bubbling phase.
    pub(super) fn event(
        target: &EventTarget,
        kind: &'static str,
        callback: impl FnMut(&Event) + 'static,
    ) -> Self {
        Watch { _held: Held::Listener(EventListener::new(target, kind, callback)) }
    }

    /// Calls back at each event of this kind anywhere below the target, passively.
    pub(super) fn event_below(
        target: &EventTarget,
        kind: &'static str,
        callback: impl FnMut(&Event) + 'static,
    ) -> Self {
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        Watch {
            _held: Held::Listener(EventListener::new_with_options(target, kind, options, callback)),
        }
    }

    /// Calls back when nodes below (with `deep`) or attributes of a node change.
    pub(super) fn mutations(
        node: &Node,
        deep: bool,
        attributes: &[&str],
        mut callback: impl FnMut(Vec<MutationRecord>) + 'static,
    ) -> Option<Self> {
        let callback = Closure::new(move |records: js_sys::Array| {
            callback(records.iter().map(JsCast::unchecked_into).collect());
        });
        let observer = MutationObserver::new(
            Closure::<dyn FnMut(js_sys::Array)>::as_ref(&callback).unchecked_ref(),
        )
        .ok()?;
        let init = MutationObserverInit::new();
        if deep {
            init.set_child_list(true);
            init.set_character_data(true);
            init.set_subtree(true);
        }
        if !attributes.is_empty() {
            let filter: js_sys::Array =
                attributes.iter().map(|name| wasm_bindgen::JsValue::from_str(name)).collect();
            init.set_attribute_filter(&filter);
        }
        observer.observe_with_options(node, &init).ok()?;
        Some(Watch { _held: Held::Mutations(Mutations { observer, _callback: callback }) })
    }

    /// Calls back when the size of an element changes.
    pub(super) fn size(element: &Element, callback: impl FnMut() + 'static) -> Option<Self> {
        let callback: Closure<dyn FnMut()> = Closure::new(callback);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Watch { _held: Held::Size(Size { observer, _callback: callback }) })
    }
}

/// Something that happens later, unless this is dropped before.
#[must_use = "dropping it cancels what was to happen"]
pub struct Later {
    _timeout: Timeout,
}

impl Later {
    /// Calls back once, after this many milliseconds.
    pub fn new(milliseconds: u32, callback: impl FnOnce() + 'static) -> Self {
        #[cfg(feature = "faults")]
        let callback = || {
            crate::fault::point("timer");
            callback();
        };
        Later { _timeout: Timeout::new(milliseconds, callback) }
    }

    /// Lets it happen whatever becomes of whoever wanted it.
    pub fn keep(self) {
        self._timeout.forget();
    }
}

/// The next frame, unless this is dropped before.
#[must_use = "dropping it cancels the callback"]
pub(super) struct NextFrame {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl NextFrame {
    pub(super) fn new(callback: impl FnOnce() + 'static) -> Option<Self> {
        let callback = Closure::once(callback);
        let id =
            web_sys::window()?.request_animation_frame(callback.as_ref().unchecked_ref()).ok()?;
        Some(NextFrame { id, _callback: callback })
    }
}

impl Drop for NextFrame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}
