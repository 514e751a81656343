// Reads and builds trees of nodes: each in one crossing between WebAssembly and the page, which is
// why these loops are written here. They decide nothing: what may be built was decided when the
// tape was written, and what was read is judged in Rust.

// What a node has by its kind. It is asked of the prototypes: a form hides it behind its fields,
// which may bear any name, `firstChild` and `attributes` among them, and a document behind its pictures.
const by = (kind, name) => {
  const { get } = Object.getOwnPropertyDescriptor(kind.prototype, name);
  return (node) => get.call(node);
};
const [typeOf, firstOf, nextOf, parentOf] = ["nodeType", "firstChild", "nextSibling", "parentNode"].map((name) => by(Node, name));
const [attributesOf, localNameOf, namespaceOf] = ["attributes", "localName", "namespaceURI"].map((name) => by(Element, name));
const rootOf = by(Document, "documentElement");
const { getAttribute, getAttributeNames, hasAttributes } = Element.prototype;
const valueOf = (element, name) => getAttribute.call(element, name);
// Most elements have none, and need not be asked for one after the other.
const namesOf = (element) => (hasAttributes.call(element) ? getAttributeNames.call(element) : []);

// The controls that begin the events of a read tree; they cannot be part of its words.
const CONTROL = /[\x01-\x05]/;
const CONTROLS = /[\x01-\x05]/g;
const plain = (words) => (CONTROL.test(words) ? words.replace(CONTROLS, "\uFFFD") : words);

const HTML = "http://www.w3.org/1999/xhtml";
// What a frame is called where a parser would drop it.
const FRAME = "kept-frame";
const HEADING = /^h[1-6]$/;
// What the page's own article says beside its words.
const TOLD = ["id", "lang", "alt", "role", "aria-level"];
// What is no part of the words of the page's own article.
const ASIDE = new Set(
  "script style template noscript nav textarea select option datalist button dialog iframe object embed canvas svg audio video reading-widget".split(" "),
);

function isShown(element, isHeading, inView) {
  if (valueOf(element, "hidden") !== null || valueOf(element, "aria-hidden") === "true") return false;
  if (!isHeading || !inView || !element.checkVisibility) return true;
  // What a closed <details> holds can be opened: it is hidden for now only.
  return element.checkVisibility({ visibilityProperty: true }) || !!element.closest("details:not([open])");
}

function nameOf(element) {
  const namespace = namespaceOf(element);
  const name = localNameOf(element);
  if (namespace === HTML) return name === FRAME ? "iframe" : name;
  return (namespace?.endsWith("svg") ? "svg:" : "math:") + name;
}

// What is to be said of an element by its name: found out once for each name.
const kinds = new Map();
function kindOf(element) {
  const name = nameOf(element);
  let kind = kinds.get(name);
  if (!kind) {
    // A hostile text may have a new name for each element.
    if (kinds.size > 500) kinds.clear();
    const told = plain(name);
    const isAside = ASIDE.has(told) || told.startsWith("svg:");
    kinds.set(name, (kind = { opening: "\x01" + told, isHeading: HEADING.test(told), isAside }));
  }
  return kind;
}

// Reads what is below `root`. `own` is true for the page's own article: then only what is shown
// counts, and few attributes are told.
export function readTree(root, own) {
  let tape = "";
  const headings = [];
  // An article that is not on show yet (in a tab, a dialog) is judged by its markup alone: nothing
  // tells when it comes into view.
  const inView = own && !!root.checkVisibility?.({ visibilityProperty: true });
  let node = firstOf(root);
  while (node) {
    let down = null;
    const type = typeOf(node);
    if (type === 3 || type === 4) {
      tape += "\x04" + plain(node.data);
    } else if (type === 1) {
      const kind = kindOf(node);
      const names = namesOf(node);
      const isBare = names.length === 0;
      const isHeading = kind.isHeading || (!isBare && valueOf(node, "role") === "heading");
      const isPlain = isBare && !isHeading;
      if (!own || (!kind.isAside && (isPlain || isShown(node, isHeading, inView)))) {
        if (isHeading) headings.push(node);
        tape += kind.opening;
        for (const name of names) {
          if (own && !TOLD.includes(name)) continue;
          tape += "\x02" + plain(name) + "\x03" + plain(valueOf(node, name) ?? "");
        }
        down = firstOf(node);
        if (!down) tape += "\x05";
      }
    }
    if (down) {
      node = down;
      continue;
    }
    let next = nextOf(node);
    while (!next) {
      node = parentOf(node);
      if (node === root || !node) return { tape, headings };
      tape += "\x05";
      next = nextOf(node);
    }
    node = next;
  }
  return { tape, headings };
}

