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
const valueOf = (element, name) => Element.prototype.getAttribute.call(element, name);

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
  if (valueOf(element, "hidden") !== null || valueOf(element, "aria-hidden") === "true") return false;
  if (!isHeading || !inView || !element.checkVisibility) return true;
  // What a closed <details> holds can be opened: it is hidden for now only.
  return element.checkVisibility({ visibilityProperty: true }) || !!element.closest("details:not([open])");
}

function nameOf(element) {
  const namespace = namespaceOf(element);
  if (namespace === HTML) return localNameOf(element);
  return (namespace?.endsWith("svg") ? "svg:" : "math:") + localNameOf(element);
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
      const name = plain(nameOf(node));
      const isHeading = HEADING.test(name) || valueOf(node, "role") === "heading";
      if (!own || (!ASIDE.has(name) && !name.startsWith("svg:") && isShown(node, isHeading, inView))) {
        if (isHeading) headings.push(node);
        tape += "\x01" + name;
        if (own) {
          for (const attribute of TOLD) {
            const value = valueOf(node, attribute);
            if (value !== null) tape += "\x02" + attribute + "\x03" + plain(value);
          }
        } else {
          for (const { name, value } of attributesOf(node)) {
            tape += "\x02" + plain(name) + "\x03" + plain(value);
          }
        }
        down = firstOf(node);
        if (!down) tape += "\x05";
      }
    }
    if (down) {
      node = down;
      continue;
    }
    while (node && !nextOf(node)) {
      node = parentOf(node);
      if (node === root || !node) return { tape, headings };
      tape += "\x05";
    }
    node = node && nextOf(node);
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

// Parses HTML into a document in which nothing runs and nothing loads, and gives its root. Where Trusted Types are
// enforced, `DOMParser` throws and `Document.parseHTML` does not; it drops frames, of which only
// `DOMParser` tells, so a text with frames tries that first.
export function parseInert(html) {
  const safely = () => Document.parseHTML(html, { sanitizer: { removeElements: ["script", "style"] } });
  if (Document.parseHTML && window.trustedTypes && !/<i?frame/i.test(html)) return rootOf(safely());
  try {
    return rootOf(new DOMParser().parseFromString(html, "text/html"));
  } catch (error) {
    if (Document.parseHTML) return rootOf(safely());
    throw error;
  }
}
