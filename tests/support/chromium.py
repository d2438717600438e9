"""Debian's Chromium, driven by playwright."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROGRAM = Path("/usr/bin/chromium")
_QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def chromium() -> "Iterator[Browser]":
    """The browser, until the block ends; the test is skipped where it, or playwright, is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install '.[dev]'")
    if not PROGRAM.exists():
        pytest.skip(f"needs Debian's Chromium at {PROGRAM}: apt-get install chromium fonts-dejavu-core")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=str(PROGRAM), args=_QUIET)
        yield started
        started.close()
