// Makes elements. Text is always text: nothing here reads markup.

const PROPERTIES = new Set(["checked", "disabled", "hidden", "multiple", "open", "selected", "value"]);

/** An element with properties, attributes, listeners (`on`) and children; empty children are left out. */
export function make(tag, facts = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (name === "text") made.textContent = value;
    else if (PROPERTIES.has(name)) made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  if (tag === "button" && !facts.type) made.type = "button";
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
}

/** Puts new children into a place; what had the focus has it again, found by its id, else the place's heading. */
export function fill(place, ...children) {
  const had = place.contains(document.activeElement) && document.activeElement !== place;
  const focused = had ? document.activeElement.id : "";
  const at = place.scrollTop;
  place.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  place.scrollTop = at;
  if (!had) return;
  const again = focused && document.getElementById(focused);
  (again && !again.disabled ? again : place.querySelector('[tabindex="-1"]:is(h1, h2)'))?.focus({ preventScroll: true });
}

export function byId(id) {
  return document.getElementById(id);
}

/** Moves the focus to a place that is not reached by Tab itself. */
export function focusOn(place) {
  if (!place) return;
  if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest", behavior: isCalm() ? "auto" : "smooth" });
}

/** Whether the reader wants no motion. */
export function isCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** One Tab stop for a row of buttons: arrows move within it. */
export function rove(row, buttons) {
  const first = buttons.find((one) => one.getAttribute("aria-pressed") === "true" || one.getAttribute("aria-selected") === "true");
  for (const one of buttons) one.tabIndex = one === (first ?? buttons[0]) ? 0 : -1;
  row.onkeydown = (event) => {
    const at = buttons.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  };
}
