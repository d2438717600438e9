// All processes that are open, as a table that sorts.

import { byId, fill, make } from "./dom.js";
import { bar } from "./summary.js";
import { linesOf, listed } from "./speak.js";
import { app, changed, nameOf, t } from "./state.js";
import { common, sums } from "./totals.js";

const COLUMNS = [
  { key: "title", of: (one) => one.title },
  { key: "verdict", of: (one) => one.verdict },
  { key: "band", of: worst, isNumber: true, shown: (one) => one.band_words },
  { key: "breaks_per_case", of: (one) => one.breaks ?? -1, isNumber: true, shown: (one) => one.breaks_words },
  { key: "known", of: (one) => one.known ?? -1, isNumber: true, shown: (one) => one.known_words },
  { key: "open_questions", of: (one) => one.open, isNumber: true },
];
let by = "band", isDown = false; // the worst first

/** Draws the list; `open` shows a process, `close` takes it from the page, `openWithout` leaves its annotation file out. */
export function drawList(open, close, openWithout) {
  const order = new Intl.Collator(app.lang, { numeric: true }).compare;
  const column = COLUMNS.find((one) => one.key === by);
  const rows = [...app.processes].sort((one, other) => (column.isNumber
    ? compared(column.of(one), column.of(other)) : order(column.of(one), column.of(other))) * (isDown ? -1 : 1));
  fill(byId("list"),
    make("h1", { id: "list-title", tabindex: "-1", text: t("all_processes") }),
    ...sums(),
    rows.length > 0 && make("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "list-title" },
      make("table", {},
        make("thead", {}, make("tr", {}, COLUMNS.map(head), make("th", {}, make("span", { class: "quiet", text: t("close_process") })))),
        make("tbody", {}, rows.map((one) => row(one, open, close))))),
    ...common(),
    app.refused.length > 0 && make("section", { class: "refused" }, make("h2", { text: t("not_read") }),
      make("ul", {}, app.refused.map((one) => refusal(one, close, openWithout)))));
}

// What came from the disk of `serve` stays named as long as it lies there.
function refusal({ path, model, can_leave_out, ...told }, close, openWithout) {
  return make("li", {}, make("strong", { text: path }), ...listed(linesOf(told)),
    can_leave_out && make("button", { class: "plain", "aria-label": t("leave_out_named", { title: model }), text: t("leave_out"), on: { click: () => openWithout(model) } }),
    model && make("button", { class: "plain", "aria-label": t("close_named", { title: model }), text: t("close_process"), on: { click: () => close({ path: model, title: model }) } }));
}

// First those of which most is surely not digital, then those with most breaks; unknown ones come last.
function worst({ band, breaks }) {
  return band ? [0, band[1], -breaks, band[0]] : [1];
}

function compared(one, other) {
  const [left, right] = [[one].flat(), [other].flat()];
  const at = left.findIndex((value, index) => value !== right[index]);
  return at < 0 ? 0 : left[at] - right[at];
}

// A path breaks after its signs, not within names.
function pathOf(path) {
  return path.split(/(?<=[/_.-])/).flatMap((part, at) => (at ? [make("wbr"), part] : [part]));
}

function head(column) {
  const isNow = column.key === by;
  return make("th", { scope: "col", class: column.isNumber ? "number" : "", "aria-sort": isNow ? (isDown ? "descending" : "ascending") : null },
    make("button", { class: "sort", id: `sort-${column.key}`, on: { click: () => sort(column) } },
      make("span", { text: t(`column_${column.key}`) }), make("span", { "aria-hidden": "true", class: "arrow", text: isNow ? (isDown ? "▼" : "▲") : "" })));
}

function sort(column) {
  isDown = column.key === by ? !isDown : Boolean(column.isNumber);
  by = column.key;
  changed();
}

function row(one, open, close) {
  return make("tr", {}, COLUMNS.map((column) => {
    if (column.key === "title") {
      return make("th", { scope: "row" },
        make("button", { class: "link", id: `open-${one.path}`, text: one.title, on: { click: () => open(one.path) } }),
        make("span", { class: "path" }, pathOf(one.path)), one.changed && make("span", { class: "tag", text: t("changed") }));
    }
    if (column.key === "verdict") return make("td", {}, make("p", { text: one.verdict }), bar(one.bar));
    return make("td", { class: "number", text: column.shown ? column.shown(one) : String(column.of(one)) });
  }), make("td", {}, make("button", { class: "plain", "aria-label": t("close_named", { title: nameOf(one) }), text: t("close_process"), on: { click: () => close(one) } })));
}
