// Runs in a worker: Python with mediabruch in it. Behind it stand Pyodide's `loadPyodide` and `createPyodideModule`.
//
// Pyodide expects to be a module on a server, and fetches its parts from addresses beside its own. The page is a file, and
// lets nothing be fetched. Therefore
// - this worker is a plain script, since Chromium starts no module from a blob in a page that is a file; Pyodide, which
//   refuses to run in a plain script, recognizes one by `importScripts`, which nobody needs here;
// - Pyodide's other script is handed over as a function (`createPyodideModule`) instead of being imported from an address;
// - `fetch` is replaced: Pyodide's parts are unpacked from what the page has sent, and everything else is refused;
// - addresses begin with an invented scheme, as nothing can be resolved against the address of a worker made from a blob.
"use strict";
globalThis.importScripts = undefined;

const PLACE = "mediabruch:///";
const SITE = "/lib/python3.14/site-packages";

/** The bytes that a text in base64 stands for. */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** What comes out of a packed part, as an answer from a server. */
function unpacked(packed, type) {
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": type } });
}

/** Tell the page at once where WebAssembly cannot be compiled: Pyodide only logs it, and would wait for ever. */
function watchCompiling() {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    try {
      return await instantiate.call(WebAssembly, ...given);
    } catch (error) {
      const isOld = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
      postMessage({ failed: String(error), missing: isOld ? ["WebAssembly 3"] : [] });
      throw error;
    }
  };
}

/** Write the files of a pack: a length, a table of paths and sizes as JSON, and one content after the other. */
function writeFiles(FS, pack) {
  const length = new DataView(pack).getUint32(0, true);
  const table = JSON.parse(new TextDecoder().decode(new Uint8Array(pack, 4, length)));
  const folders = new Set();
  let at = 4 + length;
  for (const [path, size] of table) {
    const target = `${SITE}/${path}`;
    const folder = target.slice(0, target.lastIndexOf("/"));
    if (!folders.has(folder)) FS.mkdirTree(folder);
    folders.add(folder);
    FS.writeFile(target, new Uint8Array(pack, at, size), { canOwn: true });
    at += size;
  }
}

/** Start Python; what is returned answers calls, with text in and text out. */
async function started(parts) {
  const answers = {
    "pyodide.asm.wasm": () => unpacked(parts.wasm, "application/wasm"),
    "python_stdlib.zip": () => unpacked(parts.library, "application/zip"),
  };
  globalThis.fetch = async (address) => {
    const answer = answers[String(address).slice(PLACE.length)];
    if (!String(address).startsWith(PLACE) || !answer) throw new TypeError("Nothing is fetched from elsewhere.");
    return answer();
  };
  postMessage({ step: "python" });
  watchCompiling();
  const site = unpacked(parts.site, "application/octet-stream").arrayBuffer();
  const python = await loadPyodide({
    createPyodideModule,
    indexURL: PLACE,
    lockFileContents: { info: parts.info, packages: {} },
    packageBaseUrl: PLACE,
    env: { HOME: "/home/mediabruch" },
    fsInit: async (FS) => writeFiles(FS, await site),
    stdout: () => {},
    stderr: (line) => console.error(line),
  });
  postMessage({ step: "library" });
  return python.runPython(parts.program);
}

let answer = null;

onmessage = async ({ data }) => {
  if (data.parts) {
    try {
      answer = await started(data.parts);
      postMessage({});
    } catch (error) {
      postMessage({ failed: String(error) });
    }
    return;
  }
  try {
    postMessage({ number: data.number, answer: answer(data.name, data.facts) });
  } catch (error) {
    postMessage({ number: data.number, failed: String(error) });
  }
};
