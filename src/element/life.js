// The lives of the widget's module. A trap (a panic, a full stack) leaves an instance in the middle
// of something that is never finished, so nothing may call it again. Every call into an instance
// goes through here, and the first that fails ends its life: its listeners, timers and promises call
// into nothing from then on, what it held open is closed, and a new instance of the same module, with
// glue of its own, takes over for every element of the page.

const GLUE = "./reading-widget-element_bg.js";

// Two deaths so close to each other, in milliseconds, have a cause that outlives them.
const CLOSE = 10_000;

// The longest module, in bytes: what claims to be longer is none of ours.
const LONGEST = 10_000_000;

// How what an instance held is ended. Transactions come first: half of what was to be written
// together is not to be kept.
const ENDS = [
  ["IDBTransaction", "abort"],
  ["IDBDatabase", "close"],
  ["BroadcastChannel", "close"],
  ["AbortController", "abort"],
  ["MutationObserver", "disconnect"],
  ["ResizeObserver", "disconnect"],
];

// What a dead instance answers: glue looks for parts of an answer.
const NONE = [];
// The exports of a dead instance: its glue keeps nothing of it alive.
const NOTHING = new Proxy({}, { get: () => () => NONE });

// With the glue of the first life, and the answer that brings the module; `again` loads the glue once
// more, under a fragment, for the next life.
export async function lives(glue, wasm, again) {
  try {
    if (!("adoptedStyleSheets" in Document.prototype)) throw new Error("no constructed style sheets");
    return livesOf(await compiled(wasm), glue, again);
  } catch (cause) {
    throw withCure(cause);
  }
}

function compiled(response) {
  if (!response.ok) throw new Error(`${response.url} answered with status ${response.status}`);
  const length = response.headers.get("content-length");
  if (length > LONGEST) throw new Error(`the network gave ${response.url} a length of ${length} bytes`);
  return WebAssembly.compileStreaming(response);
}

// What can be done where the widget could not be loaded.
function withCure(cause) {
  const message = String(cause?.message ?? cause);
  let cure = "The browser may be too old.";
  if (/unsafe-eval|security policy|blocked by CSP|refused to (compile|create)/i.test(message)) {
    cure = "The page's policy refuses WebAssembly. Set the header Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'.";
  } else if (/mime|content-type/i.test(message)) {
    cure = "The server has to send reading-widget-element_bg.wasm with the header Content-Type: application/wasm.";
  } else if (/fetch|load|status|network/i.test(message)) {
    cure = "All files of the package have to lie beside reading-widget.js, and the page's policy has to let them load (connect-src, script-src).";
  }
  return { cure, message };
}

// What somebody is told who waits for a life that is over.
const lost = () =>
  Object.assign(new Error("reading-widget stopped before it was done"), { name: "ReadingWidgetError", code: "wasm" });

function livesOf(module, first, again) {
  const widgets = new Set();
  const asked = new Set();
  const deadSheets = new WeakSet();
  const heard = new WeakMap();
  let serial = 0;
  let died = -Infinity;
  let present;

  async function begin() {
    const glue = serial++ ? await again(`#${serial}`) : first;
    const { exports } = await WebAssembly.instantiate(module, { [GLUE]: glue });
    let isOver = false;
    const end = (cause) => {
      if (isOver) return;
      isOver = true;
      // When none of its calls is under way any more.
      queueMicrotask(() => {
        bury(exports, glue);
        mourn(cause);
      });
    };
    const guard = (call) => (...given) => {
      if (isOver) return NONE;
      try {
        return call(...given);
      } catch (cause) {
        end(cause);
        return NONE;
      }
    };
    const guarded = Object.entries(exports).map(
      ([name, value]) => [name, typeof value === "function" ? guard(value) : value],
    );
    glue.__wbg_set_wasm(Object.fromEntries(guarded));
    exports.__wbindgen_start();
    return glue;
  }

  function bury(exports, glue) {
    glue.__wbg_set_wasm(NOTHING);
    // All objects of the page that it had stand in a table.
    const held = Object.values(exports)
      .filter((value) => value instanceof WebAssembly.Table)
      .flatMap((table) => Array.from({ length: table.length }, (_, at) => table.get(at)));
    for (const [kind, end] of ENDS) {
      for (const it of held) {
        try {
          if (it instanceof globalThis[kind]) it[end]();
        } catch {
          // It was over by itself.
        }
      }
    }
    for (const it of held) if (it instanceof CSSStyleSheet) deadSheets.add(it);
    // The glue's views of the memory are let go of.
    exports.memory.grow(0);
  }

  function mourn(cause) {
    const isClose = performance.now() - died < CLOSE;
    died = performance.now();
    present = undefined;
    if (!isClose) console.error("<reading-widget>: an error inside stopped it, and it starts again.", cause);
    // Each of them leaves the set, and comes back when it is mounted again.
    for (const reject of asked) reject(lost());
    const end = isClose && { cure: "It stopped twice within ten seconds.", message: String(cause) };
    for (const restart of [...widgets]) restart(end);
  }

  return {
    // What is mounted says here how it is started again; with a cause, how it ends for good.
    widgets,
    // A place for a view. Yew never takes the listeners of a place away, and they hold it and its root:
    // here they can go with the place.
    place() {
      const place = document.createElement("div");
      place.className = "rw-place";
      const listening = [];
      heard.set(place, listening);
      place.addEventListener = (...listener) => {
        listening.push(listener);
        EventTarget.prototype.addEventListener.apply(place, listener);
      };
      return place;
    },
    // Takes a place away for good, and frees what its listeners are in the module, also those that are
    // still to come: Yew may draw late. (Who else removes it leaves them: it comes back.)
    end(place) {
      place.remove();
      place.addEventListener = (_kind, callback) => callback._wbg_cb_unref?.();
      for (const [kind, callback, options] of heard.get(place).splice(0)) {
        place.removeEventListener(kind, callback, options);
        callback._wbg_cb_unref?.();
      }
    },
    // Asks a widget for something that takes time. With its life the answer is lost.
    ask(widget, name, given) {
      const answer = widget.call(name, given);
      if (answer === NONE) throw lost();
      let reject;
      const end = new Promise((_, no) => asked.add((reject = no)));
      return Promise.race([answer, end]).finally(() => asked.delete(reject));
    },
    // The glue of the present life.
    glue() {
      present ??= begin().catch((cause) => Promise.reject(withCure(cause)));
      // The next widget may have more luck.
      present.catch(() => (present = undefined));
      return present;
    },
    // Takes the style sheets of former lives out of a document or a shadow root.
    tidy(root) {
      const sheets = [...(root.adoptedStyleSheets ?? [])];
      const left = sheets.filter((sheet) => !deadSheets.has(sheet));
      if (left.length < sheets.length) root.adoptedStyleSheets = left;
    },
  };
}
