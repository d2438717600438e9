// What to do first: the plan, its steps marked in the picture, and what it brings.

import { byId, fill, make } from "./dom.js";
import { doInToBe } from "./change.js";
import { pictureOf } from "./sanitize.js";
import { app, ask, changed, changedAside, here, t } from "./state.js";
import { complain } from "./speak.js";

let plan = null, of = "";

/** Draws the plan; it is made anew when the process has changed. */
export function drawPlan() {
  const now = `${app.view.path} ${app.which} ${app.lang} ${app.turn}`;
  if (of !== now) { of = now; plan = null; makePlan(now); }
  fill(byId("tab-panel"), make("div", { class: "stack" },
    make("h2", { id: "panel-title", tabindex: "-1", text: t("plan") }),
    make("p", { class: "hint", text: t("plan_hint") }),
    plan ? drawn() : make("p", { class: "hint", text: t("working") })));
}

async function makePlan(now) {
  try {
    const answer = await ask("plan", here());
    if (of !== now) return;
    plan = answer;
  } catch (error) {
    plan = { steps: [], refused: error.message };
    complain(error);
  }
  if (app.tab === "plan") changedAside();
}

function drawn() {
  const { steps } = plan;
  return [
    plan.summary && make("p", { text: plan.summary }),
    plan.ranking && make("p", { text: plan.ranking }),
    plan.refused && make("p", { text: plan.refused }),
    make("ol", { class: "plan" }, steps.map(row)),
    chart(),
  ].filter(Boolean);
}

function row(step, number) {
  const { marks } = step;
  const isLit = marks.length > 0 && marks.every((one) => app.marked.includes(one));
  return make("li", { class: isLit ? "lit" : "" },
    make("h3", { text: step.text }),
    ...step.lines.map((line) => make("p", { text: line })),
    make("div", { class: "row" },
      marks.length > 0 && make("button", { id: `plan-${number}`, "aria-pressed": String(isLit), text: t("show_in_picture"), on: { click: () => mark(isLit ? [] : marks) } }),
      step.edits && make("button", { id: `plan-do-${number}`, text: t("do_in_to_be"), on: { click: () => doInToBe(step.edits) } })));
}

function chart() {
  if (!plan.chart) return null;
  const read = pictureOf(plan.chart, "c-");
  return read && make("figure", { class: "chart" }, make("figcaption", { text: t("plan_chart") }), read.svg);
}

function mark(elements) {
  app.marked = elements;
  changed();
}
