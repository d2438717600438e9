"""`mediabruch explain`: rules and steps."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["MB103", "mb103", "scan"])
def test_a_kind_by_code_or_name(mediabruch: Run, name: str) -> None:
    done = mediabruch("explain", name, "--lang", "de")
    assert done.code == 0
    assert done.out.startswith("MB103 Scan\n")


def test_without_arguments_all_rules_are_listed(mediabruch: Run) -> None:
    assert "MB909" in mediabruch("explain").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["MB130"], "There is no rule “MB130”. Did you mean MB10"),
        (["printot"], "Did you mean printout?"),
        (["gibberish-here"], "lists all rules"),
        (["antrag.bpmn"], "Name a step of the model as well"),
        (["antrag.bpmn", "Prufen"], "Did you mean “Pruefen”?"),
        (["antrag.bpmn", "zzz"], "There is no step “zzz” in this model. Known here: "),
        (["MB101", "Pruefen"], "A rule has no step: mediabruch explain MB101."),
        (["fehlt.bpmn", "Pruefen"], "There is no such file."),
    ],
)
def test_what_is_not_there_is_one_sentence(mediabruch: Run, arguments: list[str], sentence: str) -> None:
    done = mediabruch("explain", *arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert done.err.count("\n") == 1


def test_explain_names_the_file_and_line_of_what_is_stated(mediabruch: Run, folder: Path) -> None:
    (folder / "_media.yaml").write_text("labels:\n  bescheid:\n    medium: paper\n", "utf-8")
    assert (
        "annotation file (antrag.media.yaml, line 2): “medium: digital”"
        in mediabruch("explain", "antrag.bpmn", "Antrag").out
    )
    inherited = mediabruch("explain", "amt/eins.bpmn", "Bescheid").out
    assert "annotations of the folder (../_media.yaml: labels.bescheid, line 3): “medium: paper”" in " ".join(
        inherited.split()
    )
