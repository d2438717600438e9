// What is said beside the picture: figures to those who listen, refusals to all.

import { make, byId, fill } from "./dom.js";
import { t } from "./state.js";

let turn = 0;

/** Says a sentence to a screen reader, politely. */
export function say(sentence) {
  if (!sentence) return;
  const now = ++turn;
  byId("said").textContent = "";
  setTimeout(() => { if (now === turn) byId("said").textContent = sentence; }, 60);
}

/** Shows sentences until they are put away; `kind` is "error" or "note". */
export function tell(sentences, kind = "note") {
  const lines = [sentences].flat().filter(Boolean);
  if (!lines.length) return;
  const list = lines.length === 1 ? [make("p", { text: lines[0] })] : [make("ul", {}, lines.map((line) => make("li", { text: line })))];
  const notice = make("div", { class: `notice ${kind}` },
    make("span", { class: "sign", "aria-hidden": "true", text: kind === "error" ? "!" : "i" }),
    make("div", { class: "told" }, list),
    make("button", { class: "plain", text: t("close"), on: { click: () => { notice.remove(); byId("main").focus({ preventScroll: true }); } } }));
  const place = byId(kind === "error" ? "alerts" : "notices");
  fill(place, kind === "error" ? [...place.children].slice(-2) : [], notice);
}

/** Shows what went wrong with something that was asked for. */
export function complain(error) {
  tell(error.message || String(error), "error");
}

/** Puts all notices away. */
export function hush() {
  fill(byId("alerts"));
  fill(byId("notices"));
}
