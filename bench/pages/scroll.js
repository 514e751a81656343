// One step of scrolling: how long scripts run for it. Counted is all from the first listener of the
// event to the end of the frame's callbacks, what these leave to microtasks included, and every
// timer and callback of a later frame that runs between the steps.
(() => {
  const frame = requestAnimationFrame;
  let spent = 0;
  let since = null;
  addEventListener("scroll", () => (since = performance.now()), true);
  const close = () => {
    if (since !== null) spent += performance.now() - since;
    since = null;
  };
  // The last listener there is: its callback is behind those that others ask for.
  addEventListener("scroll", () => frame(close));
  const later = setTimeout;
  // What runs between the first listener and the end is counted already.
  const counted = (callback) => (...given) => {
    const begun = since === null ? performance.now() : null;
    try {
      return callback(...given);
    } finally {
      if (begun !== null) spent += performance.now() - begun;
    }
  };
  window.setTimeout = (callback, ...given) => later(counted(callback), ...given);
  window.requestAnimationFrame = (callback) => frame(counted(callback));

  const steps = async (current) => {
    const seen = new Set();
    const times = [];
    const limit = document.documentElement.scrollHeight;
    scrollTo({ top: limit / 2 - 1200, behavior: "instant" });
    await new Promise((resolve) => later(resolve, 600));
    for (let step = 0; step < 20; step++) {
      spent = 0;
      scrollBy({ top: 120, behavior: "instant" });
      await bench.frames(3);
      // Long enough for what listeners put off.
      await new Promise((resolve) => later(resolve, 350));
      await bench.frames(1);
      times.push(spent);
      seen.add(current());
    }
    bench.expect(seen.size > 2, `an outline that follows, and not ${[...seen]}`);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    return { mean, worst: Math.max(...times) };
  };

  bench.measure = {
    ours: async () => {
      await bench.widget().ready;
      await bench.settle();
      return steps(() => bench.widget().currentSection);
    },
    peers: async () => {
      await bench.settle();
      tocbot.init({ tocSelector: "#toc", contentSelector: "article", headingSelector: "h2" });
      return steps(() => document.querySelector("#toc .is-active-link")?.hash);
    },
  };
})();
