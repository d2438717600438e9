"""The examples: each folder holds what the commands print, and this keeps it true.

`pytest tests/test_examples.py --rewrite` writes the files anew; look at the difference before you commit it.
"""

from pathlib import Path
from runpy import run_path

import pytest

from mediabruch.cli import main

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
        for name in ("FORCE_COLOR", "COLUMNS", "NO_COLOR"):
            patch.delenv(name, raising=False)
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


def test_there_are_examples() -> None:
    assert len(MODELS) >= 8


def test_the_tour_of_the_library_runs() -> None:
    run_path(str(ROOT / "examples" / "library" / "tour.py"))
