// The picture moves and grows, points at the table and is pointed at by it, and opens the evidence of its steps.

import { dragging, wheeling } from "./drag.js";

const LEAST = 0.15, MOST = 6, STEP = 1.25, NEAR = 1.1, OVERVIEW = 0.42, READABLE = 0.75, ON_PHONES = 0.6;
const quiet = matchMedia("(prefers-reduced-motion: reduce)");
const all = (root, selector) => [...root.querySelectorAll(selector)];

function size(frame) {
  const svg = frame.querySelector("svg");
  const box = svg.viewBox.baseVal;
  const inner = () => Math.max(frame.clientWidth - 2, 50);
  const whole = () => Math.min(inner() / box.width, innerHeight * 0.8 / box.height, 1.5);
  let scale = 1;
  const set = (wanted, x, y) => {
    const old = scale;
    scale = Math.min(MOST, Math.max(LEAST, wanted));
    const left = x ?? frame.clientWidth / 2, top = y ?? frame.clientHeight / 2;
    const at = [(frame.scrollLeft + left) * scale / old - left, (frame.scrollTop + top) * scale / old - top];
    svg.setAttribute("width", box.width * scale);
    svg.setAttribute("height", box.height * scale);
    [frame.scrollLeft, frame.scrollTop] = at;
    frame.dataset.scale = scale.toFixed(3);
  };
  return {
    by: (factor, x, y) => set(scale * factor, x, y),
    near: () => { if (scale < NEAR) set(NEAR); },
    fit: () => set(whole()),
    // All of it, if its labels are then more than specks; else a part that can be read.
    begin: () => {
      const part = innerWidth < 640 ? ON_PHONES : READABLE;
      set(whole() < (innerWidth < 640 ? part : OVERVIEW) ? part : whole());
    },
  };
}

function keys(frame, zoom) {
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const sizes = { "+": () => zoom.by(STEP), "=": () => zoom.by(STEP), "-": () => zoom.by(1 / STEP), "0": () => zoom.fit() };
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) frame.scrollBy(moves[event.key][0] * 60, moves[event.key][1] * 60);
    else if (sizes[event.key]) sizes[event.key]();
    else return;
    event.preventDefault();
  });
  wheeling(frame, zoom.by);
}

// Brings an element of the picture into the middle of its frame, without moving the page more than it must.
function reveal(frame, element) {
  frame.scrollIntoView({ block: "nearest", behavior: quiet.matches ? "auto" : "smooth" });
  const inner = element.getBoundingClientRect(), outer = frame.getBoundingClientRect();
  frame.scrollBy({
    left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
    top: inner.top + inner.height / 2 - outer.top - outer.height / 2, behavior: "instant",
  });
}

const numbers = (element) => element.dataset.break.split(" ");
const share = (one, other) => numbers(one).some((number) => numbers(other).includes(number));

// Rows and marks of one model light up together.
function cross(root, frames) {
  const rows = all(root, "tr[data-break]"), marks = all(root, ".frame .mb-break");
  const both = [...rows, ...marks];
  const light = (source) => {
    for (const one of both) one.classList.toggle("lit", Boolean(source) && (one === source || share(one, source)));
  };
  const focused = () => both.find((one) => one.contains(document.activeElement));
  for (const source of both) {
    for (const name of ["pointerenter", "focusin"]) source.addEventListener(name, () => light(source));
    source.addEventListener("pointerleave", () => light(focused()));
    source.addEventListener("focusout", () => light(null));
  }
  for (const row of rows) {
    const button = row.querySelector(".show");
    const found = marks.filter((mark) => share(mark, row));
    if (!found.length) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const frame = found[0].closest(".frame");
      frames.get(frame).zoom.near();
      reveal(frame, found[0]);
      found[0].focus();
    });
  }
  for (const mark of marks) {
    press(mark, frames.get(mark.closest(".frame")).wasDragged, () => {
      const row = rows.find((one) => share(one, mark));
      const button = row?.querySelector(".show");
      row?.scrollIntoView({ block: "center", behavior: quiet.matches ? "auto" : "smooth" });
      button?.focus({ preventScroll: true });
    });
  }
}

function press(element, wasDragged, act) {
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.addEventListener("click", (event) => { if (!wasDragged()) { event.stopPropagation(); act(); } });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

// The evidence of a step, shown below the picture.
function peek(picture, step, source) {
  const place = picture.querySelector(".peek");
  const close = Object.assign(document.createElement("button"), { type: "button", className: "close" });
  close.textContent = picture.dataset.close;
  const title = Object.assign(document.createElement("p"), { className: "title" });
  title.textContent = step.querySelector(".name").textContent;
  place.replaceChildren(close, title, step.querySelector(".evidence").cloneNode(true));
  const hide = () => { place.hidden = true; source.focus(); };
  close.addEventListener("click", hide);
  place.onkeydown = (event) => { if (event.key === "Escape") hide(); };
  place.hidden = false;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest", behavior: quiet.matches ? "auto" : "smooth" });
}

for (const root of all(document, "article, main:not(:has(article))")) {
  const frames = new Map();
  for (const picture of all(root, ".picture")) {
    const frame = picture.querySelector(".frame");
    const zoom = size(frame);
    const buttons = { in: () => zoom.by(STEP), out: () => zoom.by(1 / STEP), fit: () => zoom.fit() };
    for (const button of all(picture, "[data-zoom]")) button.addEventListener("click", buttons[button.dataset.zoom]);
    picture.querySelector(".tools").hidden = false;
    keys(frame, zoom);
    frames.set(frame, { wasDragged: dragging(frame), zoom });
    zoom.begin();
    frame.scrollLeft = frame.scrollTop = 0;
    for (const drawn of all(frame, ".mb-step[data-key]")) {
      const step = root.querySelector(`details.step[data-key="${drawn.dataset.key}"]`);
      if (step) press(drawn, frames.get(frame).wasDragged, () => peek(picture, step, drawn));
    }
  }
  cross(root, frames);
}

// What is printed says when.
const today = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
for (const place of all(document, ".printed")) place.textContent = ` · ${place.dataset.before} ${today}`;

// A link to a step opens it.
const open = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches("details")) target.open = true;
};
addEventListener("hashchange", open);
open();

for (const button of all(document, ".copy")) {
  const code = button.parentElement.querySelector("code"), said = button.parentElement.querySelector(".said");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(`${code.textContent}\n`);
      said.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(code);
      said.textContent = button.dataset.failed;
    }
  });
}
