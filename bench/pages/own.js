// A page's own article: from loaded scripts to an outline and a reading time that are laid out.
if (bench.parameters.get("who") === "ours") bench.hold();

bench.measure = {
  ours: async () => {
    await bench.compiled;
    await bench.settle();
    const ready = bench.ready();
    const begun = performance.now();
    bench.gate.resolve();
    await ready;
    bench.layout();
    const usable = performance.now() - begun;
    const { outline, readingTime } = bench.widget();
    bench.expect(readingTime.words > 0, "a reading time");
    return { usable, sections: outline.length };
  },
  peers: async () => {
    await bench.settle();
    const begun = performance.now();
    const article = document.querySelector("article");
    tocbot.init({ tocSelector: "#toc", contentSelector: "article", headingSelector: "h2, h3" });
    document.querySelector("#time").textContent = readingTime(article.textContent).text;
    bench.layout();
    const usable = performance.now() - begun;
    return { usable, sections: document.querySelectorAll("#toc a").length };
  },
};
