// Small pictures of media and origins, as the drawing of the process has them.

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  data: ["M3 6C3 2 21 2 21 6V18C21 22 3 22 3 18Z", "M3 6C3 10 21 10 21 6M3 12C3 16 21 16 21 12"],
  document: ["M2 3.5H22V17H2Z", "M6 8H18M6 12.5H14M12 17V21M7 21H17"],
  digital: ["M2 3.5H22V17H2Z", "M12 17V21M7 21H17"],
  paper: ["M5 2H14.5L20 7.5V22H5Z", "M14.5 2V7.5H20M8.5 12H16.5M8.5 16.5H16.5"],
  oral: ["M2 3H22V16H11L5.5 21.5V16H2Z", ""],
  physical: ["M12 2L21.5 7V17L12 22L2.5 17V7Z", "M2.5 7L12 12L21.5 7M12 12V22"],
  "origin-stated": ["M4 4H20V20H4Z", "M8 12.5L11 15.5L16.5 8.5"],
  "origin-measured": ["M4 4H20V20H4Z", "M8 17V12M12 17V8M16 17V10"],
  "origin-inferred": ["M12 3L21 12L12 21L3 12Z", "M12 8V12.5M12 15.5V16"],
  "origin-assumed": ["", "M4 4H8M16 4H20V8M20 16V20H16M8 20H4V16M4 8V4M12 4H12.1M4 12H4.1M20 12H20.1M12 20H12.1"],
  "origin-unknown": ["", "M7.5 8.5C7.5 3 16.5 3 16.5 8.5C16.5 11.5 12 11.5 12 15.5M12 19.5V20"],
};

/** An icon that says nothing by itself: the word stands beside it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: `icon ${name}`, "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  const [outline, lines] = PATHS[name] ?? PATHS["origin-unknown"];
  for (const [kind, d] of [["outline", outline], ["lines", lines]]) {
    if (!d) continue;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    path.setAttribute("class", kind);
    svg.append(path);
  }
  return svg;
}
