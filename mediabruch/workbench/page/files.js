// Opening: files and folders that are dropped or chosen, read in this browser.

const WANTED = /(\.bpmn\d*|\.xml|\.ya?ml|\.json|\.toml|\.xlsx|\.ods|\.csv|\.zip)$/i;
const LEFT_OUT = /(^|\/)(\.git|node_modules|\.venv)(\/|$)/;
const MOST = 2000, LARGEST = 60e6;

/** Files as the engine takes them: path and content in base64. `files` are pairs of path and File. */
export async function packed(files) {
  const kept = files.filter(([path, file]) => isMeant(path) && !LEFT_OUT.test(path) && file.size <= LARGEST).slice(0, MOST);
  return Promise.all(kept.map(async ([path, file]) => ({ path, content: await base64(file) })));
}

// In a folder much lies beside the models; of a file that is chosen by itself, the engine says why it is left aside.
function isMeant(path) {
  return WANTED.test(path) || !path.includes("/");
}

// The content of a file in base64.
function base64(file) {
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
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  if (found.length >= MOST || LEFT_OUT.test(entry.fullPath)) return;
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    found.push([entry.fullPath.replace(/^\//, ""), file]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return;
    for (const one of some) await walk(one, found);
  }
}
