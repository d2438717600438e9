// The frame of the page: its head, the page one begins with, and the buttons beside the picture.

import { byId, fill, make } from "./dom.js";
import { redo, undo } from "./change.js";
import { showKeys } from "./dialogs.js";
import { icon } from "./icons.js";
import { chooseFiles, chooseFolder } from "./open.js";
import { takeHome } from "./take.js";
import { app, changed, nameOf, t } from "./state.js";

const LANGUAGES = [["de", "Deutsch"], ["en", "English"]];

/** Draws everything around the process; `speak` changes the language, `forget` closes all. */
export function drawFrame(speak, forget) {
  document.documentElement.lang = app.lang;
  skips();
  const isOpen = app.processes.length > 0;
  fill(byId("actions"),
    make("button", { id: "open-files", text: t("open"), on: { click: chooseFiles } }),
    make("button", { id: "open-folder", text: t("open_folder"), on: { click: chooseFolder } }),
    isOpen && make("button", { id: "take", text: t("take"), on: { click: () => takeHome(forget) } }),
    isOpen && app.view && make("button", { id: "undo", "aria-keyshortcuts": "Control+Z", disabled: !app.view.can_undo, text: t("undo"), on: { click: undo } }),
    isOpen && app.view && make("button", { id: "redo", "aria-keyshortcuts": "Control+Y", disabled: !app.view.can_redo, text: t("redo"), on: { click: redo } }),
    app.processes.length + app.refused.length > 1 && make("button", { id: "to-list", "aria-pressed": String(app.page === "list"), text: t("all_processes_n", { n: app.processes.length }), on: { click: toList } }));
  byId("actions").setAttribute("aria-label", t("actions"));
  fill(byId("settings"),
    app.unsaved && make("span", { class: "unsaved", text: t("unsaved") }),
    make("div", { class: "segmented", role: "group", "aria-label": t("language") }, LANGUAGES.map(([lang, name]) => make("button", {
      id: `lang-${lang}`, lang, "aria-pressed": String(app.lang === lang), text: name, on: { click: () => speak(lang) },
    }))),
    make("button", { class: "plain", id: "help", "aria-keyshortcuts": "?", text: t("keys_button"), on: { click: showKeys } }));
  for (const page of ["start", "process", "list"]) byId(page).hidden = app.page !== page;
  document.body.dataset.page = app.page;
  byId("drop-words").textContent = t("drop");
  byId("dialog").setAttribute("aria-label", "mediabruch");
}

function toList() {
  app.page = app.page === "list" && app.view ? "process" : "list";
  changed();
}

function skips() {
  const links = app.page === "process"
    ? [["headline", "skip_figures"], ["frame", "skip_picture"], ["panel", "skip_panel"]] : [["main", "skip_main"]];
  fill(byId("skips"), links.map(([to, words]) => make("a", { href: `#${to}`, text: t(words), on: { click: (event) => skip(event, to) } })));
  byId("skips").setAttribute("aria-label", t("skips"));
}

function skip(event, to) {
  event.preventDefault();
  const target = to === "frame" ? byId("frame").querySelector('[data-open][tabindex="0"]') : to === "main" ? byId("main") : byId(to).querySelector("h1, h2");
  target?.focus();
}

/** Draws what is seen before anything is open. */
export function drawStart() {
  if (app.page !== "start") return;
  document.title = "mediabruch";
  fill(byId("start"),
    make("h1", { tabindex: "-1", text: t("start_title") }),
    make("p", { class: "lead", text: t("start_lead") }),
    make("div", { class: "dropzone" },
      icon("document"),
      make("p", { class: "big", text: t("drop") }),
      make("div", { class: "row" },
        make("button", { class: "primary", id: "start-files", text: t("open"), on: { click: chooseFiles } }),
        make("button", { id: "start-folder", text: t("open_folder"), on: { click: chooseFolder } })),
      make("p", { class: "hint", text: t("start_kinds") })),
    make("ol", { class: "how" }, ["one", "two", "three"].map((step) => make("li", {}, make("h2", { text: t(`how_${step}`) }), make("p", { text: t(`how_${step}_hint`) })))),
    make("p", { class: "hint private", text: t(app.transport.kind === "http" ? "private_http" : "private") }));
}

// Where the name of the process has no room, pointing at it shows all of it.
function chooser(choose) {
  const options = app.processes.map((one) => make("option", { value: one.path, selected: one.path === app.path, text: nameOf(one) }));
  const name = options.find((one) => one.selected)?.text;
  return make("select", { id: "choose-process", "aria-label": t("process"), title: name, on: { change: (event) => choose(event.target.value) } }, options);
}

/** Draws the buttons of the picture, and the choice of another process. */
export function drawTools(zoom, choose) {
  if (!app.view) return;
  const buttons = [["zoom-in", "+", "larger"], ["zoom-out", "−", "smaller"], ["zoom-fit", null, "fit"]];
  fill(byId("tools"),
    app.view.pictures.length > 1 && make("select", { id: "diagram", "aria-label": t("diagram"), on: { change: (event) => { app.picture = Number(event.target.value); changed(); } } },
      app.view.pictures.map((one, at) => make("option", { value: String(at), selected: at === app.picture, text: one.name || t("diagram_n", { n: at + 1 }) }))),
    buttons.map(([id, sign, words]) => make("button", { id, "aria-label": sign ? t(words) : null, title: sign ? t(words) : null, text: sign ?? t(words), on: { click: zoom[words] } })),
    make("p", { class: "hint", text: t("picture_hint") }),
    app.processes.length > 1 && chooser(choose));
  byId("tools").setAttribute("aria-label", t("picture_tools"));
  byId("frame").setAttribute("aria-label", t("picture_label"));
}
