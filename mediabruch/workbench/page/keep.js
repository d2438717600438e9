// The work survives a reload: it is kept in this browser, until a person says "forget everything".

import { tell } from "./speak.js";
import { app, ask, t } from "./state.js";

const NAME = "mediabruch", STORE = "kept", PAUSE = 800, DAYS = 30;
let timer = null, failed = false;

// Under serve the server keeps what is open.
function isMine() {
  return app.transport?.kind !== "http";
}

// Pages from disks share one storage: each keeps its own, and one with other models in it is another.
function key() {
  const embedded = (globalThis.mediabruchFiles ?? []).map((file) => file.path + file.content).join(" ");
  return `workspace ${location.pathname} ${hashed(embedded)}`;
}

// Two tabs of one page work apart: a reload brings back what its own tab had.
function ownKey() {
  try {
    const tab = sessionStorage.getItem(NAME) ?? crypto.getRandomValues(new Uint32Array(2)).join("");
    sessionStorage.setItem(NAME, tab);
    return `${key()} ${tab}`;
  } catch {
    return key();
  }
}

function hashed(text) {
  let value = 0;
  for (let at = 0; at < text.length; at += 1) value = (Math.imul(value, 31) + text.charCodeAt(at)) | 0;
  return `${text.length}.${value}`;
}

/** Keeps what is open, when nothing changes for a moment. */
export function keepSoon() {
  if (!isMine()) return;
  clearTimeout(timer);
  timer = setTimeout(keepNow, PAUSE);
}

async function keepNow() {
  timer = null;
  try {
    const { state } = await ask("remember");
    await write(app.processes.length ? { state, path: app.path, which: app.which, unsaved: app.unsaved } : null);
    failed = false;
  } catch {
    // Without a storage of its own the page works on; the guard against closing it still holds.
    if (!failed) tell(t("not_kept"));
    failed = true;
  }
}

/** Whether what is open is there again when the page is opened anew. */
export function isKept() {
  return !failed;
}

/** What this tab has kept, else what the page kept last; null where nothing was. */
export async function kept() {
  if (!isMine()) return null;
  try {
    await removeAll((name, value) => name !== key() && !(value?.at > Date.now() - DAYS * 86_400_000));
    const own = await run("readonly", (store) => store.get(ownKey()));
    return own ?? await run("readonly", (store) => store.get(key())) ?? null;
  } catch {
    return null;
  }
}

/** Forgets all that this browser has kept for this page, in all its tabs. */
export async function forget() {
  clearTimeout(timer);
  await removeAll(() => true).catch(() => {});
}

async function write(value) {
  for (const name of new Set([ownKey(), key()])) {
    await run("readwrite", (store) => (value === null ? store.delete(name) : store.put({ ...value, at: Date.now() }, name)));
  }
}

// Of what this page keeps.
async function removeAll(isMeant) {
  const all = await run("readonly", (store) => store.getAllKeys());
  const names = all.filter((name) => name === key() || name.startsWith(`${key()} `));
  for (const name of names) {
    const value = await run("readonly", (store) => store.get(name));
    if (isMeant(name, value)) await run("readwrite", (store) => store.delete(name));
  }
}

function run(mode, act) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const asked = act(opening.result.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => { opening.result.close(); done(asked.result); };
      asked.onerror = () => failed(asked.error);
    };
  });
}

/** Warns before a page with unsaved changes is closed. */
export function guard() {
  addEventListener("beforeunload", (event) => {
    if (app.unsaved) event.preventDefault();
  });
}
