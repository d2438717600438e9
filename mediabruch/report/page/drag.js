// A picture in its frame, moved and made larger by the mouse; touch does both by itself.

/** Lets a frame be dragged with the mouse; tells whether the last press was a drag. */
export function dragging(frame) {
  let from = null, moved = false;
  frame.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.button === 0 && event.pointerType === "mouse") from = [event.clientX, event.clientY];
  });
  frame.addEventListener("pointermove", (event) => {
    if (!from) return;
    if (!moved && Math.hypot(event.clientX - from[0], event.clientY - from[1]) < 4) return;
    if (!moved) frame.setPointerCapture(event.pointerId);
    moved = true;
    frame.classList.add("held");
    frame.scrollBy({ left: from[0] - event.clientX, top: from[1] - event.clientY, behavior: "instant" });
    from = [event.clientX, event.clientY];
  });
  for (const end of ["pointerup", "pointercancel"]) {
    frame.addEventListener(end, () => { from = null; frame.classList.remove("held"); });
  }
  return () => moved;
}

/** Lets the wheel, with Ctrl, zoom by a factor around the place that it points at. */
export function wheeling(frame, by) {
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const outer = frame.getBoundingClientRect();
    by(Math.exp(-event.deltaY / 300), event.clientX - outer.left, event.clientY - outer.top);
  }, { passive: false });
}
