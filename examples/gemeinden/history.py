"""Half a year of Lindenbrück as a git repository: `python examples/gemeinden/history.py FOLDER`.

The folder is new or empty. Days, authors and texts of the commits are always the same, and so are their hashes.
"""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from descriptions import Process, processes
from draw import Drawing, stated

HERE = Path(__file__).parent
AS_IS, TO_BE = HERE / "lindenbrueck" / "prozesse.txt", HERE / "verlauf" / "soll.txt"
CONFIG = HERE / "lindenbrueck" / "mediabruch.toml"
MODELED = ("handwerkerparkausweis", "hundesteuer", "wohnsitz", "gewerbe", "fundsache")
"""What Lindenbrück models first; the other three services come later than this half year."""
ON_PAPER = ("Anmeldung prüfen", "Hundemarke beilegen")
"""What those who work on the dog tax state when they are asked."""


@dataclass(frozen=True)
class Commit:
    """One day on which something changed."""

    day: str
    author: str
    subject: str
    change: Callable[[Path], None]
    tag: str = ""


def described(file: Path) -> dict[str, Process]:
    """The processes of a description, by the names of their files."""
    found = {one.file: one for one in processes(file.read_text(encoding="utf-8"))}
    for one in found.values():
        one.facts["inside"] = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["organization"]
    return found


def write(folder: Path, found: Iterable[Process]) -> None:
    """Draw processes, with what is stated of each as a whole."""
    for one in found:
        (folder / f"{one.file}.bpmn").write_bytes(Drawing(one).text())
        (folder / f"{one.file}.media.yaml").write_bytes(stated(one).encode())


def model(folder: Path) -> None:
    """The processes as they are."""
    (folder / CONFIG.name).write_bytes(CONFIG.read_bytes())
    write(folder, (described(AS_IS)[name] for name in MODELED))


def ask(folder: Path) -> None:
    """What was open in the dog tax is stated."""
    dog_tax = described(AS_IS)["hundesteuer"]
    steps = [one.id for one in dog_tax.elements if one.name in ON_PAPER]
    lines = "".join(f"  {step}: {{medium: paper}}\n" for step in steps)
    (folder / "hundesteuer.media.yaml").write_bytes(f"{stated(dog_tax)}\nsteps:\n{lines}".encode())


def move(folder: Path) -> None:
    """The dog tax gets a folder of its department."""
    (folder / "steuern").mkdir()
    for ending in (".bpmn", ".media.yaml"):
        (folder / f"hundesteuer{ending}").rename(folder / "steuern" / f"hundesteuer{ending}")


def register_online(folder: Path) -> None:
    """Dogs are registered online."""
    write(folder / "steuern", [described(TO_BE)["hundesteuer"]])


def apply_online(folder: Path) -> None:
    """Craftspeople apply online."""
    write(folder, [described(TO_BE)["handwerkerparkausweis"]])


def hand_over(folder: Path) -> None:
    """Found property is no longer a matter of the town."""
    for ending in (".bpmn", ".media.yaml"):
        (folder / f"fundsache{ending}").unlink()


COMMITS = (
    Commit("2026-01-12", "K. Behrend", "Fünf Leistungen aufgenommen, wie sie sind", model, "ist"),
    Commit("2026-02-16", "J. Pohl", "Hundesteuer: angegeben, womit wir arbeiten", ask),
    Commit("2026-03-09", "J. Pohl", "Hundesteuer in den Ordner des Amtes verschoben", move),
    Commit("2026-04-20", "J. Pohl", "Hundesteuer: Online-Anmeldung mit Schnittstelle", register_online),
    Commit("2026-05-18", "K. Behrend", "Handwerkerparkausweis: Online-Antrag, von Westheim übernommen", apply_online),
    Commit("2026-06-15", "M. Stolze", "Fundsachen an den Landkreis abgegeben", hand_over),
)


def build(folder: Path) -> None:
    """Make the repository."""
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, COMMITS[0], "init", "-q", "-b", "main", "--object-format=sha1")
    for commit in COMMITS:
        commit.change(folder)
        _git(folder, commit, "add", "-A")
        _git(folder, commit, "commit", "-q", "-m", commit.subject)
        if commit.tag:
            _git(folder, commit, "tag", commit.tag)


def _git(folder: Path, commit: Commit, *arguments: str) -> None:
    """Run git as the author of a commit, and without anybody's settings."""
    people = ("AUTHOR", "COMMITTER")
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environ |= {f"GIT_{who}_NAME": commit.author for who in people}
    environ |= {f"GIT_{who}_EMAIL": "rathaus@lindenbrueck.example" for who in people}
    environ |= {f"GIT_{who}_DATE": f"{commit.day}T09:00:00+01:00" for who in people}
    subprocess.run(["git", *arguments], cwd=folder, env=environ, check=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
