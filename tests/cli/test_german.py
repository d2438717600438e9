"""What the commands say in German is German: each line of each failure, held against what they say in English.

The sentences are found by running the commands, not by reading the sources: so those of click, libxml2, the parsers and
the operating system are held as well. Names in the models and files are such as belong to no language.
"""

import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run
from tests.cli.failures import COMMANDS, JSON, MISUSES, TABLES, TOML, WHOLE, XML, YAML
from tests.support.models import build
from tests.support.shared import PROJECT

FACTS = re.compile(
    r"<style>.*?</style>|<[^>]*>|```.*?```|[“\"'„][^”\"'“\n]*[”\"'“]|--?[a-z][\w-]*|[\w.-]*/[\w./-]+|\w+(?:[-_]\w+)+|[\w-]*(?:\.\w+)+|\[[a-z0-9|<=x.]+\]"
    r"|\b(?:mediabruch|MB\d*|gut|zwei|git|X[abc]|x+)\b|\d+",
    re.DOTALL,
)
"""What is the same in all languages: code, what is quoted, options and their choices, names of files and steps."""
SAME = frozenset({"Once", "Only", "Name", "Pool", "Start", "BPMN", "XML", "YAML", "JSON", "TOML", "ID", "Id", "IDs"})
"""Words that both languages share, such as those of the principle Once Only."""
STEMS = frozenset({*XML, *YAML, *JSON, *TOML, *TABLES, "amt", "antrag", "eins"})
"""Names of files without their endings."""
STEPS = frozenset({"Antrag", "Pruefen", "Bescheid"})
"""Names of steps in the models that all commands are tried with."""
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the is are were be been not no of and or with without to that this these those there from by on at as it its "
        "has have does did can cannot could should may which what where when who whom how than then only all any each "
        "other one two file files folder step steps model models found expected missing unknown invalid",
    )
)
"""Words that are no German ones."""


def _words_of_formats() -> frozenset[str]:
    """The keys and values of annotation files, configurations and reports, which have no language."""
    words: set[str] = set()
    for path in (PROJECT / "schemas").glob("*.json"):
        for quoted in re.findall(r'"(\w+)"', path.read_text(encoding="utf-8")):
            words.add(quoted)
    return frozenset(words)


KEYS = _words_of_formats()


@pytest.fixture
def workplace(folder: Path) -> Path:
    """The working directory, with a good model and many broken files."""
    (folder / "gut.bpmn").write_bytes(build("Xa > Xb > Xc").xml)
    (folder / "leerer-ordner").mkdir()
    return folder


def said(text: str) -> list[set[str]]:
    """The words of each line beside its facts."""
    lines = FACTS.sub(lambda fact: "\n" * fact[0].count("\n"), text).splitlines()
    return [
        {word for word in re.findall(r"[^\W\d_]{2,}", line) if word not in SAME | STEMS | STEPS | KEYS}
        for line in lines
    ]


def differences(run_in: Callable[[str, list[str]], Done], arguments: list[str]) -> Iterator[str]:
    """Lines that a command says in German and should not."""
    english, german = (run_in(language, arguments) for language in ("en", "de"))
    if english.code != german.code:
        yield f"exit codes {english.code} and {german.code}"
    shown = (german.out + german.err).splitlines()
    theirs = [*said(english.out + english.err), *([set()] * len(shown))]
    for line, ours, their in zip(shown, said(german.out + german.err), theirs, strict=False):
        if (ours and ours == their) or {word.lower() for word in ours} & ENGLISH:
            yield line


@pytest.fixture
def check(workplace: Path, mediabruch: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[list[str]]], None]:
    """Hold that some command lines say nothing English; each is run in two copies of the working directory."""

    def run_in(language: str, arguments: list[str]) -> Done:
        copy = workplace.with_name(f"{workplace.name}-{language}")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(workplace, copy, symlinks=True)
        monkeypatch.chdir(copy)
        return mediabruch(*arguments, LANG=f"{language}_DE.UTF-8")

    def check(calls: list[list[str]]) -> None:
        found = {" ".join(call): lines for call in calls if (lines := list(differences(run_in, call)))}
        assert not found

    return check


Check = Callable[[list[list[str]]], None]


@pytest.mark.parametrize("name", COMMANDS)
def test_misuses(workplace: Path, check: Check, name: str) -> None:
    check([[*COMMANDS[name], "gut.bpmn", *misuse.split()] for misuse in MISUSES])


def test_whole_command_lines(workplace: Path, check: Check) -> None:
    check([line.split() for line in WHOLE])


