"""The documentation: every link leads somewhere, and every command that is shown there is one."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from mediabruch.cli.entry import COMMANDS, LazyGroup
from mediabruch.i18n import translator
from tests.support.shared import PROJECT

PAGES = sorted(
    [
        *PROJECT.glob("*.md"),
        *(PROJECT / "docs").glob("*.md"),
        *(PROJECT / "examples").rglob("*.md"),
        *(PROJECT / "mediabruch" / "rules" / "pages").rglob("*.md"),
    ]
)
_MADE = frozenset({"rules/index.md"})
"""Pages that only the site has."""
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """What can stand behind `#`: the headings, as GitHub and the site name them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        path, _, anchor = link.partition("#")
        if link.startswith("https://") or path in _MADE:
            continue
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def commands(page: Path) -> Iterator[list[str]]:
    """The command lines of mediabruch in blocks and between backticks, without what stands behind a pipe or `#`."""
    text = page.read_text(encoding="utf-8")
    shown = [line for kind, block in _FENCE.findall(text) if kind in ("sh", "yaml") for line in block.splitlines()]
    shown += re.findall(r"`(mediabruch [^`]+)`", _FENCE.sub("", text).replace("\n", " "))
    for line in shown:
        if found := re.search(r"(?:^|/|\s)mediabruch ([a-z].*)", line):
            yield shlex.split(re.split(r"[|>&]", found[1])[0], comments=True)


def test_commands_are_shown_as_they_are_called() -> None:
    words = translator("en")
    group = LazyGroup(words)
    context = click.Context(group)
    unknown, count = [], 0
    for page in PAGES:
        for name, *arguments in commands(page):
            if name.rstrip(",") not in COMMANDS:
                unknown.append(f"{page.name}: {name}")
                continue
            command = group.get_command(context, name.rstrip(","))
            assert command is not None
            known = {option for each in command.get_params(context) for option in (*each.opts, *each.secondary_opts)}
            asked = {argument.partition("=")[0] for argument in arguments if re.match(r"-[a-z-]", argument)}
            count += 1
            unknown += [f"{page.name}: {name} {option}" for option in sorted(asked - known)]
    assert unknown == []
    assert count > 120


def test_the_design_names_each_place() -> None:
    whole, _, inside = (PROJECT / "docs" / "design.md").read_text(encoding="utf-8").partition("## Inside `infer/`")
    assert {name for name in modules(PROJECT / "mediabruch") if f"`{name}" not in whole} == set()
    named = re.findall(r"`([a-z_]+)/?`", "\n".join(re.findall(r"^\|.*\|$", inside, re.MULTILINE)))
    inner = PROJECT / "mediabruch" / "infer"
    assert set(named) == {*modules(inner), *(name for room in inner.iterdir() for name in modules(room))}


def modules(folder: Path) -> list[str]:
    """The modules and rooms of a folder, but for those that Python itself asks for."""
    found = [path.stem for path in folder.glob("*.py") if not path.stem.startswith("__")]
    return found + [path.parent.name for path in folder.glob("*/__init__.py")]
