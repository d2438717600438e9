// The tabs beside the picture.

import { byId, focusOn, make, fill, rove } from "./dom.js";
import { drawBreaks } from "./breaks.js";
import { drawPlan } from "./plan.js";
import { drawQuestions } from "./questions.js";
import { drawStep } from "./panel.js";
import { drawStory } from "./story.js";
import { app, changed, openQuestions, t } from "./state.js";

const TABS = [
  { name: "step", draw: drawStep },
  { name: "questions", draw: drawQuestions, count: () => openQuestions().length },
  { name: "breaks", draw: drawBreaks, count: () => app.view.breaks.length },
  { name: "plan", draw: drawPlan },
  { name: "story", draw: drawStory },
];

/** Draws the row of tabs and what the one that is open holds; `open` shows an element's facts. */
export function drawTabs(open) {
  const buttons = TABS.map((tab) => make("button", {
    role: "tab", id: `tab-${tab.name}`, "aria-selected": String(tab.name === app.tab), "aria-controls": "tab-panel", on: { click: () => turnTo(tab.name) },
  }, make("span", { text: t(`tab_${tab.name}`) }), tab.count && make("span", { class: "count", text: String(tab.count()) })));
  fill(byId("tabs"), buttons);
  rove(byId("tabs"), buttons);
  byId("tab-panel").setAttribute("aria-labelledby", `tab-${app.tab}`);
  byId("tab-panel").dataset.tab = app.tab;
  TABS.find((tab) => tab.name === app.tab).draw(open);
}

/** Opens a tab. */
export function turnTo(name) {
  app.tab = name;
  app.marked = [];
  app.way = [];
  changed();
}

/** Moves the focus to the head of the panel. */
export function focusPanel() {
  byId("tab-panel").scrollTop = 0;
  focusOn(byId("panel-title"));
}
