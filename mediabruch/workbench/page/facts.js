// What holds of the process as a whole: how often it runs, whose it is, and where it stands.

import { byId, make } from "./dom.js";
import { stateProcess } from "./change.js";
import { app, t } from "./state.js";

/** A form for the facts of the process, closed until it is asked for. */
export function processForm() {
  const known = app.view.process ?? {};
  return make("details", { class: "more", id: "process-facts", open: byId("process-facts")?.open ?? Object.keys(known).length > 0 },
    make("summary", { text: t("process_facts") }), app.choices.process.map((one) => field(one, known[one.name])));
}

/** Where the process stands by the yardsticks of the house; null where nothing can be said of it. */
export function standing() {
  const blocks = app.view.standing.filter((one) => one.block !== "heading");
  return blocks.length > 0 && make("details", { class: "why", id: "standing", open: byId("standing")?.open },
    make("summary", { text: t("standing") }), make("div", { class: "stack" }, blocks.map(block)));
}

function block(one) {
  if (one.block === "pairs") return make("dl", { class: "pairs" }, one.pairs.map(([name, words]) => make("div", {}, make("dt", { text: name }), make("dd", { text: words }))));
  if (one.block === "list") return make("ul", {}, one.items.map(({ head, text }) => make("li", {}, head && make("strong", { text: `${head}: ` }), text)));
  return make("p", { class: "hint", text: one.text });
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

function field(one, value) {
  const id = `process-${one.name}`;
  return make("div", { class: "field" }, make("label", { for: id, text: one.words }), one.choices.length ? choices(id, one, value) : typed(id, one, value));
}

function choices(id, { name, choices: known }, value) {
  const at = known.findIndex((one) => JSON.stringify(one.value) === JSON.stringify(value));
  return make("select", { id, on: { change: (event) => stateProcess({ [name]: event.target.value === "" ? null : known[event.target.value].value }) } },
    make("option", { value: "", selected: at < 0, text: t("not_stated") }),
    known.map((one, number) => make("option", { value: String(number), selected: number === at, text: one.words })));
}

function typed(id, { name, is_number: isNumber }, value) {
  const input = make("input", {
    id, type: isNumber ? "number" : "text", min: isNumber ? "0" : null, step: isNumber ? "any" : null, autocomplete: "off",
    value: value === undefined || value === null ? "" : String(value), on: { change: () => commit(input, name, isNumber) },
  });
  return input;
}

function commit(input, name, isNumber) {
  const text = input.value.trim();
  if (input.reportValidity()) stateProcess({ [name]: text === "" ? null : isNumber ? Number(text) : text });
}
