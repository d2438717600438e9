// How many of 100 cases take each way out of a gateway.

import { make } from "./dom.js";
import { stateShare } from "./change.js";
import { originOf } from "./sides.js";
import { t } from "./state.js";

/** A form for the shares of branches; the last way is what the others leave. */
export function branchForm(branches) {
  return make("section", { class: "branches", "aria-labelledby": "branches-title" },
    make("h3", { id: "branches-title", text: t("branches") }),
    make("p", { class: "hint", text: t("branches_hint") }),
    make("ul", {}, branches.map(row)));
}

function row(branch) {
  const id = `share-${branch.element}`;
  const percent = branch.probability === null ? "" : String(Math.round(branch.probability * 1000) / 10);
  const input = make("input", { id, type: "number", min: "0", max: "100", step: "any", inputmode: "decimal", value: percent, on: { change: () => commit(branch, input) } });
  return make("li", {},
    make("label", { for: id }, make("span", { class: "name", text: branch.label || t("way_without_name") }), branch.target && make("span", { class: "target", text: t("way_to", { target: branch.target }) })),
    make("span", { class: "percent" }, input, make("span", { text: "%" })),
    originOf(branch),
    branch.origin === "stated" && make("button", { class: "plain", id: `${id}-back`, text: t("take_back"), on: { click: () => stateShare(branch, null) } }));
}

function commit(branch, input) {
  if (input.value.trim() === "") return stateShare(branch, null);
  const share = Number(input.value.replace(",", ".")) / 100;
  input.setCustomValidity(share >= 0 && share <= 1 ? "" : t("share_range"));
  return input.reportValidity() ? stateShare(branch, share) : null;
}
