// Reads BPMN files with bpmn-moddle, with a descriptor if one is named, and tells what it warned of and understood.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, descriptor, ...files] = process.argv.slice(2);
const { BpmnModdle } = await import(pathToFileURL(join(folder, "node_modules/bpmn-moddle/dist/index.js")).href);
const packages = descriptor === "-" ? {} : { mediabruch: JSON.parse(readFileSync(descriptor, "utf8")) };

async function told(file) {
  const moddle = new BpmnModdle(packages);
  const { rootElement, warnings, elementsById } = await moddle.fromXML(readFileSync(file, "utf8"));
  const { xml } = await moddle.toXML(rootElement, { format: true });
  const again = await moddle.fromXML(xml);
  const known = Object.values(elementsById).flatMap((one) => one.extensionElements?.values ?? []);
  return {
    warnings: [...warnings, ...again.warnings].map((one) => one.message.replace(/line: \d+\s+column: \d+/g, "")),
    annotations: known.filter((one) => one.$type.toLowerCase() === "mediabruch:annotation").length,
    kept: (xml.match(/<mediabruch:annotation /g) ?? []).length,
  };
}

for (const file of files) {
  console.log(JSON.stringify(await told(file).catch((error) => ({ failed: true, warnings: [] }))));
}
