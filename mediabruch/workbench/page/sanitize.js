// The engine's picture, made anew of what a picture needs; anything else is left out.

const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set(["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc"]);
const ATTRIBUTES = new Set([
  "id", "class", "role", "lang", "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points",
  "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "stroke-opacity",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "text-decoration", "paint-order", "preserveAspectRatio",
  "aria-labelledby", "aria-label", "aria-hidden", "data-element", "data-key", "data-break", "data-code",
]);
const ADDRESS = /url\s*\(|[a-z][a-z+.-]*:/i;
const STYLE = /<style>([^<]*)<\/style>/; // taken out first: a policy may forbid it where it stands
// Colors for dark screens, and nothing else.
const RULES = /^(?:\s*@media screen and \(prefers-color-scheme:\s*dark\)\s*\{(?:\.mb-[\w-]+\{(?:fill|stroke):#[0-9a-fA-F]{3,8};?\})*\}\s*)+$/;

/** The picture as nodes of this document, its ids with a prefix; null where the text is none. */
export function pictureOf(text, prefix) {
  const style = STYLE.exec(text)?.[1] ?? "";
  const named = text.replace(STYLE, "").replace(/^<svg (?![^>]*xmlns=)/, `<svg xmlns="${SVG}" `); // those for pages need no name
  const read = new DOMParser().parseFromString(named, "image/svg+xml").documentElement;
  if (read.namespaceURI !== SVG || read.localName !== "svg") return null;
  return { svg: copied(read, prefix), style: RULES.test(style) ? style : "" };
}

function copied(node, prefix) {
  const made = document.createElementNS(SVG, node.localName);
  for (const { name, value } of node.attributes) {
    if (!ATTRIBUTES.has(name)) continue;
    if (name === "id" || name === "aria-labelledby") made.setAttribute(name, value.split(" ").map((one) => prefix + one).join(" "));
    else if (!isMarkup(name) || !ADDRESS.test(value)) made.setAttribute(name, value);
  }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) made.append(child.data);
    else if (child.namespaceURI === SVG && ELEMENTS.has(child.localName)) made.append(copied(child, prefix));
  }
  return made;
}

// Attributes that hold foreign words are never read as addresses.
function isMarkup(name) {
  return !name.startsWith("data-") && !name.startsWith("aria-") && name !== "class" && name !== "lang";
}
