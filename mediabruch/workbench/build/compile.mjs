// Compiles Python as the browser's Python does it: `node compile.mjs PYODIDE FROM TO [FROM TO …]`, pairs of zip files.
// Each `x.py` becomes an `x.pyc`, without docstrings and asserts; all else stays as it is. The same sources give the
// same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const COMPILE = `
import importlib.util, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

with zipfile.ZipFile("/from.zip") as found, zipfile.ZipFile("/to.zip", "w") as made:
    for name in found.namelist():
        content = found.read(name)
        if name.endswith(".py"):
            code = compile(content, name, "exec", dont_inherit=True, optimize=2)
            content = _code_to_hash_pyc(code, importlib.util.source_hash(content), checked=False)
            name += "c"
        made.writestr(zipfile.ZipInfo(name), content)
`;
const [folder, ...archives] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
while (archives.length > 0) {
  const [from, to] = archives.splice(0, 2);
  python.FS.writeFile("/from.zip", readFileSync(from));
  python.runPython(COMPILE);
  writeFileSync(to, python.FS.readFile("/to.zip"));
}
