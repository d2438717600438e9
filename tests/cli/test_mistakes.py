"""Mistakes of use: one sentence in the language of the call, exit code 2, nothing written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

STEP = "Antrag.medium"


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["plan", "antrag.bpmn", "--budget", "nan"], "nan"),
        (["plan", "antrag.bpmn", "--budget", "inf"], "inf"),
        (["analyze", "antrag.bpmn", "--cases", "inf"], "inf"),
        (["render", "antrag.bpmn", "--format", "png", "--scale", "nan"], "nan"),
        (["check", "antrag.bpmn", "--max-breaks", "nan"], "nan"),
        (["plan", "antrag.bpmn", "--weight", "law=2", "--weight", "law=3"], "law"),
        (["what-if", "antrag.bpmn", "--set", f"{STEP}=paper", "--set", f"{STEP}=data"], STEP),
        (["log", "antrag.bpmn", "-", "--channel-media", "Post=paper,Post=data"], "Post"),
        (["portfolio", "antrag.bpmn", "--snapshot", "s.json", "--output", "s.json"], "--snapshot"),
        (["portfolio", "antrag.bpmn", "--snapshot", "antrag.bpmn"], "antrag.bpmn"),
        (["annotate", "--templates", "camunda7", "nirgends"], "nirgends"),
    ],
)
def test_is_refused(mediabruch: Run, folder: Path, lang: str, arguments: list[str], names: str) -> None:
    before = sorted(folder.rglob("*"))
    done = mediabruch(*arguments, "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("Fehler: " if lang == "de" else "Error: ")
    assert names in done.err
    assert sorted(folder.rglob("*")) == before


def test_no_table_is_written_of_models_that_cannot_be_read(mediabruch: Run, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    done = mediabruch("annotate", "--to", "csv", "kaputt.bpmn", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("kaputt.bpmn:1")
    assert sorted(folder.rglob("*")) == before
