"""What helps follows who receives, what the step is for, and whose process it is."""

from dataclasses import replace

import pytest

from mediabruch.analysis import Analysis
from mediabruch.findings.collect import collect_findings
from mediabruch.findings.helping import Helper
from mediabruch.i18n import translator
from mediabruch.media import Medium
from mediabruch.report.helping import help_lines
from mediabruch.report.names import Names
from mediabruch.report.weight import by_weight
from tests.support.models import build


def _analysis(line: str, *, is_administration: bool = True) -> Analysis:
    analysis = build(line).analysis()
    return replace(analysis, options=replace(analysis.options, administration=is_administration))


def _helps(line: str, *, is_administration: bool = True) -> list[str]:
    found = collect_findings(_analysis(line, is_administration=is_administration)).findings
    return [str(one.help) for one in found if one.is_break]


SAID = [
    # on whose side: citizens, companies, other authorities, anybody else
    ("A(data) > B(data:paper, send, aside=sent); B ~> [Citizen]", "mailbox of BundID"),
    ("A(data) > B(data:paper, send, aside=sent); B ~> [Company]", "organization account"),
    ("A(data) > B(data:paper, send, aside=sent); B ~> [Finanzamt]", "XÖV"),
    # made in this house, or come from outside
    ("A(data:paper) > B(paper:data)", "It was digital in this house before: take it over"),
    ("A(data:paper) > B(paper) > C(paper:document)", "It was digital in this house before: leave it so"),
    ("A(paper) > B(paper:data)", "structured online form"),
    # a blank form, an unknown step or a citizen between: what is on the paper was nowhere before
    ("Print_the_form(data:paper) > B(paper) > C(paper:data)", "structured online form"),
    ("Formular_herunterladen(document) > Vordruck_drucken(document:paper) > C(paper:data)", "structured online form"),
    ("Formular_ausfüllen_und_drucken(data:paper) > C(paper:data)", "It was digital in this house before"),
    ("A(data) > Formular_drucken(data:paper) > C(paper:data)", "It was digital in this house before"),
    ("Office: A(data:paper) > C(paper:data); Citizen: B(paper); A ~> B; B ~> C", "structured online form"),
    ("A(paper) > B(paper:document)", "in the mail room or at the counter"),
    ("A(data) > Versandetikett_drucken(data:paper, send, aside=sent)", "What sticks to goods"),
    ("A(paper) > B(paper:document)", "at its source"),
    ("A(paper) > Unterschreiben_und_scannen(paper:document)", "nothing is scanned for its signature"),
    # spoken
    ("A(oral) > B(oral:data)", "while it is being told"),
]


@pytest.mark.parametrize(("line", "expected"), SAID)
def test_what_helps_fits_the_receiver_and_the_way(line: str, expected: str) -> None:
    assert expected in _helps(line)[-1]


COMPANIES = [
    "A(data) > B(data:paper, send, aside=sent)",
    "A(data) > B(data:paper)",
    "A(paper) > B(paper:data)",
    "A(document) > B(document:data, by_hand)",
    "A(data) > B(data:paper) > C(paper) > D(paper) > E(paper:document)",
]


@pytest.mark.parametrize("line", COMPANIES)
@pytest.mark.parametrize("word", ["BundID", "FIT-Connect", "XÖV", "eID", "e-file", "authority"])
def test_means_of_administration_are_said_of_administration_alone(line: str, word: str) -> None:
    assert not any(word in said for said in _helps(line, is_administration=False))


def test_no_mail_room_is_said_of_where_none_need_be() -> None:
    said = _helps("A(paper) > B(paper:document)", is_administration=False)[-1]
    assert said.endswith("scan it once, where it comes in.")


def test_what_passed_an_unknown_step_is_not_said_to_be_the_same() -> None:
    found = _analysis("A(data:paper) > B > C(paper) > D(paper:data)")
    helper = Helper(found)
    steps = {step.name: step.node.key for step in found.steps}
    said = helper.against_break("MB104", steps["D"], (), Medium.PAPER)
    assert "It was digital" not in str(said)


def test_what_is_equal_is_said_once_and_what_differs_names_its_steps() -> None:
    analysis = _analysis("A(data:paper) > B(paper:data) > C(data:paper) > D(paper:data)")
    names = Names(analysis.model, translator("en"))
    lines = help_lines(by_weight(analysis.breaks), (), analysis, names)
    assert [(line.code, line.title) for line in lines] == [("MB101", "Printout"), ("MB104", "Capture by hand")]
    analysis = _analysis("X(paper) > Y(paper:data) > A(data:paper) > B(paper:data)")
    lines = help_lines(by_weight(analysis.breaks), (), analysis, Names(analysis.model, translator("de")))
    assert {line.title for line in lines} == {"Ausdruck", "Erfassung von Hand („Y“)", "Erfassung von Hand („B“)"}
