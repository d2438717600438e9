"""The lines that GitHub and Azure take for commands: read back as their agents do."""

import re
from collections.abc import Callable, Iterator

import pytest

from mediabruch.checks.result import CheckResult
from mediabruch.i18n import Translator, translator
from mediabruch.report.platforms.azure import to_azure
from mediabruch.report.platforms.github import to_github
from tests.report.hostile import HOSTILE
from tests.report.platforms.results import everything, hostile

pytestmark = pytest.mark.invented

Command = tuple[str, dict[str, str], str]
NAMES = [
    *HOSTILE,
    "100 %0A::error::fake",
    "a,file=/etc/passwd",
    "a::warning::b",
    "x;type=error;]fake",
    "##vso[task.setvariable variable=x]y",
    "##[add-mask]x",
    "%AZP25",
    "a\r\n::stop-commands::x",
]


def read_github(text: str) -> Iterator[Command]:
    """The commands in a log, as the runner reads them."""
    for line in text.split("\n"):
        if line.startswith("::"):
            head, _, said = line[2:].partition("::")
            level, _, listed = head.partition(" ")
            pairs = (pair.partition("=") for pair in listed.split(",") if pair)
            yield level, {name: plain_github(value) for name, _, value in pairs}, plain_github(said)


def plain_github(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def read_azure(text: str) -> Iterator[Command]:
    """The commands in a log, as the agent reads them: anywhere in a line."""
    for line in text.split("\n"):
        if found := re.search(r"##vso\[(\S+) ([^\]]*)\](.*)", line):
            pairs = (pair.partition("=") for pair in found[2].split(";") if pair)
            yield found[1], {name: plain_azure(value) for name, _, value in pairs}, plain_azure(found[3])


def plain_azure(text: str) -> str:
    for code, char in (("%3B", ";"), ("%5D", "]"), ("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%")):
        text = text.replace(code, char)
    return text


def test_github_gets_what_failed_first_then_the_findings() -> None:
    text = to_github(everything(), translator("en"))
    commands = list(read_github(text))
    assert [(level, where.get("title"), where.get("line")) for level, where, _ in commands] == [
        ("error", "Not read", "1"),
        ("error", "min-score", "1"),
        ("error", "fail-on", None),
        ("warning", "MB103 Scan", "10"),
        ("warning", None, None),
    ]
    assert commands[3][1]["file"] == "modelle/antrag.bpmn"
    assert text.endswith("\nmediabruch: 1 new finding, 1 fixed, 1 known\n")


def test_azure_gets_the_same() -> None:
    commands = list(read_azure(to_azure(everything(), translator("en"))))
    assert {command for command, _, _ in commands} == {"task.logissue"}
    assert [(where["type"], where.get("code"), where.get("linenumber")) for _, where, _ in commands] == [
        ("error", "unreadable", "1"),
        ("error", "min-score", "1"),
        ("error", "fail-on", None),
        ("warning", "MB103", "10"),
        ("warning", None, None),
    ]


@pytest.mark.parametrize(
    ("render", "read"), [(to_github, read_github), (to_azure, read_azure)], ids=["github", "azure"]
)
@pytest.mark.parametrize("name", NAMES)
def test_no_name_becomes_a_command(
    render: Callable[[CheckResult, Translator], str], read: Callable[[str], Iterator[Command]], name: str
) -> None:
    def shape(found: str) -> list[tuple[str, set[str]]]:
        return [(command, set(where)) for command, where, _ in read(found)]

    text, plain = render(hostile(name), translator("en")), render(hostile("Name"), translator("en"))
    assert shape(text) == shape(plain)
    assert len(text.split("\n")) == len(plain.split("\n"))
    if name.isprintable() and "  " not in name:
        assert all(name[:100] in said for _, _, said in read(text) if said)


@pytest.mark.parametrize("path", ["a,b:c%0A.bpmn", "Ä;x]y.bpmn", "a\nb.bpmn", "50 %25.bpmn"])
def test_paths_arrive_as_they_are(path: str) -> None:
    found = hostile("Name", path)
    assert {where["file"] for _, where, _ in read_github(to_github(found, translator("de"))) if "file" in where} == {
        path
    }
    azure = list(read_azure(to_azure(found, translator("de"))))
    assert {where["sourcepath"] for _, where, _ in azure if "sourcepath" in where} == {path}
