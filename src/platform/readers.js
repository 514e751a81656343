// Calls the readers module: WebAssembly without glue, fetched once, when there is something to read.

const modules = new Map();
// A module's memory never shrinks: one that has grown beyond this many bytes is not kept.
const LARGE = 1 << 28;

// The hash of the URL, where it has one, is that of the module.
function load(url) {
  if (!modules.has(url)) {
    const [address, integrity] = url.split("#");
    const fetching = fetch(address, { integrity }).catch((cause) => {
      throw integrity ? new Error(`${address} did not come, or its hash is not ${integrity}`) : cause;
    });
    const loading = WebAssembly.instantiateStreaming(fetching).then(({ instance }) => instance.exports);
    modules.set(url, loading);
    loading.catch(() => modules.delete(url));
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
