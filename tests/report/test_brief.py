"""The summary of one page, as HTML, PDF and Word: the same words in each, and foreign text as text."""

import io
import sys
from dataclasses import replace

import docx
import pytest

from mediabruch.errors import MediabruchError
from mediabruch.i18n import translator
from mediabruch.report.brief import brief
from mediabruch.report.names import Names
from tests.report.hostile import HOSTILE
from tests.support.models import build
from tests.support.reports import reported

LINE = "Office: Antrag(data) > B(paper) > xor1 > C(data) > D(paper) > E(data); xor1 -0.2-> F"
DE = translator("de")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795651200")


def made(format_: str, line: str = LINE) -> bytes:
    return reported(format_, build(line).analysis(), language="de")


def test_it_tells_the_three_most_frequent_breaks_what_helps_and_what_is_open() -> None:
    analysis = build(LINE).analysis()
    found = brief(analysis, Names(analysis.model, DE))
    assert found.verdict.startswith("Soweit bekannt (5 von 6 Schritten): Kommt digital herein")
    assert [(one.step, one.place) for one in found.breaks] == [("B", "Office"), ("C", "Office"), ("D", "Office")]
    assert found.breaks[0].happens == "Ausdruck: Daten → Papier, 1-mal je Fall"
    assert all(one.helps for one in found.breaks)
    assert found.more_breaks == "Und an 1 weiteren Stelle."
    assert "Offen ist 1 Schritt: „F“." in found.sureness
    assert any("Anteil" in sentence for sentence in found.sureness) == (len(found.sureness) == 3)
    assert found.version.startswith("mediabruch ")


def test_nothing_known_makes_a_summary_too() -> None:
    analysis = build("A > B").analysis()
    found = brief(analysis, Names(analysis.model, translator("en")))
    assert (found.breaks, found.more_breaks) == ((), "")
    assert "2 steps are open, above all “A”, “B”." in found.sureness


def test_as_html() -> None:
    text = made("summary").decode()
    assert '<html lang="de">' in text
    assert "erstellt am" not in text
    assert "gedruckt am 26. November 2026" in text
    assert "<script" not in text
    assert text == made("summary").decode()


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_the_same_input_makes_the_same_file(format_: str) -> None:
    assert made(format_) == made(format_)


def test_as_pdf() -> None:
    found = made("pdf")
    assert found.startswith(b"%PDF-")
    assert made("pdf", "A > B; start1 > end1").startswith(b"%PDF-")


def test_as_word() -> None:
    document = docx.Document(io.BytesIO(made("docx")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "B (Office): Ausdruck: Daten → Papier, 1-mal je Fall." in text
    assert "erstellt am 26. November 2026" in text
    assert document.core_properties.author == "mediabruch"


@pytest.mark.parametrize("name", [*HOSTILE, "#panic()", "$x^2$ \\ *fett*", "{{ 7 * 7 }}"])
@pytest.mark.parametrize("format_", ["summary", "pdf", "docx"])
def test_names_are_text(format_: str, name: str) -> None:
    analysis = build(LINE).analysis()
    nodes = tuple(node._replace(name=name) if node.is_activity else node for node in analysis.model.nodes)
    model = replace(analysis.model, nodes=nodes, name=name)
    content = reported(format_, replace(analysis, model=model), language="de")
    assert content
    assert format_ != "summary" or b"<script" not in content


@pytest.mark.parametrize(("library", "format_"), [("typst", "pdf"), ("docx", "docx")])
def test_a_missing_library_is_named(library: str, format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MediabruchError, match=r"pip install 'mediabruch\["):
        made(format_)
