// A frame whose picture grows, shrinks and moves: by buttons, wheel, mouse and keys.

import { dragging, wheeling } from "./drag.js";

const LEAST = 0.1, MOST = 5, STEP = 1.25, STRIDE = 80, LETTERS = 11, MARGIN = 160; // pixels

/** Lets a frame zoom and pan; the picture in it may be exchanged at any time. */
export function zooming(frame) {
  let scale = 0, fitted = true;
  const svg = () => frame.querySelector("svg");
  const box = () => svg().viewBox.baseVal;

  function draw() {
    svg().setAttribute("width", box().width * scale);
    svg().setAttribute("height", box().height * scale);
    frame.dataset.scale = scale.toFixed(3);
  }
  function set(wanted, left = frame.clientWidth / 2, top = frame.clientHeight / 2) {
    const old = scale;
    scale = Math.min(MOST, Math.max(LEAST, wanted));
    const at = [(frame.scrollLeft + left) * scale / old - left, (frame.scrollTop + top) * scale / old - top];
    draw();
    [frame.scrollLeft, frame.scrollTop] = at;
  }
  // Where the frame grows with its picture, it grows up to its greatest height.
  function whole() {
    const most = Number.parseFloat(getComputedStyle(frame).maxHeight);
    const inner = [Math.max(frame.clientWidth - 4, 50), Math.max((most || frame.clientHeight) - 4, 50)];
    return Math.min(inner[0] / box().width, inner[1] / box().height, 1.25);
  }
  // The scale at which most labels of steps have letters that can be read.
  function readable() {
    const sizes = [...frame.querySelectorAll(".mb-step text")].map((text) => Number(text.getAttribute("font-size"))).filter(Boolean).sort((a, b) => a - b);
    return sizes.length ? LETTERS / sizes[Math.floor(sizes.length / 2)] : 1;
  }
  const zoom = {
    by(factor, left, top) { fitted = false; set(scale * factor, left, top); },
    fit() { if (!svg()) return; fitted = true; scale = whole(); draw(); },
    /** Begins where a case does, with words large enough to read; all of a small picture. */
    begin(element) {
      scale = Math.max(whole(), Math.min(readable(), 1));
      fitted = scale === whole();
      draw();
      frame.scrollTop = frame.scrollLeft = 0;
      const inner = element?.getBoundingClientRect(), outer = frame.getBoundingClientRect();
      if (!inner) return;
      const left = inner.left - outer.left;
      frame.scrollLeft = left < frame.clientWidth / 2 ? 0 : left - MARGIN;
      frame.scrollTop = Math.max(0, inner.bottom - outer.top - frame.clientHeight * 0.6);
    },
    /** Takes up a new picture at the size and place of the one before. */
    again() { if (scale && !fitted) draw(); else zoom.fit(); },
    wasDragged: dragging(frame),
    larger: () => zoom.by(STEP),
    smaller: () => zoom.by(1 / STEP),
    /** Brings an element into sight, large enough to read. */
    reveal(element, readable = 0.5) {
      if (scale < readable) { fitted = false; set(readable); }
      const inner = element.getBoundingClientRect(), outer = frame.getBoundingClientRect();
      if (inner.left >= outer.left + 8 && inner.right <= outer.right - 8 && inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8) return;
      frame.scrollBy({
        left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
        top: inner.top + inner.height / 2 - outer.top - outer.height / 2, behavior: "instant",
      });
    },
    /** What a key does to the picture; false where it does nothing. */
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const move = event.shiftKey && { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const act = { "+": zoom.larger, "=": zoom.larger, "-": zoom.smaller, "0": zoom.fit }[event.key];
      if (move) frame.scrollBy({ left: move[0] * STRIDE, top: move[1] * STRIDE, behavior: "instant" });
      else if (act) act();
      else return false;
      return true;
    },
  };

  wheeling(frame, zoom.by);
  new ResizeObserver(() => { if (fitted && svg()) zoom.fit(); }).observe(frame);
  return zoom;
}
