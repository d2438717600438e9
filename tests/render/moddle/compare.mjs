// Reads two BPMN files with bpmn-moddle and tells whether they are equal apart from colors.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const entry = pathToFileURL(join(folder, "node_modules/bpmn-moddle/dist/index.js")).href;
const { BpmnModdle } = await import(entry);
const COLORS = /^((bioc|color)\d*:.*|fill|stroke|background-color|border-color)$/;

function plain(value) {
  if (Array.isArray(value)) return value.map(plain).filter((one) => one !== undefined);
  if (!value || typeof value !== "object" || !value.$type) return value;
  if (/signavioMetaData$/.test(value.$type) && value.metaKey === "bgcolor") return undefined;
  const found = { $type: value.$type };
  for (const [name, child] of Object.entries({ ...value, ...value.$attrs })) {
    if (name.startsWith("$") || COLORS.test(name) || name.startsWith("xmlns:")) continue;
    if (name === "bpmnElement" || name.endsWith("Ref")) { found[name] = child?.id ?? String(child); continue; }
    found[name] = name === "incoming" || name === "outgoing" ? child.map((one) => one.id) : plain(child);
  }
  if (value.$type === "bpmn:ExtensionElements" && !(found.values ?? []).length) return undefined;
  return found;
}

// How many shapes bpmn-moddle sees a color of.
function count(value, seen) {
  if (!value || typeof value !== "object" || seen.has(value)) return 0;
  seen.add(value);
  const own = value.$type === "bpmndi:BPMNShape" && (value.fill ?? value.get?.("bioc:fill")) ? 1 : 0;
  return Object.values(value).reduce((sum, child) => sum + count(child, seen), own);
}

const read = async (file) => {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, "utf8"));
  return { text: JSON.stringify(plain(rootElement)), colors: count(rootElement, new Set()), warnings: warnings.length };
};

const [one, other] = await Promise.all(files.map(read));
console.log(JSON.stringify({ equal: one.text === other.text, colored: other.colors, warnings: [one.warnings, other.warnings] }));
