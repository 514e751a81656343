const PINS = {};
const READERS = "reading-widget-readers.wasm#" + PINS["reading-widget-readers.wasm"];
const scripts = Object.keys(PINS).filter((file) => file.endsWith(".js"));

// Lets the browser check a script's hash before anything imports it: what it imports then is what
// was checked.
const check = (file, fragment = "") =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.integrity = PINS[file];
    link.onload = resolve;
    link.onerror = () => reject(astray(file));
    link.href = here(file) + fragment;
    document.head.append(link);
  });

const astray = (file) =>
  Object.assign(new Error(`${file} did not come, or its hash is not ${PINS[file]}`), {
    cure: "The files of one package belong together: upload all of them again, and let nothing change them on their way.",
  });

let checked;
const pinned = async (file, get, fragment) => {
  if (scripts.includes(file)) {
    await (fragment ? check(file, fragment) : (checked ??= Promise.all(scripts.map((file) => check(file)))));
    return get();
  }
  return get(PINS[file]).catch(() => {
    throw astray(file);
  });
};
