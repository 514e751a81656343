// Calls the readers module: WebAssembly without glue, fetched once, when there is something to read.

const modules = new Map();
// A module's memory never shrinks: one that has grown beyond this many bytes is not kept.
const LARGE = 1 << 28;
// How long the module may take to come, in milliseconds.
const LONGEST = 60_000;

// The hash of the URL, where it has one, is that of the module.
function load(url) {
  if (!modules.has(url)) {
    const [address, integrity] = url.split("#");
    const gone = new AbortController();
    const { signal } = gone;
    const late = setTimeout(() => gone.abort(new Error("It did not come within a minute.")), LONGEST);
    const fetching = () =>
      fetch(address, { integrity, signal }).catch((cause) => {
        throw integrity ? new Error(`${address} did not come, or its hash is not ${integrity}`) : cause;
      });
    let tries = 0;
    const loading = new Promise((resolve, reject) => {
      const begin = () => {
        const mine = ++tries;
        WebAssembly.instantiateStreaming(fetching()).then(
          ({ instance }) => resolve(instance.exports),
          (cause) => mine === tries && reject(cause),
        );
      };
      begin();
      // A page that was put aside meanwhile may never hear of what it had asked for.
      addEventListener("pageshow", ({ persisted }) => persisted && begin(), { signal });
    });
    modules.set(url, loading);
    // Whatever more of it would come is not wanted.
    loading
      .catch(() => modules.delete(url))
      .finally(() => {
        clearTimeout(late);
        gone.abort();
      });
  }
  return modules.get(url);
}

// `format` is the number of the format; the answer is the byte form of what was read.
export async function readWithModule(url, format, text) {
  const { memory, reading_widget_alloc, reading_widget_read, reading_widget_free } = await load(url);
  const bytes = new TextEncoder().encode(text);
  const input = reading_widget_alloc(bytes.length);
  new Uint8Array(memory.buffer, input, bytes.length).set(bytes);
  try {
    const output = reading_widget_read(format, input, bytes.length);
    const length = new DataView(memory.buffer).getUint32(output, true);
    const answer = new Uint8Array(memory.buffer, output + 4, length).slice();
    reading_widget_free(output, length + 4);
    if (memory.buffer.byteLength > LARGE) modules.delete(url);
    return answer;
  } catch (error) {
    // A trap leaves the instance unusable: the next text gets a new one.
    modules.delete(url);
    throw error;
  }
}
