// Loads the parts of the widget that are not loaded with the first, into the instance that asks.

import { initSync } from "./reading-widget-element.js";

const modules = new Map();
const placed = new WeakMap();

function kept(map, key, make) {
  if (!map.has(key)) {
    const promise = make();
    map.set(key, promise);
    // The next call may have more luck.
    promise.catch(() => map.delete(key));
  }
  return map.get(key);
}

const compile = (file) =>
  kept(modules, file, () =>
    WebAssembly.compileStreaming(fetch(new URL(file, import.meta.url), { credentials: "same-origin" })),
  );

// A file is placed once in an instance: it brings data, which the running widget then changes.
function place(file, exports) {
  if (!placed.has(exports)) placed.set(exports, new Map());
  return kept(placed.get(exports), file, async () =>
    WebAssembly.instantiate(await compile(file), { __wasm_split: exports, first: exports }),
  );
}

const part =
  (...files) =>
  async (callback, data) => {
    const exports = initSync();
    let success = true;
    try {
      await Promise.all(files.map((file) => place(file, exports)));
    } catch (error) {
      console.error(error);
      success = false;
    }
    // An instance that was replaced meanwhile, after a trap, waits for nothing.
    if (initSync() === exports) exports.__indirect_function_table.get(callback)(data, success);
  };

