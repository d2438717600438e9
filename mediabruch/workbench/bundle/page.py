"""The page as one file: style and scripts within, engine and files as data, a policy that lets nothing out."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mediabruch.i18n import LANGUAGES
from mediabruch.report.page.modules import one_module
from mediabruch.workbench import Session
from mediabruch.workbench.bundle.engine import Engine
from mediabruch.workbench.page_files import page_files

_HERE = Path(__file__).parent
_ENCODING = '<meta charset="utf-8">'
_PROGRAM = "from mediabruch.workbench import Session\nSession().call_text"
"""What Python runs at its start; its value answers calls."""


class Opening(NamedTuple):
    """What the page shows first."""

    language: str | None = None
    """Else that of the browser."""
    path: str | None = None
    """A process among the files; else the list of all."""


def workbench_page(engine: Engine, files: Mapping[str, bytes], opening: Opening) -> str:
    """The page with files in it: models, annotations, configuration, by their paths in its workspace.

    The same arguments give the same text. It asks no address for anything, and holds to that by its policy.
    """
    page = page_files()
    style = _own(page["page.css"])
    old, start = _own(_HERE / "too_old.js"), _own(_HERE / "start.js")
    module = one_module("main", lambda name: _own(page[f"{name}.js"]))
    policy = _policy(style, (old, start, module))
    scripts = (
        *_data(engine, files, opening),
        f"<script nomodule>{old}</script>",
        f"<script>{start}</script>",
        f'<script type="module">{module}</script>',
    )
    return _filled(
        page["index.html"].read_text(encoding="utf-8"),
        {
            _ENCODING: f'{_ENCODING}\n<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<link rel="stylesheet" href="page.css">': f"<style>{style}</style>",
            '<script type="module" src="main.js"></script>': "\n".join(scripts),
        },
    )


def _policy(style: str, scripts: Iterable[str]) -> str:
    """What the page may do: run these scripts, compile WebAssembly, make a worker of itself; load and send nothing."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join([*map(_digest, scripts), "'wasm-unsafe-eval'"]),
        "style-src": _digest(style),
        "img-src": "data: blob:",
        "worker-src": "blob:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _data(engine: Engine, files: Mapping[str, bytes], opening: Opening) -> Iterator[str]:
    """The blocks of data that `start.js` takes out of the page; nothing in them runs."""
    blocks = {
        **{f"engine-{name}": _encoded(part) for name, part in sorted(engine.parts.items())},
        "engine-start": _json({"info": engine.about, "program": _PROGRAM}),
        "page-words": _json({language: _words(language) for language in LANGUAGES}),
        "page-files": _json([{"path": path, "content": _encoded(files[path])} for path in sorted(files)]),
        "page-opening": _json({"lang": opening.language, "path": opening.path}),
        "page-notice": _json(engine.notice),
    }
    for name, text in blocks.items():
        yield f'<script type="application/json" id="{name}">{text}</script>'


def _filled(page: str, parts: Mapping[str, str]) -> str:
    """The page with parts in the place of what it loads when it comes from a server."""
    for place, part in parts.items():
        before, found, after = page.partition(place)
        if not found:
            raise ValueError(place)
        page = f"{before}{part}{after}"
    return page


def _json(value: object) -> str:
    """As it may stand in a page: without the sign that begins tags and comments."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _own(file: Path) -> str:
    """A script or style of our own, which must not hold what would end it."""
    text = file.read_text(encoding="utf-8")
    if "</s" in text or "<!--" in text:
        raise ValueError(file.name)
    return text


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _words(language: str) -> dict[str, Any]:
    answer = Session().call("words", {"lang": language})
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer


def _digest(text: str) -> str:
    """What a content security policy calls a style or script."""
    return f"'sha256-{_encoded(hashlib.sha256(text.encode()).digest())}'"
