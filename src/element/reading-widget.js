// <reading-widget>: the shell of the element. It shows the page's own article at once, loads the
// widget beside it, and hands over what is said to it. It decides nothing about articles.

const TAG = "reading-widget";
const here = (file) => new URL(file, import.meta.url).href;

// The layout that the widget will have, so that nothing moves when it arrives. (Kept equal to
// src/styles/skeleton.css by `cargo xtask tidy`.)
const SKELETON = ":host{display:block}:host([src]) [class=rw]{min-block-size:100vh}:host([hidden]),:host([without-header]) .rw-reserve{display:none}.rw{container-type:inline-size;--g:0px}:host(:is([theme=light],[theme=dark])) .rw{--g:var(--reading-widget-gutter,clamp(1em,4cqi,2em))}.rw-main{--s:var(--g);display:grid;grid-template-columns:minmax(var(--s),1fr) minmax(0,auto) minmax(var(--g),1fr);padding-block-start:var(--g)}.rw-main>*{grid-column:2}.rw-reserve{min-block-size:3em}.rw-body{inline-size:var(--reading-widget-measure,min(63ex,34em));max-inline-size:100%}@container (min-width:56em){:host(:not([without-outline])) .rw-main{--s:calc(var(--reading-widget-outline-width,15em) + 3em + var(--g))}}";

class ReadingWidgetError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "ReadingWidgetError";
    this.code = code;
  }
}

// Why the widget could not be loaded, with the cure. `stage` is what was being done.
function wasmError(cause) {
  const said = String(cause?.message ?? cause);
  let cure = "This browser may be too old: the widget needs WebAssembly and constructed style sheets.";
  if (/unsafe-eval|Content Security Policy|blocked by CSP|Refused to compile|Refused to create/i.test(said)) {
    cure = "The page's policy refuses WebAssembly. Set the header Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'.";
  } else if (/mime|content-type/i.test(said)) {
    cure = "The server names the wrong type for reading-widget-element_bg.wasm. Set the header Content-Type: application/wasm.";
  } else if (/fetch|load|status|network/i.test(said)) {
    cure = "Check that all files of the package lie beside reading-widget.js, and that the page's policy lets them load (connect-src and script-src).";
  }
  return new ReadingWidgetError("wasm", `reading-widget could not be loaded, the article stays as it is. ${cure} (${said})`);
}

let loading;
// Loads the widget once per page. The module and its glue come at the same time.
function load() {
  loading ??= (async () => {
    if (!("adoptedStyleSheets" in Document.prototype)) throw new Error("no constructed style sheets");
    const url = here("reading-widget-element_bg.wasm");
    const [glue, module] = await Promise.all([
      import("./reading-widget-element.js"),
      fetch(url, { credentials: "same-origin" }).then((response) => {
        if (!response.ok) throw new Error(`${url} answered with status ${response.status}`);
        return WebAssembly.compileStreaming(response);
      }),
    ]);
    await glue.default({ module_or_path: module });
    return glue;
  })();
  // The next widget that is added may have more luck.
  loading.catch(() => (loading = undefined));
  return loading;
}

function promise() {
  const settle = {};
  const ready = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
  // Who does not ask for the promise has the event and the console.
  ready.catch(() => {});
  return { ready, ...settle, isSettled: false };
}

class ReadingWidgetElement extends HTMLElement {
  // (A test keeps the list equal to the one that gives them their meaning.)
  static observedAttributes = [
    "src",
    "format",
    "article-id",
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
  #pending = promise();
  #article = null;
  #skeleton;
  // Holds the skeleton, then the widget, and its height while the one takes the other's place.
  #frame;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#frame = document.createElement("div");
    // Until the widget is there: a browser that anchors its view in the skeleton would follow that.
    this.#frame.style.overflowAnchor = "none";
    this.#skeleton = document.createElement("div");
    this.#skeleton.className = "rw";
    const main = document.createElement("div");
    main.className = "rw-main";
    const reserve = document.createElement("div");
    reserve.className = "rw-reserve";
    const body = document.createElement("div");
    body.className = "rw-body";
    const slot = document.createElement("slot");
    slot.name = "article";
    slot.append(document.createElement("slot"));
    body.append(slot);
    main.append(reserve, body);
    this.#skeleton.append(main);
    this.#frame.append(this.#skeleton);
    root.append(this.#frame);
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SKELETON);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // Without constructed sheets the children stand as the page has them.
    }
  }

  connectedCallback() {
    for (const name of ["article"]) {
      // What was set before the element was known.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#widget) return;
    load().then(
      (glue) => this.#mount(glue),
      (cause) => this.#fail(wasmError(cause), true),
    );
  }

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
    const mount = document.createElement("div");
    // A page that is shorter for a moment would scroll up, and not down again.
    this.#frame.style.minHeight = `${this.#frame.offsetHeight}px`;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#release()));
    this.#frame.prepend(mount);
    // As soon as the widget's own slot is there, before anything is painted, the children stand in
    // it, and the skeleton goes.
    const drawn = new MutationObserver(() => {
      if (!mount.querySelector("slot")) return;
      drawn.disconnect();
      this.#skeleton.remove();
    });
    drawn.observe(mount, { childList: true, subtree: true });
    try {
      this.#widget = new glue.Widget(this, mount, here("reading-widget-readers.wasm"), {
        loading: () => this.#renew(),
        ready: () => this.#settle("resolve"),
        failed: (code, message) => this.#fail(new ReadingWidgetError(code, message), false),
      });
      if (this.#article !== null) this.#widget.setArticle(JSON.stringify(this.#article));
      this.#widget.start();
    } catch (cause) {
      drawn.disconnect();
      mount.remove();
      this.#frame.append(this.#skeleton);
      this.#fail(wasmError(cause), true);
    }
  }

  // The page's layout is nobody's concern but the browser's again.
  #release() {
    this.#frame.style.minHeight = this.#frame.style.overflowAnchor = "";
  }

  #unmount() {
    const widget = this.#widget;
    if (!widget) return;
    this.#widget = null;
    widget.end();
    widget.free();
    this.#frame.replaceChildren(this.#skeleton);
    this.#renew();
  }

  #renew() {
    if (this.#pending.isSettled) this.#pending = promise();
  }

  #settle(how, value) {
    this.#pending.isSettled = true;
    this.#pending[how](value);
  }

  #fail(error, tells) {
    this.#settle("reject", error);
    console.error(`<${TAG}>: ${error.message}`);
    if (!tells) return;
    this.#release();
    this.#offerSource();
    const detail = { code: error.code, message: error.message };
    this.dispatchEvent(new CustomEvent("reading-widget-error", { bubbles: true, composed: true, detail }));
  }

  // Without the widget, an article that lies elsewhere is a link away.
  #offerSource() {
    const source = this.getAttribute("src");
    if (source === null || this.#skeleton.querySelector("a")) return;
    const link = document.createElement("a");
    link.href = source;
    link.textContent = source;
    this.#skeleton.querySelector(".rw-reserve").append(link);
  }

  get ready() {
    return this.#pending.ready;
  }

  get article() {
    return this.#article;
  }

  set article(value) {
    this.#article = value ?? null;
    this.#widget?.setArticle(this.#article === null ? undefined : JSON.stringify(this.#article));
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

// A name that is taken stays with whoever has it: a second copy of this script does nothing.
if (!customElements.get(TAG)) customElements.define(TAG, ReadingWidgetElement);
