// Opening: files and folders that are dropped or chosen, read in this browser.

import { t } from "./state.js";

const WANTED = /(\.bpmn\d*|\.xml|\.ya?ml|\.json|\.toml|\.xlsx|\.ods|\.csv|\.zip)$/i;
const LEFT_OUT = /(^|\/)(\.git|node_modules|\.venv)(\/|$)/;
const MOST = 2000, LARGEST = 60e6, TOGETHER = 190e6, FAR = 50_000;

/**
 * Files as the engine takes them, path and content in base64, and the paths of those left out, by why.
 * `files` are triples of path, File, and why there is none; `room` is how many bytes can be sent at once.
 */
export async function packed(files, room = TOGETHER) {
  const wanted = [], left = {};
  const leave = (path, why) => (left[why] ??= []).push(path);
  let size = 0;
  for (const [path, file, why] of files) {
    if (LEFT_OUT.test(path) || !isMeant(path)) continue;
    const reason = why ?? reasonAgainst(file, size, room, wanted.length);
    if (reason) { leave(path, reason); continue; }
    size += file.size;
    wanted.push([path, file]);
  }
  const read = await Promise.all(wanted.map(async ([path, file]) => ({ path, content: await base64(file).catch(() => leave(path, "unreadable")) })));
  return { wanted: read.filter((one) => typeof one.content === "string"), left };
}

function reasonAgainst(file, size, room, count) {
  if (file.size > LARGEST) return "too_large";
  if (count >= MOST) return "too_many";
  return size + file.size > room ? "too_much" : null;
}

/** What is said of files that were left out: a sentence with their paths for each reason. */
export function leftWords(left) {
  const limits = { too_large: LARGEST / 1e6, too_many: MOST };
  return Object.entries(left).map(([why, paths]) => [t(`left_${why}`, { limit: limits[why] }), paths]);
}

// In a folder much lies beside the models; of a file that is chosen by itself, the engine says why it is left aside.
function isMeant(path) {
  return WANTED.test(path) || path.endsWith("/") || !path.includes("/");
}

/** Files in portions that can be sent at once each. */
export function portions(files, room = TOGETHER) {
  const found = [[]];
  let size = 0;
  for (const file of files) {
    const more = file.content.length * 0.75;
    if (found.at(-1).length && size + more > room) { found.push([]); size = 0; }
    found.at(-1).push(file);
    size += more;
  }
  return found;
}

/** The content of a file in base64. */
export function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

/** What base64 holds, as bytes. */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** What a person chose with a file field. */
export function chosenFiles(input) {
  const files = [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);
  input.value = "";
  return files;
}

/** What was dropped, folders with all that is in them. */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => [file.name, file]);
  const found = { files: [], seen: 0 };
  for (const entry of entries) await walk(entry, found);
  return found.files;
}

// What cannot be read, and what lies beyond all measure, is named by its path alone.
async function walk(entry, found) {
  const path = entry.fullPath.slice(1), leave = (why) => found.files.push([entry.isFile ? path : `${path}/`, null, why]);
  if (LEFT_OUT.test(path)) return;
  found.seen += 1;
  if (found.seen > FAR) { leave("too_many"); return; }
  try {
    if (entry.isFile) found.files.push([path, await new Promise((done, failed) => entry.file(done, failed))]);
    else await walkFolder(entry.createReader(), found);
  } catch {
    leave("unreadable");
  }
}

async function walkFolder(reader, found) {
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return;
    for (const one of some) await walk(one, found);
  }
}
