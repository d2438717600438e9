// Statements: what a person says of a step or branch goes to the engine, and the page shows what follows.

import { app, ask, branchOf, changed, here, saidOf, t } from "./state.js";
import { complain, say } from "./speak.js";
import { keepSoon } from "./keep.js";

/** Takes up a view that the engine gave, and says its figures to who listens. */
export function takeView(view, spoken = saidOf(view)) {
  app.view = view;
  app.turn += 1;
  app.path = view.path;
  if (!view.has_to_be) { app.which = null; app.both = null; }
  noteInList(view);
  app.unsaved = app.processes.some((one) => one.changed) || view.changed;
  changed();
  say(spoken);
  keepSoon();
}

const BRIEF = ["title", "band", "band_words", "known", "known_words", "breaks_words", "bar", "changed"];

// The list says the same of the process.
function noteInList(view) {
  const row = app.processes.find((one) => one.path === view.path);
  if (!row || view.which === "to-be") return;
  for (const name of BRIEF) row[name] = view[name];
  Object.assign(row, { verdict: view.verdict.sentence, breaks: view.breaks_per_case, open: view.questions.length });
}

async function stated(facts) {
  try {
    app.both = null;
    takeView(await ask("state", { ...here(), ...facts }));
    return true;
  } catch (error) {
    complain(error);
    changed();
    return false;
  }
}

/** States facts of a step; `also` means "lane", "label" or "label everywhere". */
export async function stateStep(element, facts, also = null) {
  const isDone = await stated({ steps: { [element]: facts }, also });
  if (isDone && also === "label everywhere") {
    app.processes = (await ask("processes")).processes;
    changed();
  }
  return isDone;
}

/** States the share of a branch, in 0..1; null takes it back. */
export function stateShare(branch, probability) {
  return stated({ [branch.section]: { [branch.element]: { probability } } });
}

/** States facts of the process as a whole; null takes one back. */
export function stateProcess(facts) {
  return stated({ process: facts });
}

async function turned(name) {
  try {
    app.both = null;
    const view = await ask(name, here());
    takeView(view, `${t(name === "undo" ? "undone" : "redone")} ${saidOf(view)}`);
  } catch (error) {
    complain(error);
  }
}

export function undo() {
  return app.view?.can_undo ? turned("undo") : null;
}

export function redo() {
  return app.view?.can_redo ? turned("redo") : null;
}

/** Does in the to-be what a measure of a plan changes; the to-be is begun where there is none. */
export async function doInToBe(edits) {
  try {
    if (!app.view.has_to_be) await ask("branch", { path: app.path });
    app.which = "to-be";
    takeView(await ask("state", { path: app.path, which: app.which, ...edits }));
  } catch (error) {
    complain(error);
  }
}

/** Agrees with the guess of a question. */
export function acceptGuess(question) {
  if (question.kind !== "step") return stateShare(branchOf(question.element), question.guess.probability);
  const facts = {};
  for (const side of ["receives", "produces"]) if (question.guess[side]) facts[side] = question.guess[side];
  return stateStep(question.element, facts);
}
