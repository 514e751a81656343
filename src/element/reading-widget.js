// The shell of <reading-widget>: it shows the page's own article at once, loads the widget, and hands
// over what is said to it. It decides nothing.

const TAG = "reading-widget";
const LIFE = "reading-widget-life.js";
const GLUE = "reading-widget-element_bg.js";
const MODULE = "reading-widget-element_bg.wasm";
const here = (file) => new URL(file, import.meta.url).href;

// (Into `reading-widget.pinned.js` packaging writes pins.js in place of these two.)
const READERS = "reading-widget-readers.wasm";
const pinned = (_file, get) => get();

// The layout that the widget will have, so that nothing moves. (Tidy compares src/styles/skeleton.css.)
const SKELETON = ":host{display:block}:host([hidden]),:host([without-header]) .rw-reserve{display:none}.rw{container-type:inline-size;--g:0px;--i:13em;--c:27em}[class=rw]{padding-block-end:calc(var(--i) + var(--c))}:host([src]) [class=rw]{padding:0;min-block-size:100vh}:host([without-insights]) .rw{--i:0px}:host([without-comments]) .rw{--c:0px}:host(:is([theme=light],[theme=dark])) .rw{--g:var(--reading-widget-gutter,clamp(1em,4cqi,2em))}.rw-main{--s:var(--g);display:grid;grid-template-columns:minmax(var(--s),1fr) minmax(0,auto) minmax(var(--g),1fr);padding-block-start:var(--g)}.rw-main>*{grid-column:2}.rw-reserve{min-block-size:3em}.rw-body{inline-size:var(--reading-widget-measure,min(63ex,34em));max-inline-size:100%}@container (min-width:56em){:host(:not([without-outline])) .rw-main{--s:calc(var(--reading-widget-outline-width,15em) + 3em + var(--g))}}";

// Fields are defined and not assigned: a page may have frozen what they would be inherited from.
class ReadingWidgetError extends Error {
  name = "ReadingWidgetError";
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

// JSON as it is meant, whatever an old library has taught arrays (`toJSON`).
const json = (value) =>
  JSON.stringify(value, function (key, value) {
    return Array.isArray(this[key]) ? this[key] : value;
  });

const wasmError = (cause) =>
  new ReadingWidgetError(
    "wasm",
    `reading-widget could not be loaded, the article stays as it is. ${cause.cure ?? "All files of the package have to lie beside reading-widget.js and be allowed to load."} (${cause.message ?? cause})`,
  );

let loading;
// Once per page, all files at the same time, and not for ever.
function load() {
  loading ??= new Promise((resolve, reject) => {
    const gone = new AbortController();
    const end = (reason) => {
      // Another try may have more luck.
      loading = undefined;
      gone.abort();
      reject(reason);
    };
    const late = setTimeout(end, 60_000, "not within a minute");
    Promise.all([
      pinned(LIFE, () => import("./reading-widget-life.js")),
      pinned(GLUE, () => import("./reading-widget-element_bg.js")),
      pinned(MODULE, (integrity) =>
        fetch(here(MODULE), { credentials: "same-origin", signal: gone.signal, integrity }),
      ),
    ])
      .then(([{ lives }, glue, wasm]) => lives(glue, wasm, again))
      .then(resolve, end)
      .finally(() => clearTimeout(late));
  });
  return loading;
}

// The glue once more: under another fragment the same file is another module.
const again = (fragment) =>
  pinned(GLUE, () => import(/* webpackIgnore: true */ /* @vite-ignore */ here(GLUE) + fragment), fragment);

// Who waits for the promise before waits for this one.
function promise(before) {
  let settle;
  const ready = new Promise((resolve, reject) => (settle = { resolve, reject }));
  // Who does not ask has the console.
  ready.catch(() => {});
  before?.resolve(ready);
  return { ready, ...settle };
}

function div(className, ...children) {
  const div = document.createElement("div");
  div.className = className;
  div.append(...children);
  return div;
}

class ReadingWidgetElement extends HTMLElement {
  // (A test keeps the list equal to the one that gives them their meaning.)
  static observedAttributes = [
    "src",
    "format",
    "article-id",
    "comments-src",
    "lang",
    "theme",
    "words-per-minute",
    "outline-depth",
    "outline-hash",
    "without-header",
    "without-outline",
    "without-progress",
    "without-insights",
    "without-comments",
    "without-footer",
  ];

