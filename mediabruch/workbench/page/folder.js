// A folder of this computer, where the browser lets a page read and write one.

const SKIPPED = new Set([".git", "node_modules", ".venv"]);
let folder = null;
const times = new Map(); // when files were changed last, as far as this page knows

/** Whether the browser offers it. */
export function hasFolders() {
  return "showDirectoryPicker" in globalThis;
}

/** Lets a person choose a folder, and reads it; null where none was chosen. */
export async function openFolder() {
  const chosen = await pick();
  if (!chosen) return null;
  times.clear();
  folder = chosen;
  const found = [];
  await read(folder, `${folder.name}/`, found);
  return found;
}

async function pick() {
  try {
    return await showDirectoryPicker({ mode: "readwrite", id: "mediabruch" });
  } catch (error) {
    if (error.name === "AbortError") return null;
    throw error;
  }
}

async function read(place, path, found) {
  for await (const [name, handle] of place.entries()) {
    if (SKIPPED.has(name)) continue;
    if (handle.kind === "directory") { await read(handle, `${path}${name}/`, found); continue; }
    const file = await handle.getFile().catch(() => null);
    if (file) times.set(path + name, file.lastModified);
    found.push([path + name, file, file ? null : "unreadable"]);
  }
}

/** Writes files into the folder, one is chosen if none is open. Those changed elsewhere are left as they are, unless forced. */
export async function saveIntoFolder(files, isForced) {
  if (!folder) folder = await pick();
  if (!folder) return null;
  const saved = [], conflicts = [];
  for (const { name, bytes } of files) {
    const path = name.startsWith(`${folder.name}/`) ? name : `${folder.name}/${name}`;
    const handle = await fileAt(path.split("/").slice(1));
    const before = await handle.getFile();
    const isNew = before.size === 0;
    if (!isForced && !isNew && times.get(path) !== before.lastModified) { conflicts.push(name); continue; }
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    times.set(path, (await handle.getFile()).lastModified);
    saved.push(name);
  }
  return { saved, conflicts };
}

async function fileAt(parts) {
  let place = folder;
  for (const part of parts.slice(0, -1)) place = await place.getDirectoryHandle(part, { create: true });
  return place.getFileHandle(parts.at(-1), { create: true });
}
