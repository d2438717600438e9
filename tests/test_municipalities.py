"""Three municipalities with the same eight services: they hold what the script draws and what the commands print.

`pytest tests/test_municipalities.py --rewrite` writes them anew; look at the difference before you commit it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mediabruch.cli.entry import main

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "examples" / "gemeinden"
MEMBERS = [f"examples/gemeinden/{name}" for name in ("lindenbrueck", "oberau", "westheim")]
PRINTED = {
    "lindenbrueck/portfolio.txt": ["portfolio", MEMBERS[0]],
    "vergleich.txt": ["compare", *MEMBERS],
    "vergleich-anonym.txt": ["compare", *MEMBERS, "--anonymous"],
}


@pytest.mark.parametrize("name", PRINTED)
def test_files_hold_what_the_command_prints(
    name: str, capfdbinary: pytest.CaptureFixture[bytes], request: pytest.FixtureRequest
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("PYTHONIOENCODING", "utf-8")
        with pytest.raises(SystemExit) as done:
            main([*PRINTED[name], "--lang", "de", "--no-cache"])
    assert done.value.code == 0
    printed = capfdbinary.readouterr().out
    golden = PLACE / name
    if request.config.getoption("--rewrite"):
        golden.write_bytes(printed)
    assert golden.read_bytes() == printed


def test_models_are_what_the_script_draws(tmp_path: Path) -> None:
    here = shutil.copytree(PLACE, tmp_path / "gemeinden", ignore=shutil.ignore_patterns("*.bpmn", "*.media.yaml"))
    subprocess.run([sys.executable, here / "draw.py"], check=True)
    before, drawn = drawings(PLACE), drawings(here)
    assert len(before) == 2 * 3 * 8
    assert drawn == before


def drawings(place: Path) -> dict[Path, bytes]:
    files = (file for kind in ("*.bpmn", "*.media.yaml") for file in place.rglob(kind))
    return {file.relative_to(place): file.read_bytes() for file in files}
