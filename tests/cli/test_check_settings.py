"""Settings of a check: each model has those of its own configuration, and what has no effect is said."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def all_readable(folder: Path) -> None:
    (folder / "kaputt.bpmn").unlink()


def configure(folder: Path, text: str) -> None:
    (folder / "mediabruch.toml").write_text(text, encoding="utf-8")


def test_each_folder_has_its_own_baseline(mediabruch: Run, folder: Path) -> None:
    configure(folder, '[check]\nbaseline = "known.json"\n')
    configure(folder / "amt", '[check]\nbaseline = "own.json"\nshow = "critical"\n')
    assert mediabruch("check", ".", "--write-baseline").code == 0
    assert '"path": "antrag.bpmn"' in (folder / "known.json").read_text(encoding="utf-8")
    assert "antrag" not in (folder / "amt" / "own.json").read_text(encoding="utf-8")
    assert mediabruch("check", ".").code == 0


def test_paths_that_fit_no_model_are_said(mediabruch: Run, folder: Path) -> None:
    configure(folder, '[check.paths."amt/"]\nfail_on = "none"\n[check.paths."atm/"]\nmin_score = 90\n')
    done = mediabruch("check", ".", "--lang", "en", "--fail-on", "none")
    assert "mediabruch.toml: no model fits “atm/” under [check.paths]." in done.out
    assert "“amt/”" not in done.out
    done = mediabruch("check", "antrag.bpmn", "--lang", "en")
    assert "“amt/”" not in done.out, "it fits models that are not asked for"


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        ('[check]\nselect = ["MB1"]\nfail_on = ["MB2"]\n', [], "mediabruch.toml: MB2 fails nothing"),
        ('[check]\nignore = ["all"]\n', [], "mediabruch.toml: Nothing is looked at"),
        ('[check]\nignore = ["MB1"]\n', ["--select", "MB101"], "Nothing is looked at"),
    ],
)
def test_what_has_no_effect_is_refused(mediabruch: Run, folder: Path, text: str, options: list[str], says: str) -> None:
    configure(folder, text)
    done = mediabruch("check", ".", "--lang", "en", *options)
    assert done.code == 2
    assert says in done.err


def test_show_settings(mediabruch: Run, folder: Path) -> None:
    configure(folder, 'exclude = ["x/"]\n[check]\nfail_on = "Major"\n[check.paths."antrag.bpmn"]\nmin_score = 50\n')
    done = mediabruch("check", ".", "--show-settings", "--lang", "en", "--max-breaks", "3")
    assert (done.code, done.err) == (0, "")
    first, second = done.out.split("\n\n")
    assert first.splitlines()[0] == "mediabruch.toml"
    assert "amt/eins.bpmn, amt/zwei.bpmn" in first
    assert "check.min_score" not in first
    assert second.split()[1:3] == ["models", "antrag.bpmn"]
    assert "check.min_score   50" in second
    for group in (first, second):
        assert "check.fail_on     major" in group
        assert "check.max_breaks  3" in group
        assert "exclude           x/" in group
    assert "No configuration" in mediabruch("check", "amt", "--no-config", "--show-settings", "--lang", "en").out
