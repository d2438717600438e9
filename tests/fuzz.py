"""Damage real files at random, run commands on them, and keep what goes wrong: `python -m tests.fuzz MINUTES [SEED]`.

A command may refuse a file in one sentence, with exit code 2 and nothing written, or do its work; what could be read
before it changed a file can be read after. It never shows a traceback, says that it failed as nobody foresaw, or works
for more than 5 seconds. Whatever breaks this is kept in `.fuzz/`: a folder with the files, and the command line in
`command.txt`.
"""

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mediabruch.cli import run
from tests.support.models import build
from tests.support.shared import CORPUS, PROJECT, SHARED

MOST_SECONDS = 5
REFUSED = 2
MOST_BYTES = 60_000
EXAMPLE = PROJECT / "examples" / "bauantrag"
KEPT = PROJECT / ".fuzz"
ODD = (
    *(b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r", b"\t", b"\\", b"'", b'"', b"&", b"<", b"]]>", b"<!--"),
    *(b"{", b"[", b"&#0;", b"- ", b": ", b"#", b"|", b"=", b",", b";", b"-1", b"0", b"1e999", b"nan", b"2024-13-45"),
    *(b"99999999999999999999", b"null", b"true", b"!!python/object:x", b"&a *a", b"<<: *a", b"%s", b"{0}", b"../../x"),
    *(b"/dev/null", "ä\u202e\ud7ff".encode(), b"x" * 5_000),
)
LOG = b"case,activity,time\n" + b"".join(
    f"{case},{step},2024-03-{day:02}T0{case % 9}:00:00\n".encode()
    for case in range(8)
    for day, step in enumerate(("Antrag", "Pruefen", "Bescheit"), start=1)
)
LOGGED = build("Antrag(data) > Pruefen(paper) > Bescheid(document)")
MAPPING = b"schema: mediabruch/log-mapping/1\nactivities:\n  Bescheit: Bescheid  # sent\n"
CONFIG = b"""lang = "de"
definition = "extended"
habits = true
exclude = ["drafts/", "*-old.bpmn"]

[systems]
Hades = "data"  # your own
"Das Portal" = {}

[terms]
Laufzettel = "paper"
"Umlauf im DMS" = { receives = "document", produces = ["document", "data"] }

[lanes]
Poststelle = "paper"

[defaults]
userTask = "digital"

[check]
select = ["MB1", "MB2"]
ignore = ["MB203"]
fail_on = ["major"]
min_score = 50
max_breaks = 3.5
"""


class Case(NamedTuple):
    """Files, the one of them to damage, and the command that reads it."""

    name: str
    files: dict[str, bytes]
    damaged: str
    command: tuple[str, ...]


class HangError(BaseException):
    """A command takes too long; no net for errors holds it."""


def cases(rng: random.Random) -> Iterator[Case]:
    """Cases without end, of each kind in turn."""
    model, stated = (EXAMPLE / "ist.bpmn").read_bytes(), (EXAMPLE / "ist.media.yaml").read_bytes()
    base = {"m.bpmn": model, "m.media.yaml": stated}
    tables = {ending: _table(base, ending) for ending in ("csv", "xlsx")}
    models = [path for path in sorted(CORPUS.rglob("*.bpmn")) if path.stat().st_size < MOST_BYTES]
    models = models or sorted((PROJECT / "examples").rglob("*.bpmn"))
    configs = [path.read_bytes() for path in (PROJECT / "examples").rglob("mediabruch.toml")]
    logs = [("l.csv", LOG, LOGGED.xml)]
    for name in ("receipt.csv", "running-example.xes"):
        path = SHARED / "logs" / name
        if path.is_file():
            logs.append((f"l{path.suffix}", _beginning(path), path.with_suffix(".bpmn").read_bytes()))
    formats = ("json", "html", "text", "csv", "svg")
    while True:
        one = {"m.bpmn": rng.choice(models).read_bytes()}
        yield Case("reader", one, "m.bpmn", ("analyze", "m.bpmn", "-f", rng.choice(formats)))
        yield Case("in model", base, rng.choice(sorted(base)), ("annotate", "m.bpmn", "--into-model", "--in-place"))
        yield Case("annotations", base, "m.media.yaml", ("analyze", "m.bpmn"))
        ending = rng.choice(("csv", "xlsx"))
        filled = {**base, f"t.{ending}": tables[ending]}
        yield Case("editor", filled, "m.media.yaml", ("annotate", "--from", f"t.{ending}", "m.bpmn"))
        yield Case("table", filled, f"t.{ending}", ("annotate", "--from", f"t.{ending}", "m.bpmn"))
        yield Case("fix", base, "m.bpmn", ("annotate", "m.bpmn", "--check", "--fix"))
        log, events, played = rng.choice(logs)
        yield Case("log", {"m.bpmn": played, log: events}, log, ("log", "m.bpmn", log, "--write"))
        mapped = {"m.bpmn": LOGGED.xml, "l.csv": LOG, "namen.yaml": MAPPING}
        yield Case("mapping", mapped, "namen.yaml", ("log", "m.bpmn", "l.csv", "--mapping", "namen.yaml"))
        configured = {**base, "mediabruch.toml": rng.choice([CONFIG, *configs])}
        yield Case("configuration", configured, "mediabruch.toml", ("check", "m.bpmn", "--no-cache"))


