// What holds of the process as a whole: how often it runs, and whose it is.

import { byId, make } from "./dom.js";
import { stateProcess } from "./change.js";
import { app, t } from "./state.js";

const FACTS = ["cases", "department", "contact", "leika_key"];

/** A form for the facts of the process, closed until it is asked for. */
export function processForm() {
  const known = app.view.process ?? {};
  const isSaid = FACTS.some((name) => name in known);
  return make("details", { class: "more", id: "process-facts", open: byId("process-facts")?.open ?? isSaid },
    make("summary", { text: t("process_facts") }), FACTS.map((name) => field(name, known[name])));
}

/** What was noticed about the model's file, open at once where it leaves nothing to show; null where it is faultless. */
export function modelNotes() {
  const { notes, steps } = app.view;
  return notes.length > 0 && make("details", { class: "why", id: "model-notes", open: byId("model-notes")?.open ?? steps.length === 0 },
    make("summary", { text: `${t("model_notes")} (${notes.length})` }),
    make("ul", {}, byScope(notes).map((note) => make("li", { text: [note.code, note.element && `${note.element}:`, note.text].filter(Boolean).join(" ") }))));
}

// What concerns the whole file comes first.
function byScope(notes) {
  return [...notes].sort((one, other) => Boolean(one.element) - Boolean(other.element));
}

function field(name, value) {
  const id = `process-${name}`;
  const input = make("input", {
    id, type: name === "cases" ? "number" : "text", min: name === "cases" ? "0" : null, step: name === "cases" ? "1" : null, autocomplete: "off",
    value: value === undefined || value === null ? "" : String(value), on: { change: () => commit(name, input) },
  });
  return make("div", { class: "field" }, make("label", { for: id, text: t(`process_${name}`) }), input);
}

function commit(name, input) {
  const text = input.value.trim();
  if (input.reportValidity()) stateProcess({ [name]: text === "" ? null : name === "cases" ? Number(text) : text });
}
