"""Rich text in documentation is read as text."""

import pytest

from mediabruch.infer.text.rtf import unformatted
from mediabruch.media import Medium
from tests.infer.little import known, little, node

RICH = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Brief Sans;}{\f1 Papier;}}{\colortbl;\red0\green0\blue0;}"
    r"{\*\generator Fax 5.0;}\pard\f0\fs20 Die Pr\'fcfung wird \b per E-Mail\b0  best\u228?tigt.\par}"
)


def test_rich_text_is_read_as_text() -> None:
    assert unformatted(RICH) == "Die Prüfung wird per E-Mail bestätigt."


@pytest.mark.parametrize("text", ["Bescheid drucken", "{kein RTF}", "", "\\rtf"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert unformatted(text) == text


@pytest.mark.parametrize("broken", ["{\\rtf1", "{\\rtf1 }}}} a", "{\\rtf1 \\'", "{\\rtf1 \\u99999999 a", "{\\rtf1 \\"])
def test_broken_rich_text_is_no_error(broken: str) -> None:
    assert isinstance(unformatted(broken), str)


def test_documentation_in_rich_text_counts_as_the_same_in_plain_text() -> None:
    plain = known(little(node("Antrag bestätigen", documentation="Die Prüfung wird per E-Mail bestätigt.")))
    rich = known(little(node("Antrag bestätigen", documentation=RICH)))
    assert plain.produces == frozenset({Medium.DOCUMENT})
    assert (rich.receives, rich.produces, rich.confidence) == (plain.receives, plain.produces, plain.confidence)
