// A text to safe page content: from the text in memory to its nodes in the page, and on until they
// are laid out (and, with the widget, until the outline and the reading time are there, too).
(() => {
  const kind = bench.parameters.get("kind");
  const shown = (text) => text.replace(/\s+/g, "").length;

  // A small text goes first, so that every contender has run once.
  const give = (text) => {
    const widget = bench.widget();
    if (kind === "markdown") {
      const script = document.createElement("script");
      script.type = "text/markdown";
      script.textContent = text;
      const before = widget.querySelector(":scope > script");
      return () => (before ? before.replaceWith(script) : widget.append(script));
    }
    const url = URL.createObjectURL(new Blob([text], { type: "text/html" }));
    return () => widget.setAttribute("src", url);
  };
  const small = { markdown: "## A word\n\nAnd *another*.\n", html: "<h2>A word</h2><p>And <em>another</em>.</p>" };

  const timed = async (place, root) => {
    await bench.settle();
    const begun = performance.now();
    const content = (await place()) - begun;
    bench.layout();
    const usable = performance.now() - begun;
    const letters = shown(root().textContent);
    return { content, usable, letters };
  };
  const into = (make) => async () => {
    const target = document.querySelector("#target");
    target.innerHTML = make(small[kind]);
    const text = await bench.text(make === same && kind === "markdown" ? "html-of-markdown" : kind);
    return timed(async () => {
      target.innerHTML = make(text);
      return performance.now();
    }, () => target);
  };
  const same = (html) => html;

  bench.measure = {
    ours: async () => {
      let ready = bench.ready();
      give(small[kind])();
      await ready;
      const show = give(await bench.text(kind));
      const widget = bench.widget();
      let placed;
      for (const name of ["append", "appendChild", "insertBefore", "prepend", "replaceChildren"]) {
        const own = widget[name];
        widget[name] = (...given) => {
          const done = own.apply(widget, given);
          if (given.some((node) => node.localName === "article")) placed = performance.now();
          return done;
        };
      }
      const article = () => widget.querySelector(":scope > article");
      return timed(async () => {
        ready = bench.ready();
        show();
        await ready;
        bench.expect(placed > 0, "an article");
        return placed;
      }, article);
    },
    peers: into(kind === "markdown" ? (text) => DOMPurify.sanitize(marked.parse(text)) : (html) => DOMPurify.sanitize(html)),
    raw: into(same),
  };
})();
