"""The workbench as one file in Chromium: its size, when its first picture is there, what a change takes, its memory.

Not part of the tests; needs Chromium, and the engine, installed. Run it with

    python -m tests.benchmarks.bench_workbench [--steps 40] [--rounds 5]

Times are those of the best round, as the clock tells them and (in brackets) of the processor, which a busy machine
slows less.
"""

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.workbench.bundle.engine import find_engine
from mediabruch.workbench.bundle.page import Opening, workbench_page
from tests.support.models import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_CHROMIUM = "/usr/bin/chromium"
_CHANGES = 10
_TICK = os.sysconf("SC_CLK_TCK")
_CHANGE = """async (id) => {
  const start = performance.now();
  await mediabruchTransport.call("state", {path: "model.bpmn", lang: "de", steps: {[id]: {receives: ["paper"]}}});
  return performance.now() - start;
}"""


class Round(NamedTuple):
    """What one opening of the page took: seconds, and mebibytes."""

    picture: float
    picture_work: float
    change: float
    change_work: float
    memory: float


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    model = build(" > ".join(f"Antrag_{number}_pruefen" for number in range(asked.steps))).xml
    page = workbench_page(find_engine(), {"model.bpmn": model}, Opening("de", "model.bpmn"))
    with TemporaryDirectory() as place, sync_playwright() as running:
        file = Path(place, "mediabruch.html")
        file.write_text(page, encoding="utf-8")
        rounds = []
        for _ in range(asked.rounds):
            browser = running.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            rounds.append(measured(browser, file))
            browser.close()
    best = Round(*map(min, zip(*rounds, strict=True)))
    print(f"size            {len(page.encode()) / 1e6:.1f} MB")  # noqa: T201
    print(f"first picture   {best.picture:.2f} s ({best.picture_work:.2f} s)")  # noqa: T201
    print(f"a change        {best.change * 1000:.0f} ms ({best.change_work * 1000:.0f} ms), {asked.steps} steps")  # noqa: T201
    print(f"memory          {best.memory:.0f} MiB")  # noqa: T201


def measured(browser: "Browser", file: Path) -> Round:
    """Open the page, and change some steps."""
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    start, work = time.perf_counter(), worked()
    page.goto(file.as_uri(), wait_until="commit")
    page.locator("#frame svg").wait_for()
    picture, picture_work = time.perf_counter() - start, worked() - work
    ids = page.evaluate("mediabruchTransport.call('show', {path: 'model.bpmn', lang: 'de'}).then((v) => v.order)")
    for id_ in ids[:_CHANGES]:
        page.evaluate(_CHANGE, id_)
    work = worked()
    changes = [page.evaluate(_CHANGE, id_) for id_ in ids[_CHANGES : 2 * _CHANGES]]
    change_work = (worked() - work) / _CHANGES
    return Round(picture, picture_work, min(changes) / 1000, change_work, memory())


def renderers() -> Iterator[Path]:
    """The processes that show our pages, as the system tells of them."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"--type=renderer" in (process / "cmdline").read_bytes() and _is_ours(process):
                yield process
        except OSError:  # it has just ended
            continue


def _is_ours(process: Path) -> bool:
    """Whether this program started it, or what it started."""
    while process.name not in {"0", "1"}:
        if int(process.name) == os.getpid():
            return True
        process = process.with_name(stat_of(process)[1])
    return False


def stat_of(process: Path) -> list[str]:
    """What the system says of a process behind its name."""
    return (process / "stat").read_text().rpartition(")")[2].split()


def worked() -> float:
    """Seconds of the processor that renderers have used."""
    fields = map(stat_of, renderers())
    return sum(int(each[11]) + int(each[12]) for each in fields) / _TICK


def memory() -> float:
    """Mebibytes that renderers hold and share with nobody, or have a share in."""
    sizes = [(process / "smaps_rollup").read_text() for process in renderers()]
    lines = [line.split() for size in sizes for line in size.splitlines() if line.startswith("Pss:")]
    return sum(int(line[1]) for line in lines) / 1024


if __name__ == "__main__":
    main()
