"""Half a year of one municipality as a git repository: the example holds what the commands print of it.

`pytest tests/test_municipality_history.py --rewrite` writes the files anew; look at the difference before you commit.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

import pytest
from lxml import html

from mediabruch.cli.entry import main

PLACE = Path(__file__).parents[1] / "examples" / "gemeinden"
KEPT = PLACE / "verlauf"
TREND, DIFF = ["trend", "."], ["diff", "ist:.", "."]
ONE = ["diff", "ist:handwerkerparkausweis.bpmn", "handwerkerparkausweis.bpmn"]
PRINTED = {
    f"{name}{'.en' if lang == 'en' else ''}.{ending}": [*command, "--lang", lang, "--format", format_]
    for name, command, ending, format_ in (
        ("trend", TREND, "txt", "text"),
        ("trend", TREND, "json", "json"),
        ("trend", TREND, "csv", "csv"),
        ("trend", TREND, "outline", "html"),
        ("monate", [*TREND, "--by", "months"], "txt", "text"),
        ("diff", DIFF, "txt", "text"),
        ("diff", DIFF, "md", "markdown"),
        ("diff", ONE, "json", "json"),
        ("diff", DIFF, "outline", "html"),
    )
    for lang in ("de", "en")
}
"""What is kept, by its name. Of pages it is what they consist of: their look is for the eye, not for a file."""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository that the script makes."""
    folder = tmp_path_factory.mktemp("history") / "lindenbrueck"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PLACE)
        run_path(str(PLACE / "history.py"))["build"](folder)
    return folder


@pytest.mark.parametrize("name", PRINTED)
def test_files_hold_what_the_command_prints(
    name: str,
    repository: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    with pytest.raises(SystemExit) as done:
        main(PRINTED[name])
    assert done.value.code == 0
    printed = capfdbinary.readouterr().out
    if name.endswith(".outline"):
        printed = "".join(f"{line}\n" for line in outline(printed)).encode()
    golden = KEPT / name
    if request.config.getoption("--rewrite"):
        golden.write_bytes(printed)
    assert golden.read_bytes() == printed


def test_the_history_is_the_same_wherever_it_is_made(repository: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PLACE)
        patch.setenv("GIT_AUTHOR_NAME", "somebody else")
        patch.setenv("TZ", "America/Lima")
        run_path(str(PLACE / "history.py"))["build"](tmp_path / "again")
    hashes = {
        subprocess.run(["git", "rev-parse", "HEAD"], cwd=each, check=True, capture_output=True).stdout
        for each in (repository, tmp_path / "again")
    }
    assert len(hashes) == 1


def outline(page: bytes) -> Iterator[str]:
    """The elements of a page that people meet, with their words; of a picture how many marks of each kind it has."""
    for element in html.fromstring(page).iter(
        "h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "caption", "th", "td", "svg"
    ):
        if element.tag == "svg":
            marks = [
                str(one.tag) for one in element.iter("{*}polygon", "{*}polyline", "{*}circle", "{*}path", "{*}rect")
            ]
            yield f"svg {element.get('class', '')}: " + ", ".join(
                f"{marks.count(one)} {one}" for one in sorted({*marks})
            )
        elif not element.xpath("ancestor::*[local-name() = 'svg']"):
            yield f"{element.tag}: {' '.join(''.join(map(str, element.itertext())).split())}"
