"""The script of the worker: Pyodide's two modules and our own as one, since nothing can be imported in the page."""

import re
from pathlib import Path

from mediabruch.errors import MediabruchError, Message

_OWN = Path(__file__).with_name("runtime.js")


def worker_script(pyodide: Path) -> str:
    """The text of the script. Raises `MediabruchError` where Pyodide's modules do not look as they are known to."""
    loader = _replaced(
        (pyodide / "pyodide.mjs").read_text(encoding="utf-8"),
        r"export\{(\w+) as loadPyodide,\w+ as version\};\s*(//# sourceMappingURL=\S*\s*)?$",
        r"return \1;",
    )
    module = _replaced(
        (pyodide / "pyodide.asm.mjs").read_text(encoding="utf-8").replace("import.meta.url", "PLACE"),
        r"export default _createPyodideModule;\s*$",
        "return _createPyodideModule;",
    )
    return (
        f"{_OWN.read_text(encoding='utf-8')}\n"
        f"const loadPyodide = (() => {{ {loader} }})();\n"
        f"const createPyodideModule = (() => {{ {module} }})();\n"
    )


def _replaced(text: str, pattern: str, replacement: str) -> str:
    text, found = re.subn(pattern, replacement, text)
    if found != 1:
        raise MediabruchError(Message("Pyodide’s scripts look otherwise than expected; take the pinned version."))
    return text
