// Starts the engine in a worker, and hands the page what it came with: files, words, and its way to Python.

(() => {
  const STEPS = { unpack: 0.05, python: 0.3, library: 0.7, ready: 1 };
  const NEEDED = ["WebAssembly", "DecompressionStream", "Worker"];
  const waiting = new Map();
  const listeners = new Set();
  let step = "unpack";
  let worker = null;
  let number = 0;

  /** Takes a block of data out of the page, which has no more use for it. */
  function taken(id) {
    const block = document.getElementById(id);
    const text = block.textContent;
    block.remove();
    return text;
  }

  function reach(next) {
    step = next;
    for (const listen of listeners) listen(STEPS[step], step);
  }

  function trouble(message, missing = []) {
    return Object.assign(new Error(message), { missing });
  }

  async function addressOf(packed) {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type: "text/javascript" }));
  }

  function settle({ number: called, answer, failed }) {
    const { resolve, reject } = waiting.get(called);
    waiting.delete(called);
    if (failed === undefined) resolve(JSON.parse(answer));
    else reject(trouble(failed));
  }

  async function start() {
    const missing = NEEDED.filter((name) => !globalThis[name]);
    if (missing.length) throw trouble(`This browser has no ${missing.join(", ")}.`, missing);
    const address = await addressOf(taken("engine-script"));
    const parts = JSON.parse(taken("engine-start"));
    for (const name of ["wasm", "library", "site"]) parts[name] = taken(`engine-${name}`);
    worker = new Worker(address);
    await new Promise((resolve, reject) => {
      worker.onerror = (event) => {
        const error = trouble(event.message || "The worker has ended.");
        reject(error);
        for (const call of waiting.values()) call.reject(error);
        waiting.clear();
      };
      worker.onmessage = ({ data }) => {
        if (data.step) reach(data.step);
        else if (data.number) settle(data);
        else if (data.failed) reject(trouble(data.failed, data.missing));
        else resolve();
      };
      worker.postMessage({ parts });
    });
    URL.revokeObjectURL(address);
    reach("ready");
  }

  const ready = start();
  ready.catch((error) => { if (!error.missing?.length) console.error(error); });
  globalThis.mediabruchTransport = {
    kind: "worker",
    ready,
    progress(listen) {
      listeners.add(listen);
      listen(STEPS[step], step);
    },
    async call(name, facts) {
      await ready;
      return new Promise((resolve, reject) => {
        waiting.set(++number, { resolve, reject });
        worker.postMessage({ number, name, facts: JSON.stringify(facts) });
      });
    },
  };
  globalThis.mediabruchWords = JSON.parse(taken("page-words"));
  globalThis.mediabruchFiles = JSON.parse(taken("page-files"));
  globalThis.mediabruchOpens = JSON.parse(taken("page-opening"));
  globalThis.mediabruchNotice = JSON.parse(taken("page-notice"));
})();
