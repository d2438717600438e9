// The questions, in the order of what they decide: which comes next, and the list of all.

import { fill, make, byId } from "./dom.js";
import { app, changed, openQuestions, placeOf, questionOf, t } from "./state.js";

function key(question) {
  return `${app.path} ${question.element}`;
}

/** The question to ask after the one about `element`; those put off come last. */
export function nextQuestion(element = null) {
  const others = openQuestions().filter((one) => placeOf(one) !== element || element === null);
  return others.find((one) => !app.skipped.has(key(one))) ?? others[0] ?? null;
}

/** Puts a question off until all others were asked. */
export function skip(question) {
  app.skipped.delete(key(question));
  app.skipped.add(key(question));
}

/** How far the work is, in words and as a bar. */
export function progress() {
  return make("div", { class: "progress" },
    make("p", { text: app.view.known_words }),
    make("progress", { max: "1", value: app.view.known ?? 1, "aria-label": t("progress_label") }));
}

/** The list of all open questions. */
export function drawQuestions(open) {
  const questions = openQuestions();
  fill(byId("tab-panel"), make("div", { class: "stack" },
    make("h2", { id: "panel-title", tabindex: "-1", text: t("questions") }),
    progress(),
    questions.length
      ? make("p", { class: "hint", text: t("questions_hint") })
      : make("p", { class: "done", text: t("all_known") }),
    questions.length > 0 && make("button", { class: "primary", id: "first-question", text: t("start_questions"), on: { click: () => open(placeOf(nextQuestion())) } }),
    make("ol", { class: "questions" }, questions.map((one) => row(one, open))),
    app.skipped.size > 0 && questions.some((one) => app.skipped.has(key(one)))
      && make("button", { class: "plain", text: t("unskip"), on: { click: () => { app.skipped.clear(); changed(); } } })));
}

function row(question, open) {
  const isPutOff = app.skipped.has(key(question));
  return make("li", {}, make("button", { class: "question", id: `q-${question.element}`, on: { click: () => open(placeOf(question)) } },
    make("span", { class: "text", text: question.text }),
    question.guess?.words && make("span", { class: "guess", text: `${t("guess")} ${question.guess.words}` }),
    make("span", { class: "decides", text: [question.decides_words, isPutOff && t("put_off")].filter(Boolean).join(" · ") })));
}

/** Where a question stands in the list, from 1; 0 where the element has none. */
export function numberOf(element) {
  const question = questionOf(element);
  return question ? openQuestions().findIndex((one) => one.element === question.element) + 1 : 0;
}
