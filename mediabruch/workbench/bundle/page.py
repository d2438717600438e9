"""The page as one file: style and scripts within, engine and files as data, a policy that lets nothing out."""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mediabruch.i18n import LANGUAGES
from mediabruch.workbench import Session
from mediabruch.workbench.bundle.engine import Engine
from mediabruch.workbench.bundle.modules import one_module

_HERE = Path(__file__).parent
_PAGE = _HERE.parent / "page"
_PROGRAM = "from mediabruch.workbench import Session\nSession().call_text"
"""What Python runs at its start; its value answers calls."""


_POLICY = 'http-equiv="Content-Security-Policy"'


class Opening(NamedTuple):
    """What the page shows first."""

    language: str | None = None
    """Else that of the browser."""
    path: str | None = None
    """A process among the files; else the list of all."""


def workbench_page(engine: Engine, files: Mapping[str, bytes], opening: Opening) -> str:
    """The page with files in it: models, annotations, configuration, by their paths in its workspace.

    The same arguments give the same text. It asks no address for anything, and holds to that by its policy: scripts and
    styles are those whose digests it names, WebAssembly may be compiled, and the worker is made from a blob.
    """
    style = (_PAGE / "page.css").read_text(encoding="utf-8")
    old = (_HERE / "too_old.js").read_text(encoding="utf-8")
    start = (_HERE / "start.js").read_text(encoding="utf-8")
    module = one_module("main", lambda name: (_PAGE / f"{name}.js").read_text(encoding="utf-8"))
    rules = {
        "default-src": "'none'",
        "script-src": " ".join([*map(_digest, (old, start, module)), "'wasm-unsafe-eval'"]),
        "style-src": _digest(style),
        "img-src": "data: blob:",
        "worker-src": "blob:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    blocks = [
        *(_block(f"engine-{name}", base64.b64encode(part).decode()) for name, part in sorted(engine.parts.items())),
        _block("engine-start", _json({"info": engine.about, "program": _PROGRAM})),
        _block("page-words", _json({language: _words(language) for language in LANGUAGES})),
        _block("page-files", _json([{"path": path, "content": _text(files[path])} for path in sorted(files)])),
        _block("page-opening", _json({"lang": opening.language, "path": opening.path})),
        _block("page-notice", _json(engine.notice)),
    ]
    scripts = [f"<script nomodule>{_whole(old)}</script>", f"<script>{_whole(start)}</script>"]
    return _filled(
        (_PAGE / "index.html").read_text(encoding="utf-8"),
        {
            '<meta charset="utf-8">': f'<meta charset="utf-8">\n<meta {_POLICY} content="{policy}">',
            '<link rel="stylesheet" href="page.css">': f"<style>{_whole(style)}</style>",
            '<script type="module" src="main.js"></script>': "\n".join(
                [*blocks, *scripts, f'<script type="module">{_whole(module)}</script>']
            ),
        },
    )


def _filled(page: str, parts: Mapping[str, str]) -> str:
    """The page with parts in the place of what it loads when it comes from a server."""
    for place, part in parts.items():
        before, found, after = page.partition(place)
        if not found:
            raise ValueError(place)
        page = f"{before}{part}{after}"
    return page


def _block(name: str, text: str) -> str:
    """A part of the page that is data: nothing in it runs."""
    return f'<script type="application/json" id="{name}">{text}</script>'


def _json(value: object) -> str:
    """As it may stand in a page: without the sign that begins tags and comments."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _whole(text: str) -> str:
    """A script or style of our own, which must not hold what would end it."""
    if "</s" in text or "<!--" in text:
        raise ValueError(text[:80])
    return text


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _words(language: str) -> dict[str, Any]:
    answer = Session().call("words", {"lang": language})
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer


def _digest(text: str) -> str:
    """What a content security policy calls a style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
