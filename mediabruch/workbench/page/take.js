// Taking home: files to download, and saving into the folder they came from.

import { byId, make } from "./dom.js";
import { asked, dialog } from "./dialogs.js";
import { base64, bytesOf, portions } from "./files.js";
import { hasFolders, saveIntoFolder } from "./folder.js";
import { forget, isKept, keepSoon } from "./keep.js";
import { app, ask, changed, t } from "./state.js";
import { complain, linesOf, say, tell } from "./speak.js";

const GROUPS = [
  ["take_work", ["annotations", "table", "zip"]],
  ["take_show", ["report", "summary", "svg", "png"]],
  ["take_model", ["colored", "annotated"]],
];
const WIDEST = 8000;
let isAll = false;

/** Shows what there is to take home; `forget` closes all. */
export function takeHome(forget) {
  const many = app.processes.length > 1;
  if (!many) isAll = false;
  dialog(t("take"),
    saving(),
    many && make("label", { class: "check" }, make("input", { type: "checkbox", id: "take-all", checked: isAll, on: { change: (event) => { isAll = event.target.checked; } } }), make("span", { text: t("take_all", { n: app.processes.length }) })),
    GROUPS.map(([title, kinds]) => make("section", {}, make("h3", { text: t(title) }),
      make("ul", { class: "takes" }, kinds.map(kind)))),
    app.transport.kind !== "http" && make("section", {}, make("h3", { text: t("kept_here") }), make("p", { class: "hint", text: t(isKept() ? "kept_here_hint" : "not_kept") }),
      make("div", { class: "row" }, make("button", { id: "forget", text: t("forget"), on: { click: forget } }))));
}

function kind(what) {
  return make("li", {}, make("button", { id: `take-${what}`, on: { click: () => download(what) } },
    make("span", { class: "name", text: t(`take_${what}`) }), make("span", { class: "hint", text: t(`take_${what}_hint`) })));
}

function saving() {
  if (app.transport.kind === "http") return make("button", { class: "primary wide", id: "save-now", text: t("save"), on: { click: () => save() } });
  if (hasFolders()) return make("button", { class: "primary wide", id: "save-now", text: t("save_folder"), on: { click: () => save() } });
  return make("button", { class: "primary wide", id: "save-now", text: t("save_download"), on: { click: () => save() } });
}

async function download(what) {
  try {
    const { files, refused } = await ask("take", { what: what === "png" ? "light-svg" : what, path: isAll || what === "zip" ? null : app.path, which: app.which });
    const [made, failed] = what === "png" ? await painted(files) : [files, []];
    const names = await handOut(what, made);
    tell([...(refused ?? []).flatMap(linesOf), ...failed], "error");
    if (names.length) say(t("taken", { name: names.join(", ") }));
    await settle(what);
  } catch (error) {
    complain(error);
  }
}

// Several files come as one archive, with their folders; as more than one, where they are too much for one.
async function handOut(what, files) {
  if (files.length < 2) { files.forEach(give); return files.map((file) => file.name); }
  const names = [];
  for (const part of portions(files, app.transport.room)) {
    const name = `mediabruch-${what}${names.length ? `-${names.length + 1}` : ""}.zip`;
    const { files: [archive] } = await ask("pack", { name, files: part.map((file) => ({ name: file.name, content: file.content })) });
    give(archive);
    names.push(name);
  }
  return names;
}

// What was taken home is no longer unsaved.
async function settle(what) {
  if (what !== "annotations" && what !== "zip") return;
  const { processes, unsaved } = await ask("processes");
  app.processes = processes;
  app.unsaved = unsaved;
  if (app.view) app.view.changed = processes.find((one) => one.path === app.path)?.changed ?? false;
  changed();
  keepSoon();
}

function give({ name, type, content }) {
  const address = URL.createObjectURL(new Blob([bytesOf(content)], { type }));
  const link = make("a", { href: address, download: name.split("/").pop() });
  byId("said").after(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Pictures as the browser paints them, and which of them it could not paint.
async function painted(files) {
  const made = [], failed = [];
  for (const file of files) {
    try {
      made.push(await png(file));
    } catch {
      failed.push(`${file.name}: ${t("not_painted")}`);
    }
  }
  return [made, failed];
}

// For slides and letters: on white, in the colors of paper.
async function png({ name, content }) {
  const address = URL.createObjectURL(new Blob([bytesOf(content)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(2, WIDEST / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = make("canvas", {});
    [canvas.width, canvas.height] = [Math.ceil(image.naturalWidth * scale), Math.ceil(image.naturalHeight * scale)];
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#ffffff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    return { name: name.replace(/\.svg$/, ".png"), type: "image/png", content: await base64(blob) };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Saves all annotation files that have changed: by the server, into a folder, or as downloads. */
export async function save(force = false) {
  try {
    const done = app.transport.kind === "http" ? await byServer(force) : await byPage(force);
    if (!done) return;
    if (done.saved.length) {
      tell(t("saved", { names: done.saved.join(", ") }));
      await settle("annotations");
    } else if (!done.conflicts.length && !done.refused.length) tell(t("nothing_to_save"));
    tell(done.refused, "error");
    if (done.conflicts.length && await asked(done.conflicts.join(" "), t("overwrite"))) await save(true);
  } catch (error) {
    complain(error);
  }
}

async function byServer(force) {
  const { saved, conflicts, refused } = await ask("save", { paths: app.processes.map((one) => one.path), force });
  const [open, left] = [conflicts, refused].map((some) => some.map((one) => `${one.path ?? one.model}: ${one.message}`));
  return { saved, conflicts: open, refused: left };
}

async function byPage(force) {
  const { files, refused } = await ask("take", { what: "annotations", path: null });
  const left = refused.flatMap(linesOf);
  if (!hasFolders()) {
    await handOut("annotations", files);
    return { saved: files.map((file) => file.name), conflicts: [], refused: left };
  }
  const isOver = ({ name }) => !force && app.refused.some((one) => one.path === name); // it was left out, and stands there
  const written = files.filter((file) => !isOver(file)).map((file) => ({ name: file.name, bytes: bytesOf(file.content) }));
  const done = await saveIntoFolder(written, force);
  const conflicts = [...files.filter(isOver).map(({ name }) => t("left_out_asked", { name })), ...done?.conflicts.map((name) => t("conflict", { name })) ?? []];
  return done && { saved: done.saved, conflicts, refused: left };
}

/** Closes all and forgets what this browser has kept, after a question. */
export async function forgetAll() {
  if (!await asked(t("forget_sure"), t("forget"))) return false;
  await ask("close");
  await forget();
  app.unsaved = false;
  return true;
}
