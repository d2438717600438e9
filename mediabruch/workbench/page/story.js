// One case as a story: sentence by sentence, on the picture.

import { byId, fill, make } from "./dom.js";
import { segmented } from "./panel.js";
import { app, ask, changed, here, t } from "./state.js";
import { complain, say } from "./speak.js";

const WHICH = ["likeliest", "worst", "break-free"];
let kind = "likeliest", told = null, of = "", at = 0, reveal = () => {};

/** Takes what brings an element of the picture into sight. */
export function story(bring) {
  reveal = bring;
}

/** Draws the story; it is told anew when the process has changed. */
export function drawStory() {
  const now = `${app.view.path} ${app.which} ${kind} ${app.lang} ${app.turn}`;
  if (of !== now) { of = now; told = null; tellStory(now); }
  const options = WHICH.map((value) => ({ value, words: t(`story_${value}`) }));
  fill(byId("tab-panel"), make("div", { class: "stack" },
    make("h2", { id: "panel-title", tabindex: "-1", text: t("story") }),
    make("p", { class: "hint", text: t("story_hint") }),
    segmented("story", t("story_which"), options, kind, choose),
    told ? telling() : make("p", { class: "hint", text: t("working") })));
}

async function tellStory(now) {
  try {
    const answer = await ask("story", { ...here(), case: kind });
    if (of !== now) return;
    told = answer;
    at = 0;
  } catch (error) {
    told = { sentences: [], refused: error.message };
    complain(error);
  }
  show();
}

function telling() {
  const { sentences } = told;
  if (!sentences.length) return make("p", { text: told.note ?? told.refused ?? t("no_story") });
  return make("div", { class: "stack" },
    make("p", { class: "hint", text: told.words }),
    make("div", { class: "row steps" },
      make("button", { id: "story-back", disabled: at === 0, text: t("story_back"), on: { click: () => move(-1) } }),
      make("span", { class: "number", text: t("story_at", { at: at + 1, all: sentences.length }) }),
      make("button", { class: "primary", id: "story-on", disabled: at === sentences.length - 1, text: t("story_on"), on: { click: () => move(1) } })),
    make("ol", { class: "story" }, sentences.map((one, number) => make("li", { class: [number === at && "now", one.is_break && "broken"].filter(Boolean).join(" "), "aria-current": number === at ? "step" : null },
      make("button", { class: "link", id: `story-${number}`, text: one.text, on: { click: () => move(number - at) } })))));
}

function choose(value) {
  kind = value;
  changed();
}

function move(by) {
  at = Math.min(Math.max(at + by, 0), told.sentences.length - 1);
  say(told.sentences[at].text);
  show();
}

// Marks where the story is; a sentence without a place leaves the mark before it.
function show() {
  if (app.tab !== "story") return;
  const place = (told?.sentences ?? []).slice(0, at + 1).reverse().find((one) => one.element)?.element;
  app.marked = place ? [place] : [];
  app.way = (told?.sentences ?? []).slice(0, at + 1).flatMap((one) => one.flows ?? []);
  changed();
  if (place) reveal(place);
  document.querySelector(".story .now")?.scrollIntoView({ block: "nearest" });
}
