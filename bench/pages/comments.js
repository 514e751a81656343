// Many comments, the same ones every time: they are stored, and what a reader waits for is measured.
(() => {
  const stored = Number(bench.parameters.get("stored"));
  const root = () => bench.widget().shadowRoot;
  const spoken = () => [...root().querySelectorAll(".rw-thread > :first-child .rw-spoken")];
  const first = () => root().querySelector(".rw-thread .rw-spoken")?.textContent;
  const button = (words) =>
    [...root().querySelectorAll("button")].find((it) => it.textContent.trim() === words);

  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  const millis = (index) => 1_700_000_000_000 + index * 1000;
  const id = (index) => {
    const time = hex(millis(index), 12);
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${hex(index, 12)}`;
  };
  const body = (index) => `Comment ${index}: ${"the tide comes and goes, *twice* a day. ".repeat(1 + (index % 5))}`;
  // Of ten comments seven begin a thread, and three answer the one before that does.
  const record = (index) => {
    const above = index % 10 >= 7 ? id(index - (index % 10) + 6) : undefined;
    return {
      kind: "comment",
      id: id(index),
      parent: above,
      root: above,
      author: { id: id(index % 97), name: `Reader ${index % 97}` },
      body: body(index),
      created: `${millis(index)}-0-1`,
    };
  };
  const records = (begin, count) => Array.from({ length: count }, (_, at) => record(begin + at));
  const pouch = () => new PouchDB(`comments-of-${stored}`, { auto_compaction: true });

  bench.store = {
    count: async () => (await pouch().info()).doc_count,
    ours: async (begin, count) => {
      const file = { format: "reading-widget-comments", version: 1, records: records(begin, count) };
      const { added, unchanged, refused } = await bench.widget().comments.import(JSON.stringify(file));
      bench.expect(added + unchanged === count, `all of them, and not ${JSON.stringify(refused.slice(0, 3))}`);
    },
    peers: async (begin, count) => {
      const db = pouch();
      await db.bulkDocs(records(begin, count).map(({ id, ...rest }) => ({ _id: id, ...rest })));
      await db.close();
    },
  };

  const ours = async () => {
    const widget = bench.widget();
    await widget.ready;
    await bench.settle();
    const times = {};
    const take = async (name, act, holds) => {
      const begun = performance.now();
      await act();
      times[name] = (await bench.until(root(), holds)) - begun;
    };
    const page = Math.min(20, Math.ceil(stored * 0.7));
    await take("open", () => widget.removeAttribute("without-comments"), () =>
      spoken().length >= page && spoken().every((it) => it.textContent !== ""));
    if (bench.parameters.has("only-open")) return times;
    await take("more", () => button("Show more comments").click(), () =>
      spoken().length >= 40 && spoken().every((it) => it.textContent !== ""));
    widget.profile = { name: "Keeper" };
    await widget.comments.count();
    const words = `One more ${Math.random()}`;
    const begun = performance.now();
    const added = await widget.comments.add({ body: words });
    times.add = performance.now() - begun;
    await bench.until(root(), () => first()?.includes(words));
    const oldest = root().querySelector("input[value=oldest]");
    await take("sort", () => oldest.click(), () => first()?.startsWith("Comment 0:"));
    root().querySelector("input[value=newest]").click();
    await bench.until(root(), () => first()?.includes(words));
    // Every round finds what the first one found.
    await widget.comments.remove(added.id);
    return times;
  };

  const peers = async () => {
    await bench.settle();
    const begun = performance.now();
    const db = pouch();
    const { rows } = await db.allDocs({ descending: true, limit: 20, include_docs: true });
    const read = performance.now() - begun;
    bench.expect(rows.length === 20 && rows[0].doc.body, "twenty comments");
    const next = performance.now();
    const { rows: further } = await db.allDocs({
      descending: true, limit: 20, include_docs: true, skip: 1, startkey: rows.at(-1).id,
    });
    const more = performance.now() - next;
    bench.expect(further.length === 20, "twenty more");
    const writing = performance.now();
    const { rev } = await db.put({ _id: id(stored + 1), body: "One more" });
    const add = performance.now() - writing;
    await db.remove(id(stored + 1), rev);
    const drawing = performance.now();
    const artalk = bench.artalk("#comments");
    await new Promise((resolve) => artalk.on("list-loaded", resolve));
    bench.layout();
    const draw = performance.now() - drawing;
    bench.expect(document.querySelectorAll("#comments .atk-comment").length === 20, "twenty comments in the page");
    return { open: read + draw, read, draw, more, add };
  };

  bench.measure = { ours, peers };
})();
