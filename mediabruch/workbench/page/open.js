// Opening and closing processes.

import { byId, focusOn } from "./dom.js";
import { asked, chosenWay } from "./dialogs.js";
import { chosenFiles, droppedFiles, leftWords, packed } from "./files.js";
import { hasFolders, openFolder } from "./folder.js";
import { keepSoon } from "./keep.js";
import { app, ask, changed, here, overview, t } from "./state.js";
import { complain, hush, linesOf, tell } from "./speak.js";
import { takeView } from "./change.js";

/** Takes up a list of processes from the engine; what was refused before is said anew only of the `models` at hand. */
export function takeList(answer, models = []) {
  const known = new Set(app.refused.flatMap(linesOf));
  app.processes = answer.processes;
  app.refused = answer.refused ?? [];
  app.unsaved = answer.unsaved ?? app.unsaved;
  tell(answer.notes ?? []);
  const isNew = (one) => models.includes(one.model) || !linesOf(one).every((line) => known.has(line));
  tell(app.refused.filter(isNew).flatMap(linesOf), "error");
}

// Opens files, triples of path, File, and why there is none, and shows the one process, or the list of many.
async function openFiles(files) {
  const { wanted, left } = await packed(files, app.transport.room);
  const words = leftWords(left);
  if (wanted.length) await openPacked(wanted, null, "ask");
  else if (!words.length) tell(t("nothing_to_open"), "error");
  for (const [title, paths] of words) tell(paths, "error", title);
}

// Whether what is open under the same paths is replaced or stays beside: a person says.
async function answered(files, question, canBeBeside) {
  const ways = [["replace", t("replace")], ...(canBeBeside ? [["beside", t("beside")]] : [])];
  const if_open = await chosenWay(question, ways);
  return if_open ? ask("open", { files, if_open }) : null;
}

/** Opens files as the engine takes them; `if_open` says what becomes of others that are open under the same paths. */
export async function openPacked(files, path = null, if_open = "replace") {
  hush();
  try {
    const before = new Set(app.processes.map((one) => one.path));
    const told = await ask("open", { files, if_open });
    const answer = told.question ? await answered(files, told.question, told.can_be_beside) : told;
    if (!answer) return;
    takeList(answer, files.map((file) => file.path));
    keepSoon();
    const fresh = app.processes.filter((one) => !before.has(one.path));
    const first = path ?? (fresh.length === 1 ? fresh[0].path : app.processes.length === 1 ? app.processes[0].path : null);
    if (first) await showProcess(first);
    else if (!fresh.length && app.view) takeView(await ask("show", here()));
    else { app.page = overview(); changed(); }
  } catch (error) {
    complain(error);
  }
}

/** Shows a process. */
export async function showProcess(path, which = null) {
  try {
    app.both = null;
    const view = await ask("show", which ? { path, which } : { path });
    Object.assign(app, { page: "process", path, which: view.has_to_be ? view.which : null, picture: 0, chosen: null, marked: [], tab: "step" });
    takeView(view);
    focusOn(byId("title"));
    scrollTo({ top: 0 });
  } catch (error) {
    complain(error);
  }
}

/** Opens a model without its annotation file, which cannot be read; what is wrong with it stays on the page. */
export async function openWithout(path) {
  try {
    hush();
    takeList(await ask("leave_out", { path }));
    keepSoon();
    await showProcess(path);
  } catch (error) {
    complain(error);
  }
}

/** Takes a process from the page, after a question where something would be lost. */
export async function closeProcess(one) {
  if (one.changed && !await asked(t("close_sure", { title: one.title }), t("close_process"))) return;
  try {
    takeList(await ask("close", { paths: [one.path] }));
    if (app.path === one.path) Object.assign(app, { view: null, path: null });
    if (!app.processes.length) app.page = overview();
    changed();
    keepSoon();
  } catch (error) {
    complain(error);
  }
}

/** Listens to what is dropped and chosen. */
export function openings() {
  for (const field of ["files", "directory"]) byId(field).addEventListener("change", (event) => openFiles(chosenFiles(event.target)).catch(complain));
  let depth = 0;
  const over = (by) => { depth = Math.max(0, depth + by); byId("drop").hidden = depth === 0; };
  addEventListener("dragenter", (event) => { if (event.dataTransfer?.types.includes("Files")) over(1); });
  addEventListener("dragleave", (event) => { if (event.dataTransfer?.types.includes("Files")) over(-1); });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", async (event) => {
    event.preventDefault();
    depth = 0;
    byId("drop").hidden = true;
    try {
      await openFiles(await droppedFiles(event.dataTransfer));
    } catch (error) {
      complain(error);
    }
  });
}

export function chooseFiles() {
  byId("files").click();
}

/** Lets a person choose a folder, with the right to save in it where the browser offers it. */
export async function chooseFolder() {
  if (!hasFolders()) { byId("directory").click(); return; }
  try {
    const files = await openFolder();
    if (files) await openFiles(files);
  } catch (error) {
    if (error.name === "SecurityError" || error.name === "NotAllowedError") byId("directory").click();
    else complain(error);
  }
}