const utf8 = new TextDecoder();

// Plays a tape: `bytes` are those of a `Markup`, `tags` and `attributes` the names of its
// vocabulary. Relative URLs are resolved against `base`, where there is one.
export function buildTree(bytes, tags, attributes, base) {
  const fragment = document.createDocumentFragment();
  const headings = [];
  // Where the page has a <base>, a fragment alone would lead away from it.
  const page = document.baseURI.split("#")[0] === location.href.split("#")[0] ? "" : location.href.split("#")[0];
  let parent = fragment;
  let at = 0;
  const string = () => {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return utf8.decode(bytes.subarray(at, (at += length)));
  };
  while (at < bytes.length) {
    switch (bytes[at++]) {
      case 0:
        parent = parent.parentNode;
        break;
      case 1:
        parent.append(string());
        break;
      case 2: {
        const element = document.createElement(tags[bytes[at++]]);
        if (HEADING.test(element.localName)) headings.push(element);
        parent.append(element);
        parent = element;
        break;
      }
      case 3: {
        const name = attributes[bytes[at++]];
        const value = string();
        const own = page && name === "href" && value.startsWith("#");
        parent.setAttribute(name, own ? page + value : base ? resolve(name, value, base) : value);
      }
    }
  }
  return { fragment, headings };
}

function resolve(name, value, base) {
  if (name === "srcset") {
    return value.split(", ").map((one) => one.replace(/^\S+/, (url) => absolute(url, base))).join(", ");
  }
  const isUrl = name === "href" || name === "src" || name === "poster" || name === "cite";
  return isUrl && !value.startsWith("#") ? absolute(value, base) : value;
}

function absolute(url, base) {
  try {
    return new URL(url, base).href;
  } catch {
    return url;
  }
}

let policy;
// What a parser would tell a page of whose policy refuses it, in a document that never shows.
const STYLES = ["script", "style", { name: "style", namespace: "http://www.w3.org/2000/svg" }];

// Parses HTML into a document in which nothing runs and nothing loads, and gives its root.
// Where a page may enforce Trusted Types, nothing is tried that it could refuse, since that would be a
// violation already: `Document.parseHTML` is always allowed. It drops frames, and they are to become
// links, so they bear another name meanwhile. Browsers that lack it take the text through a policy by
// name.
export function parseInert(html) {
  if (!window.trustedTypes) return rootOf(new DOMParser().parseFromString(html, "text/html"));
  if (Document.parseHTML) {
    return unguarded(rootOf(Document.parseHTML(guarded(renamed(html)), { sanitizer: { removeElements: STYLES } })));
  }
  try {
    policy ??= trustedTypes.createPolicy("reading-widget", { createHTML: (text) => text });
  } catch {
    throw new Error("The page's policy refuses HTML. Set the header Content-Security-Policy: trusted-types reading-widget.");
  }
  return rootOf(new DOMParser().parseFromString(policy.createHTML(html), "text/html"));
}

// (No pattern looks beyond the next tag: so it takes as long as the text is.)
function renamed(html) {
  if (!/<\/?i?frame/i.test(html)) return html;
  return html
    .replace(/<\/?frameset(?=[\s/>])[^<>]*>?/gi, "")
    .replace(/<frame(?=[\s/>])([^<>]*)>/gi, `<${FRAME}$1></${FRAME}>`)
    .replace(/<(\/?)iframe(?=[\s/>])/gi, `<$1${FRAME}`);
}

// Chromium (156 at least) ends the page's whole process when `parseHTML` takes away some handlers, such as
// `onstart` and `onbeforematch`. So nothing is called like a handler while it is parsed: a sign that no
// text has stands in what could be a handler's name, and goes from all words afterwards.
// Nor like `style`, of which it tells a page whose policy refuses it. (`</style>` ends as it should.)
const GUARD = "\uFDD0";
const guarded = (html) => html.replace(/[\s/"']o(?=n[a-z]{3})|(?:[\s"']|[^<]\/)s(?=tyle)/gi, `$&${GUARD}`);

function unguarded(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root; node; node = walker.nextNode()) {
    const bearers = typeOf(node) === 3 ? [node] : hasAttributes.call(node) ? attributesOf(node) : [];
    for (const bearer of bearers) {
      if (bearer.nodeValue.includes(GUARD)) bearer.nodeValue = bearer.nodeValue.replaceAll(GUARD, "");
    }
  }
  return root;
}
