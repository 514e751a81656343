// A page that starts: from the request for its first script until it is usable, and what its thread
// was busy with for long.
(() => {
  const tasks = [];
  try {
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  } catch {
    // Only Chromium tells.
  }
  const ready = bench.resolvers();
  const comments = bench.resolvers();
  const who = bench.parameters.get("who");

  if (who === "ours") {
    document.addEventListener("reading-widget-ready", () => {
      ready.resolve(performance.now());
      const root = bench.widget().shadowRoot;
      // The sentence that nobody has commented yet.
      const holds = () => root.querySelector(".rw-comments .rw-empty:not(.rw-later)");
      bench.until(root, holds).then(comments.resolve);
    });
  } else if (who === "peers") {
    addEventListener("DOMContentLoaded", () => {
      tocbot.init({ tocSelector: "#toc", contentSelector: "article", headingSelector: "h2, h3" });
      const article = document.querySelector("article");
      document.querySelector("#time").textContent = readingTime(article.textContent).text;
      const artalk = bench.artalk("#comments");
      artalk.on("mounted", () => ready.resolve(performance.now()));
      artalk.on("list-loaded", () => comments.resolve(performance.now()));
    });
  } else {
    ready.resolve(0);
    comments.resolve(0);
  }

  const requested = () => {
    const ours = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/cached/"));
    return Math.min(...ours.map(({ startTime }) => startTime));
  };
  bench.measure = {
    start: async () => {
      const times = [await ready.promise, await comments.promise];
      const begun = requested();
      return { usable: times[0] - begun, comments: times[1] - begun };
    },
    tasks: async () => {
      await comments.promise;
      await bench.wait(1500);
      const lengths = tasks.map(({ duration }) => duration);
      return { count: lengths.length, longest: Math.max(0, ...lengths) };
    },
  };
})();