def _beginning(path: Path) -> bytes:
    """The first lines of a log; of XES, as much as is a whole."""
    content = path.read_bytes()
    if len(content) <= MOST_BYTES:
        return content
    end = content.rfind(b"</trace>" if path.suffix == ".xes" else b"\n", 0, MOST_BYTES)
    return content[:end] + (b"</trace></log>" if path.suffix == ".xes" else b"\n")


def _table(files: dict[str, bytes], ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        nowhere = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with contextlib.chdir(folder), contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            run(("annotate", "--to", ending, "m.bpmn", "-o", f"t.{ending}"), os.environ)
        return Path(folder, f"t.{ending}").read_bytes()


def with_damage(case: Case, rng: random.Random) -> Case:
    """The case with its one file damaged."""
    return case._replace(files={**case.files, case.damaged: damaged(case.files[case.damaged], rng)})


def damaged(content: bytes, rng: random.Random) -> bytes:
    """The content with one to four things wrong; inside a workbook, mostly in one of its parts."""
    if content.startswith(b"PK") and rng.random() < 0.8:
        return _damaged_inside(content, rng)
    for _ in range(rng.randint(1, 4)):
        at, to = sorted(rng.randint(0, len(content)) for _ in range(2))
        to = min(to, at + rng.choice([1, 4, 40, 4_000]))
        lines = content.splitlines(keepends=True) or [b""]
        content = rng.choice(
            [
                content[:at] + content[to:],
                content[:to] + content[at:],
                content[:at] + rng.choice(ODD) + content[to:],
                content[:at] + rng.choice(ODD) + content[at:],
                content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :],
                content[:at] + content[at:to] * 50 + content[to:],
                b"".join(rng.sample(lines, len(lines))) if rng.random() < 0.2 else content[:at],
                b"".join(line for line in lines if rng.random() < 0.9),
            ]
        )
    return content


def _damaged_inside(content: bytes, rng: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(packed, "w") as after:
        chosen = rng.choice(before.namelist())
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, damaged(part, rng) if name == chosen else part)
    return packed.getvalue()


def wrong_with(case: Case, folder: Path) -> str | None:
    """What a command does that no command may; `None` if it does well."""
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(case.command, {**os.environ, "MEDIABRUCH_CACHE_DIR": str(folder / ".cache")})
    except HangError:
        return f"takes more than {MOST_SECONDS} seconds"
    except Exception as error:  # noqa: BLE001 - what is looked for
        return f"raises {type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    said = "".join(each.buffer.getvalue().decode(errors="replace") for each in (out, err))
    left = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    if code not in {0, 1, REFUSED}:
        return f"exits with {code}"
    if "failed here" in said or "Traceback" in said or "Please report" in said:
        return "fails as nobody foresaw: " + " ".join(said.split())[:300]
    if code == REFUSED:
        return None if left == case.files else "refuses, and writes all the same"
    return "writes what cannot be read" if is_spoiled(case.files, left) else None


def is_spoiled(before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Whether a command changed files that could be read so that they cannot be read any more."""
    is_changed = any(after[name] != content for name, content in before.items())
    return is_changed and is_read(before) and not is_read(after)


def is_read(files: dict[str, bytes]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        nowhere = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with contextlib.chdir(folder), contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            return run(("analyze", "m.bpmn", "--no-config"), os.environ) != REFUSED


def fuzz(minutes: float, seed: int) -> int:
    """Damage files for some minutes; the number of things found."""
    rng = random.Random(seed)
    tried: Counter[str] = Counter()
    found = 0
    end = time.monotonic() + 60 * minutes
    for case in cases(rng):
        if time.monotonic() > end:
            break
        tried[case.name] += 1
        bad = with_damage(case, rng)
        with tempfile.TemporaryDirectory() as folder:
            wrong = wrong_with(bad, Path(folder))
        if wrong is not None:
            found += 1
            keep(bad, wrong, KEPT / f"{seed}-{sum(tried.values())}")
    sys.stdout.write(f"{sum(tried.values())} files damaged, {found} things found: {dict(tried)}\n")
    return found


def keep(case: Case, wrong: str, folder: Path) -> None:
    """Keep what was found."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    (folder / "command.txt").write_text(f"mediabruch {' '.join(case.command)}\n{wrong}\n", encoding="utf-8")
    sys.stdout.write(f"{folder}: {case.name}: {wrong}\n")


def _ring(_number: int, _frame: object) -> None:
    raise HangError


if __name__ == "__main__":
    given = [*map(float, sys.argv[1:])]
    sys.exit(1 if fuzz(given[0] if given else 1.0, int(given[1]) if len(given) > 1 else 1) else 0)