@pytest.mark.parametrize("name", COMMANDS)
def test_broken_models(workplace: Path, check: Check, name: str) -> None:
    for stem, content in XML.items():
        (workplace / f"{stem}.bpmn").write_bytes(content)
    (workplace / "kreis.bpmn").symlink_to("kreis.bpmn")
    (workplace / "ordner.bpmn").mkdir()
    odd = ["kreis.bpmn", "ordner.bpmn", "fehlt.bpmn", "gut.bpmn/x.bpmn", "x" * 300, "leerer-ordner", "."]
    check([[*COMMANDS[name], path] for path in [*(f"{stem}.bpmn" for stem in XML), *odd]])


@pytest.mark.parametrize(("suffix", "texts"), [("yaml", YAML), ("json", JSON)])
@pytest.mark.parametrize("name", ["analyze", "annotate --check", "check"])
def test_broken_annotations(workplace: Path, check: Check, name: str, suffix: str, texts: dict[str, str]) -> None:
    for stem, text in texts.items():
        (workplace / f"{stem}.bpmn").write_bytes((workplace / "gut.bpmn").read_bytes())
        (workplace / f"{stem}.media.{suffix}").write_text(text, encoding="utf-8")
    check([[*COMMANDS[name], f"{stem}.bpmn"] for stem in texts])


def test_broken_annotations_of_a_folder(workplace: Path, check: Check) -> None:
    calls = []
    texts = [
        *YAML.values(),
        "labels: {Xa: {medium: papr}}",
        "lanes: {L: [x]}",
        "pools: {P: {party: 1}}",
        "labels: {Xa: 1}",
    ]
    for number, text in enumerate(texts):
        (workplace / f"n{number}").mkdir()
        (workplace / f"n{number}" / "gut.bpmn").write_bytes((workplace / "gut.bpmn").read_bytes())
        (workplace / f"n{number}" / "_media.yaml").write_text(text, encoding="utf-8")
        calls.append(["analyze", f"n{number}/gut.bpmn"])
    check(calls)


@pytest.mark.parametrize("name", ["analyze", "check"])
def test_broken_configurations(workplace: Path, check: Check, name: str) -> None:
    for stem, text in TOML.items():
        (workplace / f"{stem}.toml").write_text(text, encoding="utf-8")
    (workplace / "latin.toml").write_bytes("[terms]\n'Ä' = 'paper'".encode("latin-1"))
    check([[*COMMANDS[name], "gut.bpmn", "--config", f"{stem}.toml"] for stem in [*TOML, "latin"]])


def test_broken_tables(workplace: Path, check: Check) -> None:
    for stem, content in TABLES.items():
        (workplace / f"{stem}.csv").write_bytes(content)
    with zipfile.ZipFile(workplace / "zip.xlsx", "w") as book:
        book.writestr("x", "")
    (workplace / "halb.xlsx").write_bytes(b"PK\x03\x04")
    (workplace / "alt.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(512))
    (workplace / "leer.xlsx").write_bytes(b"")
    tables = [*(f"{stem}.csv" for stem in TABLES), "zip.xlsx", "halb.xlsx", "alt.xlsx", "leer.xlsx", "leerer-ordner"]
    check([["annotate", "--from", table] for table in tables])


def test_reports(workplace: Path, check: Check) -> None:
    """Those of a model whose names belong to no language."""
    (workplace / "gut.media.yaml").write_text(
        "steps: {Xa: {medium: data}, Xb: {medium: paper, required_by_law: § 1}}", encoding="utf-8"
    )
    calls = [["analyze", "gut.bpmn", "--format", format_] for format_ in ("text", "markdown", "walk")]
    calls += [
        ["analyze", "gut.bpmn", "--explain"],
        ["check", "gut.bpmn"],
        ["check", "gut.bpmn", "--format", "markdown"],
    ]
    calls += [["explain", "gut.bpmn", "Xb"], ["explain"], ["rules"], ["annotate", "--check", "gut.bpmn"]]
    calls += [
        [*command.split(), "--help"] for command in ["", "analyze", "check", "render", "explain", "annotate", "init"]
    ]
    check(calls)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "call", ["analyze gut.bpmn -o /dev/full", "render gut.bpmn -o /dev/full", "check gut.bpmn -o text=/dev/full"]
)
def test_a_full_disk(workplace: Path, check: Check, call: str) -> None:
    check([call.split()])


@pytest.mark.parametrize("name", COMMANDS)
def test_what_may_not_be_read(
    workplace: Path, tmp_path_factory: pytest.TempPathFactory, check: Check, name: str
) -> None:
    place = tmp_path_factory.mktemp("zu")
    (place / "gut.bpmn").write_bytes((workplace / "gut.bpmn").read_bytes())
    (place / "gut.bpmn").chmod(0)
    (place / "ordner").mkdir(mode=0)
    if os.access(place / "gut.bpmn", os.R_OK):
        pytest.skip("may read all files, as root does")
    paths = (place / "gut.bpmn", place / "ordner", place / "ordner" / "x.bpmn")
    check([[*COMMANDS[name], str(path)] for path in paths])