  #widget = null;
  #mounted = promise();
  #pending = promise();
  #lives;
  #article = null;
  #insightChoices = null;
  #comments = this.#methods("comments", "list get count add edit remove restore like export import");
  #insights = this.#methods("insights", "list toggle");
  // Stands around the article, which stays in its body: the view is drawn into places beside that.
  #frame;
  #body;
  #places = [];
  #reserve;
  // The frame of a life that is over, and its places.
  #former;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#lay();
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SKELETON);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // The children stand as the page has them.
    }
  }

  // Lays out what stands around the article.
  #lay() {
    const slot = document.createElement("slot");
    slot.name = "article";
    slot.append(document.createElement("slot"));
    this.#reserve = div("rw-reserve");
    this.#body = div("rw-body", slot);
    this.#body.part = "body";
    this.#body.tabIndex = -1;
    this.#frame = div("rw", div("rw-main", this.#reserve, this.#body));
    // A browser that anchors its view in the skeleton would follow that.
    this.#frame.style.overflowAnchor = "none";
    this.shadowRoot.append(this.#frame);
  }

  // Takes the view away, and keeps room for the next.
  #clear() {
    for (const place of this.#places.splice(0)) this.#lives.end(place);
    this.#body.before(this.#reserve);
  }

  // Takes the frame of a former life away; what that listened to there goes with it.
  #part() {
    const { frame, places } = this.#former ?? {};
    this.#former = undefined;
    for (const place of places ?? []) this.#lives.end(place);
    frame?.remove();
    this.#frame.style.display = "";
  }

  connectedCallback() {
    for (const name of ["article", "insightChoices", "profile"]) {
      // What was set before the element was known.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#widget) return;
    this.#mounted = promise(this.#mounted);
    this.#start();
  }

  #start() {
    load()
      // In a turn of its own: compiling and drawing are long tasks each on a slow device.
      .then((lives) => ((this.#lives = lives), new Promise((resolve) => setTimeout(resolve))))
      .then(() => this.#lives.glue())
      .then((glue) => this.#mount(glue))
      .catch((cause) => this.#fail(wasmError(cause), true));
  }

  // The module died: another life begins, or the article is left. Its frame stays until the next view
  // is drawn, and the article in it.
  #restart = (cause) => {
    this.#forget();
    this.#part();
    this.#former = { frame: this.#frame, places: this.#places };
    this.#places = [];
    this.#lay();
    this.#frame.style.display = "none";
    if (cause) this.#fail(wasmError(cause), true);
    else this.#start();
  };

  attributeChangedCallback(_name, before, now) {
    if (before !== now) this.#widget?.readAttributes();
  }

  // A move within the document keeps everything.
  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#unmount();
    });
  }

  #mount(glue) {
    if (this.#widget || !this.isConnected) return;
    const former = this.#former;
    const places = [this.#lives.place(), this.#lives.place()];
    // A page that is shorter for a moment would scroll up, and not down again.
    this.#frame.style.minHeight = `${(former?.frame ?? this.#frame).offsetHeight}px`;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#release()));
    this.#body.before(places[0]);
    this.#body.after(places[1]);
    this.#places = places;
    if (former) {
      // The next view takes its place before anything is painted.
      const drawn = new MutationObserver(() => {
        drawn.disconnect();
        this.#part();
      });
      drawn.observe(places[0], { childList: true });
    }
    this.#lives.widgets.add(this.#restart);
    try {
      this.#widget = new glue.Widget(this, places[0], here(READERS), {
        loading: () => this.#renew(),
        ready: () => this.#pending.resolve(),
        failed: (code, message) => this.#fail(new ReadingWidgetError(code, message), false),
      });
      this.article = this.#article;
      this.insightChoices = this.#insightChoices;
      this.#widget.start();
      this.#mounted.resolve(this.#widget);
      [this.shadowRoot, this.getRootNode()].forEach(this.#lives.tidy);
    } catch (cause) {
      this.#clear();
      throw cause;
    }
  }

  // Methods that wait for the widget, which carries them out.
  #methods(object, names) {
    const method = (name) => async (...given) => {
      const widget = await this.#mounted.ready;
      return this.#lives.ask(widget, `${object}.${name}`, given);
    };
    return Object.fromEntries(names.split(" ").map((name) => [name, method(name)]));
  }

  #release() {
    this.#frame.style.minHeight = this.#frame.style.overflowAnchor = "";
  }

  #unmount() {
    const widget = this.#widget;
    if (!widget) return;
    this.#forget();
    widget.end();
    widget.free();
    this.#part();
    this.#clear();
  }

  #forget() {
    this.#widget = null;
    this.#lives.widgets.delete(this.#restart);
    this.#mounted = promise(this.#mounted);
    this.#renew();
  }

  #renew() {
    this.#pending = promise(this.#pending);
  }

  #fail(error, tells) {
    this.#pending.reject(error);
    console.error(`<${TAG}>: ${error.message}`);
    if (!tells) return;
    this.#mounted.reject(error);
    this.#part();
    this.#release();
    // Nothing comes below the article.
    this.#frame.style.paddingBlockEnd = 0;
    // Without the widget, an article that lies elsewhere is a link away: in a place that can be read,
    // and no `javascript:`.
    const link = document.createElement("a");
    link.href = link.textContent = this.getAttribute("src") ?? "";
    if (link.textContent && /^(https?|file):$/.test(link.protocol) && !this.#reserve.firstChild) {
      this.#reserve.append(link);
    }
    const detail = { code: error.code, message: error.message };
    this.dispatchEvent(new CustomEvent("reading-widget-error", { bubbles: true, composed: true, detail }));
  }

  get ready() {
    return this.#pending.ready;
  }

  get article() {
    return this.#article;
  }

  set article(value) {
    this.#article = value ?? null;
    this.#widget?.setArticle(this.#article === null ? undefined : json(this.#article));
  }

  get insightChoices() {
    return this.#insightChoices;
  }

  set insightChoices(value) {
    this.#insightChoices = value ?? null;
    this.#widget?.setInsightChoices(json(this.#insightChoices));
  }

  get comments() {
    return this.#comments;
  }

  get insights() {
    return this.#insights;
  }

  get profile() {
    return this.#widget?.profile() ?? null;
  }

  set profile(value) {
    if (this.#widget) this.#widget.setProfile(value);
    else this.#mounted.ready.then((widget) => widget.setProfile(value)).catch(console.error);
  }

  get readingTime() {
    return this.#widget?.readingTime() ?? null;
  }

  get outline() {
    return this.#widget?.outline() ?? [];
  }

  get currentSection() {
    return this.#widget?.currentSection() ?? null;
  }

  get progress() {
    return this.#widget?.progress() ?? 0;
  }

  goTo(id) {
    return this.#widget?.goTo(String(id)) ?? false;
  }

  refresh() {
    this.#widget?.refresh();
  }
}

// A second copy of this script does nothing.
if (!customElements.get(TAG)) customElements.define(TAG, ReadingWidgetElement);
