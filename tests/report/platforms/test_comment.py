"""The comment on a merge request."""

import re
from dataclasses import replace

import pytest

from mediabruch.i18n import translator
from mediabruch.report.platforms.comment import MARK, MOST, to_comment
from mediabruch.rules import Severity
from tests.report.hostile import HOSTILE
from tests.report.platforms.results import DETOUR, HIDDEN_CHARACTERS, checked, everything, hostile, result


def test_each_model_is_summed_up_in_one_sentence() -> None:
    text = to_comment(result(checked("Antrag(data) > B(paper) > C(paper)")), translator("de"))
    assert "- built: Kommt digital herein und wird ab „B“ auf Papier bearbeitet." in text


def test_it_tells_what_is_new_what_is_fixed_and_what_became_of_the_score() -> None:
    text = to_comment(everything(), translator("en"))
    assert text.startswith(f"{MARK}\n### mediabruch: 1 new finding, 1 fixed, 1 known\n\n**The check fails.**\n")
    assert "- modelle/antrag.bpmn: The end-to-end score is too low.\n" in text
    assert "| built | modelle/antrag.bpmn | 100 → 57 | 0 → 2 | 1 | 1 |" in text
    new, rest = text.split("#### What is new")[1].split("#### Fixed")
    assert re.findall(r"^\| major \| \S+ \| (MB\d+)", new, re.MULTILINE) == ["MB103"]
    assert "MB104 Capture by hand: From paper to data." in rest
    assert "(§ 126 BGB)" in rest.split("<details>")[1]


def test_without_anything_to_compare_with_all_findings_are_listed() -> None:
    model = checked(DETOUR)
    text = to_comment(result(model), translator("de"))
    assert "**Die Prüfung ist bestanden.**" in text
    assert len(re.findall(r"^\| .* \| modelle/antrag.bpmn:\d+ \|", text, re.MULTILINE)) == len(model.findings)
    assert "<details>" not in text


def test_what_is_below_the_severity_is_counted() -> None:
    model = checked(DETOUR)
    found = replace(result(model), shows={model.path: Severity.CRITICAL})
    assert "findings weigh less than what is listed." in to_comment(found, translator("en"))


def test_a_comment_has_an_end() -> None:
    models = [checked(DETOUR, f"{number}.bpmn") for number in range(60)]
    text = to_comment(result(*models), translator("en"))
    assert len(re.findall(r"^\| (?:critical|major|minor) ", text, re.MULTILINE)) == MOST
    assert f"and {60 - MOST} more" in text
    assert len(text) < 65_536


@pytest.mark.parametrize(
    "name", [*HOSTILE, "a|b", "| x |", "``` x", "<!-- -->", "</details>", "@team #1", "## x", "[a](http://x)"]
)
def test_no_name_breaks_out(name: str) -> None:
    def shape(text: str) -> list[tuple[str, int]]:
        return [(line[:2], len(re.findall(r"(?<!\\)\|", line.replace("\\\\", "")))) for line in text.splitlines()]

    text = to_comment(hostile(name), translator("en"))
    assert shape(text) == shape(to_comment(hostile("Name"), translator("en")))
    assert not HIDDEN_CHARACTERS & set(text)
    assert not re.search(r"(?<!\\)<(?!/?details|/?summary|!-- mediabruch -->)", text.replace("\\\\", ""))
    assert not re.search(r"[@#]\w|http:", text)
