// The media breaks, the most frequent first; each points at its place in the picture.

import { byId, fill, make } from "./dom.js";
import { app, changed, t } from "./state.js";

/** Draws the list of media breaks. */
export function drawBreaks(open) {
  const { breaks } = app.view;
  fill(byId("tab-panel"), make("div", { class: "stack" },
    make("h2", { id: "panel-title", tabindex: "-1", text: t("breaks") }),
    make("p", { class: "hint", text: t(breaks.length ? "breaks_hint" : "no_breaks") }),
    make("ol", { class: "breaks" }, breaks.map((one) => row(one, open)))));
}

function row(one, open) {
  const isLit = app.marked.includes(one.step);
  return make("li", { class: isLit ? "lit" : "" },
    make("h3", {},
      make("button", { class: "link", id: `b-${one.id}`, "aria-pressed": String(isLit), text: one.label, on: { click: () => mark(one.step) } })),
    make("p", { class: "kind" }, make("strong", { text: one.words }), make("span", { class: "code", text: ` ${one.code}` })),
    make("p", { class: "rate", text: [t("times_per_case", { rate: one.rate_words }), one.kind, one.place].filter(Boolean).join(" · ") }),
    one.doubt && make("p", { class: "doubt", text: one.doubt }),
    one.helps && make("p", { class: "helps" }, make("span", { class: "tag", text: t("helps") }), ` ${one.helps}`),
    make("button", { class: "plain", id: `b-open-${one.id}`, text: t("open_step"), on: { click: () => open(one.step) } }));
}

function mark(element) {
  app.marked = app.marked.includes(element) ? [] : [element];
  changed();
}
