// The count alone: a text in memory to a number of words.
(() => {
  const ROUNDS = 5;
  const times = (count) => {
    let words = count();
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      words = count();
      times.push(performance.now() - begun);
    }
    return { time: bench.median(times), words };
  };
  const text = () => bench.text(bench.parameters.get("kind"));

  bench.measure = {
    ours: async () => {
      const words = await text();
      const { instance } = await WebAssembly.instantiateStreaming(fetch("/bench/count.wasm"));
      const { memory, bench_alloc, bench_count } = instance.exports;
      const encoder = new TextEncoder();
      const room = words.length * 3;
      const buffer = bench_alloc(room);
      // The way of the string into the module's memory belongs to it.
      return times(() => {
        const { written } = encoder.encodeInto(words, new Uint8Array(memory.buffer, buffer, room));
        return bench_count(buffer, written);
      });
    },
    peers: async () => {
      const words = await text();
      return times(() => readingTime(words).words);
    },
  };
})();
