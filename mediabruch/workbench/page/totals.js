// What all open processes add up to, around their list.

import { make } from "./dom.js";
import { app, ask, changedAside, t } from "./state.js";

let totals = null, of = "";

/** What is known of all together; asked for again when something has changed. */
function current() {
  const now = `${app.lang} ${app.turn} ${app.processes.map((one) => one.path).join(" ")}`;
  if (of !== now) { of = now; learnTotals(now); }
  return totals;
}

async function learnTotals(now) {
  try {
    const answer = await ask("portfolio");
    if (of !== now) return;
    totals = answer;
    if (app.page === "list") changedAside();
  } catch {
    totals = null; // the list says what is wrong with which process
  }
}

/** One sentence and the sums, above the list; nothing for a single process. */
export function sums() {
  const all = app.processes.length > 1 ? current() : null;
  if (!all) return [];
  return [make("p", { class: "verdict", text: all.standing }), make("ul", { class: "sums" }, all.totals.map((text) => make("li", { text })))];
}

/** What several processes have in common, and what could be done first, below the list. */
export function common() {
  const all = app.processes.length > 1 ? totals : null;
  if (!all) return [];
  return [
    all.hot_spots.length > 0 && make("section", { class: "common" }, make("h2", { text: t("hot_spots") }), listOf(all.hot_spots)),
    all.measures.length > 0 && make("section", { class: "common" }, make("h2", { text: t("all_measures") }),
      all.measures.map(({ who, items }) => make("div", {}, who && make("h3", { text: who }), listOf(items)))),
    all.copies.length > 0 && make("section", { class: "common" }, make("h2", { text: t("copies") }), listOf(all.copies)),
  ];
}

function listOf(sentences) {
  return make("ul", { class: "plainly" }, sentences.map((text) => make("li", { text })));
}
