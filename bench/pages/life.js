// An element that comes and goes again.
(() => {
  const hosts = [];
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  bench.measure = {
    cycles: async (count) => {
      for (let round = 0; round < count; round++) {
        const widget = document.createElement("reading-widget");
        widget.innerHTML = "<article><h2>A word</h2><p>And another.</p></article>";
        document.body.append(widget);
        await widget.ready;
        // Its comments begin in a turn of their own.
        while (!widget.shadowRoot.querySelector("[part=comments] *")) await turn();
        hosts.push(new WeakRef(widget));
        widget.remove();
        await Promise.resolve();
      }
      return hosts.length;
    },
    alive: async () => {
      for (let round = 0; round < 5; round++) {
        await bench.wait(100);
        window.gc?.();
      }
      return hosts.filter((host) => host.deref()).length;
    },
  };
})();
