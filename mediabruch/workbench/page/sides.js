// The choice of a step's Eingang and Ausgang: what carries the information.

import { make, rove } from "./dom.js";
import { icon } from "./icons.js";
import { app, t } from "./state.js";

/** A row of choices for one side; `choose` gets the media wanted, null to take the statement back. */
export function sideOf(step, name, choose) {
  const side = step[name];
  const stated = side.origin === "stated";
  const chosen = new Set(stated ? valuesOf(side) : []);
  const guessed = new Set(stated ? [] : valuesOf(side));
  const several = make("button", { class: "plain several", id: `${name}-several`, "aria-pressed": String(chosen.size > 1), text: t("several") });
  several.addEventListener("click", () => several.setAttribute("aria-pressed", String(several.getAttribute("aria-pressed") !== "true")));
  const isSeveral = () => several.getAttribute("aria-pressed") === "true";
  const buttons = app.choices.media.map((one) => choice(name, one, chosen.has(one.value), guessed.has(one.value), () => {
    choose(isSeveral() ? toggled(chosen, one.value) : [one.value]);
  }));
  const row = make("div", { class: "choices", role: "group", "aria-labelledby": `${name}-title` }, buttons);
  rove(row, buttons);
  return make("section", { class: "side" },
    make("div", { class: "side-head" },
      make("h3", { id: `${name}-title` }, t(name), make("span", { class: "hint", text: ` ${t(`${name}_hint`)}` })), originOf(side)),
    row,
    make("div", { class: "row" }, several,
      stated && make("button", { class: "plain", id: `${name}-back`, text: t("take_back"), on: { click: () => choose(null) } })));
}

/** Where something is known from, as a sign and a word. */
export function originOf(side) {
  const origin = side.origin ?? "unknown";
  return make("span", { class: `origin ${origin}` }, icon(`origin-${origin}`),
    make("span", { text: side.origin_words || t("not_known") }));
}

function choice(name, one, isChosen, isGuessed, choose) {
  return make("button", { class: `choice ${one.value}${isGuessed ? " guessed" : ""}`, id: `${name}-${one.value}`, "aria-pressed": String(isChosen), on: { click: choose } },
    icon(one.value),
    make("span", { class: "name", text: one.value === "physical" ? t("thing") : one.words }),
    isGuessed && make("span", { class: "tag", text: t("guessed") }));
}

/** The media of a side as the choices name them; none where it is not known. */
export function valuesOf(side) {
  return side.medium ?? [];
}

function toggled(chosen, value) {
  if (value === "physical") return ["physical"];
  const rest = [...chosen].filter((one) => one !== value && one !== "physical");
  const next = chosen.has(value) ? rest : [...rest, value];
  return next.length ? next : null;
}
