// The shell of <reading-widget>: it shows the page's own article at once, loads the widget, and hands
// over what is said to it. It decides nothing.

const TAG = "reading-widget";
const here = (file) => new URL(file, import.meta.url).href;

// The layout that the widget will have, so that nothing moves. (Tidy compares src/styles/skeleton.css.)
const SKELETON = ":host{display:block}:host([src]) [class=rw]{min-block-size:100vh}:host([hidden]),:host([without-header]) .rw-reserve{display:none}.rw{container-type:inline-size;--g:0px}:host(:is([theme=light],[theme=dark])) .rw{--g:var(--reading-widget-gutter,clamp(1em,4cqi,2em))}.rw-main{--s:var(--g);display:grid;grid-template-columns:minmax(var(--s),1fr) minmax(0,auto) minmax(var(--g),1fr);padding-block-start:var(--g)}.rw-main>*{grid-column:2}.rw-reserve{min-block-size:3em}.rw-body{inline-size:var(--reading-widget-measure,min(63ex,34em));max-inline-size:100%}@container (min-width:56em){:host(:not([without-outline])) .rw-main{--s:calc(var(--reading-widget-outline-width,15em) + 3em + var(--g))}}";

const failure = (code, message) => Object.assign(new Error(message), { name: "ReadingWidgetError", code });

// Why the widget could not be loaded, with the cure.
function wasmError(cause) {
  const said = String(cause?.message ?? cause);
  let cure = "The browser may be too old.";
  if (/unsafe-eval|security policy|blocked by CSP|refused to (compile|create)/i.test(said)) {
    cure = "The page's policy refuses WebAssembly. Set the header Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'.";
  } else if (/mime|content-type/i.test(said)) {
    cure = "The server has to send reading-widget-element_bg.wasm with the header Content-Type: application/wasm.";
  } else if (/fetch|load|status|network/i.test(said)) {
    cure = "All files of the package have to lie beside reading-widget.js, and the page's policy has to let them load (connect-src, script-src).";
  }
  return failure("wasm", `reading-widget could not be loaded, the article stays as it is. ${cure} (${said})`);
}

let loading;
// Once per page; the module and its glue at the same time.
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
  // The next widget may have more luck.
  loading.catch(() => (loading = undefined));
  return loading;
}

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
  #article = null;
  #insightChoices = null;
  #comments = this.#methods("comments", "list get count add edit remove restore like export import");
  #insights = this.#methods("insights", "list toggle");
  #skeleton;
  // Holds the skeleton, then the widget.
  #frame;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const slot = document.createElement("slot");
    slot.name = "article";
    slot.append(document.createElement("slot"));
    this.#skeleton = div("rw", div("rw-main", div("rw-reserve"), div("rw-body", slot)));
    this.#frame = div("rw-frame", this.#skeleton);
    // A browser that anchors its view in the skeleton would follow that.
    this.#frame.style.overflowAnchor = "none";
    root.append(this.#frame);
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SKELETON);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // The children stand as the page has them.
    }
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
    const mount = div("rw-mount");
    // A page that is shorter for a moment would scroll up, and not down again.
    this.#frame.style.minHeight = `${this.#frame.offsetHeight}px`;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#release()));
    this.#frame.prepend(mount);
    // The children stand in the widget's own slot before anything is painted.
    const drawn = new MutationObserver(() => {
      if (!mount.querySelector("slot")) return;
      drawn.disconnect();
      this.#skeleton.remove();
    });
    drawn.observe(mount, { childList: true, subtree: true });
    try {
      this.#widget = new glue.Widget(this, mount, here("reading-widget-readers.wasm"), {
        loading: () => this.#renew(),
        ready: () => this.#pending.resolve(),
        failed: (code, message) => this.#fail(failure(code, message), false),
      });
      this.article = this.#article;
      this.insightChoices = this.#insightChoices;
      this.#widget.start();
      this.#mounted.resolve(this.#widget);
    } catch (cause) {
      drawn.disconnect();
      mount.remove();
      this.#frame.append(this.#skeleton);
      this.#fail(wasmError(cause), true);
    }
  }

  // Methods that wait for the widget, which carries them out.
  #methods(object, names) {
    const method = (name) => async (...given) => (await this.#mounted.ready).call(`${object}.${name}`, given);
    return Object.fromEntries(names.split(" ").map((name) => [name, method(name)]));
  }

  #release() {
    this.#frame.style.minHeight = this.#frame.style.overflowAnchor = "";
  }

  #unmount() {
    const widget = this.#widget;
    if (!widget) return;
    this.#widget = null;
    this.#mounted = promise(this.#mounted);
    widget.end();
    widget.free();
    this.#frame.replaceChildren(this.#skeleton);
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
    this.#release();
    // Without the widget, an article that lies elsewhere is a link away: in a place that can be read,
    // and no `javascript:`.
    const link = document.createElement("a");
    link.href = link.textContent = this.getAttribute("src") ?? "";
    if (link.textContent && /^(https?|file):$/.test(link.protocol) && !this.#skeleton.querySelector("a")) {
      this.#skeleton.querySelector(".rw-reserve").append(link);
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
    this.#widget?.setArticle(this.#article === null ? undefined : JSON.stringify(this.#article));
  }

  get insightChoices() {
    return this.#insightChoices;
  }

  set insightChoices(value) {
    this.#insightChoices = value ?? null;
    this.#widget?.setInsightChoices(JSON.stringify(this.#insightChoices));
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
