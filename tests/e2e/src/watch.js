// Notes what goes wrong on a page and what the widget says, and has short words for its parts.
(() => {
  const watched = (window.watched = { errors: [], warnings: [], violations: [], events: [] });
  const words = (values) => values.map((value) => String(value?.stack ?? value)).join(" ");
  for (const [level, list] of [["error", watched.errors], ["warn", watched.warnings]]) {
    const own = console[level];
    console[level] = (...values) => {
      list.push(words(values));
      own.apply(console, values);
    };
  }
  addEventListener("error", (event) => {
    const from = event.target?.src ?? event.target?.href;
    watched.errors.push(from ? "could not load " + from : words([event.error ?? event.message]));
  }, true);
  addEventListener("unhandledrejection", (event) => {
    watched.errors.push("unhandled rejection: " + words([event.reason]));
  });
  document.addEventListener("securitypolicyviolation", (event) => {
    watched.violations.push(event.violatedDirective + " " + event.blockedURI);
  });
  for (const name of ["ready", "error", "section", "progress", "comment", "insight"]) {
    document.addEventListener("reading-widget-" + name, (event) => {
      watched.events.push({
        name,
        detail: JSON.parse(JSON.stringify(event.detail ?? null)),
        bubbles: event.bubbles,
        composed: event.composed,
        target: event.target.localName,
      });
    });
  }

  const widget = (which = 0) => document.querySelectorAll("reading-widget")[which];
  const parts = (name, which) => [
    ...(widget(which)?.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ?? []),
  ];
  const isShown = (node) => !!node && node.checkVisibility({ visibilityProperty: true })
    && node.getClientRects().length > 0;
  const said = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  window.probe = {
    widget,
    parts,
    part: (name, which) => parts(name, which)[0],
    shows: (name, which) => parts(name, which).some(isShown),
    isShown,
    text: (name, which) => said(parts(name, which).find(isShown) ?? parts(name, which)[0]),
    // The links of the outline that a reader can see, with the words of their headings.
    links: (which) => parts("outline-link", which).filter(isShown),
    linkTo: (id) => parts("outline-link").filter(isShown)
      .find((link) => decodeURIComponent(link.hash) === "#" + id),
    lit: (which) => parts("outline-link", which)
      .filter((link) => link.hasAttribute("aria-current"))
      .map((link) => decodeURIComponent(link.hash.slice(1))),
    article: (which) => widget(which).querySelector(":scope > article[slot=article]"),
    headings: (root = document) => [...root.querySelectorAll("h1,h2,h3,h4,h5,h6")],
    said,
    frames: async (count = 2) => {
      for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
    },
    // Scrolls in small steps, as a reader does, and lists the sections that were current.
    scrollThrough: async (step) => {
      const seen = [];
      const note = () => {
        const current = widget().currentSection;
        if (current !== null && seen.at(-1) !== current) seen.push(current);
      };
      const root = document.scrollingElement;
      for (;;) {
        await window.probe.frames();
        note();
        const before = root.scrollTop;
        scrollTo({ top: before + step, behavior: "instant" });
        if (root.scrollTop === before) break;
      }
      await window.probe.frames(4);
      note();
      return seen;
    },
    // The colour that is seen behind a node, as [red, green, blue].
    backdrop: (node) => {
      for (let at = node; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
        const colour = rgba(getComputedStyle(at).backgroundColor);
        if (colour[3] > 0.5) return colour.slice(0, 3);
      }
      // Nothing painted: what is seen is the browser's own sheet, light or dark.
      const sheet = document.createElement("i");
      sheet.setAttribute("style", "display: none; background: Canvas");
      document.documentElement.append(sheet);
      const canvas = rgba(getComputedStyle(sheet).backgroundColor);
      sheet.remove();
      return canvas.slice(0, 3);
    },
    luminance,
    ink: (node) => rgba(getComputedStyle(node).color).slice(0, 3),
    contrast: (node) => {
      const [a, b] = [window.probe.ink(node), window.probe.backdrop(node)].map(luminance);
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    },
  };

  // A canvas knows every notation of a colour, oklch() and color-mix() among them.
  function rgba(colour) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  }

  function luminance([r, g, b]) {
    const [x, y, z] = [r, g, b].map((part) => {
      const s = part / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }
})();
