"""A session with files open, as a page opens them."""

import base64
from collections.abc import Callable
from typing import Any

import pytest

from mediabruch.workbench import Session

Open = Callable[..., Session]


def opened(**files: bytes | str) -> list[dict[str, str]]:
    """Files as they travel; `__` in a name stands for a dot, `___` for a slash."""
    return [
        {
            "path": name.replace("___", "/").replace("__", "."),
            "content": base64.b64encode(content.encode() if isinstance(content, str) else content).decode(),
        }
        for name, content in files.items()
    ]


@pytest.fixture
def open_session() -> Open:
    """A new session with these files."""

    def begin(**files: bytes | str) -> Session:
        session = Session()
        assert "error" not in session.call("open", {"files": opened(**files)})
        return session

    return begin


def step_of(view: dict[str, Any], name: str) -> dict[str, Any]:
    """The step of this id in a view."""
    found: dict[str, Any] = next(step for step in view["steps"] if step["id"] == name)
    return found
