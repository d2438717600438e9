// What bpmn-moddle and bpmnlint take on node: node peers.mjs ROUNDS SECONDS < LIST OF FILES, where both are installed.
// Prints the least milliseconds of each file, by library; who asks divides them by what parsing takes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(resolve(process.cwd(), 'package.json'));
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const version = (name) => JSON.parse(readFileSync(resolve('node_modules', name, 'package.json'))).version;

const [rounds, seconds] = process.argv.slice(2).map(Number);
const files = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const moddles = await load('bpmn-moddle');
const Moddle = moddles.BpmnModdle ?? moddles.default;
const linting = await load('bpmnlint');
const Linter = linting.Linter ?? linting.default.Linter;
const Resolver = require('bpmnlint/lib/resolver/node-resolver');
const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new Resolver() });
const moddle = new Moddle();

const work = {
  'bpmn-moddle': async (xml) => moddle.fromXML(xml),
  bpmnlint: async (xml) => linter.lint((await moddle.fromXML(xml)).rootElement),
};
const found = [];
for (const [name, job] of Object.entries(work)) {
  const least = {};
  const end = performance.now() + (1000 * seconds) / 2;
  for (let round = 0; round < rounds && performance.now() < end; round += 1) {
    for (const file of files) {
      const xml = readFileSync(file, 'utf8');
      const start = process.cpuUsage();
      try { await job(xml); } catch { continue; }
      const used = process.cpuUsage(start);
      least[file] = Math.min((used.user + used.system) / 1000, least[file] ?? Infinity);
    }
  }
  found.push({ peer: `${name} ${version(name)}`, least });
}
console.log(JSON.stringify(found));
