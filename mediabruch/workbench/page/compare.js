// As it is and as it is to be: which side is worked on, and both side by side.

import { byId, fill, make } from "./dom.js";
import { pictureOf } from "./sanitize.js";
import { bar, figures } from "./summary.js";
import { app, ask, t } from "./state.js";
import { complain, tell } from "./speak.js";
import { takeView } from "./change.js";
import { segmented } from "./panel.js";
import { asked } from "./dialogs.js";

let told = []; // what the to-be changes, each change with its part
const SIDES = ["as-is", "to-be", "both"];
const NAMES = { "as-is": "as_is", "to-be": "to_be", both: "both_sides" };

/** Draws the choice between as-is and to-be, or the button that begins a to-be. */
export function drawChoice() {
  const { view } = app;
  if (!view) return;
  if (!view.has_to_be) { fill(byId("sides"), make("button", { id: "begin-to-be", text: t("begin_to_be"), on: { click: begin } })); return; }
  const options = SIDES.map((value) => ({ value, words: t(NAMES[value]) }));
  fill(byId("sides"),
    segmented("side", t("which_side"), options, app.both ? "both" : app.which ?? "as-is", choose),
    make("button", { class: "plain", id: "drop-to-be", text: t("drop_to_be"), on: { click: drop } }));
}

async function begin() {
  try {
    const view = await ask("branch", { path: app.path });
    app.which = "to-be";
    takeView(view);
    tell(t("to_be_begun"));
  } catch (error) {
    complain(error);
  }
}

async function drop() {
  if (!await asked(t("drop_to_be_sure"), t("drop_to_be"))) return;
  try {
    const view = await ask("branch", { path: app.path, drop: true });
    app.both = null;
    app.which = null;
    takeView(view);
  } catch (error) {
    complain(error);
  }
}

async function choose(side) {
  try {
    app.both = null;
    if (side !== "both") app.which = side;
    const view = await ask("show", { path: app.path, which: app.which ?? "as-is" });
    if (side === "both") {
      const other = app.which === "to-be" ? "as-is" : "to-be";
      const against = await ask("show", { path: app.path, which: other });
      told = (await ask("compare", { path: app.path })).changes;
      app.both = other === "as-is" ? [against, view] : [view, against];
    }
    takeView(view);
  } catch (error) {
    complain(error);
  }
}

/** Draws both sides, where they are asked for. */
export function drawBoth() {
  byId("both").hidden = !app.both;
  byId("work").hidden = byId("tools").hidden = Boolean(app.both);
  if (!app.both) { fill(byId("both")); return; }
  fill(byId("both"),
    make("div", { class: "columns" }, app.both.map((view, at) => column(view, SIDES[at]))),
    make("section", { class: "changes" }, make("h2", { text: t("changes") }),
      told.length ? make("ul", {}, told.map((text) => make("li", { text }))) : make("p", { text: t("no_changes") })));
}

function column(view, side) {
  const read = pictureOf(view.pictures[0].svg, `${side}-`);
  const id = `${side}-name`;
  return make("section", { class: "column", "aria-labelledby": id },
    make("h2", { id, text: t(NAMES[side]) }),
    make("p", { class: "verdict", text: view.verdict.sentence }),
    bar(view.bar),
    figures(view),
    make("div", { class: "frame still", tabindex: "0", role: "region", "aria-label": t("picture_of", { side: t(NAMES[side]) }) }, read?.svg));
}
