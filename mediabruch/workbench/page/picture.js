// The picture of the process: steps are chosen in it by mouse, touch and keys.

import { byId, isCalm } from "./dom.js";
import { pictureOf } from "./sanitize.js";
import { app, whereOf } from "./state.js";
import { zooming } from "./zoom.js";

const dark = new CSSStyleSheet();
let zoom = null, shown = null, onChoose = () => {}, current = null;

/** Prepares the frame; `choose` is called with the element that is opened, and how. */
export function picture(choose) {
  onChoose = choose;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, dark];
  const frame = byId("frame");
  zoom = zooming(frame);
  frame.addEventListener("keydown", keys);
  frame.addEventListener("click", (event) => {
    const element = event.target.closest("[data-open]");
    if (element && !zoom.wasDragged()) open(element);
  });
}

/** Draws the view's picture where it is another than before, and what is chosen and marked in it. */
export function drawPicture() {
  const view = app.view, frame = byId("frame");
  if (!view) { shown = null; return; }
  const { svg } = view.pictures[Math.min(app.picture, view.pictures.length - 1)];
  if (shown !== svg) {
    const isOther = frame.dataset.shows !== `${view.path} ${app.picture}`;
    const had = frame.contains(document.activeElement) && document.activeElement !== frame;
    const read = pictureOf(svg, "p-");
    frame.replaceChildren(...(read ? [read.svg] : []));
    dark.replaceSync(read?.style ?? "");
    frame.dataset.shows = `${view.path} ${app.picture}`;
    shown = svg;
    if (isOther) current = null; else zoom.again();
    prepare();
    if (isOther) zoom.begin(frame.querySelector(".mb-node") && stops()[0]);
    if (had) stops().find((one) => one.dataset.element === current)?.focus({ preventScroll: true });
  }
  const way = new Set(app.way);
  for (const one of frame.querySelectorAll(".mb-flow")) one.classList.toggle("gone", way.has(one.dataset.element));
  for (const one of frame.querySelectorAll(".mb-step, .mb-node")) one.classList.toggle("marked", app.marked.includes(one.dataset.element));
  for (const one of stops()) {
    one.classList.toggle("chosen", one.dataset.element === app.chosen);
    if (one.dataset.element === app.chosen) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

/** Turns to the diagram that shows an element, where a model has several. */
export function turnToDiagramOf(element) {
  const { pictures } = app.view, attribute = `data-element="${element}"`;
  if (pictures.length < 2 || pictures[app.picture]?.svg.includes(attribute)) return;
  app.picture = Math.max(pictures.findIndex((one) => one.svg.includes(attribute)), 0);
}

/** Brings an element of the picture into sight. */
export function reveal(element) {
  const found = [...byId("frame").querySelectorAll("[data-element]")].find((one) => one.dataset.element === element);
  if (!found) return;
  if ("open" in found.dataset) stop(found);
  zoom.reveal(found);
}

/** Moves the focus to an element of the picture. */
export function focusElement(element) {
  const found = stops().find((one) => one.dataset.element === element) ?? stops()[0];
  if (!found) return;
  stop(found);
  zoom.reveal(found);
  found.focus({ preventScroll: true });
  byId("frame").scrollIntoView({ block: "nearest", behavior: isCalm() ? "auto" : "smooth" });
}

// What can be opened, in the order of the flow.
function stops() {
  const order = app.view?.order ?? [];
  const place = new Map(order.map((element, at) => [element, at]));
  return [...byId("frame").querySelectorAll("[data-open]")]
    .sort((one, other) => (place.get(one.dataset.element) ?? 1e6) - (place.get(other.dataset.element) ?? 1e6));
}

function prepare() {
  const steps = new Set(app.view.steps.map((step) => step.id));
  const gateways = new Set(app.view.branches.map(whereOf));
  for (const one of byId("frame").querySelectorAll("[data-element]")) {
    const element = one.dataset.element;
    if (!steps.has(element) && !gateways.has(element)) continue;
    one.dataset.open = "";
    one.setAttribute("role", "button");
    one.setAttribute("tabindex", "-1");
  }
  const found = stops();
  stop(found.find((one) => one.dataset.element === (current ?? app.chosen)) ?? found[0]);
  byId("frame").querySelector("svg")?.setAttribute("role", "group");
}

// Only the current element is reached by Tab.
function stop(element) {
  if (!element) return;
  for (const one of byId("frame").querySelectorAll('[data-open][tabindex="0"]')) one.setAttribute("tabindex", "-1");
  element.setAttribute("tabindex", "0");
  current = element.dataset.element;
}

function open(element) {
  stop(element);
  onChoose(element.dataset.element);
}

function keys(event) {
  const found = stops(), at = found.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: found.length - 1 }[event.key];
  if (zoom.key(event)) event.preventDefault();
  else if (at >= 0 && to !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    focusElement(found[Math.min(Math.max(to, 0), found.length - 1)].dataset.element);
  } else if (at >= 0 && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    open(found[at]);
  }
}

/** What the buttons beside the picture do. */
export function zoomActs() {
  return zoom;
}
