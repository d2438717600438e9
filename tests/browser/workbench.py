"""The workbench as people use it: a server on a folder, and a browser on its page."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.patience import PATIENCE
from tests.support.shared import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODELS = Path(__file__).parent / "models"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server on a folder, in a process of its own; the language is left to the browser."""
    environ = {**os.environ, "PYTHONPATH": str(PROJECT), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "mediabruch", "serve", str(folder)], stdout=subprocess.PIPE, text=True, env=environ
    )
    assert process.stdout is not None
    try:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        yield found[0].partition("&lang=")[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
        process.stdout.close()


class Bench:
    """The page, with what a person does on it, by mouse and by keyboard."""

    def __init__(self, page: "Page") -> None:
        self.page = page

    def open(self, address: str) -> "Bench":
        """Load the page and wait until it can be used."""
        self.page.set_default_timeout(1000 * PATIENCE)
        self.page.goto(address)
        self.page.locator("#starting").wait_for(state="hidden")
        return self

    def settle(self) -> None:
        """Wait until the engine has answered."""
        self.page.locator("html:not(.busy)").wait_for(state="attached")

    def click(self, selector: str) -> None:
        """Click, and wait for what follows."""
        self.page.locator(selector).click()
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait for what follows."""
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def tab_to(self, id_: str) -> None:
        """Press Tab until an element has the focus."""
        for _ in range(60):
            if self.page.evaluate("document.activeElement.id") == id_:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {id_}")

    def has(self, selector: str) -> bool:
        """Whether an element is on the page."""
        return self.page.locator(selector).count() > 0

    def text(self, selector: str) -> str:
        """The words of an element."""
        return self.page.locator(selector).inner_text()

    def take(self, what: str) -> bytes:
        """Download something, from the window that offers it."""
        with self.page.expect_download() as waiting:
            self.page.locator(f"#take-{what}").click()
        return Path(waiting.value.path()).read_bytes()


Benches = Callable[..., Bench]
