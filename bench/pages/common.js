// What all pages of the benchmark share: waiting, laying out, and a gate that holds the widget's
// module back, compiled, until the measurement begins.
(() => {
  const frame = () => new Promise(requestAnimationFrame);
  const compiled = Promise.withResolvers ? Promise.withResolvers() : resolvers();
  const gate = resolvers();
  function resolvers() {
    const made = {};
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    return made;
  }

  // Every module that runs on the page tells its memory.
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const done = await own.apply(WebAssembly, given);
      memories.add((done.instance ?? done).exports.memory);
      return done;
    };
  }

  const bench = (window.bench = {
    // What the modules have taken of memory, in bytes.
    modules: () => [...memories].reduce((sum, memory) => sum + (memory?.buffer.byteLength ?? 0), 0),
    parameters: new URLSearchParams(location.search),
    resolvers,
    gate,
    compiled: compiled.promise,
    // After this, the module of the widget waits for `gate`.
    hold: () => {
      for (const name of ["compileStreaming", "instantiateStreaming"]) {
        const own = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
          const module = await own.apply(WebAssembly, given);
          compiled.resolve();
          await gate.promise;
          return module;
        };
      }
    },
    frames: async (count) => {
      for (let at = 0; at < count; at++) await frame();
    },
    wait: (time) => new Promise((resolve) => setTimeout(resolve, time)),
    // The page is loaded and painted, and what other pages left behind is collected.
    settle: async () => {
      if (document.readyState !== "complete") {
        await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
      }
      await bench.frames(3);
      window.gc?.();
      await bench.frames(2);
    },
    // Lays the page out now, as the next picture would.
    layout: () => document.documentElement.getBoundingClientRect().height,
    widget: () => document.querySelector("reading-widget"),
    // When the widget is ready the next time.
    ready: () => new Promise((resolve, reject) => {
      const once = { once: true };
      document.addEventListener("reading-widget-ready", () => resolve(performance.now()), once);
      document.addEventListener("reading-widget-error", (event) => reject(new Error(event.detail.message)), once);
    }),
    text: async (kind) => {
      const answer = await fetch(`/bench/text?kind=${kind}&words=${bench.parameters.get("words")}`);
      if (!answer.ok) throw new Error(`no ${kind}`);
      return answer.text();
    },
    // Measures nothing that is not there.
    expect: (holds, what) => {
      if (!holds) throw new Error(`expected ${what}`);
    },
    median: (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)],
    // Waits until something holds, looking whenever the nodes below `root` change.
    until: (root, holds) => new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        watch.disconnect();
        resolve(performance.now());
      };
      const watch = new MutationObserver(look);
      watch.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
      look();
    }),
  });
})();
