// The facts of a step, as a form: each choice is stated at once.

import { byId, fill, make, rove } from "./dom.js";
import { acceptGuess, stateStep, undo } from "./change.js";
import { branchForm } from "./branch.js";
import { modelNotes, processForm, standing } from "./facts.js";
import { nextQuestion, numberOf, progress, skip } from "./questions.js";
import { sideOf, valuesOf } from "./sides.js";
import { say } from "./speak.js";
import { bar } from "./summary.js";
import { app, branchesOf, changed, openQuestions, placeOf, questionOf, stepOf, t } from "./state.js";

const LETTERS = { p: "paper", d: "data", f: "document", e: "digital", o: "oral", x: "physical" };
let first = null; // the Eingang said with Shift, until its Ausgang follows
let go = () => {};

/** Listens to the keys of the panel; `open` shows an element's facts, or null for none. */
export function panel(open) {
  go = open;
  byId("tab-panel").addEventListener("keydown", keys);
}

/** Draws the facts of what is chosen, or where to begin. */
export function drawStep() {
  const step = stepOf(app.chosen);
  const branches = branchesOf(app.chosen);
  if (step) fill(byId("tab-panel"), stepForm(step, branches));
  else if (branches.length) fill(byId("tab-panel"), gatewayForm(branches));
  else fill(byId("tab-panel"), beginning());
}

function beginning() {
  const question = nextQuestion();
  if (!app.view.steps.length) return make("div", { class: "stack" }, make("h2", { id: "panel-title", tabindex: "-1", text: app.view.verdict.sentence }), processForm(), modelNotes());
  return make("div", { class: "stack" },
    make("h2", { id: "panel-title", tabindex: "-1", text: t(question ? "begin" : "all_known_title") }),
    progress(),
    make("p", { text: t(question ? "begin_hint" : "all_known") }),
    question && make("button", { class: "primary", id: "next", text: t("start_questions"), on: { click: () => go(placeOf(question)) } }),
    processForm(),
    standing(),
    modelNotes());
}

function stepForm(step, branches) {
  const state = (facts) => stateStep(step.id, facts);
  return make("div", { class: "stack" },
    heading(step.label || step.type, [step.lane, step.type, step.visits_words && t("times_per_case", { rate: step.visits_words })].filter(Boolean).join(" · ")),
    asked(),
    first?.of === step.id && make("p", { class: "done", text: firstSaid() }),
    sideOf(step, "receives", (media) => state({ receives: media })),
    sideOf(step, "produces", (media) => state({ produces: media })),
    valuesOf(step.receives).length > 0 && valuesOf(step.produces).length === 0
      && make("button", { class: "plain", id: "same", text: t("same_as_receives"), on: { click: () => state({ produces: valuesOf(step.receives) }) } }),
    alike(step),
    why(step),
    manner(step, state),
    more(step, state),
    branches.length > 0 && branchForm(branches),
    onward(),
  );
}

function gatewayForm(branches) {
  return make("div", { class: "stack" }, heading(branches[0].gateway_words ?? t("ways"), null), asked(), branchForm(branches), onward());
}

function heading(title, place) {
  return make("div", { class: "panel-head" },
    make("h2", { id: "panel-title", tabindex: "-1", text: title }),
    place && make("p", { class: "place", text: place }),
    make("button", { class: "plain close", id: "panel-close", text: t("close"), on: { click: () => go(null) } }));
}

// The question about what is chosen, with the guess and why.
function asked() {
  const question = questionOf(app.chosen);
  if (!question) return null;
  return make("section", { class: "asked", "aria-label": t("question") },
    !question.isHalf && make("p", { class: "number", text: t("question_of", { number: numberOf(app.chosen), all: openQuestions().length }) }),
    (question.kind !== "step" || question.isHalf) && make("p", { class: "text", text: question.text }),
    question.guess && make("div", { class: "guess" },
      make("p", {}, make("span", { text: `${t("guess")} ` }), make("strong", { text: guessWords(question) })),
      make("button", { class: "primary", id: "agree", "aria-keyshortcuts": "Enter", text: t("agree"), on: { click: () => agree(question) } })),
    question.decides_words && make("p", { class: "decides", text: question.decides_words }),
    question.evidence?.length > 0 && make("details", { class: "why", id: "why-asked", open: byId("why-asked")?.open }, make("summary", { text: t("why_guess") }),
      make("ul", {}, question.evidence.map((one) => make("li", { text: one })))));
}

function guessWords(question) {
  return question.guess.words ?? t("of_100", { n: Math.round(question.guess.probability * 100) });
}

async function agree(question) {
  if (await acceptGuess(question) && !questionOf(app.chosen)) onto();
}

function onto() {
  const now = questionOf(app.chosen);
  if (now) skip(now);
  const question = nextQuestion(app.chosen);
  go(question ? placeOf(question) : null);
}

// The way to the next question stays in sight.
function onward() {
  const isOpen = Boolean(questionOf(app.chosen));
  const question = nextQuestion(app.chosen);
  const left = openQuestions().length;
  return make("div", { class: "onward" },
    bar(app.view.bar),
    make("p", { class: left ? "" : "done", text: left ? t("left", { n: left }) : t("all_known") }),
    question && make("button", { class: isOpen ? "" : "primary", id: "next", "aria-keyshortcuts": "n", text: t(isOpen ? "skip_question" : "next_question"), on: { click: onto } }));
}

