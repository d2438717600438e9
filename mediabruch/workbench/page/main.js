// The workbench: says which parts there are, and starts them.

import { byId, isCalm } from "./dom.js";
import { redo, undo } from "./change.js";
import { drawBoth, drawChoice } from "./compare.js";
import { showKeys } from "./dialogs.js";
import { drawFrame, drawStart, drawTools } from "./frame.js";
import { overHttp } from "./http.js";
import { guard, keepSoon, kept } from "./keep.js";
import { drawList } from "./list.js";
import { closeProcess, openPacked, openWithout, openings, showProcess, takeList } from "./open.js";
import { panel } from "./panel.js";
import { drawPicture, focusElement, picture, reveal, turnToDiagramOf, zoomActs } from "./picture.js";
import { story } from "./story.js";
import { drawSummary } from "./summary.js";
import { drawTabs, focusPanel, turnTo } from "./tabs.js";
import { forgetAll, save } from "./take.js";
import { Refusal, app, ask, changed, overview, t, watch } from "./state.js";
import { complain, say } from "./speak.js";

const LANGUAGE = "mediabruch-language";

/** Shows an element's facts in the panel; with none, the panel shows where to begin and the picture has the focus again. */
function openElement(element) {
  const before = app.chosen;
  app.chosen = element;
  if (element) turnToDiagramOf(element);
  turnTo("step");
  if (element) reveal(element);
  if (element || !before) focusPanel();
  else focusElement(before);
}

function draw() {
  drawFrame(speak, forgetEverything);
  drawStart();
  if (app.page === "list") drawList(showProcess, closeProcess, openWithout);
  if (app.page !== "process" || !app.view) return;
  drawSummary();
  drawChoice();
  drawBoth();
  if (app.both) return;
  drawTools(zoomActs(), showProcess);
  drawPicture();
  drawTabs(openElement);
}

async function speak(lang) {
  if (lang === app.lang && app.words.open) return;
  app.lang = lang;
  try { localStorage.setItem(LANGUAGE, lang); } catch { /* then it is not remembered */ }
  await learn(lang);
  if (!app.transport.isReady) { changed(); return; }
  try {
    const list = await ask("processes");
    app.processes = list.processes;
    app.refused = list.refused ?? [];
    if (app.view) {
      app.view = await ask("show", app.which ? { path: app.path, which: app.which } : { path: app.path });
      app.both = null;
      app.turn += 1;
    }
  } catch (error) {
    complain(error);
  }
  changed();
  say(t("speaks"));
}

// The words come with the page, or from the engine.
async function learn(lang) {
  const answer = globalThis.mediabruchWords?.[lang] ?? await ask("words");
  app.words = answer.words;
  app.choices = { media: answer.media, aside: answer.asides, zones: answer.zones, parties: answer.parties, yesNo: answer.yes_no, process: answer.process };
}

function languageAtFirst() {
  try {
    const chosen = localStorage.getItem(LANGUAGE);
    if (chosen) return chosen;
  } catch { /* nothing is remembered here */ }
  return (app.transport.lang || globalThis.mediabruchOpens?.lang) ?? (navigator.languages.find((one) => /^(de|en)/.test(one)) ?? "de").slice(0, 2);
}

async function forgetEverything() {
  if (!await forgetAll()) return;
  Object.assign(app, { processes: [], refused: [], view: null, path: null, which: null, both: null, chosen: null, page: "start", marked: [] });
  app.skipped.clear();
  changed();
}

function keys(event) {
  if (byId("dialog").open) return;
  const isTyping = event.target.closest?.("input, select, textarea");
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    const act = { z: event.shiftKey ? redo : undo, y: redo, s: () => app.processes.length && save() }[event.key.toLowerCase()];
    if (!act || (isTyping && event.key.toLowerCase() !== "s")) return;
    event.preventDefault();
    act();
  } else if (event.key === "?" && !isTyping) {
    event.preventDefault();
    showKeys();
  }
}

function progress(share, step) {
  byId("starting-bar").value = share;
  byId("starting-words").textContent = t(`start_${step}`);
}

async function begin() {
  app.transport = globalThis.mediabruchTransport ?? overHttp();
  app.lang = languageAtFirst();
  if (globalThis.mediabruchWords) await learn(app.lang);
  document.documentElement.lang = app.lang;
  app.transport.progress?.(progress);
  try {
    await app.transport.ready;
    app.transport.isReady = true;
    await learn(app.lang);
    picture(openElement);
    panel(openElement);
    story(reveal);
    openings();
    guard();
    addEventListener("keydown", keys);
    watch(draw);
    await beginWith(await kept());
  } catch (error) {
    const missing = error.missing?.length ? t("too_old", { missing: error.missing.join(", ") }) : t("not_started");
    byId("starting-words").textContent = error instanceof Refusal ? error.message : missing;
    byId("starting-bar").hidden = true;
    if (!(error instanceof Refusal)) console.error(error);
    return;
  }
  byId("starting").hidden = true;
  changed();
}

// What was left open here last, what came with the page, or what the server has.
async function beginWith(before) {
  const files = globalThis.mediabruchFiles ?? [];
  if (before && await isRecalled(before)) {
    if (app.processes.some((one) => one.path === before.path)) await showProcess(before.path, before.which);
    else app.page = overview();
  } else if (files.length) {
    await openPacked(files, globalThis.mediabruchOpens?.path ?? null);
  } else {
    takeList(await ask("processes"));
    if (app.processes.length === 1) await showProcess(app.processes[0].path);
    else app.page = overview();
  }
  keepSoon();
}

// What another version has kept may be nothing to this one, which begins anew then.
async function isRecalled({ state }) {
  try {
    takeList(await ask("recall", { state }));
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(error);
    return false;
  }
}

document.documentElement.classList.toggle("calm", isCalm());
begin();
