"""Debian's Chromium, driven by playwright.

Of the two programs the one that has no windows is taken where it is there: a page in it takes half the work.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROGRAM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
PACKAGES = "chromium-headless-shell fonts-dejavu-core"
_QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--js-flags=--liftoff-only",
]  # fmt: skip
"""Nothing that keeps a browser busy beside its pages; WebAssembly is compiled once, not again for speed."""


@contextmanager
def chromium() -> "Iterator[Browser]":
    """The browser, until the block ends; the test is skipped where it, or playwright, is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install '.[dev]'")
    if PROGRAM is None:
        pytest.skip(f"needs Debian's Chromium: apt-get install {PACKAGES}")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=PROGRAM, args=_QUIET)
        yield started
        started.close()
