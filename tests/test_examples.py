"""The examples: each folder holds what the commands print, and this keeps it true.

`pytest tests/test_examples.py --rewrite` writes the files anew; look at the difference before you commit it.
"""

import gzip
import io
from pathlib import Path
from runpy import run_path

import pytest

from mediabruch.cli.entry import main

ROOT = Path(__file__).parent.parent
MODELS = sorted((ROOT / "examples").glob("*/*.bpmn"))
PRINTED = {
    ".txt": ("analyze", "--lang", "de"),
    ".en.txt": ("analyze", "--lang", "en"),
    ".json": ("analyze", "--lang", "en", "--format", "json"),
    ".md": ("analyze", "--lang", "de", "--format", "markdown"),
    ".svg": ("render", "--lang", "de", "--format", "svg"),
}


@pytest.mark.parametrize("suffix", PRINTED)
@pytest.mark.parametrize("model", MODELS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example_holds_what_the_command_prints(
    model: Path, suffix: str, capfdbinary: pytest.CaptureFixture[bytes], request: pytest.FixtureRequest
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("PYTHONIOENCODING", "utf-8")
        command, *options = PRINTED[suffix]
        with pytest.raises(SystemExit) as done:
            main([command, str(model.relative_to(ROOT)), *options])
    assert done.value.code == 0
    printed = capfdbinary.readouterr().out
    golden = model.with_suffix(suffix)
    if request.config.getoption("--rewrite"):
        golden.write_bytes(printed)
    assert golden.read_bytes() == printed


COMPARED = {"diff.txt": ("--lang", "de"), "diff.md": ("--lang", "en", "--format", "markdown")}
SHOWN = {**COMPARED, "plan.txt": ("--lang", "de"), "uebergang.trend.txt": ("--lang", "de")}
"""The options of what is kept beside the models."""


@pytest.mark.parametrize("name", COMPARED)
@pytest.mark.parametrize("folder", sorted({model.parent for model in MODELS}), ids=lambda path: path.name)
def test_example_holds_what_changes_from_as_is_to_to_be(
    folder: Path, name: str, capfdbinary: pytest.CaptureFixture[bytes], request: pytest.FixtureRequest
) -> None:
    printed = _printed(["diff", *(str(folder.relative_to(ROOT) / f"{one}.bpmn") for one in ("ist", "soll"))], name)
    golden = folder / name
    found = capfdbinary.readouterr().out
    assert printed == 0
    if request.config.getoption("--rewrite"):
        golden.write_bytes(found)
    assert golden.read_bytes() == found


@pytest.mark.parametrize("folder", sorted({model.parent for model in MODELS}), ids=lambda path: path.name)
def test_example_holds_what_to_do(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], request: pytest.FixtureRequest
) -> None:
    printed = _printed(["plan", str(folder.relative_to(ROOT) / "ist.bpmn")], "plan.txt")
    golden = folder / "plan.txt"
    found = capfdbinary.readouterr().out
    assert printed == 0
    if request.config.getoption("--rewrite"):
        golden.write_bytes(found)
    assert golden.read_bytes() == found


def _printed(command: list[str], name: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("PYTHONIOENCODING", "utf-8")
        with pytest.raises(SystemExit) as done:
            main([*command, *SHOWN[name]])
    return done.value.code


def test_there_are_examples() -> None:
    assert len(MODELS) >= 8


def test_the_tour_of_the_library_runs() -> None:
    run_path(str(ROOT / "examples" / "library" / "tour.py"))


LOG = ROOT / "examples" / "handwerkerparkausweis" / "uebergang.csv.gz"


def test_the_log_of_the_example_is_what_its_script_makes() -> None:
    made = io.StringIO(newline="")
    run_path(str(LOG.with_name("make_log.py")))["write"](made)
    assert gzip.decompress(LOG.read_bytes()).decode() == made.getvalue()


@pytest.mark.parametrize("lang", ["de", "en"])
def test_example_holds_what_the_log_shows(
    lang: str, capfdbinary: pytest.CaptureFixture[bytes], request: pytest.FixtureRequest
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("PYTHONIOENCODING", "utf-8")
        folder = LOG.parent.relative_to(ROOT)
        names = [str(folder / f"uebergang{ending}") for ending in (".bpmn", ".csv.gz", ".namen.yaml")]
        media = "E-Mail=document,Online-Formular=data"
        with pytest.raises(SystemExit) as done:
            main(["log", *names[:2], "--mapping", names[2], "--channel-media", media, "--lang", lang])
    assert done.value.code == 0
    printed = capfdbinary.readouterr().out
    golden = LOG.with_name("uebergang.log.txt" if lang == "de" else "uebergang.log.en.txt")
    if request.config.getoption("--rewrite"):
        golden.write_bytes(printed)
    assert golden.read_bytes() == printed


def test_example_holds_what_the_log_shows_over_time(
    capfdbinary: pytest.CaptureFixture[bytes], request: pytest.FixtureRequest
) -> None:
    folder = LOG.parent.relative_to(ROOT)
    model, log, names = (str(folder / f"uebergang{ending}") for ending in (".bpmn", ".csv.gz", ".namen.yaml"))
    golden = LOG.with_name("uebergang.trend.txt")
    code = _printed(["trend", model, "--log", log, "--mapping", names], golden.name)
    printed = capfdbinary.readouterr().out
    assert code == 0
    if request.config.getoption("--rewrite"):
        golden.write_bytes(printed)
    assert golden.read_bytes() == printed
