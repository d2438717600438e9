// Windows in front of the page: a question, the keys, and what there is to take home.

import { byId, fill, make } from "./dom.js";
import { t } from "./state.js";

/** Shows a window with a title, in place of one that is open; Escape or its button close it. Resolves when it is gone. */
export function dialog(title, ...content) {
  const place = byId("dialog");
  const close = make("button", { class: "plain close", id: "dialog-close", text: t("close"), on: { click: () => place.close() } });
  fill(place, make("div", { class: "panel-head" }, make("h2", { id: "dialog-title", text: title }), close), ...content);
  place.setAttribute("aria-labelledby", "dialog-title");
  if (!place.open) place.showModal();
  place.scrollTop = 0;
  return new Promise((done) => place.addEventListener("close", () => done(place.returnValue), { once: true }));
}

/** Asks which way to go; `ways` are pairs of a value and its words. Resolves with the value, empty where none is taken. */
export function chosenWay(sentence, ways) {
  const place = byId("dialog");
  const answer = (value) => () => place.close(value);
  place.returnValue = "";
  return dialog(t("sure"), make("p", { text: sentence }), make("div", { class: "row" },
    ways.map(([value, words], at) => make("button", { class: at ? "" : "primary", id: `dialog-${value}`, text: words, on: { click: answer(value) } })),
    make("button", { id: "dialog-no", text: t("cancel"), on: { click: answer("") } })));
}

/** Asks before something is lost; true where a person agrees. */
export async function asked(sentence, action) {
  return await chosenWay(sentence, [["yes", action]]) === "yes";
}

const KEYS = [
  ["keys_picture", [["← →", "key_step"], ["Enter", "key_open"], ["+ − 0", "key_zoom"], ["Shift + ← → ↑ ↓", "key_pan"]]],
  ["keys_panel", [["Enter", "key_agree"], ["p d f e o x", "key_medium"], ["Shift + p, d", "key_both"], ["n", "key_next"], ["Esc", "key_close"]]],
  ["keys_all", [["Ctrl + Z", "key_undo"], ["Ctrl + Y", "key_redo"], ["Ctrl + S", "key_save"], ["?", "key_help"]]],
];

/** Shows all keys. */
export function showKeys() {
  dialog(t("keys"), KEYS.map(([title, keys]) => make("section", {}, make("h3", { text: t(title) }),
    make("dl", { class: "keys" }, keys.map(([key, words]) => make("div", {}, make("dt", {}, make("kbd", { text: key.replace(/Ctrl|Shift|Enter/, (name) => t(name.toLowerCase())) })), make("dd", { text: t(words) })))))),
    globalThis.mediabruchNotice && make("details", {}, make("summary", { text: t("notice") }), make("pre", { text: globalThis.mediabruchNotice })));
}
