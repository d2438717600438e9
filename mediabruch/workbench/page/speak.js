// What is said beside the picture: figures to those who listen, refusals to all.

import { make, byId, fill } from "./dom.js";
import { t } from "./state.js";

const FEW = 5; // sentences that are read at once
let turn = 0;

/** Says a sentence to a screen reader, politely. */
export function say(sentence) {
  if (!sentence) return;
  const now = ++turn;
  byId("said").textContent = "";
  setTimeout(() => { if (now === turn) byId("said").textContent = sentence; }, 60);
}

/** Shows sentences until they are put away, under a title if they have one; `kind` is "error" or "note". */
export function tell(sentences, kind = "note", title = null) {
  const lines = [sentences].flat().filter(Boolean);
  if (!lines.length) return;
  const notice = make("div", { class: `notice ${kind}` },
    make("span", { class: "sign", "aria-hidden": "true", text: kind === "error" ? "!" : "i" }),
    make("div", { class: "told" }, title && make("p", { text: title }),
      lines.length === 1 && !title ? make("p", { text: lines[0] }) : listed(lines)),
    make("button", { class: "plain", text: t("close"), on: { click: () => { notice.remove(); byId("main").focus({ preventScroll: true }); } } }));
  const place = byId(kind === "error" ? "alerts" : "notices");
  fill(place, kind === "error" ? [...place.children].slice(-2) : [], notice);
}

/** A list of sentences; of many, the first ones, and the others where they are asked for. */
export function listed(lines) {
  const items = lines.map((line) => make("li", { text: line }));
  if (items.length <= FEW + 1) return [make("ul", {}, items)];
  return [make("ul", {}, items.slice(0, FEW)),
    make("details", {}, make("summary", { text: t("and_more", { n: items.length - FEW }) }), make("ul", {}, items.slice(FEW)))];
}

/** What is wrong with a file, each mistake with its place. */
export function linesOf({ path, message, line, mistakes }) {
  const each = mistakes ?? [{ message, line }];
  return each.map((one) => [path && (one.line ? t("in_line", { path, line: one.line }) : path), one.message].filter(Boolean).join(": "));
}

/** Shows what went wrong with something that was asked for. */
export function complain(error) {
  tell(error.refusal ? linesOf(error.refusal) : error.message || String(error), "error");
}

/** Puts all notices away. */
export function hush() {
  fill(byId("alerts"));
  fill(byId("notices"));
}
