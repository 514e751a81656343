// Reads and builds trees of nodes: each in one crossing between WebAssembly and the page, which is
// why these loops are written here. They decide nothing: what may be built was decided when the
// tape was written, and what was read is judged in Rust.

// The controls that begin the events of a read tree; they cannot be part of its words.
const CONTROL = /[\x01-\x05]/;
const CONTROLS = /[\x01-\x05]/g;
const plain = (words) => (CONTROL.test(words) ? words.replace(CONTROLS, "\uFFFD") : words);

const HTML = "http://www.w3.org/1999/xhtml";
const HEADING = /^h[1-6]$/;
// What the page's own article says beside its words.
const TOLD = ["id", "lang", "alt", "role", "aria-level"];
// What is no part of the words of the page's own article.
const ASIDE = new Set(
  "script style template noscript nav textarea select option datalist button dialog iframe object embed canvas svg audio video reading-widget".split(" "),
);

function isShown(element, isHeading, inView) {
  if (element.hidden || element.getAttribute("aria-hidden") === "true") return false;
  if (!isHeading || !inView || !element.checkVisibility) return true;
  // What a closed <details> holds can be opened: it is hidden for now only.
  return element.checkVisibility({ visibilityProperty: true }) || !!element.closest("details:not([open])");
}

function nameOf(element) {
  if (element.namespaceURI === HTML) return element.localName;
  return (element.namespaceURI?.endsWith("svg") ? "svg:" : "math:") + element.localName;
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
  let node = root.firstChild;
  while (node) {
    let down = null;
    const type = node.nodeType;
    if (type === 3 || type === 4) {
      tape += "\x04" + plain(node.data);
    } else if (type === 1) {
      const { opening, isHeading: isNamed, isAside } = kindOf(node);
      // Most elements have no attributes, and need not be asked for one after the other.
      const names = node.hasAttributes() ? node.getAttributeNames() : [];
      const isHeading = isNamed || (names.length > 0 && node.getAttribute("role") === "heading");
      const isBare = names.length === 0 && !isHeading;
      if (!own || (!isAside && (isBare || isShown(node, isHeading, inView)))) {
        if (isHeading) headings.push(node);
        tape += opening;
        for (const name of names) {
          if (own && !TOLD.includes(name)) continue;
          tape += "\x02" + plain(name) + "\x03" + plain(node.getAttribute(name) ?? "");
        }
        down = node.firstChild;
        if (!down) tape += "\x05";
      }
    }
    if (down) {
      node = down;
      continue;
    }
    let next = node.nextSibling;
    while (!next) {
      node = node.parentNode;
      if (node === root || !node) return { tape, headings };
      tape += "\x05";
      next = node.nextSibling;
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
        parent.setAttribute(name, base ? resolve(name, value, base) : value);
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

// Parses HTML into a document in which nothing runs and nothing loads. Where Trusted Types are
// enforced, `DOMParser` throws and `Document.parseHTML` does not; it drops frames, of which only
// `DOMParser` tells, so a text with frames tries that first.
export function parseInert(html) {
  const safely = () => Document.parseHTML(html, { sanitizer: { removeElements: ["script", "style"] } });
  if (Document.parseHTML && window.trustedTypes && !/<i?frame/i.test(html)) return safely();
  try {
    return new DOMParser().parseFromString(html, "text/html");
  } catch (error) {
    if (Document.parseHTML) return safely();
    throw error;
  }
}
