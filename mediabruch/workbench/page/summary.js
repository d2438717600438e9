// The head of a process: its name, the verdict in words, the bar and the figures.

import { byId, fill, make } from "./dom.js";
import { linesOf, listed } from "./speak.js";
import { app, t } from "./state.js";

/** Draws the head of the process that is looked at. */
export function drawSummary() {
  const view = app.view;
  if (!view) return;
  document.title = `${view.title} · mediabruch`;
  fill(byId("headline"), headline(view));
  fill(byId("figures"), app.both ? [] : [
    bar(view.bar),
    view.bar_words && make("p", { class: "bar-words", text: view.bar_words }),
    figures(view),
  ]);
}

function headline(view) {
  return [
    make("h1", { id: "title", tabindex: "-1" }, view.title, app.which === "to-be" && !app.both && make("span", { class: "tag", text: t("to_be") })),
    !app.both && make("p", { class: "verdict", text: view.verdict.sentence }),
    !app.both && view.verdict.assumed && make("p", { class: "sure", text: view.verdict.assumed }),
    view.left_out && make("section", { id: "left-out", class: "sure" }, make("p", { text: t("left_out") }), ...listed(linesOf(view.left_out))),
  ];
}

/** The figures of a view in words. */
export function figures(view) {
  const said = [view.band_words && t("score_of", { band: view.band_words }), view.breaks_words, view.known_words];
  return make("ul", { class: "figures" }, said.filter(Boolean).map((text) => make("li", { text })));
}

/** The bar: one picture to those who listen, which says its parts in words; none where nothing is handed on. */
export function bar(parts) {
  if (!parts.length) return null;
  const words = parts.map((part) => part.words).join(", ");
  const drawn = parts.filter((part) => part.share > 0).map((part) => {
    const one = make("span", { class: `part ${part.part}` },
      make("span", { class: "whole", text: part.words }), make("span", { class: "short", text: Math.round(part.share) }));
    one.style.flexGrow = Math.max(part.share, 0.004);
    return one;
  });
  return make("div", { class: "bar", role: "img", "aria-label": words }, drawn);
}