// The same for all open steps of the lane, or of the label.
function alike(step) {
  const facts = { receives: statedOf(step.receives), produces: statedOf(step.produces) };
  for (const side of Object.keys(facts)) if (facts[side] === null) delete facts[side];
  if (!Object.keys(facts).length) return null;
  const ways = [["lane", "also_lane", "lane"], ["label", "also_label", "label"], ["label everywhere", "also_everywhere", "label_everywhere"]];
  const count = app.view.alike[step.id] ?? {};
  const buttons = ways.filter(([, , key]) => count[key] > 0).map(([also, words, key]) => make("button", {
    id: words, text: t(words, { n: count[key], lane: step.lane }), on: { click: () => stateStep(step.id, facts, also) },
  }));
  return buttons.length ? make("section", { class: "alike", "aria-labelledby": "alike-title" }, make("h3", { id: "alike-title", text: t("also") }), make("div", { class: "row" }, buttons)) : null;
}

function statedOf(side) {
  return side.origin === "stated" ? valuesOf(side) : null;
}

function why(step) {
  if (!step.evidence?.length || questionOf(step.id)) return null;
  return make("details", { class: "why", id: "why", open: byId("why")?.open }, make("summary", { text: t("why") }),
    make("ul", {}, step.evidence.map((one) => make("li", { text: one }))));
}

// By hand or automatic, and whether the steps after it go on with the result.
function manner(step, state) {
  const how = step.automatic === true ? "automatic" : step.by_hand ? "by_hand" : "neither";
  const facts = {
    by_hand: { by_hand: true, automatic: null },
    automatic: { automatic: true, by_hand: null },
    neither: { by_hand: null, automatic: null },
  };
  const asides = [{ value: "", words: t("aside_none") }, ...app.choices.aside];
  return make("section", { class: "manner" },
    segmented("manner", t("manner"), ["by_hand", "automatic", "neither"].map((value) => ({ value, words: t(value) })), how, (value) => state(facts[value])),
    chosenFrom("aside", t("aside"), asides, step.aside?.value ?? "", (value) => state({ aside: value || null })));
}

// What is said more rarely.
function more(step, state) {
  const text = (name) => typed(name, step[name] ?? "", (value) => state({ [name]: value || null }));
  const none = { value: "", words: t("not_stated") };
  const isSaid = ["system", "required_by_law", "zone", "party", "minutes", "dispatch", "note"].some((name) => name in step.stated);
  return make("details", { class: "more", id: "more", open: isSaid || byId("more")?.open },
    make("summary", { text: t("more") }),
    text("system"), text("required_by_law"),
    chosenFrom("zone", t("zone"), [{ value: "", words: step.zone && !step.stated?.zone ? `${t("not_stated")} (${step.zone.words})` : none.words }, ...app.choices.zones],
      step.stated?.zone ?? "", (value) => state({ zone: value || null })),
    chosenFrom("party", t("party"), [none, ...app.choices.parties], step.party?.value ?? "", (value) => state({ party: value || null })),
    chosenFrom("dispatch", t("dispatch"), [none, ...app.choices.yesNo.map((one) => ({ ...one, value: String(one.value) }))],
      String(step.stated?.dispatch ?? ""), (value) => state({ dispatch: value ? value === "true" : null })),
    typed("minutes", step.minutes ?? "", (value) => state({ minutes: value === "" ? null : Number(value) }), { type: "number", min: "0", step: "any" }),
    text("note"));
}

/** A row of buttons of which one is pressed. */
export function segmented(name, title, options, chosen, choose) {
  const buttons = options.map((one) => make("button", {
    id: `${name}-${one.value}`, "aria-pressed": String(one.value === chosen), text: one.words, on: { click: () => choose(one.value) },
  }));
  const row = make("div", { class: "segmented", role: "group", "aria-labelledby": `${name}-name` }, buttons);
  rove(row, buttons);
  return make("div", { class: "field" }, make("p", { class: "label", id: `${name}-name`, text: title }), row);
}

function chosenFrom(name, title, options, chosen, choose) {
  const known = options.some((one) => one.value === chosen) ? options : [...options, { value: chosen, words: chosen }];
  return make("div", { class: "field" }, make("label", { for: name, text: title }),
    make("select", { id: name, on: { change: (event) => choose(event.target.value) } },
      known.map((one) => make("option", { value: one.value, selected: one.value === chosen, text: one.words }))));
}

function typed(name, value, choose, kind = { type: "text" }) {
  const hint = `${name}-hint`;
  return make("div", { class: "field" }, make("label", { for: name, text: t(name) }),
    make("input", { id: name, ...kind, value, autocomplete: "off", "aria-describedby": hint, on: { change: ({ target }) => target.reportValidity() && choose(target.value.trim()) } }),
    make("p", { class: "hint", id: hint, text: t(`${name}_hint`) }));
}

// The same letters as in the terminal: p means paper on both sides, Shift+P and then d paper in and data out.
function keys(event) {
  if (app.tab !== "step" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") { event.preventDefault(); go(null); return; }
  if (event.target.closest("input, select, textarea")) return;
  const medium = LETTERS[event.key.toLowerCase()];
  if (event.key === "Enter" && !event.target.closest("button, summary, a")) press("agree", "next");
  else if (event.key === "n" || event.key === "s") press("next");
  else if (event.key === "u") undo();
  else if (medium && stepOf(app.chosen)) spoken(medium, event.shiftKey);
  else return;
  event.preventDefault();
}

function firstSaid() {
  return t("first_said", { medium: app.choices.media.find((one) => one.value === first.medium).words });
}

function press(...ids) {
  ids.map(byId).find(Boolean)?.click();
}

function spoken(medium, isFirst) {
  if (isFirst) {
    first = { medium, of: app.chosen };
    changed();
    say(firstSaid());
    return;
  }
  const facts = { receives: [first?.of === app.chosen ? first.medium : medium], produces: [medium] };
  first = null;
  stateStep(app.chosen, facts);
}
