const PINS = {};
const READERS = "reading-widget-readers.wasm#" + PINS["reading-widget-readers.wasm"];
const scripts = Object.keys(PINS).filter((file) => file.endsWith(".js"));

// Lets the browser check a script's hash before anything imports it. What is preloaded is what is
// imported then; WebKit checks only what is fetched.
const check = async (file, fragment = "") => {
  const integrity = PINS[file];
  await fetch(here(file), { credentials: "same-origin", integrity });
  await new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.integrity = integrity;
    link.onload = resolve;
    link.onerror = reject;
    link.href = here(file) + fragment;
    document.head.append(link);
  });
};

const astray = (file) =>
  Object.assign(new Error(`${file} did not come, or its hash is not ${PINS[file]}`), {
    cure: "The files of one package belong together: upload all of them again, and let nothing change them on their way.",
  });

const trusted = (script, fragment) => check(script, fragment).catch(() => Promise.reject(astray(script)));

let checked;
const all = () => {
  checked ??= Promise.all(scripts.map((script) => trusted(script)));
  // The next widget may have more luck.
  checked.catch(() => (checked = undefined));
  return checked;
};

const pinned = async (file, get, fragment) => {
  if (scripts.includes(file)) {
    await (fragment ? trusted(file, fragment) : all());
    return get();
  }
  return get(PINS[file]).catch(() => {
    throw astray(file);
  });
};
